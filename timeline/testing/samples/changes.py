"""Two timelines with everything in them that differ in one field alone, for every field."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any, Final

from attrs import evolve

from timeline.actor import Actor, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction, Ignore
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import About, Report, Statement
from timeline.timeline import Timeline

__all__ = ["NO_FACTS", "VALUES", "alone", "told_as"]

NO_FACTS: Final = frozenset({
    "timeline.id", "timeline.ignore", "source.id", "source.ignore", "event.id", "event.ignore",
})  # fmt: skip
"""Handles and instructions: nothing that a source says, and so no loss."""

_PARTS: Final[dict[str, Any]] = {
    "actor": Actor(name="A"),
    "place": Place(name="P", latitude=1, longitude=2),
    "citation": Citation(source="s"),
    "relation": Relation(kind="follows", event="other"),
    "media": Media(title="M"),
    "figure": Figure(name="F", best=5),
    "about": About(event="other", stance="asserts"),
    "report": Report(by="R"),
    "claim": Claim(field="title", value="X"),
    "correction": Correction(when="2024", reason="r"),
}
_IGNORE: Final = Ignore(rule="source-missing", reason="r")
VALUES: Final[dict[str, dict[str, Any]]] = {
    "timeline": {
        "title": "Other", "id": "other", "description": "d", "language": "id",
        "zone": "Asia/Jakarta", "updated": "2024-02-01", "excerpt": True, "extra": {"a": 1},
        "claims": _PARTS["claim"], "ignore": _IGNORE,
    },
    "source": {
        "id": "s2", "title": "S2", "publisher": "x", "author": "x", "container": "x",
        "volume": "1", "issue": "2", "pages": "3", "doi": "10.1038/nature04239", "isbn": "1",
        "url": "https://example.org", "archived": "https://example.org", "published": "2023",
        "updated": "2023", "accessed": "2023", "language": "id", "kind": "x", "note": "x",
        "hidden": True, "claims": _PARTS["claim"], "ignore": _IGNORE,
    },
    "event": {
        "id": "e2", "title": "E2", "when": "2023", "description": "d", "actors": "B",
        "place": "Q", "tags": "t", "sources": (), "relations": (), "media": (), "figures": (),
        "assumptions": "x", "claims": (), "corrections": (), "ignore": _IGNORE, "extra": {"a": 1},
    },
    "statement": {"speaker": "B", "about": (), "reported": ()},
    "publication": {
        "publisher": "x", "url": "https://example.org", "stamp": "updated", "source": "other-s",
    },
    "actor": {"name": "B", "role": "x", "kind": "person", "url": "https://example.org"},
    "place": {
        "name": "Q", "latitude": 3, "longitude": 4, "zone": "Asia/Jakarta",
        "url": "https://example.org",
    },
    "citation": {"source": "other-s", "at": "x", "quote": "x"},
    "relation": {"kind": "part-of", "event": "st", "note": "x"},
    "media": {"kind": "video", "title": "N", "url": "https://example.org", "credit": "x"},
    "figure": {
        "name": "G", "best": 6, "low": 1, "high": 9, "unit": "x", "approximate": True, "note": "x",
    },
    "about": {
        "event": "e", "stance": "denies", "when": "2023", "condition": "x", "note": "x",
    },
    "report": {"by": "Q", "when": "2023", "source": "other-s"},
    "claim": {"field": "description", "value": "Y", "sources": "other-s", "note": "x"},
    "correction": {"kind": "withdrawn", "when": "2023", "reason": "q", "was": "x"},
}  # fmt: skip
"""By kind of thing and field: another value than it has in `alone`."""
_HOLDERS: Final = {
    "actor": ("actors", "speaker"), "source": ("sources",), "citation": ("sources",),
    "relation": ("relations",), "figure": ("figures",), "report": ("reported",),
    "claim": ("claims",), "correction": ("corrections",), "place": ("place",),
    "media": ("media",), "about": ("about",),
}  # fmt: skip


def told_as(field: str) -> Collection[str]:
    """What the loss of a field may be called: by its name, or by what it is a part of.

    >>> sorted(told_as("actor.role"))
    ['actors', 'speaker']
    """
    owner, _, name = field.partition(".")
    holders = _HOLDERS.get(owner, ())
    return {*holders} if owner in ("actor", "place", "source") else {name, *holders}


@lru_cache(maxsize=256)
def alone(field: str) -> tuple[Timeline, Timeline]:
    """Two timelines that differ in that field of `timeline.losses.FIELDS` and in nothing else.

    >>> before, after = alone("event.title")
    >>> before["e"].title, after["e"].title
    ('E', 'E2')
    """
    owner, _, name = field.partition(".")
    # a stamp is told with its publisher alone
    before = ("publication", "publisher") if field == "publication.stamp" else ("", "")
    return _composed(*before), _composed(owner, name)


def _composed(owner: str, name: str) -> Timeline:
    """The timeline with everything in it, one field changed."""

    def made(key: str, thing: Any) -> Any:
        return evolve(thing, **{name: VALUES[owner][name]}) if key == owner else thing

    parts = {key: made(key, thing) for key, thing in _PARTS.items()}
    source = made("source", Source(id="s", title="S"))
    event = Event(
        id="e", title="E", when="2024-01-02T03:04", actors=[parts["actor"]], place=parts["place"],
        sources=[parts["citation"] if owner == "citation" else source.id],
        relations=[parts["relation"]], media=[parts["media"]], figures=[parts["figure"]],
        claims=[parts["claim"]], corrections=[parts["correction"]],
    )  # fmt: skip
    statement = Statement(
        id="st", title="St", when="2024", speaker="A", about=[parts["about"]],
        reported=[parts["report"]],
    )  # fmt: skip
    publication = made("publication", Publication(id="pub", title="Pub", when="2024"))
    if (owner, name) == ("publication", "stamp"):
        publication = evolve(publication, publisher="x")
    timeline = Timeline(
        title="T",
        sources=[source, Source(id="other-s", title="Other source")],
        events=[
            made("event", event), made("statement", statement), publication,
            Event(id="other", title="Other", when="2020"),
        ],
    )  # fmt: skip
    return evolve(timeline, **{name: VALUES[owner][name]}) if owner == "timeline" else timeline
