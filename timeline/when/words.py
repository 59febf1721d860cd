"""Dates in words. The languages are tables; this is the grammar that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import evolve

from timeline.when.day import OPEN, Bound, Day, days_in_month
from timeline.when.digits import year_span
from timeline.when.forms import Date, Form, Interval, Moment, Qualifier, Range, Set
from timeline.when.languages import language
from timeline.when.patterns import Patterns, Term, era

__all__ = ["Words", "wording"]

_QUALIFIED: Final = ("", "perhaps", "around", "perhaps_around")
_NOTES: Final = ("", "uncertain", "approximate", "unsure")
_UNITS: Final = ("year", "month", "day")
_DAYS_OR_MONTHS: Final = ("two_days", "two_dates", "two_months")
_DECADE: Final = re.compile("[1-9][0-9][1-9]X")  # not 190X: "1900s" may be a century
_MOST_CHOICES: Final = 4  # so many dates can be named one by one
_MOST_DIGITS: Final = 30  # longer years nobody reads, and Python may refuse to print them


def wording(form: Form, locale: str) -> str:
    """The form in words of the locale's language. Raises UsageError where there are none."""
    return _words(locale).form(form)


@lru_cache(maxsize=64)
def _words(locale: str) -> Words:
    return Words(language(locale))


class Words(Patterns):
    """The grammar with the words of one language."""

    def form(self, form: Form) -> str:
        """A form in words."""
        match form:
            case Interval():
                words = self.interval(form)
            case Set():
                words = self.set(form)
            case _:
                words = self.single(form)
        return self.contracted(words)

    # one date; `inside` a phrase it is short, and in the case that the phrase asks for

    def single(self, single: Date | Moment, case: str = "", *, inside: bool = False) -> str:
        """A date with its qualifiers."""
        qualifiers = _qualifiers(single)
        first = qualifiers[0]
        if qualifiers.count(first) < len(qualifiers):
            notes = [self.phrases[_NOTES[q]][i] for i, q in enumerate(qualifiers) if q]
            return self.noted(self.bare(single, case, inside=True), *notes)
        if not first:
            return self.bare(single, case, inside=inside)
        name = _QUALIFIED[first] + ("_inside" if inside else "")
        return self.say(name, date=Term(lambda c: self.bare(single, c, inside=True), case))

    def inside(self, single: Date | Moment) -> Term:
        """A date for a phrase, which chooses the case."""
        return Term(lambda case: self.single(single, case, inside=True))

    def bare(self, date: Date | Moment, case: str = "", *, inside: bool) -> str:
        """A date without its qualifiers."""
        if isinstance(date, Moment):
            return self.time(date, self.clock(date), case)
        if date.day and f"{date.year}{date.month}{date.day}".isdecimal():
            return self.day(int(date.year), int(date.month), int(date.day), case)
        if any("X" in part for part in date.parts):
            return self.masked(date, case, inside)
        number, exponent = _number(date.year)
        if len(number) + exponent > _MOST_DIGITS:
            return self.written_year(date.year, case)
        year = int(number) * int(10**exponent)
        if "S" in date.year:
            first, last = self.years(Day(date.earliest).year, Day(date.latest).year)
            return self.say("estimate", date=self.year(year, case), first=first, last=last)
        if not date.month:
            return self.year(year, case)
        if int(date.month) > 12:
            return self.part_of_year(int(date.month), case, year)
        if not date.day:
            return self.month(year, int(date.month), case)
        return self.day(year, int(date.month), int(date.day), case)

    # unspecified digits

    def masked(self, date: Date, case: str, inside: bool) -> str:
        """What is known of the date, and what is not."""
        words, missing = self.known(date, case, inside)
        if not missing:
            return words
        if inside:
            return self.noted(words, *missing)
        return self.say("lacking", date=words, notes=self.phrases["comma"].join(missing))

    def known(self, date: Date, case: str, inside: bool) -> tuple[str, list[str]]:
        """The words for what is known, and for each thing that is not."""
        month, day = date.month, date.day
        if not any("X" in part for part in date.parts):
            return self.bare(date, case, inside=inside), []
        if not month and _DECADE.fullmatch(date.year):
            return self.decade(int(date.year.replace("X", "0")), case), []
        if month == "XX" and "X" not in day.replace("XX", ""):
            words, missing = self.known(_cut(date, 1), case, inside)
            if day.isdigit():
                d = self.day_of_month(int(day))
                return words, [*missing, self.say("month_unknown_day", d=d)]
            return words, [*missing, self.unknown(1)]
        if day == "XX":
            words, missing = self.known(_cut(date, 2), case, inside)
            return words, [*missing, self.unknown(2)]
        if date.year == "XXXX" and "X" not in month + day:
            told = [self.yearless(date)] if month else []
            told.append(self.unknown(0))
            return (self.written_year("XXXX", case), told) if inside else (told[0], told[1:])
        words, exact = self.some_year(date) if "X" in date.year else self.candidates(date)
        text = "-".join(date.parts)
        if not inside:
            return words if exact else self.noted(words, text), []
        # what a phrase puts in a case must be a year, a month or a day
        if not exact or "X" in date.year:
            return self.written_year(date.year if exact else text, case), [words]
        return self.bare(_cut(date, 1 if "X" in month else 2), case, inside=True), [words]

    def unknown(self, part: int) -> str:
        return str(self.phrases["unknown"][part])

    def yearless(self, date: Date) -> str:
        month, day = int(date.month), int(date.day or 0)
        if month > 12:
            return self.part_of_year(month, "")
        return self.fill(self.cases[""]["day_month" if day else "month_only"], "", None, month, day)

    def some_year(self, date: Date) -> tuple[str, bool]:
        """A date in one of several years; and whether the words say all that is known."""
        if "X" in date.month + date.day:
            return self.bounds(date), False
        first, last = self.years(*year_span(date.year))
        words = self.yearless(date) if date.month else ""
        words = self.say("of_one_year" if words else "between", date=words, first=first, last=last)
        # the years are consecutive where all unspecified digits stand at the end
        return words, "X" not in date.year.rstrip("X")

    def candidates(self, date: Date) -> tuple[str, bool]:
        """One of some dates in a year; and whether the words say all that is known."""
        dates = _candidates(date)
        numbers = [d.earliest if d.day else int(d.month) for d in dates]
        if len(dates) == 1:
            return self.single(dates[0]), True
        if len(dates) > 2 and numbers[-1] - numbers[0] == len(dates) - 1:
            return self.run("one_day" if date.day else "one_month", dates[0], dates[-1]), True
        if len(dates) > _MOST_CHOICES:
            return self.bounds(date), False
        return self.listed(dates, all_of=False), True

    def bounds(self, date: Date) -> str:
        return self.run("between", _day(Day(date.earliest)), _day(Day(date.latest)))

    # two dates

    def pair(self, first: Date | Moment, last: Date | Moment, shared: str) -> tuple[Term, Term]:
        """Both dates, shortened by what they share."""
        if isinstance(first, Moment) and isinstance(last, Moment) and shared:
            time = self.bare_clock(first) if shared == "two_times" else self.clock(first)
            return Term(lambda c: self.time(first, time, c)), Term(lambda _: self.clock(last))
        if isinstance(first, Date) and isinstance(last, Date) and shared:
            if shared == "two_years":
                return self.years(int(first.year), int(last.year))
            return self.half(shared, 0, first), self.half(shared, 1, last)
        return self.inside(first), self.inside(last)

    def half(self, name: str, index: int, date: Date) -> Term:
        year, month, day = int(date.year), int(date.month), int(date.day or 0)
        return Term(lambda case: self.fill(self.cases[case][name][index], case, year, month, day))

    def interval(self, interval: Interval) -> str:
        first, last = interval.first, interval.last
        if not isinstance(first, Bound) and not isinstance(last, Bound):
            return self.single(first) if str(first) == str(last) else self.span(first, last)
        if not isinstance(first, Bound):
            return self.say("since" if last is OPEN else "end_unknown", date=self.inside(first))
        if not isinstance(last, Bound):
            return self.say("until" if first is OPEN else "start_unknown", date=self.inside(last))
        return self.say("open" if first is last else "no_end" if last is OPEN else "no_start")

    def span(self, first: Date | Moment, last: Date | Moment) -> str:
        shared = _shared(first, last)
        one, two = self.pair(first, last, shared)
        tight = " " not in f"{one}" and (shared or " " not in f"{two}")
        name = "span" if tight or shared == "two_times" else "span_wide"
        return self.say(name, first=one, last=two)

    # sets

    def set(self, form: Set) -> str:
        first, *others = form.members
        if others:
            return self.listed(form.members, all_of=form.all_of)
        if isinstance(first, Range):
            return self.range(first, all_of=form.all_of)
        return self.single(first)

    def listed(self, members: Sequence[Date | Moment | Range], *, all_of: bool) -> str:
        """Dates joined by `and` or `or`; two that share their month or year name it once."""
        match members:
            case [Date() as one, Date() as two] if _shared(one, two) in _DAYS_OR_MONTHS:
                words = [f"{term}" for term in self.pair(one, two, _shared(one, two))]
            case _:
                words = [
                    self.range(m, all_of=all_of) if isinstance(m, Range) else f"{self.inside(m)}"
                    for m in members
                ]
        start = str(self.phrases["comma"]).join(words[:-1])
        return start + str(self.phrases["and" if all_of else "or"]) + words[-1]

    def range(self, member: Range, *, all_of: bool) -> str:
        first, last = member.first, member.last
        each = f"each_{_unit(first or last)}" if all_of else ""
        if first is not None and last is not None:
            return self.run(each or f"one_{_unit(first)}", first, last)
        if first is not None:
            return self.say(f"{each}_since" if each else "or_later", date=self.inside(first))
        assert last is not None  # the grammar refuses a range without ends
        return self.say(f"{each}_until" if each else "by", date=self.inside(last))

    def run(self, name: str, first: Date | Moment, last: Date | Moment) -> str:
        one, two = self.pair(first, last, _shared(first, last))
        return self.say(name, first=one, last=two)


def _number(year: str) -> tuple[str, int]:
    """The digits of a year, with their sign, and the power of ten."""
    number, _, exponent = year.removeprefix("Y").partition("S")[0].partition("E")
    return number, int(exponent or 0)


def _cut(date: Date, parts: int) -> Date:
    """The date without its month or its day."""
    month = date.month if parts > 1 else ""
    return evolve(date, month=month, day="", qualifiers=date.qualifiers[:parts])


def _candidates(date: Date) -> list[Date]:
    """The months or days that the mask of a known year can mean."""
    year, sure = int(date.year), Qualifier.SURE
    months = [month for month in range(1, 13) if _fits(month, date.month)]
    if not date.day:
        return [evolve(date, month=f"{month:02}", qualifiers=(sure, sure)) for month in months]
    return [
        _day(Day.of(year, month, day))
        for month in months
        for day in range(1, days_in_month(year, month) + 1)
        if _fits(day, date.day)
    ]


def _fits(number: int, mask: str) -> bool:
    return all(m in ("X", n) for n, m in zip(f"{number:02}", mask, strict=True))


def _day(day: Day) -> Date:
    """A plain `Date` for that day; its year is not canonical text beyond four digits."""
    year, month, number = day.ymd
    sure = (Qualifier.SURE,) * 3
    return Date(str(year), f"{month:02}", f"{number:02}", sure, day.number, day.number)


def _unit(single: Date | Moment | None) -> str:
    """What the members of a range are; seasons and the like are told by the time they take."""
    if not isinstance(single, Date) or (single.month.isdigit() and int(single.month) > 12):
        return "time"
    return _UNITS[len(single.parts) - 1]


def _qualifiers(single: Date | Moment) -> tuple[Qualifier, ...]:
    return single.qualifiers if isinstance(single, Date) else (single.qualifier,)


def _shared(first: Date | Moment, last: Date | Moment) -> str:
    """What two sure dates without unspecified digits have in common: the pattern for the pair."""
    if any(_qualifiers(first) + _qualifiers(last)):
        return ""
    if isinstance(first, Moment) and isinstance(last, Moment) and first.day == last.day:
        same = (first.offset, first.zone) == (last.offset, last.zone)
        return "two_times" if same else "two_clocks"
    if isinstance(first, Moment) or isinstance(last, Moment):
        return ""
    if len(first.parts) != len(last.parts) or not all(map(_is_plain, first.parts + last.parts)):
        return ""
    if not first.month:
        return "two_years" if era(int(first.year)) == era(int(last.year)) else ""
    if first.year != last.year or int(first.month) > 12 or int(last.month) > 12:
        return ""
    if not first.day:
        return "two_months"
    return "two_days" if first.month == last.month else "two_dates"


def _is_plain(part: str) -> bool:
    return part.removeprefix("-").isdigit()
