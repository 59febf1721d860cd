"""weekday-mismatch: a weekday beside a date on which it was not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from timeline import DateError, Day, Problem, Rule, Timeline
from timeline.errors import visible
from timeline_plugins.checks.common import texts

__all__ = ["WeekdayMismatch"]

_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_OLD_STYLE: Final = 1923  # Greece was the last to leave the Julian calendar


class WeekdayMismatch(Rule):
    """A weekday right beside a whole date in a text, as in `Friday, 18 October 2024`.

    Also `Fri 2024-10-18`, `Jumat (18/10/2024)` and `18 October 2024 (Friday)`; in English,
    Indonesian, German, French, Spanish, Portuguese, Russian and Ukrainian. It is let be where one
    way to read the numbers fits, and in years before 1924 where it fits in the Julian calendar.
    """

    code = "weekday-mismatch"
    title = "A weekday that is not that of its date"
    remedy = "look both up again; one of them is mistyped"
    trips = """\
title: News
events:
  - when: 2024-10-18
    title: NATO cannot confirm it
    description: He said so on Thursday, 18 October 2024.
"""
    passes = """\
title: News
events:
  - when: 2024-10-18
    title: NATO cannot confirm it
    description: He said so on Friday, 18 October 2024.
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in timeline:
            for path, text in texts(event):
                for wrong in _mismatches(text):
                    yield self.problem(wrong, event, *path)
        for source in timeline.sources:
            for field, text in (("title", source.title), ("note", source.note)):
                for wrong in _mismatches(text):
                    yield self.problem(wrong, source, field)


def _mismatches(text: str) -> Iterator[str]:
    if not re.search("[0-9]{3}", text):
        return
    words = _words()
    for match in words.pattern.finditer(text):
        named = words.weekdays[_key(match["before"] or match["after"])]
        days = [*_days(match, words)]
        if days and named not in (weekday for _, weekday in days):
            day, weekday = days[0]
            said, true = visible(" ".join(match[0].split())), _NAMES[weekday - 1]
            yield f"'{said}' names a {_NAMES[named - 1]}, and {day} was a {true}"


def _days(match: re.Match[str], words: _Words) -> Iterator[tuple[Day, int]]:
    """The days that the date may mean, each with its weekday, in the calendars that may be meant.

    Nothing where there is no such day: that is no slip of the weekday.
    """
    parts = match.groupdict()
    if parts["month"] or parts["month_first"]:
        month = words.months[_key(parts["month"] or parts["month_first"])]
        year, day = parts["y1"] or parts["y2"], parts["d1"] or parts["d2"]
        orders = [(int(year), month, int(day))]
    elif parts["iso_year"]:
        orders = [(int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"]))]
    else:
        one, two, year = int(parts["one"]), int(parts["two"]), int(parts["y3"])
        orders = [(year, two, one), (year, one, two)]
    for year, month, number in orders:
        try:
            day = Day.of(year, month, number)
        except DateError:
            continue
        yield day, day.weekday
        if year <= _LAST_OLD_STYLE:
            yield day, (day.weekday - 1 + _behind(year, month)) % 7 + 1


def _behind(year: int, month: int) -> int:
    """By how many days the Julian calendar is behind in that month."""
    year -= month <= 2
    return year // 100 - year // 400 - 2


@frozen
class _Words:
    """The words of all languages, and what a date with a weekday looks like in them."""

    pattern: re.Pattern[str]
    weekdays: dict[str, int]
    months: dict[str, int]


@lru_cache(maxsize=1)
def _words() -> _Words:
    file = files("timeline_plugins.checks") / "calendar_words.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    weekdays, months = dict[str, int](), dict[str, int]()
    for language in table.values():
        for numbers, names in ((weekdays, language["weekdays"]), (months, language["months"])):
            for number, forms in enumerate(names, 1):
                numbers |= {_key(form): number for form in forms}
    weekday, month = _either(weekdays), _either(months)
    year = r"(?P<{}>[0-9]{{4}})(?![0-9]|\s*B\.?C)"
    between = r"[\s,]{1,3}(?:(?:the|den|dem|de|le|el|dia|tanggal)\s)?"
    day_first = (
        rf"(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s{{0,2}}(?:(?:of|de)\s)?(?P<month>{month})"
        rf"\.?,?\s{{1,2}}(?:de\s)?{year.format('y1')}"
    )
    month_first = (
        rf"(?P<month_first>{month})\.?\s{{1,2}}(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        rf",?\s{{1,2}}{year.format('y2')}"
    )
    iso = rf"{year.format('iso_year')}-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}})(?![0-9])"
    in_numbers = (
        r"(?P<one>[0-9]{1,2})(?P<sign>[/.-])(?P<two>[0-9]{1,2})"
        rf"(?P=sign){year.format('y3')}"
    )
    date = "|".join((day_first, month_first, iso, in_numbers))
    pattern = (
        rf"(?:(?<!\w)(?P<before>{weekday})\.?(?:{between}|\s?(?P<open>\())|(?<![\w./-]))(?:{date})"
        rf"(?(before)(?(open)\)?)|\s?\((?P<after>{weekday})\.?\))"
    )
    return _Words(re.compile(pattern, re.IGNORECASE), weekdays, months)


def _key(word: str) -> str:
    return word.casefold()


def _either(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
