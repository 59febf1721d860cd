"""The calendar, read by parsers and clients that we did not write."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from timeline import Event, Place, Statement, Timeline, export, load

SEED = Path(__file__).parents[3] / "seeds" / "north-korea-troops.yaml"
GOLDEN = Path(__file__).parents[1] / "golden" / "north-korea-troops.ics"


def one(when: str, title: str = "x", **fields: object) -> Timeline:
    return Timeline(title="T", events=[Event(title=title, when=when, **fields)])


def component(when: str, **fields: object) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(export(one(when, **fields), "ical"))
    [event] = calendar.walk("VEVENT")
    return event


@pytest.fixture(scope="module")
def seed() -> Timeline:
    return load(SEED)


@pytest.fixture(scope="module")
def ics(seed: Timeline) -> bytes:
    return export(seed, "ical")


def test_the_seed_makes_the_golden_calendar(ics: bytes) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(ics)
    assert ics == GOLDEN.read_bytes()


def test_all_fourteen_facts_are_in_the_calendar(seed: Timeline, ics: bytes) -> None:
    events = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(seed) == 14


def test_lines_end_in_crlf_and_have_at_most_75_octets(ics: bytes) -> None:
    assert ics.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in ics.replace(b"\r\n", b"")
    assert max(len(line) for line in ics.split(b"\r\n")) <= 75


def test_no_fold_divides_a_character_or_an_escape() -> None:
    timeline = one(
        "2024", title="é€😀\\,;" * 60, description="\n".join("😀" * n for n in range(80))
    )
    for line in export(timeline, "ical").split(b"\r\n"):
        line.decode("utf-8")
        assert not re.search(rb"(?<!\\)(\\\\)*\\$", line)


def test_exporting_twice_gives_the_same_bytes_anywhere(ics: bytes, tmp_path: Path) -> None:
    for number, (zone, language, seed) in enumerate(
        [("UTC", "C.UTF-8", "1"), ("Asia/Jakarta", "id_ID.UTF-8", "2"), ("America/Lima", "C", "3")]
    ):
        out = tmp_path / f"{number}.ics"
        environment = {**os.environ, "TZ": zone, "LANG": language, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "timeline", "export", str(SEED), "-o", str(out)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        assert out.read_bytes() == ics


@pytest.mark.parametrize(
    ("when", "start", "end", "words"),
    [
        ("2024-10-18", "2024-10-18", "2024-10-19", ""),
        ("2024-02-29", "2024-02-29", "2024-03-01", ""),
        ("2024-10-18/2024-10-20", "2024-10-18", "2024-10-21", ""),
        ("[2024-10-18..2024-10-20]", "2024-10-18", "2024-10-21",
         "[one day between 18 and 20 October 2024] "),
        ("2024", "2024-01-01", "2025-01-01", "[2024] "),
        ("2024-10~", "2024-10-01", "2024-11-01", "[around October 2024] "),
        ("2024-10-18~", "2024-10-18", "2024-10-19", "[around 18 October 2024] "),
        ("[..2024-10-30]", "2024-10-30", "2024-10-31", "[by 30 October 2024] "),
        ("2024-10-18/..", "2024-10-18", "2024-10-19", "[since 18 October 2024] "),
        ("1000-01-01", "1000-01-01", "1000-01-02", ""),
    ],
)  # fmt: skip
def test_a_date_is_shown_on_the_days_that_it_may_mean_with_its_wording(
    when: str, start: str, end: str, words: str
) -> None:
    event = component(when)
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert str(event["DTSTART"].dt) == start
    assert str(event["DTEND"].dt) == end
    assert str(event["SUMMARY"]) == f"{words}x"
    assert str(event["X-TIMELINE-WHEN"].ical_value) == when


def test_a_moment_is_shown_at_its_instant_in_utc() -> None:
    event = component("2024-10-30T12:09+07:00[Asia/Jakarta]")
    assert event["DTSTART"].dt == dt.datetime(2024, 10, 30, 5, 9, tzinfo=dt.UTC)
    assert "DTEND" not in event


def test_a_moment_without_offset_is_read_in_the_zone_of_its_place_or_timeline() -> None:
    assert component("2024-10-30T12:09")["DTSTART"].dt == dt.datetime(2024, 10, 30, 12, 9)
    jakarta = Place(name="Jakarta", zone="Asia/Jakarta")
    start = component("2024-10-30T12:09", place=jakarta)["DTSTART"].dt
    assert start == dt.datetime(2024, 10, 30, 5, 9, tzinfo=dt.UTC)


def test_from_moment_to_moment_has_both_ends() -> None:
    event = component("2024-10-30T12:09Z/2024-10-31T01:00Z")
    assert event["DTSTART"].dt == dt.datetime(2024, 10, 30, 12, 9, tzinfo=dt.UTC)
    assert event["DTEND"].dt == dt.datetime(2024, 10, 31, 1, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("when", ["0999", "-0043-03-15", "Y17E8", "../..", "0001-01-01T00:00Z"])
def test_what_no_client_can_take_is_left_out_and_told_as_lost(when: str, tmp_path: Path) -> None:
    from timeline import write

    losses = write(one(when), tmp_path / "t.ics")
    assert not icalendar.Calendar.from_ical((tmp_path / "t.ics").read_bytes()).walk("VEVENT")
    assert [loss.field for loss in losses] == ["event"]


def test_imprecise_dates_can_be_shown_on_their_first_day_or_left_out() -> None:
    first = icalendar.Calendar.from_ical(export(one("2024"), "ical", imprecise="first-day"))
    assert str(first.walk("VEVENT")[0]["DTEND"].dt) == "2024-01-02"
    skipped = icalendar.Calendar.from_ical(export(one("2024"), "ical", imprecise="skip"))
    assert not skipped.walk("VEVENT")


def test_text_stays_text() -> None:
    nasty = "C:\\Names; a, b\nEND:VEVENT\nBEGIN:VEVENT"
    event = component("2024-10-18", description=nasty, tags=["a,b;c\\n"])
    assert nasty in str(event["DESCRIPTION"])
    assert [str(c) for c in event["CATEGORIES"].cats] == ["a,b;c\\n"]


def test_uids_depend_on_the_ids_alone() -> None:
    one_way = Timeline(title="A", id="t", events=[Event(id="e", title="x", when="2024")])
    other = Timeline(title="B", id="t", events=[Event(id="e", title="y", when="1999")])
    uids = {
        str(icalendar.Calendar.from_ical(export(t, "ical")).walk("VEVENT")[0]["UID"])
        for t in (one_way, other)
    }
    assert len(uids) == 1


def test_a_timeline_makes_nobody_busy() -> None:
    event = component("2024-10-18")
    assert event["TRANSP"] == "TRANSPARENT"


def test_reports_keep_the_day_of_the_report(ics: bytes) -> None:
    by_id = {
        str(event["X-TIMELINE-ID"].ical_value): str(event["DESCRIPTION"])
        for event in icalendar.Calendar.from_ical(ics).walk("VEVENT")
    }
    assert "Reported by: Politico, 19 October 2024" in by_id["sybiha"]
    assert "Reported by: CNN, 20 October 2024" in by_id["training-ground-video"]
    assert "about 1,500" in by_id["nis-1500"]
    assert "12,000" in by_id["media-12000"]
    assert "Denied by:\n- North Korea, Russia" in by_id["troops-sent"]
    assert "assumed to be Asia/Jakarta" in by_id["post-updated"]


def test_speakers_are_named(ics: bytes) -> None:
    said = Statement(title="It is fake", when="[..2024-10-30]", speaker="Dmitry Peskov")
    [event] = icalendar.Calendar.from_ical(export(Timeline(title="T", events=[said]), "ical")).walk(
        "VEVENT"
    )
    assert "Said by: Dmitry Peskov" in str(event["DESCRIPTION"])


def test_the_zone_that_a_time_is_read_in_is_told(tmp_path: Path) -> None:
    tl = Timeline(
        title="T", zone="Europe/Berlin", events=[Event(title="x", when="2024-10-18T10:00")]
    )
    [event] = icalendar.Calendar.from_ical(export(tl, "ical")).walk("VEVENT")
    assert event["DTSTART"].dt == dt.datetime(2024, 10, 18, 8, 0, tzinfo=dt.UTC)
    assert "read in the zone Europe/Berlin" in str(event["DESCRIPTION"])


@pytest.mark.parametrize("when", ["2024-10-27T02:30", "2024-03-31T02:30"])
def test_a_time_that_its_zone_had_twice_or_never_is_told_as_lost(when: str, tmp_path: Path) -> None:
    from timeline import write

    tl = Timeline(title="T", zone="Europe/Berlin", events=[Event(title="x", when=when)])
    losses = write(tl, tmp_path / "t.ics")
    assert "had this time twice or never" in next(iter(losses)).why


def test_only_addresses_of_the_web_are_followed() -> None:
    media = {"title": "x", "url": "javascript:alert(1)"}
    event = component("2024-10-18", media=media)
    assert "ATTACH" not in event
    assert "javascript:alert(1)" in str(event["DESCRIPTION"])
