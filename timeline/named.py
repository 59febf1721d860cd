"""What everything that a plugin brings by name has: the name, and what people call it."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from timeline.errors import PluginError

__all__ = ["Named"]

_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")


class Named:
    """A thing that people ask for by its name."""

    name: ClassVar[str]
    """What the command calls it: lower-case letters, digits, hyphens."""
    title: ClassVar[str] = ""
    """What people call it, in a few words."""

    def validate(self) -> None:
        """Raise PluginError where the metadata are missing or of the wrong form."""
        name: object = getattr(self, "name", None)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise PluginError(
                f"{type(self).__name__}.name is {name!r} "
                "and should be lower-case text such as 'csv'"
            )
        title: object = self.title
        if not isinstance(title, str):
            raise PluginError(f"{type(self).__name__}.title is {title!r} and should be text")
