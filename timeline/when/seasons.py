"""Seasons, quarters and other parts of a year: the EDTF codes 21 to 41 and their months.

EDTF gives the seasons no bounds. These are the meteorological ones; the season that crosses the new
year belongs to the year in which it begins, so that the winter of 2001 is December 2001 to
February 2002. Codes 21 to 24 name no hemisphere and are read as the northern ones.

| code | part | months |
|-|-|-|
| 21–24 | spring, summer, autumn, winter | 3–5, 6–8, 9–11, 12–2 |
| 25–28 | the same, northern hemisphere | 3–5, 6–8, 9–11, 12–2 |
| 29–32 | the same, southern hemisphere | 9–11, 12–2, 3–5, 6–8 |
| 33–36 | quarters | 1–3, 4–6, 7–9, 10–12 |
| 37–39 | quadrimesters | 1–4, 5–8, 9–12 |
| 40–41 | semestrals | 1–6, 7–12 |
"""

from __future__ import annotations

from typing import Final

from timeline.when.day import day_number

__all__ = ["SEASONS", "season_span"]

SEASONS: Final[dict[str, tuple[int, int]]] = {
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3),
    "25": (3, 3), "26": (6, 3), "27": (9, 3), "28": (12, 3),
    "29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3),
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),
    "37": (1, 4), "38": (5, 4), "39": (9, 4),
    "40": (1, 6), "41": (7, 6),
}  # fmt: skip
"""Code to first month and number of months."""


def season_span(code: str, first_year: int, last_year: int) -> tuple[int, int]:
    """The first day of the season in the first year and its last day in the last year.

    >>> from timeline.when.day import Day
    >>> [str(Day(n)) for n in season_span("24", 2001, 2001)]
    ['2001-12-01', '2002-02-28']
    """
    month, length = SEASONS[code]
    years, months = divmod(month - 1 + length, 12)
    return day_number(first_year, month, 1), day_number(last_year + years, months + 1, 1) - 1
