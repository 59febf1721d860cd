"""Dates of TimelineJS: objects with `year`, `month`, `day`, `hour`, `minute`, `second`.

Parts are numbers or texts of digits; one that is empty, null or missing was not told. Negative
years are counted as TimelineJS shows them, without a year 0: -44 is 44 BCE. Times are on the clock
of the place, for TimelineJS knows no zones. `display_date` and `format` are for the eye and are
not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from timeline.when.notations.written import Written, astronomical
from timeline.when.when import When

__all__ = ["from_timelinejs"]

_PARTS: Final = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_MINUTE: Final = _PARTS.index("minute")
_DAY: Final = _PARTS.index("day")
_NUMBER = re.compile(r"\s*(-?[0-9]{1,15})\s*")


def from_timelinejs(start: Mapping[str, Any], end: Mapping[str, Any] | None = None) -> When:
    """The date of a `start_date`, or all the time from it to the `end_date`. Raises DateError.

    >>> str(from_timelinejs({"year": "2024", "month": "10", "day": ""}))
    '2024-10'
    """
    written, first = Written.of_object(start)
    text = _date(written, first)
    if end is None:
        return written.when(text)
    last_written, last = Written.of_object(end)
    both = Written(f"{written.text} to {last_written.text}")
    return both.when(f"{text}/{_date(last_written, last)}")


def _date(written: Written, given: Mapping[str, Any]) -> str:
    numbers = [_number(written, given.get(part), part) for part in _PARTS]
    told = [number for number in numbers if number is not None]
    if not told or numbers[: len(told)] != told:
        missing = _PARTS[numbers.index(None)]
        written.fail(f"there is no {missing}; finer parts need it, and nobody knows it", missing)
    deepest = len(told) - 1
    if _DAY < deepest < _MINUTE:
        written.fail("an hour needs its minute; tell it, or leave out the hour", "minute")
    year, *rest = told
    if year == 0:
        written.fail("there is no year 0; 1 BCE is -1", "year")
    date = written.date(astronomical(abs(year), bce=year < 0), *rest[:_DAY], part="date")
    if deepest <= _DAY:
        return date
    clock = ":".join(f"{n:02}" for n in rest[_DAY : _DAY + 3])
    fraction = f".{rest[-1]:03}" if len(told) == len(_PARTS) else ""
    return str(written.when(f"{date}T{clock}{fraction}", "time"))


def _number(written: Written, value: object, part: str) -> int | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str) and (match := _NUMBER.fullmatch(value)):
        value = int(match[1])
    if isinstance(value, bool) or not isinstance(value, int) or value.bit_length() > 64:
        written.fail("it is a whole number", part)
    number = value
    if number < 0 and part != "year":
        written.fail("only a year can be negative", part)
    return number
