"""X-TIMELINE-DATA: what a calendar has no property for, as JSON, so that nothing is lost.

It is the plain form of `timeline.document` without what stands in other properties.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline.actor import Place
from timeline.calendar.places import has_name_alone
from timeline.document import encode_around, encode_event, encode_value
from timeline.event import Event
from timeline.fields import JSON
from timeline.timeline import Timeline

if TYPE_CHECKING:
    import msgspec  # slow to import, and only an export needs it

__all__ = ["BARE", "bare_data", "event_data", "timeline_data", "told_fields"]

BARE: Final = ("id", "title", "when", "description", "place", "tags")
"""The fields of bare events, in order."""


def timeline_data(timeline: Timeline) -> str:
    """All of the timeline but its events."""
    before, after = encode_around(timeline)
    plain = {**before, **after}
    plain.pop("events", None)
    return _json(plain)


def told_fields(event: Event, summary: str, tags: tuple[str, ...], place: Place | None) -> set[str]:
    """The fields that stand in other properties as they are."""
    told = {"id", "kind", "when", "description"}
    if summary == event.title:
        told.add("title")
    if tags == event.tags:
        told.add("tags")
    if not event.place or (place and has_name_alone(place)):
        told.add("place")
    return told


def event_data(event: Event, told: AbstractSet[str]) -> str:
    """What is left of the event without the fields that are told; nothing if that is all."""
    left = encode_event(event, told)
    return _json(left) if left else ""


def bare_data(event: Event, told: AbstractSet[str]) -> str:
    """The same for a bare event."""
    left = {name: encode_value(getattr(event, name)) for name in BARE if name not in told}
    return _json(left) if left else ""


def _json(plain: dict[str, JSON]) -> str:
    return _encoder().encode(plain).decode("utf-8")


@cache
def _encoder() -> msgspec.json.Encoder:
    import msgspec

    return msgspec.json.Encoder(decimal_format="number")
