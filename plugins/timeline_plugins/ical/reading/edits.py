"""What a client changed in an entry of ours: told, since the facts are read from X-TIMELINE-…."""

from __future__ import annotations

from typing import Final

from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.notes import Notes

__all__ = ["tell_edits"]

_DAY: Final = 10  # the length of 2024-10-18


def tell_edits(component: Component, title: str, notes: Notes) -> None:
    """Tell where SUMMARY or DTSTART do not go with what stands in the properties of our own."""
    event = component.text("X-TIMELINE-ID")
    if not component.text("SUMMARY").endswith(title):
        notes.lost(
            event, "title", "SUMMARY was changed; X-TIMELINE-DATA has the title that is read"
        )
    when = component.text("X-TIMELINE-WHEN")
    if len(when) == _DAY and component.text("DTSTART") != when.replace("-", ""):
        notes.lost(event, "when", "DTSTART was changed; X-TIMELINE-WHEN has the date that is read")
