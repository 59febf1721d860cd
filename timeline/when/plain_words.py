"""Plain texts in words, without their forms: days, times in UTC, and from day to day.

The grammar words each month once, with marks for what dates of it differ in: their days, their
year, their time. A date then fills in its own. It is what `wording` gives.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from timeline.when.forms import Moment
from timeline.when.grammar import parse_form
from timeline.when.languages import language
from timeline.when.words import Words

__all__ = ["plain_wording"]

_SIGNS: Final = frozenset("?~%")

# The days and years that the grammar is given, and their marks: characters without a meaning.
_FIRST, _LAST = "11", "12"
_YEAR, _NEXT = "2024", "2025"
_MARKS: Final = {"11": "\ue000", "12": "\ue001", "2024": "\ue002", "2025": "\ue003"}
_DAY, _LAST_DAY, _OF_YEAR, _OF_NEXT = _MARKS.values()
_CLOCK: Final = "\ue004"


def plain_wording(text: str, locale: str) -> str | None:
    """The words of a text that is a plain day, a time in UTC or an interval of days; else None.

    The caller knows that the text is a date without a form of its own (see `plain`).
    """
    length = len(text)
    if length == 10:
        words = _month(locale, text[:8], "")
    elif length == 11 and text[10] in _SIGNS:
        words = _month(locale, text[:8], text[10])
    elif length == 20 and text[10] == "T" and text[19] == "Z":
        words = _month(locale, text[:8], "T00:00:00Z")
        words = words.replace(_CLOCK, text[11:19].replace(":", _parts(locale).colon))
    elif length == 21 and text[10] == "/" and text[:10] != text[11:]:
        words = _month(locale, text[:8], text[10:19])
        words = words.replace(_LAST_DAY, _parts(locale).days.get(text[19:], ""))
    else:
        return None
    days, _, words_of = _parts(locale)
    day = days.get(text[8:10])
    if not words or not day:
        return None
    words = words.replace(_DAY, day)
    return words_of.contracted(words) if words_of.contractions else words


@lru_cache(maxsize=4096)
def _month(locale: str, month: str, more: str) -> str:
    """The words of a month such as `2024-10-`, or from it to another, with marks for the days.

    Empty where the text is none, and for years with less than four digits.
    """
    year, last_year = month[:4], more[1:5]
    if month[7] != "-" or not month.replace("-", "").isdecimal() or year < "1000":
        return ""
    if more[:1] == "/":
        more = f"/{_YEAR if last_year == year else _NEXT}{more[5:9]}{_LAST}"
    words = _template(locale, f"{_YEAR}{month[4:]}{_FIRST}{more}")
    return words.replace(_OF_YEAR, year).replace(_OF_NEXT, last_year)


@lru_cache(maxsize=1024)
def _template(locale: str, text: str) -> str:
    """The words of a date, with marks."""
    return _marked(locale).form(parse_form(text))


@lru_cache(maxsize=64)
def _marked(locale: str) -> _Marked:
    return _Marked(language(locale))


class _Parts(NamedTuple):
    """What fills the marks of a language."""

    days: dict[str, str]
    """The days of a month as they are written, by the text of their number."""
    colon: str
    words: Words


@lru_cache(maxsize=64)
def _parts(locale: str) -> _Parts:
    words = Words(language(locale))
    days = {f"{day:02}": words.day_of_month(day) for day in range(1, 32)}
    return _Parts(days, str(words.cases[""]["time_marks"][0]), words)


class _Marked(Words):
    """The words of a language with marks for years, days and times."""

    def year(self, year: int, case: str = "") -> str:
        return str(self.cases[case]["year"]).format(n=_MARKS[str(year)])

    def day_of_month(self, day: int) -> str:
        return _MARKS[str(day)]

    def bare_clock(self, moment: Moment) -> str:
        return _CLOCK

    def contracted(self, words: str) -> str:
        return words  # what melts into one may hang on the number of a day
