"""The ids by which an event points at other events and at sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator
from typing import Any, TypeVar

from attrs import evolve, frozen

from timeline.citation import Citation
from timeline.claim import Claim
from timeline.errors import did_you_mean
from timeline.event import Event
from timeline.fields import JSON
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import Statement

__all__ = [
    "Reference",
    "cites_alone",
    "claimed_sources",
    "pointed_at",
    "recited",
    "recited_claims",
    "references",
]

T = TypeVar("T", bound=Event | Source)


@frozen
class Reference:
    """One id in an event: what it is the id of, and the path of keys and indices to it."""

    id: str
    target: str  # "event" or "source"
    path: tuple[str | int, ...]

    def problem(self, owner: str, events: Collection[str], sources: Collection[str]) -> str | None:
        """What is wrong with it in the event of the id `owner`, among these ids; or None."""
        known = events if self.target == "event" else sources
        if self.id not in known:
            return (
                f"there is no {self.target} with the id '{self.id}'{did_you_mean(self.id, known)}"
            )
        if self.target == "event" and self.id == owner:
            return f"'{self.path[0]}' leads back to the event itself"
        return None


def cites_alone(event: Event, sources: Container[str]) -> bool:
    """Whether known sources are all that the event leads to, as with most: a quick look.

    >>> event = Event(title="a", when="2024", sources=["bbc"])
    >>> cites_alone(event, {"bbc"}), cites_alone(event, {"cnn"})
    (True, False)
    """
    if event.relations or event.claims or type(event) is not Event:
        return False
    return all([citation.source in sources for citation in event.sources])  # noqa: C419 - faster


def references(event: Event) -> Iterator[Reference]:
    """All ids in the event that lead to other things on the timeline."""
    for i, citation in enumerate(event.sources):
        yield Reference(citation.source, "source", ("sources", i, "source"))
    yield from claimed_sources(event.claims)
    for i, relation in enumerate(event.relations):
        yield Reference(relation.event, "event", ("relations", i, "event"))
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            yield Reference(about.event, "event", ("about", i, "event"))
        for i, report in enumerate(event.reported):
            if report.source:
                yield Reference(report.source, "source", ("reported", i, "source"))
    if isinstance(event, Publication) and event.source:
        yield Reference(event.source, "source", ("source",))


def pointed_at(event: Event) -> Iterator[str]:
    """The ids of the events that it points at, in what claims say of it, too."""
    for relation in event.relations:
        yield relation.event
    if isinstance(event, Statement):
        for about in event.about:
            yield about.event
    for claim in event.claims:
        values = claim.value if isinstance(claim.value, list) else [claim.value]
        for value in values:
            if isinstance(value, dict) and isinstance(id_ := value.get("event"), str):
                yield id_


def claimed_sources(claims: tuple[Claim, ...]) -> Iterator[Reference]:
    """The ids of the sources that claims cite, of an event, a source or the timeline."""
    for i, claim in enumerate(claims):
        for j, citation in enumerate(claim.sources):
            yield Reference(citation.source, "source", ("claims", i, "sources", j, "source"))


def recited(thing: T, change: Callable[[Citation], Citation]) -> T:
    """The event or source with every id of a source in it changed, as `change` does a citation."""

    def changed(id_: str) -> str:
        return id_ and change(Citation(source=id_)).source

    values: dict[str, Any] = {"claims": recited_claims(thing.claims, change)}
    if isinstance(thing, Event):
        values["sources"] = tuple(map(change, thing.sources))
    if isinstance(thing, Statement):
        values["reported"] = tuple(evolve(r, source=changed(r.source)) for r in thing.reported)
    if isinstance(thing, Publication):
        values["source"] = changed(thing.source)
    return evolve(thing, **values)


def recited_claims(
    claims: tuple[Claim, ...], change: Callable[[Citation], Citation]
) -> tuple[Claim, ...]:
    """The claims with every citation in them changed, and every id of a source."""

    def changed(value: JSON, field: str) -> JSON:
        if isinstance(value, str) and field == "source":
            return change(Citation(source=value)).source
        if isinstance(value, dict) and field == "reported" and value.get("source"):
            return {**value, "source": changed(value["source"], "source")}
        return value

    return tuple(
        evolve(c, sources=tuple(map(change, c.sources)), value=changed(c.value, c.field))
        for c in claims
    )
