"""X-TIMELINE-DATA: what a calendar has no property for, as JSON, so that nothing is lost.

It is the plain form of `timeline.document` without what stands in other properties.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from attrs import AttrsInstance, fields

from timeline.document import encode_around, encode_event
from timeline.event import Event
from timeline.fields import JSON
from timeline.timeline import Timeline

if TYPE_CHECKING:
    import msgspec  # slow to import, and only an export needs it

__all__ = ["event_data", "timeline_data"]


def timeline_data(timeline: Timeline) -> str:
    """All of the timeline but its events."""
    before, after = encode_around(timeline)
    plain = {**before, **after}
    plain.pop("events", None)
    return _json(plain)


def event_data(event: Event, told: AbstractSet[str]) -> str:
    """What is left of the event without the fields that are told; nothing if that is all."""
    kind: type[AttrsInstance] = type(event)
    values_of, defaults = _seldom(kind)
    if told >= _OFTEN and values_of(event) == defaults:
        return ""
    left = encode_event(event, told)
    return _json(left) if left else ""


_OFTEN: Final = frozenset({"id", "when", "title", "description", "place", "tags"})
"""The fields that an event has, if it has no others."""


@cache
def _seldom(
    kind: type[AttrsInstance],
) -> tuple[Callable[[Event], tuple[Any, ...]], tuple[Any, ...]]:
    """What gives the values of all other fields, and their defaults."""
    others = [attribute for attribute in fields(kind) if attribute.name not in _OFTEN]
    defaults: list[Any] = [
        dict[str, JSON]() if each.name == "extra" else each.default for each in others
    ]
    return attrgetter(*(each.name for each in others)), tuple(defaults)


def _json(plain: dict[str, JSON]) -> str:
    return _encoder().encode(plain).decode("utf-8")


@cache
def _encoder() -> msgspec.json.Encoder:
    import msgspec

    return msgspec.json.Encoder(decimal_format="number")
