"""The options of reading a calendar."""

from __future__ import annotations

import codecs
from datetime import date
from typing import Final

from attrs import frozen

from timeline import OptionError, option
from timeline.errors import visible
from timeline.text import clean_line

__all__ = ["MOST", "IcalReaderOptions"]

MOST: Final = 100_000
"""So many dates of one repeating entry can be asked for."""

_NOT_OF_FILES: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)


@frozen
class IcalReaderOptions:
    """What a calendar does not say itself, and how much of what repeats is read."""

    title: str = option("", "what to call the timeline, instead of the calendar's own name")
    language: str = option("", "the language of the texts, a BCP 47 code such as id")
    encoding: str = option("utf-8", "the encoding of an old file, such as windows-1252")
    since: str = option("", "read every date of what repeats from this day on: 2024-01-01")
    until: str = option("", "read every date of what repeats up to this day: 2024-12-31")
    most: int = option(1000, "read so many dates of one repeating entry at the most")

    def __attrs_post_init__(self) -> None:
        for text in (self.title, self.language):
            clean_line(text)
        _check_encoding(self.encoding)
        first, last = self.window
        if first and last and first > last:
            raise OptionError(f"since {first} is after until {last}; swap the two")
        if not 1 <= self.most <= MOST:
            raise OptionError(f"most is a number from 1 to {MOST}")

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The first and the last day of which repeated dates are read."""
        return _day("since", self.since), _day("until", self.until)


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        if len(text) == 10:  # 2024-W42-5 is one for Python, too, and nobody's wish
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise OptionError(f"{name} is a day such as 2024-10-18, not '{visible(text)}'")


def _check_encoding(name: str) -> None:
    try:
        found = codecs.lookup(name).name.replace("-", "_")
        if found not in _NOT_OF_FILES and "a".encode(name):
            return
    except (LookupError, ValueError):
        pass
    raise OptionError(f"there is no encoding of text '{visible(name)}'; windows-1252 is one")
