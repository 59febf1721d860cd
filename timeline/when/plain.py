"""Plain texts, read without the grammar: most dates of most timelines are nothing else.

A plain date is a year, a season, a month or a day of the years 1 to 9999, sure or qualified as a
whole. Any other text is None here: the grammar knows more, and says better what is wrong.
"""

from __future__ import annotations

import re
from datetime import date as stdlib_date
from datetime import datetime
from math import inf
from typing import Final

from timeline.when.day import OPEN, UNKNOWN, days_in_month
from timeline.when.forms import DAY_SECONDS, Date, Interval, Moment, Qualifier
from timeline.when.parts import QUALIFIERS
from timeline.when.seasons import SEASONS, season_span

__all__ = ["plain_bounds", "plain_date", "plain_form", "plain_span"]

_SIGNS: Final = frozenset("?~%")
_QUALIFIED: Final = frozenset({5, 8, 11})  # the lengths of 2024~, 2024-10~ and 2024-10-18~
_ALL_SURE: Final = (Qualifier.SURE,) * 3
_OPENING: Final = {"]": "[", "}": "{"}

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(Z|[+-](?!00:00)(?:0[0-9]|1[01]):[0-5][0-9])?"
)
_SECONDS_TO_1970: Final = stdlib_date(1970, 1, 1).toordinal() * DAY_SECONDS


def plain_span(text: str) -> tuple[int, int] | None:
    """The numbers of the first and the last day of a plain date.

    >>> plain_span("2024-10~") == plain_span("2024-10") == (739_160, 739_190)
    True
    """
    length = len(text)
    try:
        if length == 10 and text[7] == "-":  # `fromisoformat` takes 2024-W42-5 as well
            first = stdlib_date.fromisoformat(text).toordinal()
            return first, first
        if length in _QUALIFIED and text[-1] in _SIGNS:
            return plain_span(text[:-1])
        if length == 7 and text[5:] in SEASONS:
            year = stdlib_date.fromisoformat(text[:5] + "01-01").year
            return season_span(text[5:], year, year)
        if length == 7:
            day = stdlib_date.fromisoformat(text + "-01")
            first = day.toordinal()
            return first, first + days_in_month(day.year, day.month) - 1
        if length == 4 and text.isdecimal():
            first = stdlib_date.fromisoformat(text + "-01-01").toordinal()
            return first, stdlib_date.fromisoformat(text + "-12-31").toordinal()
    except ValueError:
        pass
    return None


def plain_date(text: str) -> Date | None:
    """The plain date that the text means."""
    span = plain_span(text)
    if span is None:
        return None
    first, last = span
    qualifiers = _ALL_SURE
    if text[-1] in _SIGNS:
        qualifiers, text = (QUALIFIERS[text[-1]],) * 3, text[:-1]
    month, day = text[5:7], text[8:]
    count = 3 if day else 2 if month else 1
    return Date(text[:4], month, day, qualifiers[:count], first, last)


def plain_bounds(text: str) -> tuple[int, float] | None:
    """The first and the last second of an interval or range of plain dates, or of a moment.

    >>> plain_bounds("2024-10-18/2024-10-20") == plain_bounds("[2024-10-18..2024-10-20]")
    True
    """
    if text[10:11] == "T":
        return _moment(text)
    if "/" in text:
        return _interval(text)
    return _range(text) if text[-1:] in _OPENING else None


def plain_form(text: str) -> Interval | Moment | None:
    """The form of a text that has `plain_bounds`; None for a range, and for all other texts.

    >>> str(plain_form("2024-10-18/..")), str(plain_form("2024-10-18T12:09:30Z"))
    ('2024-10-18/..', '2024-10-18T12:09:30Z')
    """
    if plain_bounds(text) is None:
        return None
    if text[10:11] == "T":
        wall = datetime.fromisoformat(text)
        offset = wall.utcoffset()
        return Moment(
            wall.toordinal(),
            text[:10],
            wall.hour,
            wall.minute,
            wall.second,
            "",
            None if offset is None else int(offset.total_seconds()),
            "",
            Qualifier.SURE,
        )
    first_text, slash, last_text = text.partition("/")
    first, last = plain_date(first_text), plain_date(last_text)
    if first is None or not slash:
        return None
    return Interval(first, last or (OPEN if last_text else UNKNOWN))


def _interval(text: str) -> tuple[int, float] | None:
    first, _, last = text.partition("/")
    if last in ("", ".."):
        span = plain_span(first)
        return (span[0] * DAY_SECONDS, inf) if span else None
    return _from_to(first, last)


def _range(text: str) -> tuple[int, float] | None:
    first, _, last = text[1:-1].partition("..")
    if text[0] != _OPENING[text[-1]] or len(first) != len(last):
        return None
    if (first[5:7] in SEASONS) != (last[5:7] in SEASONS):
        return None  # of one length, and yet not of one precision
    return _from_to(first, last)


def _from_to(first_text: str, last_text: str) -> tuple[int, int] | None:
    first = plain_span(first_text)
    last = plain_span(last_text) if first else None
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0] * DAY_SECONDS, last[1] * DAY_SECONDS + (DAY_SECONDS - 1)


def _moment(text: str) -> tuple[int, int] | None:
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(text if match[1] else text + "Z")
    except ValueError:
        return None
    second = int(moment.timestamp()) + _SECONDS_TO_1970
    return second, second
