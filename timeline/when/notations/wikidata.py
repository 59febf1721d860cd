"""Time values of Wikidata, as its JSON has them.

A value is a year, month or day with a `precision`; what is finer than that says nothing. Coarser
than a year, it is one unknown year of those that Wikidata shows by the same words:

| precision | shown | of `+1850-00-00T00:00:00Z` | EDTF |
|-|-|-|-|
| 9 | the year | 1850 | `1850` |
| 8 | decade, rounded down | 1850s | `185X` |
| 7 | century, rounded up | 19th century | `[1801..1900]`, which is not `18XX` |
| 6 | millennium, rounded up | 2nd millennium | `[1001..2000]` |
| 5–0 | ten thousand to a billion years, rounded | | `[Y…..Y…]` |

Years are counted without a year 0: `-0044` is 44 BCE. Months and days of the Julian calendar are
refused and the Gregorian day is named; a year or more is taken by its number. Hours, minutes and
seconds (12–14) are refused, because Wikidata does not tell whose clock they are of. `before` and
`after` count units of the precision around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from timeline.when.notations.julian import julian_remedy
from timeline.when.notations.written import Written, astronomical
from timeline.when.when import When

__all__ = ["from_wikidata"]

_TIME = re.compile(r"([+-])([0-9]{1,16})-([0-9]{2})-([0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_CALENDARS: Final = {"Q1985727": "Gregorian", "Q1985786": "Julian"}
_DECADE, _CENTURY, _MILLENNIUM, _YEAR, _MONTH, _DAY = 8, 7, 6, 9, 10, 11
_UNITS: Final = {_YEAR: "years", _MONTH: "months", _DAY: "days"}


def from_wikidata(value: Mapping[str, Any]) -> When:
    """The date of the object with `time`, `precision` and `calendarmodel`. Raises DateError.

    >>> gregorian = "http://www.wikidata.org/entity/Q1985727"
    >>> time = {"time": "+1850-00-00T00:00:00Z", "calendarmodel": gregorian}
    >>> str(from_wikidata(time | {"precision": 7}))
    '[1801..1900]'
    """
    written, given = Written.of_object(value)
    time = given.get("time")
    match = _TIME.fullmatch(time) if isinstance(time, str) else None
    if match is None:
        written.fail("the time is written as in +2024-10-18T00:00:00Z", "time")
    bce, year, month, day = match[1] == "-", int(match[2]), int(match[3]), int(match[4])
    if year == 0:
        written.fail("Wikidata has no year 0; 1 BCE is -0001", "time")
    precision = _count(written, given, "precision", 14)
    if precision > _DAY:
        written.fail("Wikidata tells no zone; write such a time yourself", "precision")
    model = str(given.get("calendarmodel", "")).rpartition("/")[2]
    if model not in _CALENDARS:
        written.fail("the calendar is Q1985727 (Gregorian) or Q1985786 (Julian)", "calendarmodel")
    before, after = (_count(written, given, key, 10**6) for key in ("before", "after"))
    if precision < _YEAR:
        if before or after:
            written.fail("this has no range of its own around a decade or more", "before, after")
        return written.when(_many_years(year, bce, precision), "time")
    parts = (month, day)[: precision - _YEAR]
    if 0 in parts:
        written.fail("the time has no month or day, which its precision promises", "precision")
    counted = astronomical(year, bce=bce)
    if parts and _CALENDARS[model] == "Julian":
        written.fail(julian_remedy(counted, *parts), "calendarmodel")
    date = written.date(counted, *parts, part="time")
    if before or after:
        ends = [written.moved(date, _UNITS[precision], number) for number in (-before, after)]
        return written.when(written.one_of(*ends))
    return written.when(date)


def _many_years(year: int, bce: bool, precision: int) -> str:
    """The EDTF of the years that are shown by the same words as this one, counted from 1."""
    unit = 10 ** (_YEAR - precision)
    if precision == _DECADE:
        if not bce and 10 <= year <= 9999:
            return f"{year // 10:03}X"
        first = year // unit * unit
    elif precision in (_CENTURY, _MILLENNIUM):
        first = (year - 1) // unit * unit + 1
    else:
        first = (year + unit // 2) // unit * unit - unit // 2
    ends = sorted(astronomical(n, bce=bce) for n in (max(first, 1), first + unit - 1))
    return "[{}..{}]".format(*(str(When.of_year(n)) for n in ends))


def _count(written: Written, given: Mapping[str, Any], key: str, most: int) -> int:
    number = given.get(key, None if key == "precision" else 0)
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= most:
        written.fail(f"it is a whole number from 0 to {most}", key)
    return number
