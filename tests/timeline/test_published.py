"""Sources that print a date stand on the timeline, once."""

from hypothesis import given
from hypothesis import strategies as st

from timeline import Event, Publication, Source, Stamp, Timeline, check, with_publications

PAPER = Source(
    id="paper", title="A paper", publisher="P", url="https://example.org",
    published="2023", updated="2024-10",
)  # fmt: skip


def test_each_date_that_a_source_prints_is_an_event():
    tl = with_publications(Timeline(title="T", sources=[PAPER, Source(title="Undated")]))
    assert [(e.id, e.stamp, str(e.when), e.publisher, e.source) for e in tl] == [
        ("paper-published", Stamp.PUBLISHED, "2023", "P", "paper"),
        ("paper-updated", Stamp.UPDATED, "2024-10", "P", "paper"),
    ]


def test_what_stands_there_already_is_not_repeated():
    own = Publication(id="mine", title="It comes out", when="2023", source="paper")
    tl = with_publications(Timeline(title="T", sources=[PAPER], events=[own]))
    assert [event.id for event in tl] == ["mine", "paper-updated"]
    assert check(tl, select=["publication-repeated"]) == []


def test_an_id_that_is_taken_is_numbered():
    other = Event(id="paper-updated", title="Else", when="2020")
    tl = with_publications(Timeline(title="T", sources=[PAPER], events=[other]))
    assert {event.id for event in tl} == {"paper-updated", "paper-published", "paper-updated-2"}


def test_a_hidden_source_does_not_come_out():
    hidden = Source(id="s", title="S", published="2024", hidden=True)
    tl = Timeline(title="T", sources=[hidden])
    assert with_publications(tl) is tl


@given(st.data())
def test_doing_it_twice_changes_nothing(neighbours, data):
    once = with_publications(data.draw(neighbours))
    assert with_publications(once) == once
