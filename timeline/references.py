"""The ids by which an event points at other events and at sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from timeline.errors import did_you_mean
from timeline.event import Event
from timeline.publication import Publication
from timeline.statement import Statement

__all__ = ["Reference", "references"]


@frozen
class Reference:
    """One id in an event: what it is the id of, and the path of keys and indices to it."""

    id: str
    target: str  # "event" or "source"
    path: tuple[str | int, ...]

    def problem(
        self, event: Event, events: Collection[str], sources: Collection[str]
    ) -> str | None:
        """What is wrong with it in a timeline of these ids, or None."""
        known = events if self.target == "event" else sources
        if self.id not in known:
            return (
                f"there is no {self.target} with the id '{self.id}'{did_you_mean(self.id, known)}"
            )
        if self.target == "event" and self.id == event.id:
            return f"'{self.path[0]}' leads back to the event itself"
        return None


def references(event: Event) -> Iterator[Reference]:
    """All ids in the event that lead to other things on the timeline."""
    for i, citation in enumerate(event.sources):
        yield Reference(citation.source, "source", ("sources", i, "source"))
    for i, relation in enumerate(event.relations):
        yield Reference(relation.event, "event", ("relations", i, "event"))
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            yield Reference(about.event, "event", ("about", i, "event"))
    if isinstance(event, Publication) and event.source:
        yield Reference(event.source, "source", ("source",))
