"""The calendar in JSON: a parser that we did not write reads what it reads in iCalendar."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import Event, Place, Publication, Timeline

GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.jcal"
KINDS = ("text", "uri", "date", "date-time", "float", "integer", "duration")
HOSTILE = '"],[]]]</script>\\n\\N; a, b\nEND:VEVENT\nBEGIN:VEVENT'


def read(tl, **options):
    return icalendar.Calendar.from_jcal(timeline.export(tl, "jcal", **options).decode())


def one(when="2024", title="x", **fields):
    return Timeline(title="T", events=[Event(title=title, when=when, **fields)])


def component(when="2024", **fields):
    [event] = read(one(when, **fields)).walk("VEVENT")
    return event


def plain(value):
    """What a property holds, whether icalendar knows the property or not."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, icalendar.vUnknown):  # in iCalendar, it may be of any type
        return str(icalendar.vText.from_ical(value)).replace("\\,", ",").replace("\\;", ";")
    if isinstance(value, icalendar.vDuration):
        return value.to_ical().decode()
    return getattr(value, "dt", None) or value.ical_value


def properties(calendar):
    every = [calendar, *calendar.walk("VEVENT")]
    return [{name: plain(value) for name, value in each.items()} for each in every]


def test_the_seed_makes_the_golden_calendar(seed):
    made = timeline.export(seed, "jcal")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


def test_it_is_the_same_calendar_as_in_icalendar(seed):
    other = icalendar.Calendar.from_ical(timeline.export(seed, "ical"))
    assert properties(read(seed)) == properties(other)


@settings(max_examples=30)
@given(st.data())
def test_every_event_is_the_same_as_in_icalendar(timelines, data):
    tl = data.draw(timelines)
    shared = ("UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "GEO", "URL")

    def events(calendar):
        return [
            {name: plain(event[name]) for name in shared if name in event}
            for event in calendar.walk("VEVENT")
        ]

    other = icalendar.Calendar.from_ical(timeline.export(tl, "ical"))
    assert events(read(tl)) == events(other)


def test_losses_and_options_are_those_of_icalendar(tmp_path):
    events = [Event(id="a", title="a", when="0999"), Event(id="b", title="b", when="2024")]
    tl = Timeline(title="T", events=events, extra={"a": 1})
    found = [
        list(timeline.write(tl, tmp_path / name, imprecise="skip")) for name in ("a.jcal", "a.ics")
    ]
    assert found[0] == found[1]
    assert not read(tl, imprecise="skip").walk("VEVENT")
    [event] = read(one("2024"), imprecise="first-day").walk("VEVENT")
    assert event["DTEND"].dt == date(2024, 1, 2)


def test_it_has_the_shape_that_the_standard_demands(seed):
    name, header, components = json.loads(timeline.export(seed, "jcal"))
    assert name == "vcalendar"
    assert ["version", {}, "text", "2.0"] in header
    assert [component[0] for component in components] == ["vevent"] * len(seed)
    for _, found, inner in components:
        assert inner == []
        for property_name, parameters, kind, *values in found:
            assert property_name == property_name.lower()
            assert set(parameters) <= ({"reltype"} if property_name == "related-to" else set())
            assert kind in KINDS
            assert values


@pytest.mark.parametrize(
    ("when", "kind", "start"),
    [
        ("2024-10-18", "date", "2024-10-18"),
        ("2024-10-30T12:09+07:00", "date-time", "2024-10-30T05:09:00Z"),
        ("2024-10-30T12:09", "date-time", "2024-10-30T12:09:00"),
    ],
)
def test_dates_are_written_as_the_standard_has_them(when, kind, start):
    _, _, [[_, found, _]] = json.loads(timeline.export(one(when), "jcal"))
    assert ["dtstart", {}, kind, start] in found


def test_times_are_read_as_they_are():
    event = component("2024-10-30T12:09Z/2024-10-31T01:00Z")
    assert event["DTSTART"].dt == datetime(2024, 10, 30, 12, 9, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2024, 10, 31, 1, 0, tzinfo=UTC)


def test_text_stays_text():
    event = component(title="t", description=HOSTILE, tags=["a,b;c\\n", '"]'])
    assert HOSTILE in str(event["DESCRIPTION"])
    assert event["CATEGORIES"].cats == ["a,b;c\\n", '"]']


def test_a_position_and_addresses_are_read():
    square = Place(name="The square", latitude="39.02", longitude="125.75")
    media = [{"title": "m", "url": "https://example.org/m"}, {"title": "n", "url": "file:///n"}]
    post = Publication(
        title="p", when="2024", url="https://example.org/p", place=square, media=media
    )
    [event] = read(Timeline(title="T", events=[post])).walk("VEVENT")
    assert event["GEO"].ical_value == (39.02, 125.75)
    assert str(event["URL"]) == "https://example.org/p"
    assert str(event["ATTACH"]) == "https://example.org/m"


def test_a_timeline_without_events_is_a_calendar_without_events():
    assert read(Timeline(title="Nothing yet")).walk("VEVENT") == []


def test_an_event_stands_on_one_line(seed):
    first, *lines, last = timeline.export(seed, "jcal").decode().splitlines()
    assert first.startswith('["vcalendar",')
    assert len(lines) == len(seed)
    assert last == "]]"
