"""Dates of GEDCOM 5.5.1 and 7, the format of family trees.

| GEDCOM | meaning there | EDTF |
|-|-|-|
| `15 MAR 1850`, `MAR 1850`, `1850` | the date | `1850-03-15` |
| `44 BCE`, `44 B.C.` | | `-0043` |
| `ABT x`, `EST x` | near x | `x~` |
| `CAL x` | x was worked out from other data | `x~`, for EDTF has no sign of its own |
| `INT x (phrase)` | somebody's reading of the phrase | `x?` |
| `BEF x`, `AFT x` | no later, no earlier than x | `[..x]`, `[x..]` |
| `BET x AND y` | one date of that range | `[x..y]` |
| `FROM x TO y` | it lasted | `x/y` |
| `FROM x`, `TO x` | it lasted; the other end is not told | `x/`, `/x` |

`BEF` and `AFT` are those of GEDCOM 7, which include x. Version 5.5.1 says "before" and "after", and
writers differ; the wider reading is true of both.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.when.notations.julian import julian_remedy
from timeline.when.notations.written import ONE_OF, Written, astronomical
from timeline.when.when import When

__all__ = ["from_gedcom"]

_MONTHS: Final = (
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
)  # fmt: skip
_DATE = re.compile(
    r"(?:(?:@#D)?(GREGORIAN|JULIAN)@? +)?"
    rf"(?:(?:([0-9]{{1,2}}) +)?({'|'.join(_MONTHS)}) +)?"
    r"([0-9]{1,6})(/[0-9]{2,4})?(?: *(B\.? ?C\.?(?: ?E\.?)?))?",
    re.IGNORECASE,
)
_FORMS: Final = tuple(
    (re.compile(f" *(?:{pattern}) *", re.IGNORECASE | re.DOTALL), template)
    for pattern, template in (
        ("BET ++(.+?) ++AND ++(.+?)", ONE_OF),
        ("FROM ++(.+?) ++TO ++(.+?)", "{}/{}"),
        ("FROM ++(.+?)", "{}/"),
        ("TO ++(.+?)", "/{}"),
        ("BEF ++(.+?)", "[..{}]"),
        ("AFT ++(.+?)", "[{}..]"),
        ("(?:ABT|EST|CAL) ++(.+?)", "{}~"),
        (r"INT ++(.+?) *+\(.*\)", "{}?"),
        ("(.+?)", "{}"),
    )
)
_SLIPS: Final = (
    (r"\(", "a phrase in parentheses is no date; keep it in the description"),
    ("@#D|FRENCH_R|HEBREW|_", "only the Gregorian calendar is read; convert the date first"),
    (r"(?:ABT|EST|CAL|BEF|AFT|BET|AND|FROM|TO|INT)\b",
     "a date stands on each side of these words: BET 1850 AND 1860, ABT 1850"),
    (r"[0-9]{1,2} +[A-Z]+$", "GEDCOM has no date without its year; keep it in the description"),
    (r"[0-9]{0,2} *[A-Z]+ +[0-9]+", f"months are {', '.join(_MONTHS)}"),
    (r"[0-9]+[-./]", "GEDCOM writes the month as three letters: 15 MAR 1850"),
)  # fmt: skip


def from_gedcom(text: str) -> When:
    """The date of a GEDCOM `DATE` line. Raises DateError.

    >>> str(from_gedcom("BET 15 MAR 1850 AND 1860"))
    '[1850-03-15..1860-12-31]'
    """
    written = Written.of_text(text)
    for pattern, template in _FORMS:
        if match := pattern.fullmatch(text):
            dates = [
                _date(written, match[group], match.start(group))
                for group in range(1, pattern.groups + 1)
            ]
            return written.when(written.filled(template, dates))
    written.fail("there is no date here; write one as in 15 MAR 1850")


def _date(written: Written, part: str, at: int) -> str:
    """The EDTF of one date, which begins at that offset of the text."""
    match = _DATE.fullmatch(part)
    if match is None:
        remedies = (say for slip, say in _SLIPS if re.match(slip, part, re.IGNORECASE))
        written.fail(next(remedies, "a GEDCOM date is written as in 15 MAR 1850"), at=at)
    calendar, day, month, year, other_year, era = match.groups()
    year_at = at + match.start(4)
    if other_year:
        written.fail("this is one year by two calendars; write the one meant", "year", year_at)
    if int(year) == 0:
        written.fail("there is no year 0; before 1 comes 1 BCE", "year", year_at)
    if len(year) < 3 and not era:
        written.fail(f"write 00{int(year):02}, or the year with its century", "year", year_at)
    counted = astronomical(int(year), bce=bool(era))
    parts = [_MONTHS.index(month.upper()) + 1] if month else []
    parts += [int(day)] if day else []
    if calendar and calendar.upper() == "JULIAN":
        written.fail(julian_remedy(counted, *parts), "calendar", at)
    return written.date(counted, *parts, at=at)
