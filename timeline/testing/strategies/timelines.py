"""A strategy for whole timelines, in which every id leads somewhere."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timeline.event import Event
from timeline.testing.strategies.dates import whens
from timeline.testing.strategies.events import events
from timeline.testing.strategies.parts import claims, parts
from timeline.testing.strategies.sources import sources
from timeline.testing.strategies.words import ids as any_ids
from timeline.timeline import Timeline

__all__ = ["timelines"]


def timelines(
    *,
    ids: SearchStrategy[str] | None = None,
    texts: SearchStrategy[str] | None = None,
    hidden: bool = False,
    max_events: int = 4,
    max_sources: int = 2,
) -> SearchStrategy[Timeline]:
    """Timelines with everything that the model holds; empty ones too.

    `ids` out of few, such as `st.sampled_from("abc")`, make timelines that share events; `texts`
    such as `hostile_texts()` stand wherever there is text; `hidden` allows hidden sources.
    """
    return _timelines(any_ids() if ids is None else ids, texts, hidden, max_events, max_sources)


@st.composite
def _timelines(
    draw: DrawFn,
    ids: SearchStrategy[str],
    texts: SearchStrategy[str] | None,
    hidden: bool,
    max_events: int,
    max_sources: int,
) -> Timeline:
    made = parts(texts)
    of = made.words
    source_ids = draw(st.lists(ids, unique=True, max_size=max_sources))
    event_ids = draw(st.lists(ids, unique=True, max_size=max_events))
    cited = _one_of(source_ids)
    known = [
        draw(sources(ids=st.just(name), claimed_by=cited, hidden=hidden, texts=texts))
        for name in source_ids
    ]
    told: list[Event] = []
    for name in event_ids:
        others = _one_of([other for other in event_ids if other != name])
        told.append(draw(events(ids=st.just(name), others=others, sources=cited, texts=texts)))
    return Timeline(
        title=draw(of.titles),
        description=draw(of.texts),
        language=draw(st.sampled_from(["en", "id", "pt-BR", ""])),
        zone=draw(st.sampled_from(["", "Asia/Jakarta", "Europe/Kyiv"])),
        updated=draw(st.none() | whens()),
        excerpt=draw(st.booleans()),
        sources=known,
        events=told,
        claims=draw(st.lists(claims(of, cited), max_size=2)),
        ignore=draw(st.lists(made.ignores, max_size=2)),
        extra=draw(made.extras),
    )


def _one_of(ids: list[str]) -> SearchStrategy[str]:
    """Where there is nothing, there is nothing to point at."""
    return st.sampled_from(ids) if ids else st.nothing()
