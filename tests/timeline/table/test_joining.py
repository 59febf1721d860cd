"""Several timelines become one table, in order; what is there twice is told or removed."""

import pytest

import timeline
from timeline import Event, ModelError, Relation, Source, Timeline
from timeline.table import joined, open_table


def events(*made):
    return Timeline(title="One", events=made, excerpt=True)


FIRST = Event(id="first", title="First", when="2022")
AGAIN = Event(id="again", title="First", when="2022")
LATER = Event(id="later", title="Later", when="2023", tags="x")


def kept(*timelines, **options):
    with joined(timelines, **options) as made:
        return [event.id for event in open_table(made.path)], [str(each) for each in made.removed]


def test_the_rows_of_all_are_in_order():
    assert kept(events(LATER), events(FIRST)) == (["first", "later"], [])


def test_shuffled_timelines_make_the_same_bytes_in_whatever_parts_they_come(tmp_path):
    many = [Event(id=f"e{i:03}", title="E", when=f"20{i % 20:02}") for i in range(300)]
    whole = tmp_path / "whole.parquet"
    whole.write_bytes(timeline.export(events(*many), "parquet"))
    parts = [events(*many[100:]), events(*many[:50]), events(*many[50:100])]
    with joined(parts) as one, joined([open_table(whole)]) as other:
        assert one.path.read_bytes() == other.path.read_bytes()


def test_a_repeated_id_is_refused_and_the_remedy_told():
    with pytest.raises(
        ModelError, match="two events have the id 'first'; --unique keeps the first"
    ):
        kept(events(FIRST), events(FIRST))


def test_of_a_repeated_id_the_one_that_was_given_first_stays():
    other = Event(id="first", title="Another", when="2020")
    assert kept(events(FIRST, LATER), events(other, LATER), unique=True) == (
        ["first", "later"],
        ["first: another one of this id was given before", "later: it is there twice"],
    )


def test_what_differs_in_its_id_alone_is_there_twice():
    assert kept(events(FIRST), events(AGAIN, LATER), unique=True) == (
        ["first", "later"],
        ["again: it has all that 'first' has"],
    )
    assert kept(events(AGAIN), events(FIRST), unique=True)[0] == ["again"]


@pytest.mark.parametrize("change", [{"tags": "y"}, {"description": "d"}, {"extra": {"n": 1}}])
def test_what_differs_in_anything_else_stays(change):
    other = Event(id="other", title="First", when="2022", **change)
    assert kept(events(FIRST), events(other), unique=True) == (["first", "other"], [])


def test_what_others_point_at_stays():
    points = Event(
        id="p", title="P", when="2024", relations=Relation(kind="part-of", event="again")
    )
    assert kept(events(FIRST), events(AGAIN, points), unique=True)[0] == ["again", "first", "p"]


def test_the_sources_of_all_are_there_and_differing_ones_refused():
    def cited(title):
        return Timeline(
            title=title,
            sources=[Source(id="s", title=title), Source(id=title, title=title)],
            events=[Event(id=title, title="E", when="2022", sources=["s", title])],
        )

    with pytest.raises(ModelError, match="two different sources have the id 's'; join them with"):
        kept(cited("a"), cited("b"))
    with joined([cited("a"), cited("a")], unique=True) as made:
        assert [source.id for source in made.head.sources] == ["a", "s"]


def test_an_id_that_leads_nowhere_is_refused():
    whole = Timeline(
        title="A",
        events=[
            FIRST,
            Event(
                id="p", title="P", when="2024", relations=Relation(kind="part-of", event="first")
            ),
        ],
    )
    lost = timeline.Timeline(
        title="B",
        sources=Source(id="s", title="S"),
        events=[Event(id="c", title="C", when="2024", sources="s")],
    )
    assert kept(whole, lost)[0] == ["first", "c", "p"]
