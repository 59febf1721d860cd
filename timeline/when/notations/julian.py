"""Days of the Julian calendar, for remedies: nothing is converted behind anybody's back."""

from __future__ import annotations

from typing import Final

from timeline.when.day import Day

__all__ = ["julian_remedy"]

_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MARCH_BASE: Final = -307  # the number of the Julian day before 0000-03-01


def julian_remedy(year: int, month: int | None = None, day: int | None = None) -> str:
    """What to do about a date of the Julian calendar, in an astronomical year.

    >>> julian_remedy(1700, 2, 29)
    'this is a Julian date; the Gregorian one, which EDTF wants, is 1700-03-11'
    """
    remedy = "this is a Julian date; the Gregorian one, which EDTF wants, is "
    if month is None or day is None or not _exists(year, month, day):
        return remedy + "to be written instead"
    shifted = year - (month <= 2)  # years from March, so that the leap day is the last
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    gregorian = Day(shifted * 365 + shifted // 4 + day_of_year + _MARCH_BASE)
    return remedy + str(gregorian).removeprefix("+")


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return False
    return (month, day) != (2, 29) or year % 4 == 0
