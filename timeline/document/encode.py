"""From a timeline to plain data: only what is there, in the order of the model's fields."""

from __future__ import annotations

from enum import Enum
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
    return {**before, "events": [encode_event(event) for event in timeline.events], **after}


def encode_around(timeline: Timeline) -> tuple[dict[str, JSON], dict[str, JSON]]:
    """What stands before the events and what after them, for writers that take one at a time.

    Without events, their empty list comes last.
    """
    names = [attribute.name for attribute in fields(Timeline)]
    at = names.index("events") if timeline.events else len(names)
    before = {"version": VERSION, **_fields(timeline, slice(at))}
    return before, _fields(timeline, slice(at + 1, None))


def encode_event(event: Event) -> dict[str, JSON]:
    """One event as plain data, its kind first unless it is a plain event."""
    kind: dict[str, JSON] = {} if event.kind == "event" else {"kind": event.kind}
    return {**kind, **_fields(event)}


def _fields(thing: AttrsInstance, part: slice = slice(None)) -> dict[str, JSON]:
    plain: dict[str, JSON] = {}
    for attribute in fields(type(thing))[part]:
        value: Any = getattr(thing, attribute.name)
        if value != attribute.default and value != {}:  # what is left out is read back as it was
            plain[attribute.name] = encode_value(value)
    return plain


def encode_value(value: object) -> JSON:
    """What a field holds, as plain data."""
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
