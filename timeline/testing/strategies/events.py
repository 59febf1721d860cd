"""A strategy for events of all three kinds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timeline.event import Event, Relation, RelationKind
from timeline.publication import Publication, Stamp
from timeline.statement import About, Report, Stance, Statement
from timeline.testing.strategies.dates import whens
from timeline.testing.strategies.parts import Parts, citations, claims, parts
from timeline.testing.strategies.words import ids as any_ids
from timeline.testing.strategies.words import urls

__all__ = ["events"]


def events(
    *,
    ids: SearchStrategy[str] | None = None,
    others: SearchStrategy[str] | None = None,
    sources: SearchStrategy[str] | None = None,
    texts: SearchStrategy[str] | None = None,
) -> SearchStrategy[Event]:
    """Events, statements and publications with those ids.

    They point at nothing but the events with the ids of `others` and the sources of `sources`;
    without them, at nothing.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(events())
    ... def test_every_event_has_a_title(event):
    ...     assert event.title
    >>> test_every_event_has_a_title()
    """
    name = any_ids() if ids is None else ids
    nothing: SearchStrategy[str] = st.nothing()
    return _events(
        name,
        nothing if others is None else others,
        nothing if sources is None else sources,
        parts(texts),
    )


def _few(items: SearchStrategy[Any]) -> SearchStrategy[list[Any]]:
    return st.lists(items, max_size=2)


def _pointing(items: SearchStrategy[Any], ids: SearchStrategy[str]) -> SearchStrategy[list[Any]]:
    """Where there is nothing to point at, nothing points."""
    return st.lists(items, max_size=0 if ids.is_empty else 2)


@st.composite
def _events(
    draw: DrawFn,
    ids: SearchStrategy[str],
    others: SearchStrategy[str],
    sources: SearchStrategy[str],
    made: Parts,
) -> Event:
    of = made.words
    kinds = st.sampled_from(RelationKind)
    relations = st.builds(Relation, kind=kinds, event=others, note=of.lines)
    common: dict[str, Any] = {
        "id": draw(ids),
        "title": draw(of.titles),
        "when": draw(whens()),
        "description": draw(of.texts),
        "actors": draw(_few(made.actors)),
        "place": draw(st.none() | made.places),
        "tags": draw(_few(of.lines)),
        "sources": draw(_pointing(citations(of, sources), sources)),
        "relations": draw(_pointing(relations, others)),
        "media": draw(_few(made.media)),
        "figures": draw(_few(made.figures)),
        "assumptions": draw(_few(of.lines)),
        "claims": draw(_few(claims(of, sources))),
        "corrections": draw(_few(made.corrections)),
        "ignore": draw(_few(made.ignores)),
        "extra": draw(made.extras),
    }
    kind = draw(st.sampled_from([Event, Statement, Publication]))
    known = sources | st.just("")
    if kind is Statement:
        abouts = st.builds(
            About,
            event=others,
            stance=st.sampled_from(Stance),
            when=st.none() | whens(),
            condition=of.lines,
            note=of.lines,
        )
        reports = st.builds(Report, by=of.titles, when=st.none() | whens(), source=known)
        return Statement(
            **common,
            speaker=draw(st.lists(made.actors, min_size=1, max_size=2)),
            about=draw(_pointing(abouts, others)),
            reported=draw(_few(reports)),
        )
    if kind is Publication:
        return Publication(
            **common,
            publisher=draw(of.lines),
            url=draw(urls()),
            stamp=draw(st.sampled_from(Stamp)),
            source=draw(known),
        )
    return Event(**common)
