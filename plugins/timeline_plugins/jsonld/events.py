"""Events as Event, PublicationEvent or Claim."""

from __future__ import annotations

from timeline import Event, Publication, RelationKind, Stamp, Statement
from timeline.describe import marked_title
from timeline.fields import JSON
from timeline_plugins.jsonld import nodes, works
from timeline_plugins.jsonld.dates import date, start_and_end
from timeline_plugins.jsonld.nodes import Node, filled

__all__ = ["item"]


def item(event: Event) -> Node:
    """What the list holds for an event."""
    if isinstance(event, Statement):
        return filled({**_thing(event, "Claim"), **_claim(event)})
    if isinstance(event, Publication):
        is_update = event.stamp is Stamp.UPDATED
        published: Node = {
            "additionalType": "https://schema.org/UpdateAction" if is_update else "",
            "publishedBy": nodes.named(event.publisher),
            "url": event.url,
            "workFeatured": nodes.source_id(event.source),
        }
        return filled({**_thing(event, "PublicationEvent"), **_happened(event), **published})
    return filled({**_thing(event, "Event"), **_happened(event)})


def _thing(event: Event, kind: str) -> Node:
    """What events and claims have in common."""
    images = [works.media(medium) for medium in event.media if medium.kind == "image"]
    others = [works.media(medium) for medium in event.media if medium.kind != "image"]
    assumed = [filled({"@type": "Comment", "text": text}) for text in event.assumptions if text]
    return {
        **nodes.event_id(event.id),
        "@type": kind,
        "name": marked_title(event),
        "description": event.description,
        "keywords": list(event.tags),
        "image": [*images],
        "about": _about(event),
        "subjectOf": [
            *([] if isinstance(event, Statement) else works.citations(event.sources)),
            *others,
            *works.claims(event.claims),
            *assumed,
            *map(works.correction, event.corrections),
        ],
    }


def _about(event: Event) -> list[JSON]:
    """Related events, each with the role that it has, and figures."""
    found: list[JSON] = []
    if isinstance(event, Statement):
        for about in event.about:
            condition = f"on condition that {about.condition}" if about.condition else ""
            notes = (condition, about.note)
            found.append(nodes.role("about", about.stance.value, about.event, *notes))
    found += [
        nodes.role("about", relation.kind.value, relation.event, relation.note)
        for relation in event.relations
        if isinstance(event, Statement) or relation.kind is not RelationKind.PART_OF
    ]
    return [*found, *map(nodes.figure, event.figures)]


def _happened(event: Event) -> Node:
    """What only events have."""
    wholes = [r for r in event.relations if r.kind is RelationKind.PART_OF]
    return {
        **start_and_end(event.when),
        "location": nodes.place(event.place),
        "contributor": [nodes.actor(who) for who in event.actors],
        "superEvent": [
            nodes.role("superEvent", whole.kind.value, whole.event, whole.note) for whole in wholes
        ],
    }


def _claim(event: Statement) -> Node:
    """What only claims have; `temporalCoverage` is the dates that the speaker gives."""
    return {
        "author": [nodes.actor(who) for who in event.speaker],
        "datePublished": date(event.when),
        "locationCreated": nodes.place(event.place),
        "mentions": [nodes.actor(who) for who in event.actors],
        "temporalCoverage": [about.when.text for about in event.about if about.when],
        "appearance": [*works.citations(event.sources), *map(works.report, event.reported)],
    }
