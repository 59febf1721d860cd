"""Entries of bare events are those that the long way makes."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import About, Event, ExportContext, Losses, Place, Statement, Timeline
from timeline.calendar import CalendarOptions, entries
from timeline.calendar.bare import is_bare
from timeline.testing.strategies import lines, texts, timelines, whens

PLACES = st.builds(
    Place,
    name=lines(empty=False),
    latitude=st.just("1.50"),
    longitude=st.sampled_from([2, "1e-7"]),
    zone=st.sampled_from(["", "Asia/Jakarta"]),
)
EVENTS = st.builds(
    Event,
    id=st.uuids().map(str),
    title=lines(empty=False) | st.just("x" * 256),
    when=whens() | st.sampled_from(["2024-10-18T12:09", "2024-10-18T12:09:30Z", "2024-10-18"]),
    description=texts(),
    place=st.none() | lines() | PLACES,
    tags=st.lists(lines(), max_size=3),
)
BARE = st.builds(
    lambda events, zone: Timeline(title="News", zone=zone, events=events),
    st.lists(EVENTS, max_size=4),
    st.sampled_from(["", "Europe/Kyiv"]),
)
OPTIONS = st.sampled_from(
    [
        CalendarOptions(),
        CalendarOptions(data=False),
        CalendarOptions(alarm="PT1H"),
        CalendarOptions(imprecise="first-day", people="participant", journal=True),
    ]
)


def made(timeline, options):
    context = ExportContext(options=options, losses=Losses())
    return list(entries(timeline, context)), list(context.losses)


@given(BARE | timelines(), OPTIONS)
def test_the_short_way_of_bare_events_leads_where_the_long_way_does(timeline, options):
    short = made(timeline, options)
    with patch("timeline.calendar.entries.is_bare", lambda *_: False):
        assert made(timeline, options) == short


@pytest.mark.parametrize(
    "more", [{}, {"description": "Seen on TV.", "place": "The square", "tags": ["troops"]}]
)
def test_an_event_with_what_most_have_is_bare(more):
    event = Event(title="A parade", when="2022", **more)
    assert is_bare(event, Timeline(title="News", events=[event]))


@pytest.mark.parametrize("more", [{"actors": "A"}, {"extra": {"a": 1}}, {"assumptions": "A zone"}])
def test_an_event_with_anything_else_is_not(more):
    event = Event(title="A parade", when="2022", **more)
    assert not is_bare(event, Timeline(title="News", events=[event]))


def test_an_event_that_somebody_speaks_of_is_not():
    event = Event(id="parade", title="A parade", when="2022")
    said = Statement(
        title="It was", when="2022", speaker="A", about=About(event="parade", stance="asserts")
    )
    timeline = Timeline(title="News", events=[event, said])
    assert not is_bare(event, timeline)
    assert not is_bare(said, timeline)
