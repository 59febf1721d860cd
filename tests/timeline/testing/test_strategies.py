"""The strategies: what they draw is what the model holds, and of every kind."""

import builtins
import importlib
import sys

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from timeline import Event, Publication, Statement, Timeline
from timeline.document import encode
from timeline.testing import strategies
from timeline.text import clean_line, clean_lines

few = settings(max_examples=15)
first = settings(max_examples=2000, database=None, phases=[Phase.generate])
ALL = {
    "actors": strategies.actors(),
    "events": strategies.events(),
    "figures": strategies.figures(),
    "hostile_texts": strategies.hostile_texts(),
    "ids": strategies.ids(),
    "lines": strategies.lines(),
    "places": strategies.places(),
    "sources": strategies.sources(),
    "texts": strategies.texts(),
    "timelines": strategies.timelines(),
    "urls": strategies.urls(),
    "whens": strategies.whens(),
}


def test_every_public_strategy_is_tried():
    assert sorted(ALL) == sorted(strategies.__all__)


@few
@given(strategies.texts() | strategies.hostile_texts())
def test_texts_are_as_the_model_holds_them(text):
    assert clean_lines(text) == text


@few
@given(strategies.lines(empty=False))
def test_lines_are_as_the_model_holds_them(line):
    assert line
    assert clean_line(line) == line


@few
@given(strategies.timelines(texts=st.just("word")))
def test_all_text_is_taken_from_the_given_texts(tl):
    assert tl.title == "word"
    for event in tl:
        assert event.title == "word"
        assert event.description == "word"
        assert {actor.name for actor in event.actors} <= {"word"}
        assert set(event.tags) <= {"word"}
        assert set(event.extra) <= {"word"}
    assert {source.note for source in tl.sources} <= {"word"}


@few
@given(strategies.timelines(texts=strategies.hostile_texts()))
def test_hostile_timelines_can_be_encoded(tl):
    assert encode(tl)["title"] == tl.title


@few
@given(strategies.timelines(ids=st.sampled_from("abc"), max_events=3, max_sources=1))
def test_ids_and_sizes_are_those_that_were_asked_for(tl):
    assert {event.id for event in tl} | {source.id for source in tl.sources} <= {*"abc"}
    assert len(tl) <= 3
    assert len(tl.sources) <= 1
    assert not any(source.hidden for source in tl.sources)


@few
@given(strategies.events())
def test_an_event_alone_points_at_nothing(event):
    assert Timeline(title="Alone", events=[event])[event.id] == event


@few
@given(strategies.events(others=st.just("other"), sources=st.just("source")))
def test_an_event_points_at_what_it_is_given(event):
    assert {relation.event for relation in event.relations} <= {"other"}
    assert {citation.source for citation in event.sources} <= {"source"}


@pytest.mark.parametrize(
    ("strategy", "wanted"),
    [
        ("events", lambda event: type(event) is Event and event.claims),
        ("events", lambda event: isinstance(event, Statement) and event.reported),
        ("events", lambda event: isinstance(event, Publication) and event.url),
        ("events", lambda event: event.corrections and event.ignore and event.extra),
        ("figures", lambda figure: figure.best is None and figure.low is not None),
        ("places", lambda place: place.name and place.zone),
        ("places", lambda place: not place.name),
        ("whens", lambda when: str(when).startswith("[..")),
        ("whens", lambda when: when.is_moment),
        ("texts", lambda text: "\n" in text),
        ("hostile_texts", lambda text: text.startswith("=")),
        ("hostile_texts", lambda text: "<" in text),
        ("timelines", lambda tl: len(tl) > 1 and tl.sources and tl.extra),
        ("timelines", lambda tl: any(event.relations for event in tl)),
        ("timelines", lambda tl: len(tl) == 0),
    ],
)
def test_there_is_something_of_everything(strategy, wanted):
    assert find(ALL[strategy], wanted, settings=first) is not None


def test_hidden_sources_come_where_they_are_allowed():
    hidden = strategies.timelines(hidden=True)
    found = find(hidden, lambda tl: any(s.hidden for s in tl.sources), settings=first)
    assert found.sources


def test_without_hypothesis_a_sentence_says_what_to_install(monkeypatch):
    modules = [name for name in sys.modules if name.startswith("timeline.testing.strategies")]
    for name in modules:
        monkeypatch.delitem(sys.modules, name)

    import_ = builtins.__import__

    def without(name, *arguments, **others):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError("No module named 'hypothesis'", name="hypothesis")
        return import_(name, *arguments, **others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModuleNotFoundError, match=r"timeline-kit\[testing\]"):
        importlib.import_module("timeline.testing.strategies")
