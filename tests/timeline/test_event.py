import copy
import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from timeline import (
    About,
    Actor,
    DateError,
    Event,
    Media,
    ModelError,
    Publication,
    Relation,
    RelationKind,
    Report,
    Stamp,
    Stance,
    Statement,
    When,
)


def statement(**fields):
    return Statement(**{"title": "It is fake", "when": "2024-10", "speaker": "Peskov", **fields})


def test_an_event_needs_a_title_and_a_date_and_no_more():
    event = Event(title="  Parade\n in Pyongyang ", when="2022")
    assert (event.id, event.title) == ("parade-in-pyongyang", "Parade in Pyongyang")
    assert event.when == When.parse("2022")


def test_an_event_takes_what_a_person_would_write():
    event = Event(
        title="a", when=When.parse("2024"), tags="war", assumptions="noon is meant", place="Kyiv",
        actors=["Ukraine"], extra={"weather": "cold"},
    )  # fmt: skip
    assert event.tags == ("war",)
    assert event.assumptions == ("noon is meant",)
    assert event.place.name == "Kyiv"
    assert event.extra == {"weather": "cold"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Event(title=" ", when="2024"), "an event needs a title: what happened"),
        (lambda: statement(title=""), "a statement needs a title"),
        (lambda: Publication(title="", when="2024"), "a publication needs a title"),
        (lambda: statement(speaker=[]), "a statement needs a speaker: who said it"),
        (lambda: statement(speaker=""), "an actor needs a name"),
        (lambda: Event(title="a", when=2024), "such as '2024-10-18', not 2024"),
        (lambda: Event(title="a", when="2024", id="a b"), "'a b' is no id; .* such as 'a-b'"),
        (lambda: Event(title=5, when="2024"), "text, not int"),
        (lambda: Event(title="a", when="2024", media="x.jpg"), r"Media\(…\), not 'x.jpg'"),
        (lambda: Media(kind="image"), "media need a title or a url"),
        (lambda: Relation(kind="after", event="a"), "none of: part-of, caused-by, follows"),
        (lambda: About(event="a", stance="says"), "'says' is none of: asserts, supports, doubts"),
        (lambda: Report(by=""), "a report needs `by`: the outlet"),
        (lambda: Publication(title="a", when="2024", stamp="out"), "none of: published, updated"),
        (lambda: Publication(title="a", when="2024", url="a.org"), "write it whole"),
    ],
)  # fmt: skip
def test_a_wrong_event_is_refused_with_the_remedy(make, message):
    with pytest.raises(ModelError, match=message):
        make()


def test_a_wrong_date_is_refused_with_its_place():
    with pytest.raises(DateError, match=r"February 2024 has 29 days \(day, position 8\)"):
        Event(title="a", when="2024-02-30")


def test_positional_arguments_are_refused():
    with pytest.raises(TypeError):
        Event("a", "2024")


def test_a_statement_knows_who_said_what_about_what():
    said = statement(
        speaker=["North Korea", Actor(name="Russia")],
        about=[About(event="a", stance="denies"), About(event="b", stance=Stance.NEITHER)],
        reported="CNN",
    )
    assert [actor.name for actor in said.speaker] == ["North Korea", "Russia"]
    assert [about.stance for about in said.about] == [Stance.DENIES, Stance.NEITHER]
    assert said.reported == (Report(by="CNN"),)
    assert statement(reported="").reported == ()
    assert statement(reported=["CNN", {"by": "BBC"}]).reported == (
        Report(by="CNN"),
        Report(by="BBC"),
    )
    assert statement(reported=Report(by="CNN", when="2024-10-20")).reported[0].when.is_day


def test_a_publication_knows_what_its_date_is():
    assert Publication(title="a", when="2024").stamp is Stamp.PUBLISHED
    assert Publication(title="a", when="2024", stamp="updated").stamp is Stamp.UPDATED


def test_relations_take_kinds_by_name():
    relation = Relation(kind="part-of", event="war")
    assert relation.kind is RelationKind.PART_OF
    assert Event(title="a", when="2024", relations=relation).relations == (relation,)


@pytest.mark.parametrize(
    "event",
    [
        Event(title="a", when="2024", extra={"a": [1]}),
        statement(about=About(event="a", stance="denies")),
        Publication(title="a", when="2024-10-30T12:09+07:00[Asia/Jakarta]"),
    ],
    ids=lambda event: event.kind,
)
def test_events_are_immutable_values(event):
    with pytest.raises(FrozenInstanceError):
        event.title = "other"
    with pytest.raises((FrozenInstanceError, AttributeError)):
        event.new = 1
    for twin in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):
        assert twin == event
        assert hash(twin) == hash(event)
    assert evolve(event, title="other") != event


def test_an_event_does_not_change_with_the_lists_that_it_was_made_from():
    tags, extra = ["a"], {"list": [1]}
    event = Event(title="a", when="2024", tags=tags, extra=extra)
    tags.append("b")
    extra["list"].append(2)
    assert event.tags == ("a",)
    assert event.extra == {"list": [1]}


def test_events_of_different_kinds_are_different():
    assert Event(title="a", when="2024") != Publication(title="a", when="2024")


def test_events_that_differ_in_extra_alone_are_different():
    assert Event(title="a", when="2024", extra={"a": 1}) != Event(title="a", when="2024")


def test_an_id_that_was_made_stays_when_the_title_changes():
    assert evolve(Event(title="Parade", when="2024"), title="Other").id == "parade"
