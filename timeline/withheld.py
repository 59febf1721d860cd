"""Hidden sources: what a timeline looks like to everybody else."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import count

from attrs import evolve

from timeline.citation import Citation
from timeline.claim import Claim
from timeline.event import Event
from timeline.publication import Publication
from timeline.references import recited, recited_claims
from timeline.source import Source
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["withheld_publications", "without_hidden"]

TITLE = "A source that is withheld"


def without_hidden(timeline: Timeline) -> Timeline:
    """The timeline with nothing of its hidden sources but that there are some.

    Each becomes a source without anything that tells which it is: other ids, no quotes and no
    places in it, no outlet's name. A publication that is such a source is left out with all that
    points at it.

    >>> from timeline import Event, Source, Timeline
    >>> tl = Timeline(title="Leak", sources=[Source(title="The clerk", hidden=True)],
    ...               events=[Event(title="A file is copied", when="2024", sources="the-clerk")])
    >>> shown = without_hidden(tl)
    >>> shown[0].sources[0].source, shown.sources[0].title
    ('withheld-1', 'A source that is withheld')
    """
    hidden = [source.id for source in timeline.sources if source.hidden]
    if not hidden:
        return timeline
    taken = {source.id for source in timeline.sources if not source.hidden}
    free = (id_ for n in count(1) if (id_ := f"withheld-{n}") not in taken)
    # in the order in which they are cited: that of their ids would tell something of the ids
    order = [*_cited(timeline, set(hidden)), *hidden]
    names = dict(zip(dict.fromkeys(order), free, strict=False))

    def change(citation: Citation) -> Citation:
        name = names.get(citation.source)
        return Citation(source=name) if name else citation

    gone = set(withheld_publications(timeline))

    def shown(events: Iterator[Event]) -> Iterator[Event]:
        for event in events:
            if event.id not in gone:
                yield recited(_without(event, gone, names), change)

    return timeline.with_events(
        shown,
        sources=[
            Source(id=names[source.id], title=TITLE, hidden=True)
            if source.hidden
            else recited(source, change)
            for source in timeline.sources
        ],
        claims=recited_claims(timeline.claims, change),
    )


def _cited(timeline: Timeline, hidden: set[str]) -> dict[str, None]:
    """Those of the sources that events cite, in the order in which they do."""
    cited: dict[str, None] = {}
    for event in timeline:
        cited.update((c.source, None) for c in event.sources if c.source in hidden)
        if len(cited) == len(hidden):
            break
    return cited


def withheld_publications(timeline: Timeline) -> Iterator[str]:
    """The ids of the publications that are left out, because they are hidden sources."""
    for event in timeline:
        source = timeline.source(event.source) if isinstance(event, Publication) else None
        if source and source.hidden:
            yield event.id


def _without(event: Event, gone: set[str], hidden: Container[object]) -> Event:
    """The event with nothing in it that points at what is gone or names who is hidden."""
    event = evolve(
        event,
        relations=[r for r in event.relations if r.event not in gone],
        claims=[claim for claim in event.claims if not _points_at(claim, gone, hidden)],
    )
    if not isinstance(event, Statement):
        return event
    return evolve(
        event,
        about=[about for about in event.about if about.event not in gone],
        reported=[
            evolve(report, by=TITLE.lower()) if report.source in hidden else report
            for report in event.reported
        ],
    )


def _points_at(claim: Claim, gone: set[str], hidden: Container[object]) -> bool:
    """Whether the value of a claim holds an id that must not be told."""
    if claim.field == "source":
        return False  # it gets the id that the source has for everybody
    values = claim.value if isinstance(claim.value, list) else [claim.value]
    return any(
        value.get("event") in gone or value.get("source") in hidden
        for value in values
        if isinstance(value, dict)
    )
