"""Dates of the UCDP Georeferenced Event Dataset: `date_start`, `date_end` and their codes.

| `date_prec` | the source tells | EDTF |
|-|-|-|
| 1 | the day; both dates are that day | `2024-10-18` |
| 2 | 2 to 6 days, one of which it was | `[date_start..date_end]` |
| 3 | the week | the same |
| 4 | 8 to 30 days, or the month | the same |
| 5 | more than a month, a year at the most | the same |

The dates are the first and the last day that are possible. The midnights that the files write
after them (`2024-10-18 00:00:00.000`) are left out, for they are not told by any source.

Where `event_clarity` is 2, the source has but the total of several incidents. They were on no one
day of these; the row tells of the whole time: `date_start/date_end`.
"""

from __future__ import annotations

import re

from timeline.when.notations.written import Written
from timeline.when.when import When

__all__ = ["from_ucdp"]

_DATE = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00:00(?:\.0{1,9})?)?\s*")


def from_ucdp(
    date_start: str, date_end: str, date_prec: int | str, event_clarity: int | str = 1
) -> When:
    """The date of a row. Raises DateError, also where the dates and `date_prec` do not agree.

    >>> str(from_ucdp("2024-10-18 00:00:00.000", "2024-10-20 00:00:00.000", 2))
    '[2024-10-18..2024-10-20]'
    >>> str(from_ucdp("2024-10-01", "2024-10-31", 4, event_clarity=2))
    '2024-10-01/2024-10-31'
    """
    first, last = _day(date_start, "date_start"), _day(date_end, "date_end")
    written = Written(f"{first} to {last}")
    reason = "it is 1 (a day) to 5 (more than a month)"
    precision = written.code(date_prec, "12345", reason, "date_prec")
    reason = "it is 1 (one event) or 2 (the total of several)"
    clarity = written.code(event_clarity, "12", reason, "event_clarity")
    if (precision == "1") != (first == last):
        written.fail("1 stands for one day, 2 to 5 for several; correct it or a date", "date_prec")
    if first == last:
        return written.when(first)
    return written.when(f"{first}/{last}" if clarity == "2" else written.one_of(first, last))


def _day(value: str, part: str) -> str:
    written = Written.of_text(value)
    match = _DATE.fullmatch(value)
    if match is None:
        written.fail("UCDP writes a whole day, as in 2024-10-18", part)
    return str(written.when(match[1], part))
