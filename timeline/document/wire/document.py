"""A JSON file at once: its events, and the text of all that stands around them."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from timeline.document.model import TIMELINE
from timeline.document.wire.events import NOT_PROVED, made_events
from timeline.document.wire.proofs import exact
from timeline.document.wire.structs import READ_EVENT
from timeline.event import Event

__all__ = ["read_document"]

_ROOT: Final[Any] = msgspec.defstruct(
    "Document",
    [
        (
            name,
            (list[READ_EVENT] if name == "events" else Raw) | UnsetType,
            msgspec.field(default=UNSET, name=name),
        )
        for name in TIMELINE.fields
        if name.isidentifier()
    ],
    forbid_unknown_fields=True,
)
_DECODER: Final = msgspec.json.Decoder(_ROOT, float_hook=exact)


def read_document(data: bytes) -> tuple[bytes, list[Event], list[int]] | None:
    """The JSON without its events, these, and which have no id there; None if it is not proved."""
    try:
        root = _DECODER.decode(data)
        parts = [
            (name, getattr(root, name)) for name in _ROOT.__struct_fields__ if name != "events"
        ]
        kept = [f'"{name}":'.encode() + bytes(raw) for name, raw in parts if raw is not UNSET]
        head = b"{" + b",".join(kept) + b"}"
        structs: list[Any] = [] if root.events is UNSET else root.events
        keys = head.count(b":") + (root.events is not UNSET)
        events, unnamed = made_events(structs, data, keys)
    except NOT_PROVED:
        return None
    return head, events, unnamed
