"""RELATED-TO: relations to the events of the same file, once all of them are known."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from attrs import evolve

from timeline import Event, Relation, RelationKind
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import plain
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.texts import lines

__all__ = ["related"]

_KINDS: Final = {
    "": RelationKind.PART_OF,  # PARENT is what is meant by nothing
    "PARENT": RelationKind.PART_OF,
    "DEPENDS-ON": RelationKind.CAUSED_BY,
}
"""What the types of RELATED-TO are in the model, where they are anything."""


def related(event: Event, component: Component, ids: dict[str, str], notes: Notes) -> Event:
    """The event with its relations; what is none in the model goes to `extra`."""
    clean = partial(lines, notes=notes, id=event.id, field="extra")
    relations: dict[tuple[RelationKind, str], Relation] = {}
    rest: list[Any] = []
    for told in component.properties["RELATED-TO"]:
        kind = _KINDS.get(told.parameter("RELTYPE").upper())
        other = ids.get(told.text.strip(), "")
        if kind and other and other != event.id:
            relations[kind, other] = Relation(kind=kind, event=other)
        else:
            rest.append(plain(told, clean))
    extra = dict(event.extra)
    if rest:
        inner: Any = extra.get("ical", {})
        extra["ical"] = {**inner, "RELATED-TO": rest[0] if len(rest) == 1 else rest}
    return evolve(event, relations=tuple(relations.values()), extra=extra)
