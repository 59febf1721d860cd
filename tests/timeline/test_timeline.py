import copy
import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from timeline import (
    About,
    Citation,
    Event,
    ModelError,
    Publication,
    Relation,
    Source,
    Statement,
    Timeline,
    When,
)


def event(id, when="2024", **fields):
    return Event(id=id, title=id, when=when, **fields)


def line(*events, **fields):
    return Timeline(**{"title": "News", "events": events, **fields})


def ids(events):
    return [e.id for e in events]


@given(st.data())
def test_the_order_does_not_depend_on_the_order_of_the_input(timelines, data):
    tl = data.draw(timelines)
    events = data.draw(st.permutations(tl.events))
    sources = data.draw(st.permutations(tl.sources))
    assert evolve(tl, events=events, sources=sources) == tl


@given(st.data())
def test_a_timeline_is_an_equal_and_hashable_value_wherever_it_goes(timelines, data):
    tl = data.draw(timelines)
    for twin in (copy.copy(tl), copy.deepcopy(tl), pickle.loads(pickle.dumps(tl))):
        assert twin == tl
        assert hash(twin) == hash(tl)


@given(st.data())
def test_slices_and_questions_keep_the_order(timelines, data):
    tl = data.draw(timelines)
    part = tl[data.draw(st.slices(len(tl)))]
    assert list(part) == [e for e in tl if e in part]
    assert part == tl or part.excerpt
    chosen = data.draw(st.sets(st.sampled_from(ids(tl)) if len(tl) else st.nothing()))
    assert ids(tl.where(lambda e: e.id in chosen)) == [i for i in ids(tl) if i in chosen]


def test_the_order_is_by_date_then_wider_first_then_by_id():
    dates = [
        "2024-10-18",
        "[..2024-10-18]",
        "2024-10",
        "-0043",
        "2024",
        "2024-10-18T12:00",
        "2023/..",
    ]
    tl = line(*(event(f"e{i}", when) for i, when in enumerate(dates)), event("a", "2024"))
    assert [str(e.when) for e in tl] == [
        "-0043", "2023/..", "2024", "2024", "2024-10",
        "[..2024-10-18]", "2024-10-18", "2024-10-18T12:00",
    ]  # fmt: skip
    assert ids(tl)[2:4] == ["a", "e4"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Timeline(title=" "), "a timeline needs a title"),
        (lambda: line(zone="Jakarta"), "no time zone 'Jakarta'; names are like Asia/Jakarta"),
        (lambda: line(id="a b"), "such as 'a-b'"),
        (lambda: line("parade"), r"Event\(…\), not 'parade'"),
        (lambda: line(sources=["post"]), r"Source\(…\), not 'post'"),
        (lambda: line(event("a"), event("a", "2025")), "two events have the id 'a'; give one"),
        (lambda: line(sources=[Source(title=t) for t in "aA"]), "two sources have the id 'a'"),
        (lambda: line(event("a", sources="pots"), sources=Source(title="post")),
         "event 'a': there is no source with the id 'pots'; did you mean 'post'"),
        (lambda: line(event("a", relations=Relation(kind="follows", event="a"))),
         "event 'a': 'relations' leads back to the event itself"),
        (lambda: line(event("parade"), Statement(title="s", when="2024", speaker="x",
                                                 about=About(event="prade", stance="denies"))),
         "event 's': there is no event with the id 'prade'; did you mean 'parade'"),
        (lambda: line(Publication(title="p", when="2024", source="post")), "no source .* 'post'"),
        (lambda: line(event("a", sources=Citation(source=""))), "there is no source with the id"),
    ],
)  # fmt: skip
def test_a_wrong_timeline_is_refused_with_the_remedy(make, message):
    with pytest.raises(ModelError, match=message):
        make()


def test_an_excerpt_is_one_or_not_and_nothing_between():
    with pytest.raises(ModelError):
        line(event("a", sources="post"), excerpt="no")


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(ModelError) as error:
        line(event("a", sources=["x", "y"]), event("b"), event("b", "2025"))
    assert len(str(error.value).splitlines()) == 3


def test_an_excerpt_may_point_at_what_it_leaves_out():
    tl = line(event("a"), event("b", "2025", relations=Relation(kind="follows", event="a")))
    part = tl.between("2025", "2025")
    assert ids(part) == ["b"]
    assert part.excerpt
    assert not tl.excerpt
    assert part.title == tl.title


def test_nothing_left_out_is_no_excerpt():
    tl = line(event("a"), event("b", "2025"))
    assert tl[:] is tl
    assert tl.between("../..", "../..") is tl


def test_things_are_found_by_id_and_by_place():
    post = Source(title="post")
    a, b = event("a"), event("b", "2025")
    tl = line(b, a, sources=post)
    assert len(tl) == 2
    assert tl["b"] is tl[1] is tl[-1] is b
    assert tl.event("a") is a
    assert tl.event("c") is None
    assert tl.source("post") is post
    assert tl.source("c") is None
    assert "a" in tl
    assert a in tl
    assert "c" not in tl
    assert event("c") not in tl
    with pytest.raises(KeyError):
        tl["c"]
    with pytest.raises(IndexError):
        tl[2]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2024-10-18", "2024-10-18", {"day", "month", "by", "lasting", "open", "unknown-end"}),
        ("2024-10", "2024-10", {"day", "month", "by", "lasting", "open", "unknown-end"}),
        ("2023", "2023", {"by", "open", "unknown-end"}),
        ("2024-10-20", "2024-10-21", {"month", "by", "lasting", "open", "unknown-end"}),
        ("2024-10-21", "2024-10-21", {"month", "by", "open", "unknown-end"}),
        ("2025", "2030", {"open", "unknown-end"}),
        ("-0050", "-0040", {"by", "caesar"}),
        ("../2023", "2023", {"by", "open", "unknown-end", "caesar"}),
    ],
)
def test_between_finds_what_may_have_happened_then(first, last, found):
    dates = {
        "day": "2024-10-18",
        "month": "2024-10",
        "by": "[..2024-10-30]",
        "lasting": "2024-10-18/2024-10-20",
        "open": "2023-05/..",
        "unknown-end": "2023-05/",
        "caesar": "-0043-03-15",
    }
    tl = line(*(event(name, when) for name, when in dates.items()))
    assert set(ids(tl.between(first, last))) == found
    if first == last:
        assert tl.on(When.parse(first)) == tl.between(first, last)


def test_what_was_on_one_of_two_days_was_not_between_them():
    tl = line(event("either", "[2020,2024]"))
    assert ids(tl.on("2020")) == ids(tl.on("2024")) == ["either"]
    assert ids(tl.on("2022")) == []


def test_questions_about_people_places_and_tags():
    said = Statement(id="s", title="s", when="2024", speaker=["Peskov", "Kremlin"], place="Moscow")
    tl = line(event("a", actors="Peskov", tags=["war", "talks"]), event("b", place="Moscow"), said)
    assert ids(tl.by("Peskov")) == ["a", "s"]
    assert ids(tl.by("Kremlin")) == ["s"]
    assert ids(tl.tagged("talks")) == ["a"]
    assert ids(tl.at("Moscow")) == ["b", "s"]
    assert ids(tl.by("nobody")) == ids(tl.tagged("")) == ids(tl.at("")) == []


def test_about_gives_the_statements_once_and_in_order():
    def says(id, when, *stances):
        about = [About(event="a", stance=stance) for stance in stances]
        return Statement(id=id, title=id, when=when, speaker="x", about=about)

    late, early = says("late", "2026", "retracts", "denies"), says("early", "2025", "asserts")
    tl = line(late, event("a"), event("b"), early)
    assert tl.about("a") == tl.about(tl["a"]) == (early, late)
    assert tl.about("b") == tl.about("nothing") == ()


def test_a_timeline_is_immutable():
    tl = line(event("a"))
    with pytest.raises(FrozenInstanceError):
        tl.title = "other"
    with pytest.raises(TypeError):
        tl[0] = event("b")
    assert isinstance(tl.events, tuple)


def test_an_empty_timeline_answers_every_question():
    tl = line()
    assert len(tl) == len(tl[:]) == len(tl.on("2024")) == len(tl.by("x")) == 0
    assert tl.about("x") == ()


def test_one_event_needs_no_list():
    assert ids(Timeline(title="News", events=event("a"))) == ["a"]


def test_the_seed_tells_who_said_what(seed):
    stances = {s.id: a.stance.value for s in seed.about("troops-sent") for a in s.about}
    assert stances["peskov"] == "denies"
    assert stances["rutte"] == "neither"
    assert ids(seed)[0] == "parade"
