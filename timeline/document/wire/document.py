"""A JSON file at once: its events, and the text of all that stands around them."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import UNSET, Raw, UnsetType

from timeline.document.lines import read_events
from timeline.document.model import TIMELINE
from timeline.document.wire.events import NOT_PROVED, made_events
from timeline.document.wire.proofs import Refused, exact
from timeline.document.wire.structs import READ_EVENT
from timeline.event import Event

__all__ = ["read_document"]


def _document(events: Any) -> Any:
    """A struct for the file: `events` is what stands in their list, the rest is kept as it is."""
    fields = [
        (name, (list[events] if name == "events" else Raw) | UnsetType, UNSET)
        for name in TIMELINE.fields
        if name.isidentifier()  # `$schema` is rare, and left to the nodes
    ]
    return msgspec.defstruct("Document", fields, forbid_unknown_fields=True)


_DECODER: Final = msgspec.json.Decoder(_document(READ_EVENT), float_hook=exact)
_PIECES: Final = msgspec.json.Decoder(_document(Raw))


def read_document(data: bytes) -> tuple[bytes, list[Event], list[int]] | None:
    """The JSON without its events, these, and which have no id there; None if it is not proved."""
    for read in (_at_once, _piece_by_piece):
        try:
            return read(data)
        except NOT_PROVED:
            pass
    return None


def _at_once(data: bytes) -> tuple[bytes, list[Event], list[int]]:
    head, structs, keys = _parts(_DECODER.decode(data))
    return head, *made_events(structs, data, keys)


def _piece_by_piece(data: bytes) -> tuple[bytes, list[Event], list[int]]:
    """Where some events have to be cleaned."""
    head, raws, keys = _parts(_PIECES.decode(data))
    pieces = [bytes(raw) for raw in raws]
    if data.count(b":") != keys + sum(piece.count(b":") for piece in pieces):
        raise Refused
    events: list[Event] = []
    unnamed: list[int] = []
    for event, named in read_events(pieces):
        if event is None:
            raise Refused
        if not named:
            unnamed.append(len(events))
        events.append(event)
    return head, events, unnamed


def _parts(root: Any) -> tuple[bytes, list[Any], int]:
    """The JSON around the events, these, and how many colons stand outside of them."""
    parts = [(name, getattr(root, name)) for name in root.__struct_fields__ if name != "events"]
    kept = [f'"{name}":'.encode() + bytes(raw) for name, raw in parts if raw is not UNSET]
    head = b"{" + b",".join(kept) + b"}"
    has_events = root.events is not UNSET
    return head, root.events if has_events else [], head.count(b":") + has_events
