import copy
import itertools
import pickle

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Event, ModelError, Relation, Timeline, check, export, with_publications
from timeline.plugins import installed_plugins
from timeline.streamed import Streamed
from timeline.testing import samples, strategies
from timeline.withheld import without_hidden

TIMELINES = strategies.timelines(ids=st.sampled_from("abcdef"), hidden=True, max_events=5)


class Walked:
    """A walk over events, which counts how often it began; a value that can be pickled."""

    def __init__(self, events):
        self.events, self.times = events, 0

    def __call__(self):
        self.times += 1
        return iter(self.events)


def streamed(tl):
    return Streamed(evolve(tl, events=()), Walked(tl.events))


def event(id, when="2024", **fields):
    return Event(id=id, title=id, when=when, **fields)


def lazy(count=10):
    """A stream that cannot be read to its end."""

    def walk():
        for n in range(count):
            yield event(f"e{n}", f"{2000 + n}", tags=["even"] if n % 2 == 0 else [])
        raise AssertionError("it was read to its end")

    return Streamed(Timeline(title="Years"), walk)


@given(TIMELINES)
def test_a_stream_answers_for_its_events_what_a_timeline_does(tl):
    stream = streamed(tl)
    assert list(stream) == list(tl)
    assert stream.events == tl.events
    assert len(stream) == len(tl)
    assert [stream[n] for n in range(-len(tl), len(tl))] == [*tl, *tl]
    for outside in (len(tl), -len(tl) - 1):
        with pytest.raises(IndexError):
            stream[outside]
    with pytest.raises(KeyError):
        stream["nothing"]
    for name in (*"abcdef", "nothing"):
        assert stream.event(name) == tl.event(name)
        assert stream.source(name) == tl.source(name)
        assert (name in stream) == (name in tl)
        assert stream.about(name) == tl.about(name)
    for each in tl:
        assert stream[each.id] == each
        assert each in stream
        assert evolve(each, title="Another") not in stream
        assert stream.about(each) == tl.about(each)
        assert stream.standing(each) == tl.standing(each.id)
        assert stream.standing(each, at="2024") == tl.standing(each, at="2024")
    with pytest.raises(ModelError, match="no event 'nothing'"):
        stream.standing("nothing")


@given(st.data())
def test_a_part_of_a_stream_is_the_same_part(data):
    tl = data.draw(TIMELINES)
    stream = streamed(tl)
    names = [a.name for e in tl for a in e.actors]
    tags = [tag for e in tl for tag in e.tags]
    places = [e.place.name for e in tl if e.place]
    chosen = data.draw(st.slices(len(tl)))
    day = data.draw(strategies.whens())
    for ask in (
        lambda tl: tl[chosen],
        lambda tl: tl[:],
        lambda tl: tl.where(lambda event: len(event.title) % 2),
        lambda tl: tl.on(day),
        lambda tl: tl.between("2000", "../.."),
        *(lambda tl, name=name: tl.by(name) for name in [*names, ""]),
        *(lambda tl, tag=tag: tl.tagged(tag) for tag in [*tags, ""]),
        *(lambda tl, place=place: tl.at(place) for place in [*places, ""]),
        lambda tl: tl.where(lambda event: event.kind != "event")[1:],
    ):
        part, of_stream = ask(tl), ask(stream)
        assert isinstance(of_stream, Streamed)
        assert of_stream.excerpt == part.excerpt
        assert of_stream == part
        assert len(of_stream) == len(part)
        assert [of_stream.about(e) for e in tl] == [part.about(e) for e in tl]
        assert [of_stream.event(e.id) for e in tl] == [part.event(e.id) for e in tl]


@pytest.mark.parametrize("step", [None, 1, 2, -1, -2, -7, 2**70, -(2**70)])
def test_a_slice_of_a_stream_is_that_of_its_timeline(step):
    bounds = [None, -(2**70), -3, -2, -1, 0, 1, 2, 3, 2**70]
    for count in range(4):
        tl = Timeline(title="Years", events=[event(f"e{n}", f"{2000 + n}") for n in range(count)])
        for start, stop in itertools.product(bounds, bounds):
            part, of_stream = tl[start:stop:step], streamed(tl)[start:stop:step]
            assert (of_stream.events, of_stream.excerpt) == (part.events, part.excerpt)


@given(TIMELINES)
def test_a_stream_equals_the_timeline_wherever_it_goes(tl):
    stream = streamed(tl)
    assert stream == tl
    assert tl == stream
    assert hash(stream) == hash(tl)
    assert evolve(stream) == tl
    assert not isinstance(evolve(stream), Streamed)
    assert evolve(tl, title="Another") not in (stream, evolve(stream))
    for twin in (copy.copy(stream), copy.deepcopy(stream), pickle.loads(pickle.dumps(stream))):
        assert twin == tl
        assert isinstance(twin, Streamed)
        assert twin.tagged("nothing") == tl.tagged("nothing")


@pytest.mark.parametrize("format", [e.name for e in installed_plugins().exporters()])
def test_every_exporter_writes_the_same_bytes_of_a_stream(format):
    @settings(max_examples=20)
    @given(TIMELINES)
    def same(tl):
        assert export(streamed(tl), format) == export(tl, format)

    same()
    for tl in (samples.everything(), Timeline(title="Empty")):
        assert export(streamed(tl), format) == export(tl, format)
        assert export(streamed(tl), format, hidden=True) == export(tl, format, hidden=True)


@given(TIMELINES)
def test_what_changes_a_timeline_changes_a_stream_alike(tl):
    assert without_hidden(streamed(tl)) == without_hidden(tl)
    assert with_publications(streamed(tl)) == with_publications(tl)
    assert check(streamed(tl)) == check(tl)


@given(TIMELINES)
def test_events_are_changed_as_they_are_walked(tl):
    def renamed(events):
        for each in events:
            yield evolve(each, id=f"{ord('z') - ord(each.id[0])}", relations=(), claims=())

    changed = streamed(tl).with_events(renamed, title="Renamed", excerpt=True)
    assert isinstance(changed, Streamed)
    assert changed == tl.with_events(renamed, title="Renamed", excerpt=True)


def test_to_change_the_order_of_a_stream_is_refused():
    stream = streamed(Timeline(title="News", events=[event("a"), event("b", "2025")]))
    with pytest.raises(ModelError, match="keep their order by date"):
        list(stream.with_events(lambda events: reversed(list(events))))


def test_nothing_is_read_before_it_is_asked_for():
    part = lazy().where(lambda e: e.tags).between("2002", "2008")[1:]
    events = iter(part)
    assert next(events).id == "e4"
    assert next(iter(lazy()[8:])).id == "e8"
    assert lazy()[3].id == "e3"
    assert lazy().tagged("even").excerpt
    assert "2009" not in repr(lazy())


def test_one_pass_answers_all_questions_of_where_nothing_is_pointed_at():
    walked = Walked([event("a"), event("b", "2025")])
    stream = Streamed(Timeline(title="News"), walked)
    assert len(stream) == 2
    assert [stream.about(e) for e in walked.events] == [(), ()]
    assert walked.times == 1


def test_what_is_pointed_at_is_found_in_two_passes_wherever_it_stands():
    later = event("b", "2025", relations=Relation(kind="follows", event="a"))
    walked = Walked([event("a", relations=Relation(kind="part-of", event="b")), later])
    stream = Streamed(Timeline(title="News"), walked)
    assert [stream.event(name).id for name in "abab"] == list("abab")
    assert walked.times == 2
