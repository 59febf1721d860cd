"""How fine a date is: the unit that its source states."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering

from timeline.when.day import Bound
from timeline.when.forms import Date, Form, Moment, Range, Set
from timeline.when.seasons import SEASONS

__all__ = ["Precision", "precision_of"]


@total_ordering
class Precision(Enum):
    """The units from the coarsest to the finest; a finer one is greater.

    >>> Precision.DAY > Precision.MONTH
    True
    """

    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    """A season, quarter or other part of a year."""
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"
    FRACTION = "fraction"
    """Finer than a second."""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Precision):
            return NotImplemented
        units = list(Precision)
        return units.index(self) < units.index(other)

    def __str__(self) -> str:
        return self.value


def precision_of(form: Form | Range) -> Precision:
    """The finest unit that is stated; of intervals and sets, the coarsest of their ends."""
    match form:
        case Date():
            return _date(form)
        case Moment():
            if form.fraction:
                return Precision.FRACTION
            return Precision.MINUTE if form.second is None else Precision.SECOND
        case Set():
            return min(precision_of(member) for member in form.members)
        case _:
            ends = (form.first, form.last)
            told = (e for e in ends if e is not None and not isinstance(e, Bound))
            return min(map(precision_of, told), default=Precision.MILLENNIUM)


def _date(date: Date) -> Precision:
    if date.day and date.day != "XX":
        return Precision.DAY
    if date.month and date.month != "XX":
        return Precision.SEASON if date.month in SEASONS else Precision.MONTH
    unknown = len(date.year) - len(date.year.rstrip("X"))
    if "S" in date.year:
        number, _, digits = date.year.partition("S")
        base, _, exponent = number.lstrip("Y-").partition("E")
        unknown = len(base.lstrip("0")) + int(exponent or 0) - int(digits)
    units = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
    return units[max(0, min(unknown, 3))]
