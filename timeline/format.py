"""What every format has, whether it is written or read: a name, a title, its suffixes."""

from __future__ import annotations

import re
from typing import ClassVar

from timeline.errors import PluginError

__all__ = ["Format"]

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_SUFFIX = re.compile(r"\.[a-z0-9][a-z0-9.]*")


class Format:
    """The metadata that exporters and readers share."""

    name: ClassVar[str]
    """What the command calls it: lower-case letters, digits, hyphens."""
    title: ClassVar[str] = ""
    """What people call it."""
    suffix: ClassVar[str]
    """The end of a file's name that means it, with the dot."""
    more_suffixes: ClassVar[tuple[str, ...]] = ()
    """Other ends that mean it too."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """All suffixes, the usual one first."""
        return (self.suffix, *self.more_suffixes)

    def validate(self) -> None:
        """Raise PluginError where the metadata are missing or of the wrong form."""
        title: object = self.title
        if not isinstance(title, str):
            raise PluginError(f"{type(self).__name__}.title is {title!r} and should be text")
        wanted = [("name", _NAME, "csv"), ("suffix", _SUFFIX, ".csv")]
        for attribute, pattern, example in wanted:
            value: object = getattr(self, attribute, None)
            if not isinstance(value, str) or not pattern.fullmatch(value):
                raise PluginError(
                    f"{type(self).__name__}.{attribute} is {value!r} "
                    f"and should be lower-case text such as {example!r}"
                )
        more: object = self.more_suffixes
        if not isinstance(more, tuple) or not all(_is_suffix(suffix) for suffix in more):
            raise PluginError(
                f"{type(self).__name__}.more_suffixes is {more!r} "
                "and should be a tuple such as ('.yml',)"
            )


def _is_suffix(value: object) -> bool:
    return isinstance(value, str) and _SUFFIX.fullmatch(value) is not None
