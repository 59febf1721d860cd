"""What tests of both packages share: the seed, and timelines that Hypothesis makes."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Actor,
    ActorKind,
    Citation,
    Claim,
    Correction,
    CorrectionKind,
    Event,
    Figure,
    Ignore,
    Media,
    Place,
    Publication,
    Relation,
    RelationKind,
    Report,
    Source,
    Stamp,
    Stance,
    Statement,
    Timeline,
)

# a busy machine is no mistake in the code
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"

_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
_lines = _texts | st.sampled_from(["No: 1 - # 'x'", 'a "quoted" \\ word', "null", "~", "1.10"])
_titles = _lines.filter(str.strip)
_paragraphs = st.lists(_lines, max_size=3).map("\n".join)
_ids = st.from_regex(r"[a-zé0-9]([a-z0-9.:_-]{0,8}[a-z0-9])?", fullmatch=True)
_urls = st.sampled_from(["", "https://example.org/a?b=%20&c=d#e", "urn:isbn:9780000000000"])
_whens = st.dates().map(str) | st.sampled_from(
    [
        "2024", "2024-10", "2024-10~", "2024?", "201X", "2024-21", "-0043-03-15", "Y-17E7",
        "2024-10-18/2024-10-20", "[2024-10-18..2024-10-20]", "{2024-10-18..2024-10-20}",
        "[..2024-10-30]", "1985/..", "/1985", "2024-10-30T12:09+07:00[Asia/Jakarta]",
        "2024-10-30T12:09", "2024-10-30T05:09:07Z",
    ]
)  # fmt: skip
_decimals = st.decimals(-(10**20), 10**20, places=3, allow_nan=False, allow_infinity=False)
_numbers = st.integers(-(10**25), 10**25) | _decimals
_plain = st.recursive(
    st.none() | st.booleans() | _numbers | _paragraphs,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=6,
)
_extras = st.dictionaries(_texts, _plain, max_size=2)
_actors = st.builds(
    Actor, name=_titles, role=_lines, kind=st.none() | st.sampled_from(ActorKind), url=_urls
)
_degrees = st.decimals(-90, 90, places=4)
_places = st.builds(Place, name=_titles, zone=st.sampled_from(["", "Asia/Jakarta"])) | st.builds(
    Place, latitude=_degrees, longitude=_degrees, url=_urls
)
_ignores = st.builds(Ignore, rule=_titles, reason=_titles)
_media = st.builds(Media, kind=_lines, title=_titles, url=_urls, credit=_lines)


@st.composite
def _figures(draw):
    low, best, high = sorted(draw(st.lists(_numbers, min_size=3, max_size=3)))
    given = {"low": low, "best": best, "high": high}
    kept = draw(st.sets(st.sampled_from(sorted(given)), min_size=1))
    return Figure(
        name=draw(_titles),
        unit=draw(_lines),
        note=draw(_paragraphs),
        approximate=draw(st.booleans()),
        **{name: Decimal(given[name]) for name in kept},
    )


def _few(items):
    return st.lists(items, max_size=2)


_corrections = st.builds(
    Correction, kind=st.sampled_from(CorrectionKind), when=_whens, reason=_titles, was=_paragraphs
)


def _claims(sources):
    values = {
        "when": _whens,
        "title": _titles,
        "place": _titles | st.builds(lambda name: {"name": name}, _titles),
        "extra.x": _numbers,
    }
    cited = st.just(()) if sources.is_empty else _few(sources)
    return st.sampled_from(sorted(values)).flatmap(
        lambda name: st.builds(
            Claim, field=st.just(name), value=values[name], sources=cited, note=_lines
        )
    )


@st.composite
def _events(draw, name, others, sources):
    """An event that points at nothing but the ids that there are."""
    pointing = {
        "relations": st.builds(
            Relation, kind=st.sampled_from(RelationKind), event=others, note=_lines
        ),
        "sources": st.builds(Citation, source=sources, at=_lines, quote=_paragraphs),
        "about": st.builds(
            About,
            event=others,
            stance=st.sampled_from(Stance),
            when=st.none() | _whens,
            condition=_lines,
            note=_lines,
        ),
    }
    common = {
        "id": name,
        "title": draw(_titles),
        "when": draw(_whens),
        "description": draw(_paragraphs),
        "actors": draw(_few(_actors)),
        "place": draw(st.none() | _places),
        "tags": draw(_few(_lines)),
        "sources": draw(_few(pointing["sources"])),
        "relations": draw(_few(pointing["relations"])),
        "media": draw(_few(_media)),
        "figures": draw(_few(_figures())),
        "assumptions": draw(_few(_lines)),
        "claims": draw(_few(_claims(sources))),
        "corrections": draw(_few(_corrections)),
        "ignore": draw(_few(_ignores)),
        "extra": draw(_extras),
    }
    kind = draw(st.sampled_from([Event, Statement, Publication]))
    if kind is Statement:
        common |= {
            "speaker": draw(st.lists(_actors, min_size=1, max_size=2)),
            "about": draw(_few(pointing["about"])),
            "reported": draw(
                _few(
                    st.builds(
                        Report, by=_titles, when=st.none() | _whens, source=sources | st.just("")
                    )
                )
            ),
        }
    elif kind is Publication:
        common |= {
            "publisher": draw(_lines),
            "url": draw(_urls),
            "stamp": draw(st.sampled_from(Stamp)),
            "source": draw(sources | st.just("")),
        }
    return kind(**common)


@st.composite
def _timelines(draw, hidden=False, ids=_ids):
    source_ids = draw(st.lists(ids, unique=True, max_size=2))
    event_ids = draw(st.lists(ids, unique=True, max_size=4))
    dates = st.none() | _whens
    sources = [
        draw(
            st.builds(
                Source,
                id=st.just(name),
                title=_titles,
                author=_few(_lines),
                url=_urls,
                published=dates,
                updated=dates,
                accessed=dates,
                language=_lines,
                note=_paragraphs,
                container=_lines,
                doi=st.sampled_from(["", "10.1038/nature04239"]),
                hidden=st.booleans() if hidden else st.just(False),
                claims=_few(_claims(st.sampled_from(source_ids))),
                ignore=_few(_ignores),
            )
        )
        for name in source_ids
    ]
    # one event cannot point at itself, and where there is nothing there is nothing to point at
    sources_to_cite = st.sampled_from(source_ids) if source_ids else st.nothing()
    events = []
    for name in event_ids:
        others = [other for other in event_ids if other != name]
        targets = st.sampled_from(others) if others else st.nothing()
        events.append(draw(_events(name, targets, sources_to_cite)))
    return Timeline(
        title=draw(_titles),
        description=draw(_paragraphs),
        language=draw(st.sampled_from(["en", "id", "pt-BR", ""])),
        zone=draw(st.sampled_from(["", "Asia/Jakarta", "Europe/Kyiv"])),
        updated=draw(dates),
        excerpt=draw(st.booleans()),
        sources=sources,
        events=events,
        claims=draw(_few(_claims(sources_to_cite))),
        ignore=draw(_few(_ignores)),
        extra=draw(_extras),
    )


@pytest.fixture(scope="session")
def seed_path():
    return SEED


@pytest.fixture(scope="session")
def seed():
    return timeline.load(SEED)


@pytest.fixture(scope="session")
def timelines():
    """A strategy; draw from it with `data.draw(timelines)`."""
    return _timelines()


@pytest.fixture(scope="session")
def neighbours():
    """A strategy for timelines that share ids, so that they agree and contradict."""
    return _timelines(hidden=True, ids=st.sampled_from(["a", "b", "c"]))
