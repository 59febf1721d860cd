"""The ids by which an event points at other events and at sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from timeline.claim import Claim
from timeline.errors import did_you_mean
from timeline.event import Event
from timeline.publication import Publication
from timeline.statement import Statement

__all__ = ["Reference", "claimed_sources", "references"]


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


def claimed_sources(claims: tuple[Claim, ...]) -> Iterator[Reference]:
    """The ids of the sources that claims cite, of an event, a source or the timeline."""
    for i, claim in enumerate(claims):
        for j, citation in enumerate(claim.sources):
            yield Reference(citation.source, "source", ("claims", i, "sources", j, "source"))
