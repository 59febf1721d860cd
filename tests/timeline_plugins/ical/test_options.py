"""What the options of a calendar change, seen by a parser that we did not write."""

from __future__ import annotations

import icalendar
import pytest

import timeline
from timeline import (
    About,
    Actor,
    Event,
    OptionError,
    Publication,
    Statement,
    Timeline,
    export,
    load,
)

TL = Timeline(
    title="T",
    zone="Europe/Kyiv",
    events=[
        Event(id="e", title="It happens", when="2024-10", actors=["A", Actor(name="B", role="b")],
              place="Kursk", extra={"n": 1}),
        Statement(id="s", title="It is so", when="2024-10-19T10:00Z", speaker="C", place="Kyiv",
                  about=About(event="e", stance="asserts")),
        Publication(id="p", title="News", when="2024-10-20", url="https://example.org/p"),
    ],
)  # fmt: skip


def calendar(**options: object) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(export(TL, "ical", **options))


def entry(id: str, **options: object) -> icalendar.Component:
    found = calendar(**options).subcomponents
    return next(e for e in found if str(e["X-TIMELINE-ID"].ical_value) == id)


def test_statements_and_publications_can_be_journal_entries() -> None:
    assert [e.name for e in calendar(journal=True).subcomponents] == [
        "VEVENT", "VJOURNAL", "VJOURNAL",
    ]  # fmt: skip
    said = entry("s", journal=True, alarm="P1D")
    assert not {"DTEND", "LOCATION", "GEO", "TRANSP"} & set(said)  # RFC 5545 (3.6.3) has none
    assert not said.subcomponents
    assert "Where: Kyiv" in str(said["DESCRIPTION"])


def test_who_takes_part_can_be_a_contact() -> None:
    assert [str(c) for c in entry("e", people="contact")["CONTACT"]] == ["A", "B (b)"]
    assert str(entry("s", people="contact")["CONTACT"]) == "C"
    assert "CONTACT" not in entry("e")


def test_who_takes_part_can_be_a_participant() -> None:
    found = entry("e", people="participant").subcomponents
    assert [(p.name, str(p["SUMMARY"]), str(p["PARTICIPANT-TYPE"])) for p in found] == [
        ("PARTICIPANT", "A", "ACTIVE"), ("PARTICIPANT", "B", "ACTIVE"),
    ]  # fmt: skip
    [speaker] = entry("s", people="participant").subcomponents
    assert speaker["PARTICIPANT-TYPE"] == "SPEAKER"
    assert len({str(p["UID"]) for p in (*found, speaker)}) == 3


def test_an_alarm_rings_before_an_event() -> None:
    [alarm] = entry("e", alarm="PT2H").subcomponents
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].to_ical() == b"-PT2H"
    assert str(alarm["DESCRIPTION"]) == "[October 2024] It happens"


def test_the_calendar_tells_how_often_and_where_it_is_asked_for_and_its_colour() -> None:
    found = calendar(refresh="PT6H", source="https://example.org/t.ics", color="teal")
    assert found["REFRESH-INTERVAL"].to_ical() == b"PT6H"
    assert str(found["X-PUBLISHED-TTL"].ical_value) == "PT6H"
    assert str(found["SOURCE"]) == "https://example.org/t.ics"
    assert str(found["COLOR"]) == "teal"
    assert str(found["X-APPLE-CALENDAR-COLOR"].ical_value) == "#008080"
    assert not {"REFRESH-INTERVAL", "SOURCE", "COLOR"} & set(calendar(refresh=""))


@pytest.mark.parametrize("name", ["alarm", "refresh"])
@pytest.mark.parametrize("given", ["1 day", "P", "PT", "P1Y", "-P1D", "P1DT"])
def test_what_is_no_duration_is_refused(name: str, given: str) -> None:
    with pytest.raises(OptionError, match=f"{name} is a duration such as P1D"):
        export(TL, "ical", **{name: given})


def test_a_colour_that_not_every_client_knows_is_refused() -> None:
    with pytest.raises(OptionError, match="no colour 'teel'; did you mean 'teal'"):
        export(TL, "ical", color="teel")
    with pytest.raises(OptionError, match="there are aqua, black"):
        export(TL, "ical", color="#123456")


def test_a_source_that_is_no_address_is_refused() -> None:
    with pytest.raises(OptionError, match="no address"):
        export(TL, "ical", source="example.org")


def test_read_back_it_is_equal_whatever_is_shown(tmp_path) -> None:
    for options in ({}, {"journal": True}, {"people": "participant", "alarm": "P1D"},
                    {"people": "contact", "imprecise": "first-day"}):  # fmt: skip
        timeline.write(TL, tmp_path / "t.ics", **options)
        assert load(tmp_path / "t.ics") == TL


def test_without_data_what_calendars_do_not_hold_is_told_as_lost(tmp_path) -> None:
    losses = timeline.write(TL, tmp_path / "t.ics", data=False)
    assert {loss.field for loss in losses} == {"extra"}
    assert b"X-TIMELINE-DATA" not in (tmp_path / "t.ics").read_bytes()
    assert not timeline.write(TL, tmp_path / "t.ics")
