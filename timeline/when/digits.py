"""Dates with unspecified digits (`X`): the first and the last day that they can mean.

Bounds are exact: `2017-02-X9` ends on 19 February, because 2017 has no 29 February.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, product

from timeline.when.day import day_number, days_in_month

__all__ = ["day_span", "year_span"]


def year_span(mask: str) -> tuple[int, int]:
    """The first and the last year that a mask of four digits, with an optional sign, can mean.

    >>> year_span("156X"), year_span("-00X0")
    ((1560, 1569), (-90, -10))
    """
    if "X" not in mask:
        return int(mask), int(mask)
    low, high = int(mask.replace("X", "0")), int(mask.replace("X", "9"))
    if mask[0] != "-":
        return low, high
    # there is no year -0000: the last unspecified digit is 1 at the least
    return high, low or -(10 ** (len(mask) - 1 - mask.rindex("X")))


def _years(mask: str, descending: bool) -> Iterator[int]:
    """All the years that the mask can mean, in order."""
    digits = "9876543210" if descending != (mask[0] == "-") else "0123456789"
    for choice in product(*(digits if character == "X" else character for character in mask)):
        text = "".join(choice)
        if text != "-0000":
            yield int(text)


@cache  # there are 121 masks of two characters
def _fitting(mask: str, greatest: int) -> tuple[int, ...]:
    """The numbers from 1 to the greatest that a mask of two digits can mean."""
    return tuple(
        number
        for number in range(1, greatest + 1)
        if all(m in ("X", n) for m, n in zip(mask, f"{number:02}", strict=True))
    )


def _seek(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """The number of the first of these days that the calendar has."""
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return day_number(year, month, day)
    return None


def day_span(year: str, month: str, day: str = "") -> tuple[int, int] | None:
    """The numbers of the first and the last day that the masks allow, or None if no day fits.

    >>> day_span("156X", "12", "25") == (day_number(1560, 12, 25), day_number(1569, 12, 25))
    True
    """
    low, high = year_span(year)
    months = _fitting(month, 12)
    if not months:
        return None
    if not day:
        last_month = months[-1]
        length = days_in_month(high, last_month)
        return day_number(low, months[0], 1), day_number(high, last_month, length)
    days = _fitting(day, 31)
    # the years at the edges will do, but for 29 February
    first = _seek(chain((low,), _years(year, descending=False)), months, days)
    last = _seek(chain((high,), _years(year, descending=True)), months[::-1], days[::-1])
    return None if first is None or last is None else (first, last)
