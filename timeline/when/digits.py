"""Dates with unspecified digits (`X`): the first and the last day that they can mean.

Bounds are exact: `2017-02-X9` ends on 19 February, because 2017 has no 29 February.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.when.day import day_number, days_in_month

__all__ = ["first_day", "last_day"]

_MONTHS = tuple(f"{n:02}" for n in range(1, 13))
_DAYS = tuple(f"{n:02}" for n in range(1, 32))


def _fits(number: str, mask: str) -> bool:
    return all(m in ("X", n) for n, m in zip(number, mask, strict=True))


def _years(mask: str, descending: bool) -> Iterator[int]:
    """The years that a mask of four digits, with an optional sign, can mean, in order."""
    negative = mask.startswith("-")
    digits = mask.removeprefix("-")

    def walk(prefix: str) -> Iterator[str]:
        if len(prefix) == len(digits):
            yield prefix
            return
        digit = digits[len(prefix)]
        choices = digit if digit != "X" else "0123456789"
        for choice in reversed(choices) if descending != negative else choices:
            yield from walk(prefix + choice)

    for text in walk(""):
        year = int(text)
        if not negative:
            yield year
        elif year:  # there is no year -0000
            yield -year


def _months(mask: str, descending: bool) -> list[int]:
    return [int(m) for m in _MONTHS[:: -1 if descending else 1] if _fits(m, mask)]


def _edge(year: str, month: str, day: str, descending: bool) -> int | None:
    months = _months(month, descending) if month else [12 if descending else 1]
    days = [int(d) for d in _DAYS[:: -1 if descending else 1] if _fits(d, day)] if day else []
    for y in _years(year, descending):
        for m in months:
            length = days_in_month(y, m)
            if not day:
                return day_number(y, m, length if descending else 1)
            for d in days:
                if d <= length:
                    return day_number(y, m, d)
    return None


def first_day(year: str, month: str = "", day: str = "") -> int | None:
    """The number of the first day that the masks allow, or None if no day fits.

    >>> first_day("156X", "12", "25") == day_number(1560, 12, 25)
    True
    """
    return _edge(year, month, day, descending=False)


def last_day(year: str, month: str = "", day: str = "") -> int | None:
    """The number of the last day that the masks allow, or None if no day fits."""
    return _edge(year, month, day, descending=True)
