"""All dates of one entry that repeats (RFC 5545, 3.8.5): its rules and lists, less exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from heapq import merge
from typing import Final

from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.entry import Entry
from timeline_plugins.ical.reading.parts import NotExpandedError, is_plain
from timeline_plugins.ical.reading.properties import Property
from timeline_plugins.ical.reading.rules import Rule
from timeline_plugins.ical.reading.spans import Span, Spans
from timeline_plugins.ical.reading.times import Time, WrongError, located, read_duration, read_time

__all__ = ["Occurrences"]

_UNTIL: Final = re.compile(r"(?:^|;)UNTIL=([^;]*)", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")
_LAST: Final = date(9990, 12, 31)
MAX_LISTED: Final = 100_000


class Occurrences:
    """The dates of an entry; `changed` are the entries that have versions of single ones."""

    def __init__(self, entry: Entry, spans: Spans, changed: Iterable[Component]) -> None:
        assert entry.span is not None  # nothing else repeats
        self.entry, self.spans, self.first = entry, spans, entry.span
        self._gone: set[object] = set()
        for component in (entry.component, *changed):
            name = "EXDATE" if component is entry.component else "RECURRENCE-ID"
            for told in component.properties.get(name, ()):
                self._leave_out(told, component)
        self.is_whole = False
        """Whether there are no more dates than those that were asked for."""
        self.is_barren = False
        """Whether its rules had no date there, and had to be tried to their end."""

    @property
    def is_first_gone(self) -> bool:
        """Whether the first date of all is left out."""
        return self._is_gone(self.first.start)

    def listed(self) -> list[Span]:
        """The first date and those of RDATE, in order."""
        found: dict[object, Span] = {self.first.start.key: self.first}
        for told in self.entry.component.properties.get("RDATE", ()):
            for value in told.value.split(",")[:MAX_LISTED]:
                if span := self._span(value, told):
                    found.setdefault(span.start.key, span)
        left = (span for span in found.values() if not self._is_gone(span.start))
        return sorted(left, key=lambda span: span.start.instant)

    def check(self) -> None:
        """Raise WrongError for a rule that is none."""
        for told in self.entry.component.properties["RRULE"]:
            if not is_plain(told.value):
                with suppress(NotExpandedError):
                    self._rule(told).check()

    def between(self, low: date | None = None, high: date | None = None) -> Iterator[Span]:
        """The dates from the one day to the other. Raises WrongError, and NotExpandedError."""
        start, component = self.first.start, self.entry.component
        lowest = datetime.combine(low or start.day, time())
        highest = datetime.combine(high or _LAST, time(23, 59, 59))
        rules = [self._rule(told) for told in component.properties["RRULE"]]
        listed = [s for s in self.listed() if lowest <= s.start.wall <= highest]
        counts = [0] * len(rules)

        def counted(number: int) -> Iterator[datetime]:
            for found in rules[number].dates(lowest, highest):
                counts[number] += 1
                yield found

        dates = merge(*map(counted, range(len(rules))))
        seen: set[object] = set()
        for span in merge(self._made(dates), listed, key=lambda span: span.start.instant):
            if span.start.key not in seen and not self._is_gone(span.start):
                seen.add(span.start.key)
                yield span
        ends = (rule.ends(highest, count) for rule, count in zip(rules, counts, strict=True))
        self.is_whole = lowest <= start.wall and all(ends)
        self.is_barren = not any(counts)

    def _made(self, walls: Iterable[datetime]) -> Iterator[Span]:
        start = self.first.start
        for wall in walls:
            there = Time(wall, is_day=True) if start.is_day else located(wall, start.zone)
            yield self.first.starting(there)

    def _rule(self, told: Property) -> Rule:
        start, text = self.first.start, _SPACE.sub("", told.value).strip(";")
        match = _UNTIL.search(text)
        until = self._until(match[1]) if match else None
        return Rule.read(text, start.wall, until, is_day=start.is_day)

    def _until(self, text: str) -> datetime:
        """The last wall time of a rule; a day counts as a whole."""
        last, start = read_time(text), self.first.start
        if last.is_day or start.is_day:
            return datetime.combine(last.day, time(23, 59, 59))
        if last.offset is not None and start.zone is not None:
            return last.instant.astimezone(start.zone.tz).replace(tzinfo=None)
        return last.wall

    def _leave_out(self, told: Property, component: Component) -> None:
        for value in told.value.split(",")[:MAX_LISTED]:
            if found := self.spans.one(value, told, component, self.entry.event.id):
                self._gone.add(self._alike(found).key)

    def _is_gone(self, start: Time) -> bool:
        return start.key in self._gone or start.day in self._gone

    def _alike(self, other: Time) -> Time:
        """A time as the dates of the entry are: as a day, or in their zone if it names none."""
        start = self.first.start
        if start.is_day:
            return other.whole_day()
        if not other.is_day and other.offset is None:
            return located(other.wall, start.zone)
        return other

    def _span(self, value: str, told: Property) -> Span | None:
        """A date of RDATE; a PERIOD has an end or a length of its own."""
        begun, _, end = value.partition("/")
        start = self.spans.one(begun, told, self.entry.component, self.entry.event.id)
        if start is None:
            return None
        start = self._alike(start) if start.is_day == self.first.start.is_day else start
        try:
            if not end:
                return self.first.starting(start)
            last = read_time(end, start.zone) if end[:1].isdigit() else None
            last = last or start.moved(*read_duration(end))
            if last.instant - start.instant < timedelta():
                raise WrongError("a period ends after it starts")
            return Span(start, last if last.key != start.key else None)
        except WrongError as error:
            self.spans.wrong(error, told, self.entry.component)
            return None
