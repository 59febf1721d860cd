"""What a client changed in an entry of ours: told, since the facts are read from X-TIMELINE-…."""

from __future__ import annotations

from typing import Final

from timeline import DateError, Day, When
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.notes import Notes

__all__ = ["tell_edits"]

_DAY: Final = 10  # the length of 2024-10-18


def tell_edits(component: Component, title: str, notes: Notes) -> None:
    """Tell where SUMMARY, DESCRIPTION or DTSTART do not go with the properties of our own.

    `title` is the one in X-TIMELINE-DATA, if it has one.
    """
    event = component.text("X-TIMELINE-ID")
    summary = component.text("SUMMARY")
    if title and summary != title and not (summary[:1] == "[" and summary.endswith(f"] {title}")):
        notes.lost(
            event, "title", "SUMMARY was changed; X-TIMELINE-DATA has the title that is read"
        )
    if component.first("X-TIMELINE-DESCRIPTION") and not _begins_with_date(component):
        notes.lost(event, "description", "DESCRIPTION was changed; some lines of it are read")
    start = _start(component.text("X-TIMELINE-WHEN"))
    if start and component.text("DTSTART") != start:
        notes.lost(event, "when", "DTSTART was changed; X-TIMELINE-WHEN has the date that is read")


def _begins_with_date(component: Component) -> bool:
    return component.text("DESCRIPTION").startswith("When: ")


def _start(when: str) -> str:
    """The day or instant at which a date is shown, as DTSTART has it, if it can be known."""
    day = when.replace("-", "")
    if len(when) == _DAY and day.isdecimal():
        return day
    try:
        date = When.parse(when)
    except DateError:
        return ""  # it is told as a mistake
    if "T" in when:
        return f"{date.instant:%Y%m%dT%H%M%SZ}" if date.instant else ""
    shown = date.earliest if isinstance(date.earliest, Day) else date.latest
    return str(shown).replace("-", "") if isinstance(shown, Day) else ""
