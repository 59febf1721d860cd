"""From a timeline to plain data: only what is there, in the order of the model's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, cast

from attrs import AttrsInstance, fields, has

from timeline.event import Event
from timeline.fields import JSON
from timeline.timeline import Timeline
from timeline.when import When

__all__ = ["VERSION", "encode", "encode_around", "encode_event", "encode_value"]

VERSION = 1
"""The version of the plain form; it grows only when old readers could not read new files."""


def encode(timeline: Timeline) -> dict[str, JSON]:
    """The timeline as dicts, lists, text, numbers and truths; `decode` reads it back equal."""
    before, after = encode_around(timeline)
    events: list[JSON] = [encode_event(event) for event in timeline]
    if not events:  # their empty list comes last
        return {**before, **after, "events": events}
    return {**before, "events": events, **after}


def encode_around(timeline: Timeline) -> tuple[dict[str, JSON], dict[str, JSON]]:
    """What stands before the events and what after them; the events are not asked for."""
    before, after = _around()
    return {"version": VERSION, **_fields(timeline, after)}, _fields(timeline, before)


@cache
def _around() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the fields up to the events, and from them on: what each half is without."""
    names = tuple(attribute.name for attribute in fields(Timeline))
    at = names.index("events")
    return names[: at + 1], names[at:]


def encode_event(event: Event, without: Iterable[str] = ()) -> dict[str, JSON]:
    """One event as plain data, its kind first unless it is a plain event.

    `without` are the names of fields to leave out.
    """
    left = tuple(without)
    kind: dict[str, JSON] = {}
    if event.kind != "event" and "kind" not in left:
        kind["kind"] = event.kind
    return {**kind, **_fields(event, left)}


def _fields(thing: AttrsInstance, without: tuple[str, ...] = ()) -> dict[str, JSON]:
    names, defaults, values_of = _shape(type(thing), without)
    plain: dict[str, JSON] = {}
    for name, default, value in zip(names, defaults, values_of(thing), strict=True):
        # what is left out is read back as it was
        if value is not default and value != default and value != {}:
            plain[name] = encode_value(value)
    return plain


@cache
def _shape(
    kind: type[AttrsInstance], without: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[object], tuple[Any, ...]]]:
    """The names and the defaults of a class's fields, and what gives their values, all at once."""
    kept = [each for each in fields(kind) if each.name not in without]
    names, defaults = zip(*((each.name, each.default) for each in kept), strict=True)
    values = attrgetter(*names)  # of a single name it gives no tuple
    return names, defaults, values if len(names) > 1 else lambda thing: (values(thing),)


def encode_value(value: object) -> JSON:
    """What a field holds, as plain data."""
    if isinstance(value, str):
        return value
    if isinstance(value, When):
        return value.text
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return [encode_value(item) for item in items]
    if has(type(value)):
        return _fields(cast("AttrsInstance", value))
    return cast("JSON", value)
