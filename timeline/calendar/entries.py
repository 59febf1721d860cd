"""The properties of a calendar and of each of its entries (RFC 5545, 7986)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from timeline.calendar.property import Property, at, text, uri
from timeline.calendar.spans import Span, span_of
from timeline.calendar.words import description, summary
from timeline.event import Event
from timeline.exporter import ExportContext
from timeline.publication import Publication
from timeline.stamp import stamp_of
from timeline.timeline import Timeline
from timeline.untold import TOLD, untold, untold_of

__all__ = ["CARRIES", "entries", "header", "uid"]

NAMESPACE: Final = UUID("de2d1281-082f-471e-9f0d-b5842977b139")
_FOLLOWED: Final = ("http://", "https://")

CARRIES: Final[Mapping[str, str]] = {
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
"""The fields that a calendar carries, and how: what its exporters say that they carry."""


def uid(timeline: Timeline, event: Event) -> str:
    """The UID of an event, for ever the same for the same two ids."""
    return str(uuid5(NAMESPACE, f"{timeline.id}/{event.id}"))


def header(timeline: Timeline) -> Iterator[Property]:
    """The properties of the calendar itself."""
    yield text("prodid", "-//timeline-kit//timeline-kit//EN")
    yield text("version", "2.0")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what clients knew before it
        yield text(name, timeline.title)
    if timeline.description:
        for name in ("description", "x-wr-caldesc"):
            yield text(name, timeline.description)


def entries(timeline: Timeline, context: ExportContext) -> Iterator[Iterator[Property]]:
    """The properties of each event that a calendar can show, and what it loses is told."""
    stamp = context.stamp or stamp_of(timeline)[0]
    for field, why in untold_of(timeline):
        context.lost("", field, why)
    for event in timeline:
        if span := span_of(event, timeline, context):
            for field, why in untold(event):
                context.lost(event, field, why)
            yield _entry(event, span, stamp, timeline, context.locale)


def _entry(
    event: Event, span: Span, stamp: datetime, timeline: Timeline, locale: str
) -> Iterator[Property]:
    start, end = span
    yield text("uid", uid(timeline, event))
    yield at("dtstamp", stamp)
    yield at("dtstart", start)
    if end:
        yield at("dtend", end)
    yield text("summary", summary(event, locale))
    yield text("description", description(event, timeline, locale))
    if place := event.place:
        yield text("location", str(place))
        if place.latitude is not None and place.longitude is not None:
            yield Property("geo", "float", ((float(place.latitude), float(place.longitude)),))
    if event.tags:
        yield text("categories", *event.tags)
    # clients follow these; other schemes stay words of the description
    if isinstance(event, Publication) and event.url.startswith(_FOLLOWED):
        yield uri("url", event.url)
    for medium in event.media:
        if medium.url.startswith(_FOLLOWED):
            yield uri("attach", medium.url)
    if event.withdrawn:
        yield text("status", "CANCELLED")
    # a timeline must not make anybody busy
    yield text("transp", "TRANSPARENT")
    yield text("x-microsoft-cdo-busystatus", "FREE")
    yield text("x-timeline-id", event.id)
    yield text("x-timeline-kind", event.kind)
    yield text("x-timeline-when", event.when.text)
