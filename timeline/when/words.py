"""Dates in words. The languages are tables; this is the grammar that they share."""

from __future__ import annotations

from typing import Any

from timeline.when.day import OPEN, Bound, Day
from timeline.when.forms import (
    Date,
    Form,
    Interval,
    Moment,
    Qualifier,
    Range,
    Set,
    offset_text,
)
from timeline.when.languages import language

__all__ = ["wording"]

_UNITS = ("year", "month", "day", "time")


def wording(form: Form, locale: str) -> str:
    """The form in words of the locale's language. Raises UsageError for a language without words."""
    return _Words(language(locale)).form(form)


class _Words:
    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.phrases: dict[str, Any] = table["phrase"]

    def form(self, form: Form) -> str:
        match form:
            case Interval():
                return self.interval(form)
            case Set():
                return self.set(form)
            case _:
                return self.single(form)

    # one date

    def single(self, single: Date | Moment, after: bool = False) -> str:
        """A date with its qualifiers; `after` a preposition it may be inflected."""
        if isinstance(single, Moment):
            words = self.moment(single, after)
            return self.qualified(words, words, single.qualifier)
        words, words_after = self.bare(single), self.bare(single, after=True)
        first = single.qualifiers[0]
        if all(q == first for q in single.qualifiers):
            if after and first is Qualifier.SURE:
                return words_after
            return self.qualified(words, words_after, first)
        names = {1: "uncertain", 2: "approximate", 3: "unsure"}
        notes = [self.phrases[names[q]][i] for i, q in enumerate(single.qualifiers) if q]
        date = words_after if after else words
        return self.say("parts", date=date, notes=self.phrases["comma"].join(notes))

    def qualified(self, words: str, words_after: str, qualifier: Qualifier) -> str:
        if qualifier is Qualifier.SURE:
            return words
        name = {1: "perhaps", 2: "around", 3: "perhaps_around"}[int(qualifier)]
        return self.say(name, date=words, date_after=words_after)

    def bare(self, date: Date, after: bool = False) -> str:
        """A date without its qualifiers."""
        year = date.year
        if "S" in year:
            best = year.split("S")[0]
            first, last = Day(date.earliest), Day(date.latest)
            return self.say(
                "estimate",
                date=self.year(_year_number(best)),
                first_after=self.year(first.year, after=True),
                last_after=self.year(last.year, after=True),
            )
        if "X" in year:
            return self.masked_year(date, after)
        number = _year_number(year)
        if not date.month:
            return self.year(number, after)
        if date.month == "XX":
            name = "some_month" if date.day in ("", "XX") else ""
            return self.say(name, date=self.year(number, after)) if name else self.between(date)
        if "X" in date.month:
            return self.between(date)
        if int(date.month) > 12:
            return self.season(int(date.month), number, after)
        if not date.day:
            return self.pattern("month", number, int(date.month), after=after)
        if date.day == "XX":
            return self.say(
                "some_day",
                date=self.pattern("month", number, int(date.month), after=after),
            )
        if "X" in date.day:
            return self.between(date)
        return self.pattern("day", number, int(date.month), int(date.day), after=after)

    def masked_year(self, date: Date, after: bool) -> str:
        if date.year.strip("-X") == "" and date.month in ("", "XX"):
            return str(self.phrases["some_year"])
        decade = date.year.endswith("X") and date.year.count("X") == 1 and date.year[0] != "-"
        if decade and not date.month and date.year[:3].isdigit() and date.year[0] != "0":
            return self.pattern("decade", int(date.year.replace("X", "0")), after=after)
        return self.between(date)

    def between(self, date: Date) -> str:
        first, last = Day(date.earliest), Day(date.latest)
        if not date.month:
            words = (
                self.year(first.year, after=True),
                self.year(last.year, after=True),
            )
        else:
            words = self.pair(_day(first), _day(last), after=True)
        inner = self.say("between", first_after=words[0], last_after=words[1])
        return inner if not date.month and _is_run(date.year) else f"{inner} ({date})"

    def season(self, code: int, year: int, after: bool) -> str:
        if code >= 40:
            return self.listed("halves", code - 40, year, after)
        if code >= 37:
            return self.listed("thirds", code - 37, year, after)
        if code >= 33:
            return self.listed("quarters", code - 33, year, after)
        words = self.listed("seasons", (code - 21) % 4, year, after)
        if code < 25:
            return words
        name = "northern" if code < 29 else "southern"
        return str(self.table["date"][name]).format(date=words)

    def moment(self, moment: Moment, after: bool = False, *, date: bool = True) -> str:
        time = moment.clock
        if moment.offset is not None:
            offset = offset_text(moment.offset)
            time += f" UTC{offset}" if offset not in ("", "Z") else " UTC" if offset else ""
        if moment.zone:
            time += f" ({moment.zone})"
        if not date:
            return time
        day = Day(moment.day)
        words = self.pattern("day", *day.ymd, after=after)
        return str(self.table["date"]["time"]).format(date=words, time=time)

    def year(self, year: int, after: bool = False) -> str:
        if year <= 0:
            return self.pattern("bce", 1 - year, after=after)
        return self.pattern("early" if year < 1000 else "year", year, after=after)

    def pattern(self, name: str, year: int, month: int = 1, day: int = 1, *, after: bool) -> str:
        """A date by a pattern of the table; years before 1000 by their own pattern inside it."""
        patterns: dict[str, str] = self.table["date"]
        if after:
            patterns = patterns | self.table["date_after"]
        y: object = year
        if name in ("month", "day"):
            y = self.year(year)
        return self.fill(patterns[name], y, month, day)

    def fill(self, pattern: str, year: object, month: int, day: int) -> str:
        return pattern.format(
            y=year,
            month=self.table["months"][month - 1],
            month_alone=self.table["months_alone"][month - 1],
            m=month,
            d=day,
        )

    def listed(self, name: str, index: int, year: int, after: bool) -> str:
        patterns: dict[str, list[str]] = self.table["date"]
        if after:
            patterns = patterns | self.table["date_after"]
        return patterns[name][index].format(y=self.year(year))

    # two dates

    def pair(
        self, first: Date | Moment, last: Date | Moment, after: bool = False
    ) -> tuple[str, str]:
        """Both dates, shortened by what they share."""
        name = _shared(first, last)
        if isinstance(first, Moment) and isinstance(last, Moment) and name == "same_day":
            return self.single(first, after), self.moment(last, date=False)
        if name and isinstance(first, Date) and isinstance(last, Date):
            one, two = self.table["pair"][name]
            return self.shorten(one, first), self.shorten(two, last)
        return self.single(first, after), self.single(last, after)

    def shorten(self, pattern: str, date: Date) -> str:
        year = self.year(int(date.year))
        return self.fill(pattern, year, int(date.month), int(date.day or 1))

    def interval(self, interval: Interval) -> str:
        first, last = interval.first, interval.last
        if not isinstance(first, Bound) and not isinstance(last, Bound):
            if str(first) == str(last):
                return self.single(first)
            return self.span(*self.pair(first, last))
        if not isinstance(first, Bound):
            return self.around_one("since" if last is OPEN else "end_unknown", first)
        if not isinstance(last, Bound):
            return self.around_one("until" if first is OPEN else "start_unknown", last)
        return str(self.phrases["open"])

    def span(self, first: str, last: str) -> str:
        tight = " " not in first and " – " not in last
        return self.say("span" if tight else "span_wide", first=first, last=last)

    def around_one(self, name: str, single: Date | Moment) -> str:
        date, date_after = self.single(single), self.single(single, after=True)
        return self.say(name, date=date, date_after=date_after)

    # sets

    def set(self, form: Set) -> str:
        words = [self.member(m, form.all_of) for m in form.members]
        if len(words) == 1:
            return words[0]
        last = self.phrases["and" if form.all_of else "or"]
        return str(self.phrases["comma"].join(words[:-1]) + last + words[-1])

    def member(self, member: Date | Moment | Range, all_of: bool) -> str:
        if not isinstance(member, Range):
            return self.single(member)
        first, last = member.first, member.last
        if first is not None and last is not None:
            one, two = self.pair(first, last, after=True)
            name = f"{'each' if all_of else 'one'}_{_unit(first)}"
            return self.say(name, first_after=one, last_after=two)
        if first is not None:
            return self.around_one("always_since" if all_of else "or_later", first)
        assert last is not None  # the grammar refuses a range without ends
        return self.around_one("always_until" if all_of else "by", last)

    def say(self, name: str, **words: str) -> str:
        return str(self.phrases[name]).format(**words)


def _year_number(text: str) -> int:
    number, _, exponent = text.removeprefix("Y").partition("E")
    return int(number) * 10 ** int(exponent or 0)


def _day(day: Day) -> Date:
    """A plain `Date` for that day; its year is not canonical text beyond four digits."""
    year, month, number = day.ymd
    sure = (Qualifier.SURE,) * 3
    return Date(str(year), f"{month:02}", f"{number:02}", sure, day.number, day.number)


def _is_run(year: str) -> bool:
    """Whether all unspecified digits stand at the end, so that the years are consecutive."""
    return "X" not in year.rstrip("X")


def _unit(single: Date | Moment) -> str:
    return _UNITS[len(single.parts) - 1] if isinstance(single, Date) else "time"


def _shared(first: Date | Moment, last: Date | Moment) -> str:
    """The pattern of the pair: what two sure, plain dates of one precision have in common."""
    if isinstance(first, Moment) or isinstance(last, Moment):
        if isinstance(first, Moment) and isinstance(last, Moment) and first.day == last.day:
            return "same_day"
        return ""
    if len(first.parts) != len(last.parts) or any(first.qualifiers + last.qualifiers):
        return ""
    if first.year != last.year or not all(_plain(p) for p in first.parts + last.parts):
        return ""
    if len(first.parts) == 1 or int(first.month) > 12 or int(last.month) > 12:
        return ""
    if len(first.parts) == 2:
        return "months"
    return "same_month" if first.month == last.month else "same_year"


def _plain(part: str) -> bool:
    return part.removeprefix("-").isdigit()
