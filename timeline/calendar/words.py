"""The words of a calendar's entry: its summary and its description."""

from __future__ import annotations

from timeline.calendar.spans import assumed_zone
from timeline.describe import marked_title
from timeline.event import Event
from timeline.telling import telling
from timeline.timeline import Timeline

__all__ = ["description", "summary"]


def summary(event: Event, locale: str) -> str:
    """The title; where a calendar cannot show the date as it is, its wording comes first."""
    if event.when.is_exact:
        return marked_title(event)
    return f"[{event.when.format(locale)}] {marked_title(event)}"


def description(event: Event, timeline: Timeline, locale: str) -> str:
    """The date in words, and all else that there is to tell."""
    zone = assumed_zone(event.when.form, event, timeline)
    when = f"When: {event.when.format(locale)}" + (f", read in the zone {zone}" if zone else "")
    return "\n".join([when, *telling(event, timeline, locale)])
