"""From an event to the cells of a row, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve

from timeline.citation import Citation
from timeline.columns.names import COLUMNS, day_cell, joined
from timeline.describe import citations, facts, marked_title, source_line
from timeline.event import Event
from timeline.publication import Publication
from timeline.statement import About, Statement
from timeline.text import one_line
from timeline.timeline import Timeline
from timeline.untold import TOLD, untold, untold_of

__all__ = ["IN_COLUMNS", "beyond_columns", "beyond_columns_of", "row"]

_CELLS: Final = """
event.id event.title event.when event.description event.actors event.place event.tags event.sources
statement.speaker statement.about publication.publisher publication.url publication.stamp
actor.name actor.role place.name place.latitude place.longitude citation.source
about.event about.stance source.title source.url
"""
_OF_FACTS: Final = (
    "corrections", "claims", "assumptions", "figures", "relations", "media", "about", "reported"
)  # fmt: skip
_OF_SOURCES: Final = (
    "author", "container", "volume", "issue", "pages", "publisher", "kind", "language",
    "published", "updated", "accessed", "doi", "isbn", "archived",
)  # fmt: skip
IN_COLUMNS: Final[Mapping[str, str]] = {
    **{
        field: how if field == "source.hidden" else "in words"
        for field, how in TOLD.items()
        if field not in ("actor.url", "source.note", "timeline.language")
    },
    **dict.fromkeys(_CELLS.split(), "in a column"),
}
"""The fields that a row carries, and how."""


def row(event: Event, timeline: Timeline, locale: str = "en") -> dict[str, str]:
    """The cells of an event by the names of their columns; empty where there is nothing.

    >>> from timeline import Event, Timeline
    >>> parade = Event(title="A parade", when="2022", actors=["A", "B"])
    >>> cells = row(parade, Timeline(title="News", events=[parade]))
    >>> cells["when"], cells["latest"], cells["actors"], cells["place"]
    ('2022', '2022-12-31', 'A; B', '')
    """
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {
        "id": event.id,
        "kind": event.kind,
        "when": event.when.text,
        "earliest": day_cell(event.when.earliest),
        "latest": day_cell(event.when.latest),
        "title": marked_title(event),
        "description": event.description,
        "actors": joined(map(str, event.actors)),
        "tags": joined(event.tags),
        "sources": joined(_named(citation, timeline) for citation in event.sources),
        "details": "\n".join(_details(event, timeline, locale)).strip(),
    }
    if event.place:
        degrees = (event.place.latitude, event.place.longitude)
        cells["latitude"], cells["longitude"] = ("" if d is None else str(d) for d in degrees)
        cells["place"] = event.place.name
    if isinstance(event, Statement):
        cells["speaker"] = joined(map(str, event.speaker))
        cells["about"] = joined(f"{a.stance.value} {a.event}" for a in _there(event, timeline))
    if isinstance(event, Publication):
        cells |= {"publisher": event.publisher, "url": event.url, "stamp": event.stamp.value}
    return cells


def _named(citation: Citation, timeline: Timeline) -> str:
    source = timeline.source(citation.source)
    return f"{source.title} {source.url}".strip() if source else citation.source


def _there(event: Statement, timeline: Timeline) -> list[About]:
    """What it is about; a part of a timeline may point at events that it has not got."""
    return [about for about in event.about if timeline.event(about.event)]


def _details(event: Event, timeline: Timeline, locale: str) -> Iterator[str]:
    """The facts that stand in no column, and of sources more than their title and address."""
    bare: dict[str, Any] = {name: () for name in _OF_FACTS if getattr(event, name, ())}
    if bare:
        if isinstance(event, Statement):
            there = [a for a in _there(event, timeline) if not (a.when or a.condition or a.note)]
            bare["about"] = tuple(there)
        in_columns = set(facts(evolve(event, **bare), timeline, locale))
        for label, fact in facts(event, timeline, locale):
            if (label, fact) not in in_columns:
                yield f"{label}: {fact}"
    cited = {citation.source for citation in event.sources}
    for citation in citations(event):
        source = timeline.source(citation.source)
        if source and (
            citation.source not in cited
            or citation.at
            or citation.quote
            or any(getattr(source, name) for name in _OF_SOURCES)
        ):
            yield one_line(f"Source: {source_line(source, citation, locale)}")
    if isinstance(kept := event.extra.get("details"), str):  # it was read from such a table
        yield kept


def beyond_columns(event: Event) -> Iterator[tuple[str, str]]:
    """What a row leaves out of an event: field and reason, for the report of losses."""
    for field, why in untold(event):
        if field != "extra" or set(event.extra) != {"details"}:
            yield field, why
    speakers = event.speaker if isinstance(event, Statement) else ()
    if any(actor.url for actor in (*event.actors, *speakers)):
        yield "actors", "their addresses are not told"


def beyond_columns_of(timeline: Timeline, *also: str) -> Iterator[tuple[str, str]]:
    """What rows leave out of the timeline itself; `also` are fields that the format leaves out."""
    yield from untold_of(timeline)
    for field in ("zone", "updated", *also):
        if getattr(timeline, field):
            yield field, "a table of events has no place for it"
