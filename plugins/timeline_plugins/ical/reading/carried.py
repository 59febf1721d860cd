"""What is read of calendars, and from which properties: for `timeline formats ical`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from timeline.losses import FIELDS

__all__ = ["CARRIED"]

CARRIED: Final[Mapping[str, str]] = {
    **dict.fromkeys(FIELDS, "X-TIMELINE-DATA, where we wrote the file"),
    "timeline.title": "NAME or X-WR-CALNAME, or the name of the file",
    "timeline.id": "UID of the calendar",
    "timeline.description": "DESCRIPTION or X-WR-CALDESC of the calendar",
    "timeline.zone": "X-WR-TIMEZONE",
    "timeline.updated": "LAST-MODIFIED of the calendar",
    "timeline.extra": "all other properties of the calendar, under ical",
    "event.id": "UID",
    "event.title": "SUMMARY",
    "event.when": "DTSTART with DTEND or DURATION, RRULE and RDATE as far as asked for",
    "event.description": "DESCRIPTION",
    "event.actors": "ORGANIZER and ATTENDEE",
    "actor.name": "CN, or the address",
    "actor.role": "organizer or attendee",
    "event.place": "LOCATION and GEO",
    "place.name": "LOCATION",
    "place.latitude": "GEO",
    "place.longitude": "GEO",
    "event.tags": "CATEGORIES",
    "event.sources": "URL",
    "source.url": "URL",
    "event.relations": "RELATED-TO of the types PARENT and DEPENDS-ON",
    "event.media": "ATTACH and IMAGE with an address",
    "media.kind": "FMTTYPE",
    "media.title": "FILENAME or LABEL",
    "media.url": "ATTACH and IMAGE",
    "event.corrections": "STATUS:CANCELLED",
    "event.extra": "all other properties, under ical",
}
"""What is read of calendars that others wrote, and from which properties."""
