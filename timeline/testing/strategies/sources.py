"""A strategy for sources."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from timeline.source import Source
from timeline.testing.strategies.dates import whens
from timeline.testing.strategies.parts import claims, parts
from timeline.testing.strategies.words import ids as any_ids
from timeline.testing.strategies.words import urls

__all__ = ["sources"]


def sources(
    *,
    ids: SearchStrategy[str] | None = None,
    claimed_by: SearchStrategy[str] | None = None,
    hidden: bool = False,
    texts: SearchStrategy[str] | None = None,
) -> SearchStrategy[Source]:
    """Sources with those ids; what else is said of them is `claimed_by` the sources of other ids.

    Some are hidden where `hidden` allows it.
    """
    made = parts(texts)
    of = made.words
    dates = st.none() | whens()
    by = st.nothing() if claimed_by is None else claimed_by
    return st.builds(
        Source,
        id=any_ids() if ids is None else ids,
        title=of.titles,
        author=st.lists(of.lines, max_size=2),
        url=urls(),
        published=dates,
        updated=dates,
        accessed=dates,
        language=of.lines,
        note=of.texts,
        container=of.lines,
        doi=st.sampled_from(["", "10.1038/nature04239"]),
        hidden=st.booleans() if hidden else st.just(False),
        claims=st.lists(claims(of, by), max_size=2),
        ignore=st.lists(made.ignores, max_size=2),
    )
