"""Where a calendar shows an event: whole days, or times in UTC or in no zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final, TypeAlias

from attrs import frozen

from timeline.event import Event
from timeline.exporter import ExportContext
from timeline.options import option
from timeline.timeline import Timeline
from timeline.when import Day, Form, Interval, Moment

__all__ = ["CalendarOptions", "Imprecise", "Span", "assumed_zone", "span_of"]

FIRST_YEAR: Final = 1000  # Thunderbird and Nextcloud (ical.js) garble the years before
ONE_DAY: Final = timedelta(days=1)

Span: TypeAlias = tuple[date | datetime, date | datetime | None]
"""DTSTART and, if it has one, DTEND: two dates or two datetimes."""


class Imprecise(Enum):
    """Where an event with an imprecise date is shown."""

    SPAN = "span"
    FIRST_DAY = "first-day"
    SKIP = "skip"


@frozen
class CalendarOptions:
    """The options of a calendar."""

    imprecise: Imprecise = option(
        Imprecise.SPAN, "imprecise dates are shown on their whole span, on its first-day, or skip"
    )


def span_of(event: Event, timeline: Timeline, context: ExportContext) -> Span | None:
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
