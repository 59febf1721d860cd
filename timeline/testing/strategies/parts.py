"""Strategies for what events are made of: actors, places, figures, and what stands beside them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timeline.actor import Actor, ActorKind, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction, CorrectionKind, Ignore
from timeline.event import Media
from timeline.fields import JSON, Number
from timeline.figure import Figure
from timeline.testing.strategies.dates import whens
from timeline.testing.strategies.words import Words, urls, words

__all__ = ["Parts", "actors", "citations", "claims", "figures", "parts", "places"]

_DECIMALS = st.decimals(-(10**20), 10**20, places=3, allow_nan=False, allow_infinity=False)
_NUMBERS: SearchStrategy[Number] = st.integers(-(10**25), 10**25) | _DECIMALS
_DEGREES = st.decimals(-90, 90, places=4)
_ZONES = st.sampled_from(["", "Asia/Jakarta"])
_POINTS = st.builds(Place, latitude=_DEGREES, longitude=_DEGREES, url=urls())


def actors(*, texts: SearchStrategy[str] | None = None) -> SearchStrategy[Actor]:
    """Actors of every kind, with and without a role."""
    return parts(texts).actors


def places(*, texts: SearchStrategy[str] | None = None) -> SearchStrategy[Place]:
    """Places with a name, or with degrees alone."""
    return parts(texts).places


def figures(*, texts: SearchStrategy[str] | None = None) -> SearchStrategy[Figure]:
    """Figures with a number, a range, or one side of a range."""
    return parts(texts).figures


@frozen(eq=False)
class Parts:
    """The strategies for all that needs no ids, made once: to make them costs more than to draw."""

    words: Words
    actors: SearchStrategy[Actor]
    places: SearchStrategy[Place]
    figures: SearchStrategy[Figure]
    media: SearchStrategy[Media]
    corrections: SearchStrategy[Correction]
    ignores: SearchStrategy[Ignore]
    extras: SearchStrategy[dict[str, JSON]]


@cache
def parts(texts: SearchStrategy[str] | None = None) -> Parts:
    """Strategies that take all of their text from `texts`."""
    of = words(texts)
    kinds = st.none() | st.sampled_from(ActorKind)
    return Parts(
        words=of,
        actors=st.builds(Actor, name=of.titles, role=of.lines, kind=kinds, url=urls()),
        places=st.builds(Place, name=of.titles, zone=_ZONES) | _POINTS,
        figures=_figures(of),
        media=st.builds(Media, kind=of.lines, title=of.titles, url=urls(), credit=of.lines),
        corrections=st.builds(
            Correction,
            kind=st.sampled_from(CorrectionKind),
            when=whens(),
            reason=of.titles,
            was=of.texts,
        ),
        ignores=st.builds(Ignore, rule=of.titles, reason=of.titles),
        extras=st.dictionaries(of.lines, _plain(of), max_size=2),
    )


@st.composite
def _figures(draw: DrawFn, of: Words) -> Figure:
    low, best, high = sorted(draw(st.lists(_NUMBERS, min_size=3, max_size=3)))
    given = {"low": low, "best": best, "high": high}
    kept = draw(st.sets(st.sampled_from(sorted(given)), min_size=1))
    numbers = {name: Decimal(number) for name, number in given.items() if name in kept}
    return Figure(
        name=draw(of.titles),
        unit=draw(of.lines),
        approximate=draw(st.booleans()),
        note=draw(of.texts),
        best=numbers.get("best"),
        low=numbers.get("low"),
        high=numbers.get("high"),
    )


def _plain(of: Words) -> SearchStrategy[JSON]:
    leaves: SearchStrategy[JSON] = st.none() | st.booleans() | _NUMBERS | of.texts

    def grown(inner: SearchStrategy[JSON]) -> SearchStrategy[JSON]:
        return st.lists(inner, max_size=3) | st.dictionaries(of.lines, inner, max_size=3)

    return st.recursive(leaves, grown, max_leaves=6)


def citations(of: Words, sources: SearchStrategy[str]) -> SearchStrategy[Citation]:
    """Citations of the sources with these ids."""
    return st.builds(Citation, source=sources, at=of.lines, quote=of.texts)


def claims(of: Words, sources: SearchStrategy[str]) -> SearchStrategy[Claim]:
    """Other values for fields of every kind, as the sources with these ids give them."""
    named: SearchStrategy[JSON] = st.builds(dict[str, JSON], name=of.titles)
    values: dict[str, SearchStrategy[JSON]] = {
        "when": whens().map(str),
        "title": of.titles,
        "place": of.titles | named,
        "extra.x": _NUMBERS,
    }
    cited = st.lists(sources, max_size=0 if sources.is_empty else 2)
    kinds = [
        st.builds(Claim, field=st.just(name), value=value, sources=cited, note=of.lines)
        for name, value in values.items()
    ]
    return st.one_of(kinds)
