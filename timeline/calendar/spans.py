"""Where a calendar shows an event: whole days, or times in UTC or in no zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from timeline.calendar.options import Imprecise
from timeline.event import Event
from timeline.exporter import ExportContext
from timeline.timeline import Timeline
from timeline.when import Day, Form, Interval, Moment

__all__ = ["Span", "assumed_zone", "span_of"]

FIRST_YEAR: Final = 1000  # Thunderbird and Nextcloud (ical.js) garble the years before
FIRST_OF_OUTLOOK: Final = 1601
ONE_DAY: Final = timedelta(days=1)
_FIRST_DAY: Final = date(FIRST_YEAR, 1, 1).toordinal()
_LAST_DAY: Final = date.max.toordinal() - 1  # the day after it is a date, too

Span: TypeAlias = tuple[date | datetime, date | datetime | None]
"""DTSTART and, if it has one, DTEND: two dates or two datetimes."""


def span_of(
    event: Event, timeline: Timeline, context: ExportContext, *, exact: bool
) -> Span | None:
    """Where the calendar shows the event; None, and told as lost, where it cannot."""
    span = _span(event, timeline, context, exact)
    if span and span[0].year < FIRST_OF_OUTLOOK:
        context.lost(event, "when", f"Outlook shows nothing before {FIRST_OF_OUTLOOK}")
    return span


def _span(event: Event, timeline: Timeline, context: ExportContext, exact: bool) -> Span | None:
    when, mode = event.when, context.options.imprecise
    if not exact and mode is Imprecise.SKIP:
        context.lost(event, "event", "imprecise dates were left out, as asked")
        return None
    if exact and len(when.text) == 10:  # a plain day, as most are
        start_day = date.fromisoformat(when.text)
        if start_day.year >= FIRST_YEAR and start_day != date.max:
            return start_day, start_day + ONE_DAY
    if "T" in when.text and (timed := _times(event, timeline, context)):
        return timed
    first, last = when.earliest, when.latest
    # with one bound alone the event is shown on that day
    start = first if isinstance(first, Day) else last
    end = last if isinstance(last, Day) else first
    if not isinstance(start, Day) or not isinstance(end, Day):
        context.lost(event, "event", "there is no day to show it on")
        return None
    if not exact and mode is Imprecise.FIRST_DAY:
        end = start
    if start.number < _FIRST_DAY or end.number > _LAST_DAY:
        context.lost(event, "event", f"calendars hold the years {FIRST_YEAR} to 9999")
        return None
    return date.fromordinal(start.number), date.fromordinal(end.number + 1)


def _utc(text: str) -> datetime | None:
    """The instant of a time in UTC to the second, as most times are."""
    if len(text) != 20 or text[10] != "T" or text[-1] != "Z":
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None  # 24:00, which the forms know


def _times(event: Event, timeline: Timeline, context: ExportContext) -> Span | None:
    """The span of a moment, or from moment to moment; None for everything else."""
    if time := _utc(event.when.text):
        return None if time.year < FIRST_YEAR or time.date() == date.max else (time, None)
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
        if time.year < FIRST_YEAR or time.date() == date.max:  # clients add a day to it
            return None
        times.append(time.replace(microsecond=0))
    start, last = times[0], times[-1]
    if (start.tzinfo is None) != (last.tzinfo is None):
        context.lost(event, "when", "one of its times has no offset: shown by the day")
        return None
    return start, last if last > start else None


def _time(moment: Moment, event: Event, timeline: Timeline, context: ExportContext) -> datetime:
    """The moment in UTC; without an offset in the zone of its place or timeline, or floating."""
    if utc := moment.utc:
        return utc
    if not (zone := assumed_zone(moment, event, timeline)):
        return moment.wall
    time = moment.in_zone(zone)
    if time is None:
        context.lost(event, "when", f"{zone} had this time twice or never: shown without a zone")
    return time or moment.wall


def assumed_zone(form: Form, event: Event, timeline: Timeline) -> str:
    """The zone that a moment without an offset is read in; the description says so."""
    ends = (form.first, form.last) if isinstance(form, Interval) else (form,)
    if not any(isinstance(end, Moment) and end.offset is None for end in ends):
        return ""
    return event.place.zone if event.place and event.place.zone else timeline.zone
