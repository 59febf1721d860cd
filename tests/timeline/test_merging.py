"""Timelines joined: nothing is overwritten, nothing is lost, and the order does not matter."""

import pytest
from attrs import evolve, fields
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from timeline import (
    About,
    Actor,
    Citation,
    Claim,
    Event,
    Figure,
    ModelError,
    Publication,
    Report,
    Source,
    Statement,
    Timeline,
    merge,
    merged,
)
from timeline.document import encode, encode_value


def news(*events, title="News", **fields):
    return Timeline(title=title, events=events, **fields)


def event(when="2024", **fields):
    return Event(**{"id": "e", "title": "E", **fields}, when=when)


def regardless_of_order(thing):
    """Plain data in which the order of lists does not count."""
    if isinstance(thing, dict):
        return frozenset((key, regardless_of_order(value)) for key, value in thing.items())
    if isinstance(thing, list):
        return frozenset(map(regardless_of_order, thing))
    return type(thing) is bool, thing


def same(a, b):
    return regardless_of_order(encode(a)) == regardless_of_order(encode(b))


@st.composite
def contradicting(draw):
    """A small timeline out of so few ids and values that several are sure to meet."""

    def one(*values):
        return draw(st.sampled_from(values))

    def some(values):
        return [value for value in values if draw(st.booleans())]

    def claims():
        known = [("when", "2024"), ("title", "y"), ("title", "z"), ("place", "P"), ("extra.x", 1)]
        name, value = one(*known)
        made = Claim(field=name, value=value, sources=some(ids), note=one("", "n"))
        return [made] if draw(st.booleans()) else []

    def source(name):
        return Source(
            id=name, title=one("x", "y"), url=one("", "u:1", "u:2"), note=one("", "n"),
            hidden=one(False, True), claims=claims(),
        )  # fmt: skip

    def event(name):
        kind = one(Event, Statement, Publication)
        common = {
            "id": name, "title": one("y", "z"), "place": one(None, "P", "Q"), "sources": some(ids),
            "when": one("2024", "2024-10", "2024-10-18", "2024-10-18T10:00"), "claims": claims(),
            "description": one("", "d"), "extra": one({}, {"x": 1}, {"x": 2}, {"x": None}),
            "figures": [Figure(name="n", best=one(1, 2))] if one(False, True) else [],
            "tags": some("tu"), "actors": [Actor(name="A", role=one("", "r", "q"))],
        }  # fmt: skip
        if kind is Statement:
            others = some(other for other in events if other != name)
            stance = one("denies", "asserts")
            common["about"] = [About(event=other, stance=stance) for other in others]
            common["speaker"] = one("A", "B")
            common["reported"] = some([Report(by="R", source=one("", *ids))])
        if kind is Publication:
            common |= {"publisher": one("", "p", "q"), "source": one("", *ids)}
        return kind(**common)

    ids, events = some("abc"), some("ef")
    return Timeline(
        title=one("T", "U"), zone=one("", "Asia/Jakarta", "Europe/Kyiv"), claims=claims(),
        sources=list(map(source, ids)), events=list(map(event, events)), excerpt=one(False, True),
    )  # fmt: skip


@given(contradicting())
def test_a_timeline_joined_with_itself_is_itself(tl):
    assert merge(tl, tl) == tl
    assert merge(tl) == tl


@given(contradicting(), contradicting())
def test_the_order_of_the_timelines_does_not_matter(a, b):
    assert same(merge(a, b), merge(b, a))


@settings(max_examples=400)
@given(contradicting(), contradicting(), contradicting())
def test_which_are_joined_first_does_not_matter(a, b, c):
    assert same(merge(merge(a, b), c), merge(a, merge(b, c)))
    assert same(merge(merge(a, b), c), merge(a, b, c))


# shrinking timelines with everything in them takes many minutes and shows little
@settings(max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.data())
def test_the_laws_hold_for_timelines_with_everything_in_them(neighbours, data):
    a, b, c = (data.draw(neighbours) for _ in range(3))
    assert merge(a, a) == a
    assert same(merge(a, b), merge(b, a))
    assert same(merge(merge(a, b), c), merge(a, merge(b, c)))


@settings(max_examples=50)
@given(st.data())
def test_nothing_that_was_in_a_timeline_is_missing(neighbours, data):
    a, b = data.draw(neighbours), data.draw(neighbours)
    made = merged(a, b, names=["a", "b"])
    for tl in (a, b):
        for before in tl:
            now = made.timeline.event(before.id)
            assert now is not None
            for attribute in fields(type(before)):
                _is_there(attribute.name, before, now, made.timeline)
        for source in tl.sources:
            ids = {s.id for s in made.timeline.sources}
            ids |= {c.value for s in made.timeline.sources for c in s.claims if c.field == "id"}
            assert source.id in ids
        for name in ("title", "id", "description", "zone"):
            value = getattr(tl, name)
            claimed = [c.value for c in made.timeline.claims if c.field == name]
            assert value in (getattr(made.timeline, name), *claimed, "")


def _is_there(name, before, now, tl):
    value = getattr(before, name)
    claimed = [c.value for c in now.claims if c.field == name]
    if name in ("figures", "about"):
        assert all(
            item in getattr(now, name, ()) or encode_value(item) in claimed for item in value
        )
        return
    if name in ("sources", "claims", "extra", "reported", "source", "speaker"):
        # ids of sources may have changed: so much the less is to be compared
        kept = getattr(now, name, None)
        assert not value or kept or claimed
    elif name == "actors":
        assert {actor.name for actor in value} <= {actor.name for actor in now.actors}
    elif isinstance(value, tuple):
        assert set(value) <= set(getattr(now, name))
    elif value not in (None, "") and getattr(now, name, None) != value:
        assert claimed


def test_contradicting_dates_stand_side_by_side_with_their_sources_and_are_told():
    a = news(event("2024-10", sources="s"), sources=[Source(id="s", title="S")])
    b = news(event("2024-10-19", sources="t"), sources=[Source(id="t", title="T")])
    made = merged(a, b, names=["a.yaml", "b.yaml"])
    [now] = made.timeline
    assert str(now.when) == "2024-10-19"
    assert now.claims == (
        Claim(field="when", value="2024-10", sources="s"),
        Claim(field="when", value="2024-10-19", sources="t"),
    )
    assert [str(note) for note in made.notes] == [
        "event 'e': when: '2024-10' in a.yaml; '2024-10-19' in b.yaml; '2024-10-19' stands"
    ]


def test_what_is_missing_in_one_is_taken_from_the_other_without_a_note():
    made = merged(
        news(event(tags="x")),
        news(event(description="more", place="Here", tags="y"), description="All"),
    )
    assert made.notes == ()
    [now] = made.timeline
    assert (now.description, now.place.name, now.tags) == ("more", "Here", ("x", "y"))
    assert made.timeline.description == "All"


def test_sources_of_one_address_become_one_and_are_cited_as_such():
    url = "https://example.org/a"
    a = news(event(sources=Citation(source="long-id", at="p. 1")), sources=[
        Source(id="long-id", title="The post", url=url),
    ])  # fmt: skip
    said = Statement(
        id="x", title="X", when="2024", speaker="A", reported=Report(by="R", source="post")
    )
    b = news(event(sources="post"), said, sources=[Source(id="post", title="A post", url=url)])
    made = merged(a, b)
    [source] = made.timeline.sources
    assert (source.id, source.title) == ("post", "The post")
    assert {(c.field, c.value) for c in source.claims} == {
        ("id", "long-id"), ("title", "The post"), ("title", "A post"),
    }  # fmt: skip
    assert made.timeline["e"].sources == (
        Citation(source="post", at="p. 1"), Citation(source="post"),
    )  # fmt: skip
    assert "source 'post': id: also goes by long-id: they share an id, an address or a DOI" in map(
        str, made.notes
    )


def test_a_publication_keeps_what_only_a_statement_can_hold_as_claims():
    said = Statement(
        id="e", title="E", when="2024", speaker=Actor(name="A", role="r"),
        about=About(event="x", stance="denies"), reported="CNN",
    )  # fmt: skip
    published = Publication(id="e", title="E", when="2024", publisher="P")
    other = Event(id="x", title="X", when="2023")
    now = merge(news(said, other), news(published, other))["e"]
    assert isinstance(now, Publication)
    assert {(c.field, str(c.value)) for c in now.claims} == {
        ("kind", "publication"), ("kind", "statement"),
        ("about", "{'event': 'x', 'stance': 'denies'}"), ("reported", "{'by': 'CNN'}"),
        ("speaker", "[{'name': 'A', 'role': 'r'}]"),
    }  # fmt: skip


def test_two_speakers_of_one_statement_do_not_become_one_statement_of_both():
    a, b = (Statement(id="e", title="E", when="2024", speaker=name) for name in ("Ann", "Barbara"))
    made = merged(news(a), news(b), names=["a", "b"])
    [now] = made.timeline
    assert [speaker.name for speaker in now.speaker] == ["Barbara"]
    assert [c.value for c in now.claims] == [[{"name": "Ann"}], [{"name": "Barbara"}]]
    assert [note.field for note in made.notes] == ["speaker"]


def test_an_actor_of_whom_one_tells_more_is_listed_once():
    plain, full = event(actors="A"), event(actors=Actor(name="A", role="r"))
    assert merge(news(plain), news(full))[0].actors == (Actor(name="A", role="r"),)
    other = event(actors=Actor(name="A", role="q"))
    assert len(merge(news(full), news(other))[0].actors) == 2


def test_extra_is_joined_by_its_keys():
    a, b = event(extra={"x": 1, "y": [1]}), event(extra={"x": 2, "z": None})
    [now] = merge(news(a), news(b))
    assert now.extra == {"x": 1, "y": [1], "z": None}
    assert {(c.field, c.value) for c in now.claims} == {("extra.x", 1), ("extra.x", 2)}


def test_a_source_that_is_hidden_in_one_stays_hidden():
    a = news(sources=[Source(id="s", title="S", hidden=True)])
    assert merge(a, news(sources=[Source(id="s", title="S")])).source("s").hidden


def test_what_an_excerpt_points_at_may_be_in_the_other():
    follows = event(relations={"kind": "follows", "event": "x"})
    part = Timeline(title="News", events=[follows], excerpt=True)
    whole = news(Event(id="x", title="X", when="2020"))
    assert [e.id for e in merge(part, whole)] == ["x", "e"]


def test_the_outcome_takes_a_title_and_an_id_of_its_own():
    made = merge(news(title="A"), news(title="B"), title="Both", id="both")
    assert (made.title, made.id) == ("Both", "both")
    assert {c.value for c in made.claims if c.field == "title"} == {"A", "B"}


def test_the_later_work_on_a_timeline_dates_the_whole():
    assert str(merge(news(updated="2024"), news(updated="2023-05")).updated) == "2024"


def test_there_is_something_to_join():
    with pytest.raises(ModelError, match="no timeline to merge"):
        merge()


def test_joining_with_a_changed_copy_keeps_both_readings(seed):
    changed = evolve(
        seed, events=[evolve(e, when="2022") if e.id == "invasion" else e for e in seed]
    )
    made = merged(seed, changed, names=["a", "b"])
    assert len(made.timeline) == len(seed)
    assert [note.id for note in made.notes] == ["invasion"]
    assert {c.value for c in made.timeline["invasion"].claims} == {"2022", "2022-02-24"}


def test_local_times_say_in_which_zone_they_were_meant_where_the_zones_differ():
    local = event("2024-10-30T12:09", id="local")
    fixed = event("2024-10-30T12:09Z", id="fixed")
    a, b = news(local, fixed, zone="Asia/Jakarta"), news(event("2024"), zone="Europe/Kyiv")
    made = merged(a, b, names=["a", "b"])
    assert made.timeline.zone == ""
    assert made.timeline["local"].assumptions == (
        "The timeline that this is from reads a time without an offset in Asia/Jakarta.",
    )
    assert made.timeline["fixed"].assumptions == ()
    assert [str(note) for note in made.notes] == [
        "timeline: zone: 'Asia/Jakarta' in a; 'Europe/Kyiv' in b; none stands"
    ]
    alike = merge(a, news(event("2024"), zone="Asia/Jakarta"))
    assert (alike.zone, alike["local"].assumptions) == ("Asia/Jakarta", ())


def stating(stance, **fields):
    about = About(event="x", stance=stance)
    return Statement(
        **{"id": "s", "title": "S", "when": "2024", "speaker": "A", **fields}, about=about
    )


X = Event(id="x", title="X", when="2023")


@pytest.mark.parametrize("turned", [False, True])
def test_a_speaker_is_not_made_to_contradict_himself(turned):
    files = [news(X, stating("asserts")), news(X, stating("denies"))]
    names = ["a", "b"]
    if turned:
        files.reverse(), names.reverse()
    made = merged(*files, names=names)
    now = made.timeline["s"]
    assert [about.stance.value for about in now.about] == ["asserts"]
    assert {claim.value["stance"] for claim in now.claims} == {"asserts", "denies"}
    assert [note.field for note in made.notes] == ["about"]
    assert made.notes[0].words.endswith("; asserts stands")


def test_nobody_is_given_the_words_of_another():
    two = Figure(name="dead", best=2)
    a = news(X, stating("asserts", speaker="Jo", figures=two, reported="BBC"))
    b = news(X, stating("denies", speaker="Josephine", figures=Figure(name="dead", best=12)))
    now = merge(a, b)["s"]
    assert (now.speaker[0].name, [f.best for f in now.figures], now.reported) == (
        "Josephine", [12], (),
    )  # fmt: skip
    assert [about.stance.value for about in now.about] == ["denies"]
    assert {claim.field for claim in now.claims} == {"speaker", "about", "figures", "reported"}


def test_numbers_that_differ_all_stay_and_are_told():
    a, b = (news(event(figures=Figure(name="dead", best=n))) for n in (2, 12))
    made = merged(a, b, names=["a", "b"])
    assert [figure.best for figure in made.timeline["e"].figures] == [2, 12]
    assert [str(n) for n in made.notes] == [
        "event 'e': figures: 'dead': 2 in a; 12 in b; all of them stay"
    ]


def test_sets_and_sources_and_claims_say_their_zone_too():
    words = "The timeline that this is from reads a time without an offset in Asia/Jakarta."
    paper = Source(id="p", title="P", published="2024-05-02T08:00")
    one_of = event("[2024-05-03T10:00,2024-05-03T12:00]")
    claimed = event("2024", id="c", claims=Claim(field="when", value="2024-05-03T14:00"))
    made = merge(news(one_of, claimed, sources=[paper], zone="Asia/Jakarta"), news(X))
    assert made["e"].assumptions == made["c"].assumptions == (words,)
    assert [(c.field, c.value) for c in made.source("p").claims] == [("zone", "Asia/Jakarta")]
