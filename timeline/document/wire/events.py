"""Many events at once: from lines of JSON to events, and back."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, Final

import msgspec

from timeline.document.wire.build import build
from timeline.document.wire.heap import Heap
from timeline.document.wire.proofs import Refused, check, exact
from timeline.document.wire.structs import READ_EVENT
from timeline.errors import TimelineError
from timeline.event import Event
from timeline.publication import Publication, Stamp
from timeline.statement import Statement

__all__ = ["NOT_PROVED", "made_events", "read_lines", "uncollected"]

NOT_PROVED: Final = (
    msgspec.MsgspecError, ArithmeticError, RecursionError, ValueError, TimelineError, Refused,
)  # fmt: skip
_DECODER: Final = msgspec.json.Decoder(READ_EVENT, float_hook=exact)
_PUBLISHED: Final = Stamp.PUBLISHED
_KINDS: Final[dict[Any, Any]] = {c.kind: build(c) for c in (Event, Statement, Publication)}


@contextmanager
def uncollected() -> Generator[None]:
    """While it lasts, Python looks for no cycles: there are none among so many new objects.

    Afterwards they count as old, so that they are not looked through at once.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # else what somebody froze would thaw
            gc.freeze()
            gc.unfreeze()  # into the oldest generation
        gc.enable()


def read_lines(lines: Sequence[bytes]) -> tuple[list[Event], list[int]] | None:
    """The events of the lines, and which of them have no id there; None if it is not proved.

    Lines have no white space at their ends.
    """
    if [line for line in lines if line[:1] != b"{" or line[-1:] != b"}"]:
        return None
    data = b"\n".join(lines)
    try:
        structs = _DECODER.decode_lines(data)
        # with braces at the ends of every line, two events in one line would be one too many
        return made_events(structs, data) if len(structs) == len(lines) else None
    except NOT_PROVED:
        return None


def made_events(structs: list[Any], data: bytes, keys: int = 0) -> tuple[list[Event], list[int]]:
    """The events, and which of them have no id in the file. `keys` are those around them."""
    heap = Heap.empty()
    events: list[Event] = []
    if [s for s in structs if s.kind or s.speaker or s.publisher or s.stamp is not _PUBLISHED]:
        for kind, group in groupby(structs, key=_kind):
            keys += _KINDS[kind](list(group), events, heap)
    else:
        keys += _KINDS[Event.kind](structs, events, heap)
    check(data, keys, heap)
    return events, heap.unnamed


def _kind(struct: Any) -> str:
    """As the fields tell; a field with its default is not counted and fails the proof."""
    if struct.kind:
        kind: str = struct.kind
        return kind
    if struct.speaker:
        return Statement.kind
    if struct.publisher or struct.stamp is not _PUBLISHED:
        return Publication.kind
    return Event.kind
