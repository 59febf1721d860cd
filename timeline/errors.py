"""The error family: everything that timeline-kit raises on purpose is a `TimelineError`.

Messages are written for the person who made the input: what was wrong, where, and what would be
right. A message never contains raw control characters (`visible` shows them escaped).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from attrs import frozen

__all__ = [
    "DateError",
    "ExportError",
    "LossError",
    "Mistake",
    "ModelError",
    "OptionError",
    "PluginError",
    "ReadError",
    "TimelineError",
    "UsageError",
    "WriteError",
    "did_you_mean",
    "visible",
]

# C0 and C1 controls, the bidi overrides and isolates, line and paragraph separators, surrogates
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str, limit: int = 80) -> str:
    r"""`text` for a one-line message: unseen characters escaped, cut at `limit` characters.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return _UNSEEN.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A remedy to end a message with: the closest known word, or nothing.

    >>> did_you_mean("wehn", ["when", "title"])
    "; did you mean 'when'?"
    """
    if len(word) > 100 or len(known) > 10_000:
        return ""
    from difflib import get_close_matches  # only mistakes need it

    close = get_close_matches(word, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


class TimelineError(Exception):
    """Base of every error that timeline-kit raises on purpose."""


class DateError(TimelineError, ValueError):
    """A text that is no date. `position` counts characters from 0; None means the whole text."""

    def __init__(
        self, text: str, reason: str, *, part: str = "", position: int | None = None
    ) -> None:
        self.text, self.reason, self.part, self.position = text, reason, part, position
        place = "" if position is None else f"position {position}"
        spot = ", ".join(s for s in (part, place) if s)
        super().__init__(f"'{visible(text)}': {reason}" + (f" ({spot})" if spot else ""))

    def __reduce__(self) -> tuple[object, ...]:
        return _remake_date_error, (self.text, self.reason, self.part, self.position)


def _remake_date_error(text: str, reason: str, part: str, position: int | None) -> DateError:
    return DateError(text, reason, part=part, position=position)


class ModelError(TimelineError, ValueError):
    """A value that the model cannot hold: a missing title, a dangling id, two events of one id."""


class UsageError(TimelineError):
    """A request that makes no sense, such as an unknown format or suffix."""


class OptionError(UsageError):
    """An exporter's option that does not exist or has a value of the wrong kind."""


class PluginError(TimelineError):
    """A plugin that cannot be used, or two plugins that claim one name."""


class ExportError(TimelineError):
    """An exporter failed; the message names it and the error that it raised."""


class WriteError(TimelineError):
    """A file could not be written. What was there before is untouched."""


class LossError(TimelineError):
    """A format could not carry a fact and the caller asked to be strict."""


@frozen
class Mistake:
    """One thing that is wrong in a file. Lines and columns count from 1; 0 means unknown."""

    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    event: str = ""
    code: str = "mistake"
    """What sort of mistake: `date`, `dangling-id`, `repeated-id`, or just `mistake`."""

    def __str__(self) -> str:
        place = ":".join([visible(self.file, 1000) or "input", *map(str, self._spot())])
        event = f"event '{visible(self.event)}': " if self.event else ""
        return f"{place}: {event}{self.message}"

    def _spot(self) -> tuple[int, ...]:
        if not self.line:
            return ()
        return (self.line, self.column) if self.column else (self.line,)


class ReadError(TimelineError):
    """A file that cannot be read as a timeline: all of its `mistakes`, in the order of the file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.line, m.column)))
        super().__init__("\n".join(map(str, self.mistakes)))

    def __reduce__(self) -> tuple[object, ...]:
        return ReadError, (self.mistakes,)
