"""When an entry was: from DTSTART, DTEND and DURATION to a date of the timeline."""

from __future__ import annotations

from datetime import time, timedelta

from attrs import frozen

from timeline import DateError, When
from timeline.errors import visible
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import Property
from timeline_plugins.ical.reading.times import Time, WrongError, read_duration, read_time
from timeline_plugins.ical.reading.zones import Zone, Zones

__all__ = ["Span", "Spans"]

_DAY = timedelta(days=1)


@frozen
class Span:
    """From a start to an end, which a day of its own and a mere time have not.

    The end of days is the last one, and no day after it.
    """

    start: Time
    end: Time | None = None

    @property
    def text(self) -> str:
        """The date as EDTF, to the minute where no second is told."""
        start, end = self.start, self.end
        seconds = start.has_seconds or (end is not None and end.has_seconds)
        first = start.text(seconds=seconds)
        return first if end is None else f"{first}/{end.text(seconds=seconds)}"

    def when(self) -> When:
        """The date. Raises DateError."""
        return When.parse(self.text)

    def starting(self, start: Time) -> Span:
        """As long, and at another time. Raises WrongError."""
        if self.end is None:
            return Span(start)
        if start.is_day or start.offset is None or self.end.offset is None:
            late = self.end.wall - self.start.wall
            return Span(start, start.moved(late.days, late - timedelta(days=late.days)))
        return Span(start, start.moved(0, self.end.instant - self.start.instant))


class Spans:
    """Reads the dates of one file's entries, and notes what is wrong with them."""

    def __init__(self, notes: Notes, zones: Zones) -> None:
        self.notes, self.zones = notes, zones
        self.floating: Zone | None = None
        """The zone of times without one, where the calendar's is not that of the timeline."""
        self._meanings: dict[str, tuple[str, Zone | None, bool]] = {}

    def span(self, component: Component, id: str) -> Span | None:
        """When the entry was; None after noting why not."""
        start = component.first("DTSTART")
        first = self.time(start, component, id) if start else None
        end, length = component.first("DTEND"), component.first("DURATION")
        last = self.time(end, component, id) if end else None
        if first is None or (end is None and length is None):
            return Span(first) if first else None
        told = end or length
        assert told is not None  # one of the two
        try:
            if end is None:
                last = first.moved(*read_duration(told.value))
            if _is_all_day(component, first, last):
                first, last = first.whole_day(), last and last.whole_day()
            return self._until(first, last, id) if last else None
        except WrongError as error:
            self.wrong(error, told, component)
            return None

    def when(self, span: Span, component: Component, id: str) -> When | None:
        """The date of a span; without a zone where it cannot be told with it."""
        try:
            return span.when()
        except DateError:
            pass
        try:  # offsets of long ago that are wider than any of today
            bare = Span(Time(span.start.wall), span.end and Time(span.end.wall))
            when = bare.when()
        except DateError as error:
            start = component.first("DTSTART")
            assert start is not None  # a span has one
            self.wrong(error, start, component)
            return None
        self.notes.lost(id, "when", "its time is out of reach of its zone: read without one")
        return when

    def _until(self, first: Time, last: Time, id: str) -> Span:
        """The span to an end that is exclusive where it is a day. Raises WrongError."""
        if first.is_day != last.is_day:
            self.notes.lost(id, "when", "one of its ends is a day and the other a time: only days")
            if first.is_day and (last.wall.hour or last.wall.minute or last.wall.second):
                last = last.moved(1)  # the day of the end counts as well
            first, last = first.whole_day(), last.whole_day()
        if first.is_day:
            if last.wall < first.wall:
                raise WrongError("DTEND is before DTSTART; of one day, it is the day after")
            # equal to the start is a common fault, and meant as that day
            return Span(first, last.moved(-1)) if last.wall - first.wall > _DAY else Span(first)
        has_offsets = first.offset is not None and last.offset is not None
        late = last.instant - first.instant if has_offsets else last.wall - first.wall
        if late < timedelta() and (has_offsets or first.offset is last.offset):
            raise WrongError("DTEND is before DTSTART; swap the two, or leave DTEND out")
        if (first.offset is None) != (last.offset is None):
            self.notes.lost(id, "when", "one of its ends has no zone: both were read without")
            first, last = Time(first.wall), Time(max(first.wall, last.wall))
        return Span(first, last) if last.key != first.key else Span(first)

    def time(self, told: Property, component: Component, id: str) -> Time | None:
        """The time that a property tells."""
        return self.one(told.value, told, component, id)

    def one(self, value: str, told: Property, component: Component, id: str) -> Time | None:
        """The time that one value of a property tells; None after noting what is wrong."""
        tzid, zone, is_date = self._meaning(told.params)
        if self.floating and not tzid:
            zone = self.floating
        try:
            found = read_time(value, zone)
        except WrongError as error:
            self.wrong(error, told, component)
            return None
        if found.is_leap:
            self.notes.lost(id, "when", "a leap second is read as the second before it")
        if tzid and zone is None and not found.is_day and found.offset is None:
            why = f"the time zone '{visible(tzid)}' is not known: read without a zone"
            self.notes.lost(id, "when", why)
        return found.whole_day() if is_date and not found.is_day else found

    def _meaning(self, params: str) -> tuple[str, Zone | None, bool]:
        """TZID, its zone, and whether the value is to be a day; most parameters come often."""
        if params not in self._meanings:
            # a quote that is never closed must not hide a zone
            closed = params.replace('"', "") if params.count('"') % 2 else params
            told = Property("", closed, "", 0)
            tzid = told.parameter("TZID")
            zone = self.zones.find(tzid) if tzid else None
            self._meanings[params] = tzid, zone, told.parameter("VALUE").upper() == "DATE"
        return self._meanings[params]

    def wrong(self, error: ValueError, told: Property, component: Component) -> None:
        """Note what is wrong in a property with a date."""
        message = f"{told.name}: {error}"
        self.notes.mistake(message, told.line, told.offset, component.label, "date")


def _is_all_day(component: Component, first: Time, last: Time | None) -> bool:
    """Whether Outlook says that these midnights are days."""
    midnights = [one.wall.time() == time() for one in (first, last) if one]
    return all(midnights) and component.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
