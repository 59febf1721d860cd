"""From the parts of a text to a `Date` with exact bounds, or to an error that shows the place."""

from __future__ import annotations

from datetime import date as stdlib_date
from typing import Final

from timeline.when.day import day_number, days_in_month
from timeline.when.digits import day_span, year_span
from timeline.when.forms import Date, Qualifier
from timeline.when.parts import MONTHS, Parts, joined
from timeline.when.seasons import SEASONS, season_span

__all__ = ["build_date", "complete_day"]

MAX_YEAR_DIGITS: Final = 1000
"""Years may be longer than anybody needs, but a few letters must not fill the memory."""

_ALL_SURE = tuple((Qualifier.SURE,) * n for n in range(4))
_YEAR, _MONTH, _DAY = 2, 6, 9  # the groups of the grammar


def build_date(parts: Parts) -> Date:
    """The date of a match of the grammar. Raises DateError where no day of the calendar fits."""
    year: str
    month: str | None
    day: str | None
    left_y, year, digits, right_y, left_m, month, right_m, left_d, day, right_d = (
        parts.match.groups()
    )
    count = 1 if month is None else 2 if day is None else 3
    qualifiers = _ALL_SURE[count]
    if left_y or right_y or left_m or right_m or left_d or right_d:
        # on the left it covers its part alone, on the right all parts to the left as well
        on_day = {left_d, right_d}
        on_month = {left_m, right_m, right_d}
        on_year = {left_y, right_y, right_m, right_d}
        qualifiers = tuple(map(joined, (on_year, on_month, on_day)[:count]))
    if digits or year[0] == "Y":
        if month is not None:
            parts.fail("a year written with Y or S stands alone", "month", _MONTH)
        return _long_year(year, digits, qualifiers, parts)
    if year == "-0000":
        parts.fail("there is no year -0000; 1 BCE is 0000", "year", _YEAR)
    if month is None:
        low, high = year_span(year)
        return Date(year, "", "", qualifiers, day_number(low, 1, 1), day_number(high, 12, 31))
    if day is None and month in SEASONS:
        return Date(year, month, "", qualifiers, *season_span(month, *year_span(year)))
    if "X" in year or "X" in month or (day and "X" in day):
        return _masked(year, month, day or "", qualifiers, parts)
    y = int(year)
    if day is not None:
        number = complete_day(y, int(month), int(day), parts, (_MONTH, _DAY))
        return Date(year, month, day, qualifiers, number, number)
    m = int(month)
    first = complete_day(y, m, 1, parts, (_MONTH, _DAY))
    return Date(year, month, "", qualifiers, first, first + days_in_month(y, m) - 1)


def complete_day(year: int, month: int, day: int, parts: Parts, groups: tuple[int, int]) -> int:
    """The number of a day, or the error at the `groups` of the month and the day."""
    if 1 <= year <= 9999:
        try:
            return stdlib_date(year, month, day).toordinal()
        except ValueError:
            pass  # said better below
    if month == 0 or (1 <= month <= 12 and day == 0):
        part, group = ("month", groups[0]) if month == 0 else ("day", groups[1])
        parts.fail(f"there is no {part} 00; write XX, or leave it out", part, group)
    if not 1 <= month <= 12:
        if f"{month:02}" in SEASONS:
            parts.fail(
                f"{month} is a part of a year (a season, say) and has no days", "day", groups[1]
            )
        parts.fail("months are 01 to 12, parts of a year 21 to 41", "month", groups[0])
    length = days_in_month(year, month)
    if not 1 <= day <= length:
        parts.fail(f"{MONTHS[month]} {year} has {length} days", "day", groups[1])
    return day_number(year, month, day)


def _masked(
    year: str, month: str, day: str, qualifiers: tuple[Qualifier, ...], parts: Parts
) -> Date:
    span = day_span(year, month, day)
    if span is None:
        if day_span("2000", month) is None:
            parts.fail("no month from 01 to 12 fits these digits", "month", _MONTH)
        parts.fail("no day of the calendar fits these digits", "day", _DAY)
    return Date(year, month, day, qualifiers, *span)


def _long_year(
    text: str, digits: str | None, qualifiers: tuple[Qualifier, ...], parts: Parts
) -> Date:
    """A year of more than four digits, with an exponent, or with significant digits alone."""
    if "X" in text:
        parts.fail("a year has either X or significant digits, not both", "year", _YEAR)
    number, _, exponent = text.removeprefix("Y").partition("E")
    if len(number) > MAX_YEAR_DIGITS or len(exponent) > 4 or int(exponent or 0) > MAX_YEAR_DIGITS:
        parts.fail(f"a year has {MAX_YEAR_DIGITS} digits at the most", "year", _YEAR)
    year = int(number) * 10 ** int(exponent or 0)
    low = high = year
    if digits:
        written = len(number.removeprefix("-")) + int(exponent or 0)
        if len(digits) > 4 or int(digits) > written:
            parts.fail(f"{year} has {written} digits, so S{written} is the most", "year", 3)
        # zeros that lead are not significant
        unit = 10 ** max(0, len(str(abs(year))) - int(digits))
        size = abs(year) // unit * unit
        low, high = (size, size + unit - 1) if year >= 0 else (-size - unit + 1, -size)
        text = f"{text}S{digits}"
    return Date(text, "", "", qualifiers, day_number(low, 1, 1), day_number(high, 12, 31))
