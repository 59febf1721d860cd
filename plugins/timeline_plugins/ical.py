# pyright: reportUnknownMemberType=false
# icalendar leaves parts of its annotations out
"""iCalendar (RFC 5545, 7986): a calendar to subscribe to.

iCalendar knows whole days and times alone. An imprecise date is shown on the days that it may mean,
with its wording before the summary and its EDTF in the property X-TIMELINE-WHEN. The UID of an
event is a UUID (version 5) of its timeline's id, a slash and its own id: it stays as they stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import ClassVar, Final, TypeAlias
from uuid import UUID, uuid5

import icalendar
from attrs import frozen

from timeline import (
    Day,
    Event,
    ExportContext,
    Exporter,
    Publication,
    Timeline,
    When,
    hookimpl,
    option,
)
from timeline.describe import citations, facts, marked_title, source_line, voices
from timeline.untold import TOLD, untold, untold_of
from timeline.when import Form, Interval, Moment

__all__ = ["Ical", "IcalOptions", "Imprecise", "timeline_exporters", "uid"]

NAMESPACE: Final = UUID("de2d1281-082f-471e-9f0d-b5842977b139")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_YEAR: Final = 1000  # Thunderbird and Nextcloud (ical.js) garble the years before
ONE_DAY: Final = timedelta(days=1)
END: Final = b"END:VCALENDAR\r\n"
_FOLLOWED: Final = ("http://", "https://")

Span: TypeAlias = tuple[date | datetime, date | datetime | None]
"""DTSTART and, if it has one, DTEND: two dates or two datetimes."""


class Imprecise(Enum):
    """Where an event with an imprecise date is shown."""

    SPAN = "span"
    FIRST_DAY = "first-day"
    SKIP = "skip"


@frozen
class IcalOptions:
    """The options of the iCalendar exporter."""

    imprecise: Imprecise = option(
        Imprecise.SPAN, "imprecise dates are shown on their whole span, on its first-day, or skip"
    )


class Ical(Exporter):
    """iCalendar, a VEVENT for every event."""

    name = "ical"
    title = "iCalendar"
    suffix = ".ics"
    more_suffixes = (".ical", ".icalendar")
    media_type = "text/calendar"
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        "timeline.title": "NAME and X-WR-CALNAME",
        "timeline.id": "in every UID, hashed",
        "timeline.description": "DESCRIPTION and X-WR-CALDESC",
        "timeline.updated": "DTSTAMP",
        "timeline.zone": "times without an offset are read in it",
        "event.id": "X-TIMELINE-ID",
        "event.title": "SUMMARY",
        "event.when": "DTSTART and DTEND, in words, and X-TIMELINE-WHEN",
        "event.description": "in DESCRIPTION",
        "event.tags": "CATEGORIES",
        "place.name": "LOCATION, and in words",
        "place.latitude": "GEO",
        "place.longitude": "GEO",
        "place.zone": "times without an offset are read in it",
        "publication.url": "URL, and in words",
        "media.url": "ATTACH, and in words",
        "correction.kind": "in words, and STATUS:CANCELLED for withdrawn",
    }
    options = IcalOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        yield _calendar(timeline).to_ical().removesuffix(END)
        stamp = context.stamp or _stamp(timeline)
        for field, why in untold_of(timeline):
            context.lost("", field, why)
        for event in timeline:
            if span := _span(event, timeline, context):
                for field, why in untold(event):
                    context.lost(event, field, why)
                yield _component(event, span, stamp, timeline, context).to_ical()
        yield END


class Text(icalendar.vText):
    """A TEXT value; icalendar's own turns a literal backslash and N into a line break."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode("utf-8")


def uid(timeline: Timeline, event: Event) -> str:
    """The UID of an event, for ever the same for the same two ids."""
    return str(uuid5(NAMESPACE, f"{timeline.id}/{event.id}"))


def _calendar(timeline: Timeline) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//timeline-kit//timeline-kit//EN")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what clients knew before it
        calendar.add(name, Text(timeline.title))
    if timeline.description:
        for name in ("description", "x-wr-caldesc"):
            calendar.add(name, Text(timeline.description))
    return calendar


def _component(
    event: Event, span: Span, stamp: datetime, timeline: Timeline, context: ExportContext
) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", uid(timeline, event))
    component.add("dtstamp", stamp)
    component.add("dtstart", span[0])
    if span[1]:
        component.add("dtend", span[1])
    component.add("summary", Text(_summary(event, context.locale)))
    component.add("description", Text(_description(event, timeline, context.locale)))
    if event.place:
        component.add("location", Text(str(event.place)))
        if event.place.latitude is not None and event.place.longitude is not None:
            component.add("geo", (float(event.place.latitude), float(event.place.longitude)))
    if event.tags:
        categories = icalendar.vCategory(list(event.tags))
        categories.cats = [Text(tag) for tag in event.tags]
        component.add("categories", categories)
    # clients follow these; other schemes stay words of the description
    if isinstance(event, Publication) and event.url.startswith(_FOLLOWED):
        component.add("url", event.url)
    for medium in event.media:
        if medium.url.startswith(_FOLLOWED):
            component.add("attach", medium.url)
    if event.withdrawn:
        component.add("status", "CANCELLED")
    # a timeline must not make anybody busy
    component.add("transp", "TRANSPARENT")
    component.add("x-microsoft-cdo-busystatus", "FREE")
    component.add("x-timeline-id", Text(event.id))
    component.add("x-timeline-kind", Text(event.kind))
    component.add("x-timeline-when", Text(event.when.text))
    return component


def _summary(event: Event, locale: str) -> str:
    """The title; where a calendar cannot show the date as it is, its wording comes first."""
    if event.when.is_exact:
        return marked_title(event)
    return f"[{event.when.format(locale)}] {marked_title(event)}"


def _description(event: Event, timeline: Timeline, locale: str) -> str:
    zone = _assumed_zone(event.when.form, event, timeline)
    lines = [f"When: {event.when.format(locale)}" + (f", read in the zone {zone}" if zone else "")]
    lines += [f"{label}: {fact}" for label, fact in facts(event, timeline, locale)]
    if event.description:
        lines += ["", event.description]
    for label, voiced in voices(event, timeline, locale):
        lines += ["", f"{label}:", *(f"- {line}" for line in voiced)]
    if cited := citations(event):
        lines += ["", "Sources:"]
    for citation in cited:
        source = timeline.source(citation.source)
        lines.append(f"- {source_line(source, citation, locale) if source else citation.source}")
        if source and source.note:
            lines.append(f"  {' '.join(source.note.split())}")
    return "\n".join(lines)


def _stamp(timeline: Timeline) -> datetime:
    """When the timeline was last touched, as far as its data tell: no clock is asked."""
    dates = [timeline.updated] if timeline.updated else []
    if not dates:
        dates = [
            when
            for source in timeline.sources
            for when in (source.published, source.updated, source.accessed)
            if when
        ]
    return max((stamp for when in dates if (stamp := _instant(when))), default=EPOCH)


def _instant(when: When) -> datetime | None:
    if when.instant:
        return when.instant
    start = when.earliest
    if not isinstance(start, Day) or not 1 <= start.year <= 9999:
        return None
    return datetime(*start.ymd, tzinfo=UTC)


def _span(event: Event, timeline: Timeline, context: ExportContext) -> Span | None:
    """Where the calendar shows the event; None, and told as lost, where it cannot."""
    when, mode = event.when, context.options.imprecise
    if not when.is_exact and mode is Imprecise.SKIP:
        context.lost(event, "event", "imprecise dates were left out, as asked")
        return None
    if timed := _times(event, timeline, context):
        return timed
    first, last = when.earliest, when.latest
    # with one bound alone the event is shown on that day
    start = first if isinstance(first, Day) else last
    end = last if isinstance(last, Day) else first
    if not isinstance(start, Day) or not isinstance(end, Day):
        context.lost(event, "event", "there is no day to show it on")
        return None
    if not when.is_exact and mode is Imprecise.FIRST_DAY:
        end = start
    if start.year < FIRST_YEAR or end.year > 9999 or str(end) == "9999-12-31":
        context.lost(event, "event", f"calendars hold the years {FIRST_YEAR} to 9999")
        return None
    return date(*start.ymd), date(*end.ymd) + ONE_DAY


def _times(event: Event, timeline: Timeline, context: ExportContext) -> Span | None:
    """The span of a moment, or from moment to moment; None for everything else."""
    form = event.when.form
    ends = (form.first, form.last) if isinstance(form, Interval) else (form,)
    times: list[datetime] = []
    for end in ends:
        if not isinstance(end, Moment):
            if times:
                context.lost(
                    event, "when", "it begins at a time and ends on a day: shown by the day"
                )
            return None
        try:
            time = _time(end, event, timeline, context)
        except OverflowError:
            return None
        if end.fraction:
            context.lost(event, "when", "calendars hold no fractions of a second")
        if time.year < FIRST_YEAR:
            return None
        times.append(time.replace(microsecond=0))
    start, last = times[0], times[-1]
    if (start.tzinfo is None) != (last.tzinfo is None):
        context.lost(event, "when", "one of its times has no offset: shown by the day")
        return None
    return start, last if last > start else None


def _time(moment: Moment, event: Event, timeline: Timeline, context: ExportContext) -> datetime:
    """The moment in UTC; without an offset in the zone of its place or timeline, or floating."""
    if moment.utc:
        return moment.utc
    if not (zone := _assumed_zone(moment, event, timeline)):
        return moment.wall
    time = moment.in_zone(zone)
    if time is None:
        context.lost(event, "when", f"{zone} had this time twice or never: shown without a zone")
    return time or moment.wall


def _assumed_zone(form: Form, event: Event, timeline: Timeline) -> str:
    """The zone that a moment without an offset is read in; the description says so."""
    ends = (form.first, form.last) if isinstance(form, Interval) else (form,)
    if not any(isinstance(end, Moment) and end.offset is None for end in ends):
        return ""
    return event.place.zone if event.place and event.place.zone else timeline.zone


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Ical()]
