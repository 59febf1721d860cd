"""Calendars that we wrote: what is read back is what was exported."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings

import timeline
from timeline import Timeline
from timeline.api import chunks, make_context
from timeline.testing import samples, strategies
from timeline_plugins.ical import Ical

from .files import calendar, event, mistakes, read


def exported(tl):
    context = make_context(Ical(), tl)
    return b"".join(chunks(Ical(), tl, context)), context.losses


def ours(*entries, **fields):
    plain = json.dumps({"version": 1, "title": "T", **fields}).replace(",", "\\,")
    return calendar(f"X-TIMELINE-DATA:{plain}", *(line for entry in entries for line in entry))


def own(id, *lines, when="2024", kind="event"):
    return ["BEGIN:VEVENT", f"UID:{id}-uid", "DTSTART;VALUE=DATE:20240101", "SUMMARY:Its title",
            f"X-TIMELINE-ID:{id}", f"X-TIMELINE-KIND:{kind}", f"X-TIMELINE-WHEN:{when}", *lines,
            "END:VEVENT"]  # fmt: skip


def test_everything_that_a_calendar_can_hold_comes_back_equal():
    everything = samples.everything()
    data, losses = exported(everything)
    left_out = {loss.event for loss in losses if loss.field == "event"}
    kept = everything.where(lambda e: e.id not in left_out)
    read_back, lost = read(data)
    assert {e.id: e for e in read_back} == {e.id: e for e in kept}
    assert read_back.sources == everything.sources
    assert lost == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.timelines())
def test_any_timeline_that_loses_no_event_comes_back_equal(tl):
    data, losses = exported(tl)
    assume(not any(loss.field == "event" for loss in losses))
    read_back, lost = read(data)
    assert read_back == tl
    assert lost == []


def test_fields_that_data_has_not_are_those_of_other_properties():
    data = 'X-TIMELINE-DATA:{"actors":["A\\\\nB"]}'
    timeline, _ = read(
        ours(own("a", data, "CATEGORIES:x,y\\,z", "LOCATION:Here",
                 "DESCRIPTION:When: 2024\\nIts own", "X-TIMELINE-DESCRIPTION:2-2", when="2024~"))
    )  # fmt: skip
    found = timeline["a"]
    assert (found.title, str(found.when), found.description) == ("Its title", "2024~", "Its own")
    assert (found.tags, found.place.name) == (("x", "y,z"), "Here")


def test_what_a_client_changed_in_an_entry_of_ours_is_told():
    data = 'X-TIMELINE-DATA:{"title":"Another title"}'
    found, losses = read(ours(own("a", data, when="2024-01-02")))
    assert (found["a"].title, str(found["a"].when)) == ("Another title", "2024-01-02")
    assert [loss.split(": ")[1] for loss in losses] == ["title", "when"]
    assert read(ours(own("a", when="2024-01-01")))[1] == []
    assert len(read(ours(own("a", when="2023")))[1]) == 1
    moved = own("a", when="2024-01-01T10:00+07:00")
    assert len(read(ours(moved))[1]) == 1
    moved[2] = "DTSTART:20240101T030000Z"
    assert read(ours(moved))[1] == []
    added = "DESCRIPTION:A note\\nWhen: 2024\\n\\nIts own", "X-TIMELINE-DESCRIPTION:3-3"
    assert [loss.split(": ")[1] for loss in read(ours(own("a", *added)))[1]] == ["description"]


def test_the_head_of_a_second_calendar_of_ours_is_told_as_lost():
    found, losses = read(ours(own("a")) + ours(own("b"), zone="Asia/Jakarta"))
    assert ([e.id for e in found], found.zone) == (["a", "b"], "")
    assert len(losses) == 1
    assert "X-TIMELINE-DATA in line 15" in losses[0]


def test_entries_that_are_removed_are_left_out():
    timeline, losses = read(ours(own("a"), own("b", "X-TIMELINE-REMOVED:TRUE")))
    assert [e.id for e in timeline] == ["a"]
    assert losses == []


def test_ids_that_lead_to_what_was_left_out_make_it_an_excerpt():
    relation = 'X-TIMELINE-DATA:{"relations":[{"kind":"follows"\\,"event":"gone"}]}'
    assert read(ours(own("a", relation)))[0].excerpt
    assert not read(ours(own("a")))[0].excerpt


def test_what_others_added_to_our_calendar_is_read_as_well():
    url = "URL:https://example.org/a"
    added = event(url, "RELATED-TO:a-uid", uid="new")
    timeline, _ = read(ours(own("a"), added, sources=[{"id": "https-example-org-a", "title": "S"}]))
    assert [e.id for e in timeline] == ["a", "new"]
    assert timeline["new"].relations[0].event == "a"
    assert [s.id for s in timeline.sources] == ["https-example-org-a", "https-example-org-a-2"]
    assert timeline["new"].sources[0].source == "https-example-org-a-2"


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["X-TIMELINE-DATA:{nothing"], 11),
        (["X-TIMELINE-DATA:[]"], 11),
        (['X-TIMELINE-DATA:{"actorz":[]}'], 11),
        (['X-TIMELINE-DATA:{"place":{"latitude":1}}'], 11),
        (['X-TIMELINE-DATA:{"extra":' + "[" * 5000], 11),
    ],
)
def test_a_mistake_in_our_data_is_told_in_its_line(lines, line):
    [(told, words)] = mistakes(ours(own("a", *lines)))
    assert told == line, words


def test_wrong_dates_repeated_ids_and_wrong_headers_are_told():
    assert [line for line, _ in mistakes(ours(own("a", when="never")))] == [10]
    assert "already" in mistakes(ours(own("a"), own("a")))[0][1]
    assert [line for line, _ in mistakes(calendar("X-TIMELINE-DATA:{", *own("a")))] == [3]
    assert [line for line, _ in mistakes(ours(zone="Mars/Olympus"))] == [3]


def test_a_calendar_without_data_is_read_and_keeps_ids_dates_and_words():
    tl = Timeline(title="T", events=[
        timeline.Event(id="one", title="[sic] One", when="2024-10~", description="a\n\nb",
                       tags=["x"], relations=timeline.Relation(kind="part-of", event="two")),
        timeline.Publication(id="two", title="Two", when="2024-10-18T09:00Z"),
    ])  # fmt: skip
    read_back, _ = read(timeline.export(tl, "ical", data=False))
    assert [(e.id, e.kind, e.title, str(e.when), e.description, e.tags) for e in read_back] == [
        (e.id, e.kind, e.title, str(e.when), e.description, e.tags) for e in tl
    ]
    assert read_back["one"].relations == tl["one"].relations
