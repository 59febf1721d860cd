"""Which names a new format can have."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from timeline import Plugins, UsageError
from timeline.errors import visible

__all__ = ["refuse_name"]

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST: Final = 30  # lines of the template have to hold it twice


def refuse_name(name: str, suffix: str, plugins: Plugins) -> None:
    """Raise UsageError where a new format cannot have the name, or files of it the suffix."""
    if name.startswith("timeline-"):
        own = f"'{visible(name)}' is the name of a distribution; give that of the format"
        raise UsageError(f"{own}{_remedy(name)}")
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        rule = f"a lower-case letter, then letters, digits and single hyphens, {_LONGEST} at most"
        raise UsageError(f"'{visible(name)}' is no name for a format: {rule}{_remedy(name)}")
    if name in ("kit", "plugins"):
        raise UsageError(f"timeline-{name} is timeline-kit's own name; choose another one")
    for plugin in plugins:
        for format_ in (*plugin.exporters, *plugin.readers):
            if format_.name == name:
                raise UsageError(
                    f"there is a format '{name}' already, that of {plugin}; choose another name"
                )
            if suffix in format_.suffixes:
                raise UsageError(
                    f"the suffix '{suffix}' is that of the format '{format_.name}' already; "
                    "choose another name"
                )


def _remedy(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").removeprefix("timeline-")
    near = near[:_LONGEST].strip("-")
    return f"; did you mean '{near}'?" if _NAME.fullmatch(near) else "; such as 'haiku'"
