"""What every format has, whether it is written or read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Final

from timeline.errors import PluginError
from timeline.named import Named
from timeline.options import NoOptions, check_options

__all__ = ["Format"]

_SUFFIX: Final = re.compile(r"\.[a-z0-9][a-z0-9.]*")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+_-]*( ?; ?[a-z0-9-]+=[A-Za-z0-9._-]+)*")


class Format(Named):
    """The metadata that exporters and readers share."""

    suffix: ClassVar[str]
    """The end of a file's name that means it, with the dot."""
    more_suffixes: ClassVar[tuple[str, ...]] = ()
    """Other ends that mean it too."""
    media_type: ClassVar[str] = "application/octet-stream"
    """The IANA media type."""
    carries: ClassVar[Mapping[str, str]] = {}
    """The fields that it holds, as `event.place`, and how each stands in it; the rest is lost."""
    options: ClassVar[type] = NoOptions
    """An attrs class; its fields become `-O name=value`, help, and keyword arguments."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """All suffixes, the usual one first."""
        return (self.suffix, *self.more_suffixes)

    def validate(self) -> None:
        """Raise PluginError where the metadata or the options class are of the wrong form."""
        super().validate()
        me = type(self).__name__
        suffix: object = getattr(self, "suffix", None)
        if not _is_suffix(suffix):
            raise PluginError(
                f"{me}.suffix is {suffix!r} and should be lower-case text such as '.csv'"
            )
        more: object = self.more_suffixes
        if not isinstance(more, tuple) or not all(_is_suffix(suffix) for suffix in more):
            raise PluginError(
                f"{me}.more_suffixes is {more!r} and should be a tuple such as ('.yml',)"
            )
        kind: object = self.media_type
        if not isinstance(kind, str) or not _MEDIA_TYPE.fullmatch(kind):
            raise PluginError(
                f"{me}.media_type is {kind!r} and should be a media type such as 'text/csv'"
            )
        carried: object = self.carries
        if not isinstance(carried, Mapping) or not all(
            isinstance(word, str) for pair in carried.items() for word in pair
        ):
            raise PluginError(
                f"{me}.carries is {carried!r} and should be a mapping of fields to words, "
                "such as {'event.title': 'as the heading'}"
            )
        suffixes: object = self.suffixes
        if not isinstance(suffixes, tuple) or not all(map(_is_suffix, suffixes)):
            raise PluginError(f"{me}.suffixes is {suffixes!r} and should be a tuple of suffixes")
        check_options(self.options)


def _is_suffix(value: object) -> bool:
    return isinstance(value, str) and _SUFFIX.fullmatch(value) is not None
