"""Events and sources that have only got another id."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from timeline.citation import Citation
from timeline.event import Event
from timeline.references import recited, recited_claims
from timeline.source import Source
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["Renames", "find_renames"]

T = TypeVar("T", bound=Event | Source)
Names: TypeAlias = Callable[[str], str]


@frozen
class Renames:
    """The new ids by the old ones."""

    events: Mapping[str, str]
    sources: Mapping[str, str]

    @property
    def old_events(self) -> Mapping[str, str]:
        """The old ids of events by the new ones."""
        return {new: old for old, new in self.events.items()}

    @property
    def old_sources(self) -> Mapping[str, str]:
        """The old ids of sources by the new ones."""
        return {new: old for old, new in self.sources.items()}

    def applied(self, timeline: Timeline) -> Timeline:
        """The timeline under the new ids, with all that points at them."""
        if not (self.events or self.sources):
            return timeline
        events, sources = _by(self.events), _by(self.sources)
        cite = _citing(sources)
        return evolve(
            timeline,
            sources=[_named(s, sources(s.id), events, sources) for s in timeline.sources],
            events=[_named(e, events(e.id), events, sources) for e in timeline.events],
            claims=recited_claims(timeline.claims, cite),
        )


def find_renames(before: Timeline, after: Timeline) -> Renames:
    """What is on one side alone and is on the other, but for its id.

    What two of them point at may have been renamed, too: such ids count as equal.
    """
    events = _lone(before.events, after.events), _lone(after.events, before.events)
    sources = _lone(before.sources, after.sources), _lone(after.sources, before.sources)
    # one name for all that is on one side alone
    names = [
        (_by(dict.fromkeys(events[side], "lone")), _by(dict.fromkeys(sources[side], "lone")))
        for side in (0, 1)
    ]

    def alike(things: tuple[dict[str, T], dict[str, T]]) -> dict[str, str]:
        old, new = (
            [(id_, _named(thing, "it", *names[side])) for id_, thing in lone.items()]
            for side, lone in enumerate(things)
        )
        waiting: defaultdict[T, deque[str]] = defaultdict(deque)
        for id_, thing in new:
            waiting[thing].append(id_)
        return {id_: waiting[thing].popleft() for id_, thing in old if waiting.get(thing)}

    return Renames(alike(events), alike(sources))


def _lone(here: tuple[T, ...], there: tuple[T, ...]) -> dict[str, T]:
    known = {thing.id for thing in there}
    return {thing.id: thing for thing in here if thing.id not in known}


def _named(thing: T, id: str, events: Names, sources: Names) -> T:
    """The thing with that id, and with every id in it changed."""
    thing = evolve(recited(thing, _citing(sources)), id=id)
    if isinstance(thing, Event):
        moved = tuple(evolve(r, event=events(r.event)) for r in thing.relations)
        thing = evolve(thing, relations=moved)
    if isinstance(thing, Statement):
        thing = evolve(thing, about=tuple(evolve(a, event=events(a.event)) for a in thing.about))
    return thing


def _by(names: Mapping[str, str]) -> Names:
    return lambda name: names.get(name, name)


def _citing(names: Names) -> Callable[[Citation], Citation]:
    return lambda citation: evolve(citation, source=names(citation.source))
