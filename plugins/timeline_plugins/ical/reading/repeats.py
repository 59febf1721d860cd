"""Entries that repeat: which dates of them are read, and the event of each.

Without a window an entry with an RRULE is one event, on its first date. With one, every date in it
is an event. RDATE without RRULE is a list of dates and always read. Dates in EXDATE are left out,
and those that an entry with a RECURRENCE-ID has another version of. The id of a date is the id of
the entry and the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from attrs import evolve

from timeline import Event
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.entry import Entries, Entry
from timeline_plugins.ical.reading.occurrences import Occurrences
from timeline_plugins.ical.reading.options import IcalReaderOptions
from timeline_plugins.ical.reading.parts import NotExpandedError, is_old
from timeline_plugins.ical.reading.properties import Property
from timeline_plugins.ical.reading.spans import Span
from timeline_plugins.ical.reading.times import WrongError

__all__ = ["Repeats"]

MAX_ALL: Final = 250_000
"""How many dates of all entries of a file are read."""
MAX_BARREN: Final = 100
"""How many rules without a date in the window are tried: each of them takes its time."""

_FIRST: Final = "only its first date was read"
_MORE: Final = "-I since=2024-01-01 -I until=2024-12-31 reads more"
_READ: Final = ("RDATE", "EXDATE")


class Repeats:
    """Keeps entries that repeat until all changes to single dates of them are known."""

    def __init__(self, entries: Entries) -> None:
        self.entries, self.notes = entries, entries.notes
        self.options: IcalReaderOptions = entries.notes.context.options
        self._waiting: list[Entry] = []
        self._changed: dict[str, list[Component]] = {}  # the versions of single dates, by UID
        self._all = self._barren = 0

    def take(self, entry: Entry) -> bool:
        """Whether the entry repeats and waits; changes to single dates are noted."""
        properties = entry.component.properties
        if told := entry.component.first("RECURRENCE-ID"):
            self.entries.spans.time(told, entry.component, entry.event.id)  # it may be none
            self._changed.setdefault(entry.component.text("UID"), []).append(entry.component)
            if told.parameter("RANGE"):
                why = "it changes later dates as well; only its own date is read"
                self.notes.lost(entry.event.id, "RECURRENCE-ID", why)
            return False
        if entry.span is None or not ("RRULE" in properties or "RDATE" in properties):
            return False
        self._waiting.append(entry)
        return True

    def events(self) -> Iterator[tuple[Event, Component]]:
        """The events of all entries that repeat, each with its component."""
        for entry in self._waiting:
            for event in self._events(entry):
                yield event, entry.component

    def _events(self, entry: Entry) -> Iterator[Event]:
        component, event = entry.component, entry.event
        dates = Occurrences(entry, self.entries.spans, self._changed.get(component.text("UID"), ()))
        if "RRULE" not in component.properties:
            yield from self._made(entry, dates.listed(), self.options.most)
            return
        told = component.properties["RRULE"][0]
        try:
            yield from self._of_rule(entry, dates, told)
        except WrongError as error:
            self.entries.spans.wrong(error, told, component)
        except NotExpandedError as error:
            self.notes.lost(event.id, "RRULE", f"it repeats; {_FIRST}: {error}")
            yield from () if dates.is_first_gone else (event,)

    def _of_rule(self, entry: Entry, dates: Occurrences, told: Property) -> Iterator[Event]:
        """The events of a rule. Raises WrongError, and NotExpandedError."""
        event, low, high = entry.event, *self.options.window
        can_be_asked = self._barren <= MAX_BARREN and self._all < MAX_ALL
        if is_old(told.value):
            why = "it is a rule of vCalendar 1.0: only the first date is read"
            self.notes.lost(event.id, "RRULE", why)
            yield event
        elif (low or high) and can_be_asked:
            made = list(self._made(entry, dates.between(low, high), self.options.most))
            self._barren += dates.is_barren
            if len(made) < self.options.most:  # more is told already
                self._tell(made[0] if made else event, len(made), is_whole=dates.is_whole)
            yield from made
        else:
            dates.check()
            self.notes.lost(event.id, "RRULE", f"it repeats; {_FIRST}; {_MORE}")
            is_gone = dates.is_first_gone
            yield from self._made(entry, islice(dates.between(), 1), 1) if is_gone else (event,)

    def _tell(self, event: Event, number: int, *, is_whole: bool) -> None:
        """Say which dates of a rule are not read."""
        since, until = self.options.since, self.options.until
        window = (f" from {since}" if since else "") + (f" to {until}" if until else "")
        if not number:
            self.notes.lost(event.id, "event", f"it repeats, and not{window}: it is left out")
        elif not is_whole:
            self.notes.lost(event.id, "RRULE", f"it repeats; only its dates{window} were read")

    def _made(self, entry: Entry, spans: Iterable[Span], most: int) -> Iterator[Event]:
        """The event of each span; the first date of the entry keeps its id in a mere list."""
        event, component, ids = entry.event, entry.component, self.entries.ids
        uid, is_list = component.text("UID"), "RRULE" not in component.properties
        left = min(most, MAX_ALL - self._all)
        if uid and ids.of_uid.get(uid) == event.id:
            del ids.of_uid[uid]  # until there is a date to lead to
        for number, span in enumerate(spans):
            if number == left:
                why = f"it repeats; only {left} of its dates were read; see the option most"
                self.notes.lost(event.id, "RRULE", why)
                return
            self._all += 1
            when = self.entries.spans.when(span, component, event.id)
            if when is None:
                return
            keeps = is_list and entry.span is not None and span.start == entry.span.start
            day = span.start.text(seconds=False)[:10]
            id_ = event.id if keeps else ids.dated(event.id, day)
            if uid:
                ids.of_uid.setdefault(uid, id_)
            yield evolve(event, id=id_, when=when, extra=_without_dates(event.extra))


def _without_dates(extra: Any) -> dict[str, Any]:
    """The extra of an event without the dates of others."""
    kept = {name: value for name, value in extra.get("ical", {}).items() if name not in _READ}
    return {"ical": kept} if kept else {}
