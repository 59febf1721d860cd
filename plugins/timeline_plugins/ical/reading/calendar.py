"""The calendars of a file as one timeline."""

from __future__ import annotations

from timeline import ModelError, Timeline
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.entry import Entries
from timeline_plugins.ical.reading.header import header
from timeline_plugins.ical.reading.joining import joined
from timeline_plugins.ical.reading.kept import Kept
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.own import Own
from timeline_plugins.ical.reading.repeats import Repeats
from timeline_plugins.ical.reading.spans import Spans
from timeline_plugins.ical.reading.zones import Zone, Zones

__all__ = ["Calendars"]


class Calendars:
    """Takes one entry after the other, and makes the timeline of them in the end."""

    def __init__(self, notes: Notes) -> None:
        self.notes, self.zones = notes, Zones(notes)
        self.entries = Entries(notes, Spans(notes, self.zones))
        self.repeats = Repeats(self.entries)
        self.own = Own(notes, self.entries.ids)
        self.kept = Kept(notes, self.entries.ids)
        self._first: Component | None = None

    def add(self, component: Component) -> None:
        """Take an entry."""
        if component.text("X-TIMELINE-REMOVED").upper() == "TRUE":
            return  # it says only that something is no longer there
        if self.own.is_ours(component):
            self.own.add(component)
        elif "DTSTART" not in component.properties:
            self._dateless(component)
        else:
            self.entries.spans.floating = self._zone_of(component.parent)
            if (entry := self.entries.entry(component)) and not self.repeats.take(entry):
                self.kept.add(entry.event, component)

    def timeline(self, calendars: list[Component]) -> Timeline:
        """The timeline of all that was taken. Raises ReadError with all mistakes."""
        for event, component in self.repeats.events():
            self.kept.put(event, component)
        self.kept.relate()
        own = self.own.timeline(calendars)
        self.notes.fail()
        fields = header(calendars, self.notes, self.zones) if own is None else {}
        try:
            sources = tuple(self.entries.sources)
            if own is None:
                made = Timeline(events=self.kept.events, sources=sources, **fields)
            else:
                made = joined(own, self.kept.events, sources)
        except ModelError as error:
            self.notes.mistake(str(error).partition("\n")[0], 1)
            self.notes.fail()
            raise
        self.notes.context.places.events.update(self.kept.nodes)
        return made

    def _zone_of(self, calendar: Component | None) -> Zone | None:
        """The zone of the times without one, where it is not that of the file's first calendar."""
        self._first = self._first or calendar
        if calendar is None or self._first is None or calendar is self._first:
            return None
        zone = self.zones.find(calendar.text("X-WR-TIMEZONE"))
        return None if zone == self.zones.find(self._first.text("X-WR-TIMEZONE")) else zone

    def _dateless(self, component: Component) -> None:
        if component.name == "VJOURNAL":
            why = "it has no date, as journals may: it is left out"
            self.notes.lost("", f"VJOURNAL in line {component.line}", why)
            return
        wrong = "this VEVENT has no DTSTART: the day or time when it was"
        self.notes.mistake(wrong, component.line, event=component.label, code="date")
