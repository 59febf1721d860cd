"""Days of the proleptic Gregorian calendar, in any year, as whole numbers.

The number of a day is that of `datetime.date.toordinal` (0001-01-01 is 1) and goes on in both
directions without end. Years are astronomical: year 0 is 1 BCE, year -43 is 44 BCE.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from timeline.errors import DateError

if TYPE_CHECKING:
    import pendulum

__all__ = ["OPEN", "UNKNOWN", "Bound", "Day", "day_number", "days_in_month"]

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE = 146_097  # days in 400 years
_MARCH_BASE = -305  # the number of the day before 0000-03-01, counted like toordinal


class Bound(Enum):
    """An end of a date that is not a day."""

    OPEN = "open"
    """There is no bound: it goes on, or may lie anywhere on that side (EDTF `..`)."""
    UNKNOWN = "unknown"
    """There is a bound and nobody told it (EDTF: an empty end, as in `/1985`)."""

    def __str__(self) -> str:
        return self.value


OPEN: Final[Literal[Bound.OPEN]] = Bound.OPEN
UNKNOWN: Final[Literal[Bound.UNKNOWN]] = Bound.UNKNOWN


def is_leap(year: int) -> bool:
    """Whether the proleptic Gregorian `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in that year."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day that exists; years of any size and sign.

    >>> day_number(1, 1, 1), day_number(0, 12, 31), day_number(-43, 3, 15)
    (1, 0, -15997)
    """
    # count from March, so that the leap day is the last of its year
    shifted = year - (month <= 2)
    cycle, year_of_cycle = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _CYCLE + day_of_cycle + _MARCH_BASE


def _civil(number: int) -> tuple[int, int, int]:
    cycle, day_of_cycle = divmod(number - _MARCH_BASE, _CYCLE)
    year_of_cycle = (
        day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36_524 - day_of_cycle // 146_096
    ) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    return cycle * 400 + year_of_cycle + (month <= 2), month, day


@frozen(order=True)
class Day:
    """One day of the proleptic Gregorian calendar, in any year.

    `str()` is ISO 8601, with a sign outside the years 1 to 9999.

    >>> str(Day.of(2024, 10, 18)), str(Day.of(-43, 3, 15)), str(Day.of(0, 1, 1))
    ('2024-10-18', '-0043-03-15', '+0000-01-01')
    >>> Day.of(2024, 2, 28).number + 1 == Day.of(2024, 2, 29).number
    True
    """

    number: int

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Day:
        """The day of that year, month and day of the month. Raises DateError if there is none."""
        if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
            raise DateError(f"{year}-{month}-{day}", "there is no such day")
        return cls(day_number(year, month, day))

    @property
    def ymd(self) -> tuple[int, int, int]:
        """Astronomical year, month (1 to 12), day of the month (1 to 31)."""
        return _civil(self.number)

    @property
    def year(self) -> int:
        """The astronomical year: 0 is 1 BCE."""
        return self.ymd[0]

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        return self.ymd[1]

    @property
    def day(self) -> int:
        """The day of the month, 1 to 31."""
        return self.ymd[2]

    @property
    def weekday(self) -> int:
        """The day of the week by ISO 8601: Monday is 1, Sunday is 7."""
        return (self.number - 1) % 7 + 1

    def date(self) -> pendulum.Date:
        """The same day for pendulum. Raises DateError outside the years 1 to 9999.

        >>> Day.of(2024, 10, 18).date()
        Date(2024, 10, 18)
        """
        import pendulum  # 50 ms that most callers never need

        year, month, day = self.ymd
        if not 1 <= year <= 9999:
            raise DateError(
                str(self), "pendulum and datetime end at the years 1 and 9999; use the Day itself"
            )
        return pendulum.Date(year, month, day)

    def __str__(self) -> str:
        year, month, day = self.ymd
        sign = "-" if year < 0 else "" if 1 <= year <= 9999 else "+"
        return f"{sign}{abs(year):04}-{month:02}-{day:02}"
