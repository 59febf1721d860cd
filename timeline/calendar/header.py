"""The properties of the calendar itself (RFC 5545, 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from timeline.calendar.data import timeline_data
from timeline.calendar.options import COLORS, CalendarOptions
from timeline.calendar.property import Property, text, uri
from timeline.exporter import ExportContext
from timeline.stamp import stamp_of
from timeline.timeline import Timeline

__all__ = ["header", "stamp"]


def stamp(timeline: Timeline, context: ExportContext) -> datetime:
    """The time that the entries are of: SOURCE_DATE_EPOCH, or that of the data."""
    return (context.stamp or stamp_of(timeline)[0]).replace(microsecond=0)


def header(timeline: Timeline, options: CalendarOptions) -> Iterator[Property]:
    """The properties of the calendar itself."""
    yield text("prodid", "-//timeline-kit//timeline-kit//EN")
    yield text("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what clients knew before it
        yield text(name, timeline.title)
    if timeline.description:
        for name in ("description", "x-wr-caldesc"):
            yield text(name, timeline.description)
    if options.refresh:
        yield Property("refresh-interval", "duration", (options.refresh,))
        yield text("x-published-ttl", options.refresh)  # what Outlook knows
    if options.source:
        yield uri("source", options.source)
    if code := COLORS.get(options.color):
        yield text("color", options.color)
        yield text("x-apple-calendar-color", code)
    if options.data:
        yield text("x-timeline-data", timeline_data(timeline))
