"""The properties of an entry that lead elsewhere: to addresses, to other entries, to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid5

from timeline.actor import Actor
from timeline.calendar.property import Component, Property, text, uri
from timeline.calendar.uid import Uids
from timeline.describe import citations
from timeline.event import Event, RelationKind
from timeline.publication import Publication
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["addresses", "contacts", "participants", "relations"]

_FOLLOWED: Final = ("http://", "https://")  # clients follow these; others stay words
_RELTYPES: Final = {
    RelationKind.PART_OF: "PARENT",
    RelationKind.CAUSED_BY: "DEPENDS-ON",
    RelationKind.FOLLOWS: "FINISHTOSTART",
    RelationKind.SAME_AS: "SIBLING",
    RelationKind.CORRECTS: "SIBLING",
}
"""The types of RFC 5545 and 9253 that come nearest; X-TIMELINE-DATA has the exact ones."""


def addresses(event: Event, timeline: Timeline) -> Iterator[Property]:
    """URL, ATTACH and IMAGE, and a LINK (RFC 9253) for each source with an address."""
    if isinstance(event, Publication) and event.url.startswith(_FOLLOWED):
        yield uri("url", event.url)
    for medium in event.media:
        if medium.url.startswith(_FOLLOWED):
            yield uri("attach", medium.url)
            if medium.kind.casefold() in ("image", "photo", "picture"):
                yield uri("image", medium.url, DISPLAY="FULLSIZE")
    for citation in citations(event):
        source = timeline.source(citation.source)
        if source and source.url.startswith(_FOLLOWED):
            # no LABEL: readers differ about what a backslash means in a parameter
            yield uri("link", source.url, LINKREL="describedby")


def relations(event: Event, uids: Uids) -> Iterator[Property]:
    """RELATED-TO: the event's relations, and for a statement what it is about, no part of it."""
    for relation in event.relations:
        reltype = (("RELTYPE", _RELTYPES[relation.kind]),)
        yield Property("related-to", "text", (uids.of(relation.event),), reltype)
    if isinstance(event, Statement):
        for other in dict.fromkeys(about.event for about in event.about):
            yield Property("related-to", "text", (uids.of(other),), (("RELTYPE", "SIBLING"),))


def contacts(event: Event) -> Iterator[Property]:
    """CONTACT for everybody in it."""
    for actor, _ in _people(event):
        yield text("contact", f"{actor}, {actor.url}" if actor.url else str(actor))


def participants(event: Event, uid: str) -> Iterator[Component]:
    """PARTICIPANT (RFC 9073) for everybody in it."""
    for actor, role in _people(event):
        properties = [
            text("uid", str(uuid5(UUID(uid), f"{role}/{actor.name}"))),
            text("participant-type", role),
            text("summary", actor.name),
        ]
        if actor.role:
            properties.append(text("description", actor.role))
        if actor.url.startswith(_FOLLOWED):
            properties.append(uri("url", actor.url))
        yield Component("participant", properties)


def _people(event: Event) -> Iterator[tuple[Actor, str]]:
    speakers = event.speaker if isinstance(event, Statement) else ()
    for actor in dict.fromkeys(speakers):
        yield actor, "SPEAKER"
    for actor in dict.fromkeys(event.actors):
        yield actor, "ACTIVE"
