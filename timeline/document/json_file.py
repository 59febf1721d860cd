"""From a file of JSON to a timeline: fast where all is plain to see, else by its nodes."""

from __future__ import annotations

from timeline.document.decode import Found, decode, decode_around
from timeline.document.json_nodes import json_nodes
from timeline.document.nodes import Fields
from timeline.document.places import Places
from timeline.document.work import Work
from timeline.errors import ReadError
from timeline.timeline import Timeline

__all__ = ["decode_json"]

_NOWHERE = Fields(0, 0, ())


def decode_json(text: str, name: str, places: Places | None = None) -> Timeline:
    """The timeline that the text of the file `name` holds. Raises ReadError with all mistakes.

    `places` learns where each event and source stands, when somebody asks.
    """
    from timeline.document.wire.events import uncollected  # msgspec takes time to load

    known = places or Places()
    with uncollected():
        timeline = _fast(text, name)
        if timeline is None:
            return decode(json_nodes(text, name), name, known)
    known.later = lambda: decode(json_nodes(text, name), name, known)
    return timeline


def _fast(text: str, name: str) -> Timeline | None:
    from timeline.document.wire.document import read_document

    read = read_document(text.encode("utf-8"))
    if read is None:
        return None
    head, events, unnamed = read
    without = frozenset(unnamed)
    others = [
        Found(event, "" if i in without else event.id, _NOWHERE) for i, event in enumerate(events)
    ]
    try:
        return decode_around(json_nodes(head.decode("utf-8"), name), others, Work(name), Places())
    except ReadError:
        return None  # the nodes of the whole tell where
