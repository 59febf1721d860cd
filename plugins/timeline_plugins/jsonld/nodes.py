"""Nodes in the words of schema.org: who, where, how many, and pointers at other nodes."""

from __future__ import annotations

from typing import Final, TypeAlias

from timeline import Actor, ActorKind, Figure, Place
from timeline.fields import JSON

__all__ = [
    "TYPES", "Node", "actor", "event_id", "figure", "filled", "named", "place", "role", "source_id",
]  # fmt: skip

Node: TypeAlias = dict[str, JSON]
TYPES: Final = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
}


def filled(values: Node) -> Node:
    """A node of the values that are there."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def named(name: str) -> Node:
    """Somebody or something of which the name is all that is known."""
    return filled({"name": name})


def event_id(id: str) -> Node:
    """A pointer at an event."""
    return {"@id": f"#event-{id}"}


def source_id(id: str) -> Node:
    """A pointer at a source; to nowhere, nothing."""
    return {"@id": f"#source-{id}"} if id else {}


def actor(who: Actor) -> Node:
    """A person or organisation; of an office or a group it is not said that it is either."""
    kind = TYPES.get(who.kind, "") if who.kind else ""
    office = "jobTitle" if kind == "Person" else "disambiguatingDescription"
    return filled({"@type": kind, "name": who.name, office: who.role, "url": who.url})


def place(where: Place | None) -> Node:
    """A place with its coordinates."""
    if where is None:
        return {}
    geo: Node = {
        "@type": "GeoCoordinates",
        "latitude": where.latitude,
        "longitude": where.longitude,
    }
    has_geo = where.latitude is not None
    return filled(
        {"@type": "Place", "name": where.name, "url": where.url, "geo": geo if has_geo else {}}
    )


def figure(number: Figure) -> Node:
    """A number with its range and unit."""
    return filled(
        {
            "@type": "PropertyValue",
            "name": number.name,
            "value": number.best,
            "minValue": number.low,
            "maxValue": number.high,
            "unitText": number.unit,
            "disambiguatingDescription": "approximate" if number.approximate else "",
            "description": number.note,
        }
    )


def role(property: str, name: str, event: str, *notes: str) -> Node:
    """A pointer at an event that says in which relation the two are."""
    told = "\n".join(note for note in notes if note)
    return filled(
        {"@type": "Role", "roleName": name, property: event_id(event), "description": told}
    )
