"""An entry of a calendar in what every client must read alike."""

from datetime import datetime
from typing import NamedTuple

from timeline import ExportContext
from timeline.calendar import CalendarOptions, entries


class Entry(NamedTuple):
    """Its kind is vevent or vjournal; its times are in the basic form of RFC 5545."""

    kind: str
    uid: str
    start: str
    end: str
    summary: str
    description: str


def basic(when):
    """A date or datetime in the basic form: 20241018, 20241018T050900Z, 20241018T050900.

    None, where an entry has no end, is nothing.
    """
    if when is None:
        return ""
    day = f"{when.year:04}{when.month:02}{when.day:02}"
    if not isinstance(when, datetime):
        return day
    zone = when.utcoffset()
    assert zone is None or not zone, f"{when} is neither in UTC nor floating"
    return f"{day}T{when:%H%M%S}{'' if zone is None else 'Z'}"


def meant(timeline, **options):
    """The entries as they are meant, before anything is written: what clients are held against."""
    context = ExportContext(options=CalendarOptions(**options), locale=timeline.language or "en")
    return [
        Entry(
            each.component,
            each.uid,
            basic(each.start),
            basic(each.end),
            each.summary,
            each.description,
        )
        for each in entries(timeline, context)
    ]
