"""The head of a table: everything of a timeline but its events, beside the rows as JSON."""

from __future__ import annotations

from timeline.document import decode, encode_around, json_nodes
from timeline.table.json import encoded
from timeline.timeline import Timeline

__all__ = ["KEY", "head_of", "head_text"]

KEY = "timeline"
"""The key in the metadata of the file."""


def head_text(timeline: Timeline) -> str:
    """The plain form of the timeline without its events."""
    before, after = encode_around(timeline)
    plain = {**before, **after}
    plain.pop("events", None)
    return encoded(plain).decode()


def head_of(text: str, name: str) -> Timeline:
    """The timeline without its events. Raises ReadError."""
    return decode(json_nodes(text, name), name)
