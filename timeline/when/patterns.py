"""The patterns of a language's table, filled: years, months, days, parts of years, times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from attrs import field, frozen

from timeline.when.day import Day
from timeline.when.forms import Moment, offset_text

__all__ = ["Patterns", "Term", "era"]

_PARTS_OF_YEAR: Final = ((40, "halves"), (37, "thirds"), (33, "quarters"), (21, "seasons"))
_DAY: Final = "\0"  # stands for the number of a day; no language has it
_NORTHERN, _SOUTHERN = range(25, 29), range(29, 33)


@frozen
class Term:
    """A date in a pattern: `{date:case}` asks for a case, `{date}` takes the one around it."""

    render: Callable[[str], str]
    case: str = ""
    _rendered: dict[str, str] = field(factory=dict[str, str], init=False, eq=False, repr=False)

    def __format__(self, case: str) -> str:
        case = case or self.case
        if case not in self._rendered:  # a phrase is tried before it is chosen
            self._rendered[case] = self.render(case)
        return self._rendered[case]


def era(year: int) -> str:
    """What the names of patterns for that astronomical year end in."""
    return "" if year >= 1000 else "_early" if year > 0 else "_bce"


def _counted(year: int) -> int:
    return year if year > 0 else 1 - year


class Patterns:
    """The words of one language, a case being the name of a `[case.…]` table or nothing."""

    def __init__(self, table: dict[str, Any]) -> None:
        plain: dict[str, Any] = table["date"]
        changed: dict[str, dict[str, Any]] = table.get("case", {})
        self.cases = {"": plain} | {name: plain | words for name, words in changed.items()}
        self.phrases: dict[str, Any] = table["phrase"]
        self.contractions: list[tuple[str, str]] = table.get("contractions", [])

    def say(self, name: str, **words: object) -> str:
        """A phrase with its words."""
        return str(self.phrases[name]).format(**words)

    def noted(self, words: str, *notes: str) -> str:
        """Words with remarks in parentheses."""
        return self.say("noted", date=words, notes=self.phrases["comma"].join(notes))

    def contracted(self, words: str) -> str:
        """The whole, where words that meet melt into one."""
        for full, short in self.contractions:
            words = words.replace(full, short)
        return words

    def year(self, year: int, case: str = "") -> str:
        """An astronomical year."""
        return str(self.cases[case][f"year{era(year)}"]).format(n=_counted(year))

    def written_year(self, year: str, case: str) -> str:
        """A year that stays as EDTF writes it."""
        return str(self.cases[case]["year"]).format(n=year)

    def years(self, first: int, last: int) -> tuple[Term, Term]:
        """Two years, which name their common era once."""
        name = f"two_years{era(first)}"
        if era(first) != era(last):
            return Term(lambda c: self.year(first, c)), Term(lambda c: self.year(last, c))
        return (
            Term(lambda c: str(self.cases[c][name][0]).format(n=_counted(first))),
            Term(lambda c: str(self.cases[c][name][1]).format(n=_counted(last))),
        )

    def decade(self, first: int, case: str) -> str:
        """The decade that begins with that year."""
        return str(self.cases[case]["decade"]).format(n=first)

    def month(self, year: int, month: int, case: str = "") -> str:
        """A month of a year."""
        return self.fill(self.cases[case]["month"], case, year, month)

    def day(self, year: int, month: int, day: int, case: str = "") -> str:
        """A day of a month of a year."""
        return self.fill(self.cases[case]["day"], case, year, month, day)

    def day_of_month(self, day: int) -> str:
        """The number of a day as it is written beside a month."""
        return str(self.cases[""]["day_one"] if day == 1 else day)

    def fill(self, pattern: str, case: str, year: int | None, month: int, day: int = 0) -> str:
        """A pattern with what it asks for; None where there is no year."""
        return _of_month(self, pattern, case, year, month).replace(_DAY, self.day_of_month(day))

    def part_of_year(self, code: int, case: str, year: int | None = None) -> str:
        """A season, quarter, third or half, of that year or of none."""
        words = self.cases[case]
        first, name = next(part for part in _PARTS_OF_YEAR if code >= part[0])
        index = (code - first) % 4
        date = str(words[name][index])
        if year is not None:
            pattern = words["season" if name == "seasons" else "part"]
            date = pattern.format(part=date, y=self.year(year))
        if code in _NORTHERN or code in _SOUTHERN:
            return str(words["northern" if code in _NORTHERN else "southern"]).format(date=date)
        return date

    def time(self, moment: Moment, clock: str, case: str = "") -> str:
        """A time on its day."""
        date = self.day(*Day(moment.day).ymd, case)
        return str(self.cases[case]["time"]).format(date=date, time=clock)

    def bare_clock(self, moment: Moment) -> str:
        """The time of day as the first of two, which the second completes."""
        colon, point = self.cases[""]["time_marks"]
        return moment.clock.translate({ord(":"): colon, ord("."): point})

    def clock(self, moment: Moment) -> str:
        """The time of day with its offset and zone."""
        words = self.cases[""]
        time = str(words["clock"]).format(time=self.bare_clock(moment))
        if offset := offset_text(moment.offset):
            time = words["utc"].format(time=time, offset=offset.removeprefix("Z"))
        return words["zone"].format(time=time, zone=moment.zone) if moment.zone else time


@lru_cache(maxsize=1024)
def _of_month(words: Patterns, pattern: str, case: str, year: int | None, month: int) -> str:
    """A pattern filled but for the day: dates that are told together are often of one month."""
    names = words.cases[case]
    return pattern.format(
        y="" if year is None else words.year(year),
        month=names["months"][month - 1],
        month_alone=names["months_alone"][month - 1],
        d=_DAY,
    )
