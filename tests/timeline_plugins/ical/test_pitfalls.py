"""What hurt others, and whom: a test for each, named after it."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import (
    About,
    Event,
    Losses,
    Media,
    ModelError,
    Publication,
    Source,
    Statement,
    Timeline,
    export,
)
from timeline.api import chunks, make_context

FOLD_TROUBLE = st.text(
    st.sampled_from(["a", "é", "€", "😀", "\\", ",", ";", "\n", "n", "N", " ", "\u200d"]),
    max_size=400,
)


def one(when: str = "2024-10-18", title: str = "x", **fields: object) -> Timeline:
    return Timeline(title="T", events=[Event(title=title, when=when, **fields)])


def physical(tl: Timeline, **options: object) -> list[bytes]:
    return export(tl, "ical", **options).split(b"\r\n")


def logical(tl: Timeline, **options: object) -> list[str]:
    return export(tl, "ical", **options).replace(b"\r\n ", b"").decode().split("\r\n")


def component(tl: Timeline, **options: object) -> icalendar.Component:
    [found] = icalendar.Calendar.from_ical(export(tl, "ical", **options)).walk("VEVENT")
    return found


def told(tl: Timeline, **options: object) -> list[str]:
    exporter = timeline.Plugins.installed().exporter("ical")
    context = make_context(exporter, tl, None, options, Losses())
    list(chunks(exporter, tl, context))
    return [loss.why for loss in context.losses]


# dates


@pytest.mark.parametrize(
    ("when", "last"),
    [("2024-10-18", "20241019"), ("2024-10-18/2024-10-20", "20241021"), ("2024-02", "20240301"),
     ("2023-12-31", "20240101"), ("2024-02-29", "20240301")],
)  # fmt: skip
def test_the_end_of_an_all_day_event_is_the_day_after_its_last(when: str, last: str) -> None:
    assert f"DTEND;VALUE=DATE:{last}" in logical(one(when))


@settings(max_examples=25)
@given(st.data())
def test_start_and_end_are_of_one_type(timelines, data) -> None:
    calendar = icalendar.Calendar.from_ical(export(data.draw(timelines), "ical"))
    for event in calendar.walk("VEVENT"):
        if "DTEND" in event:
            assert type(event["DTSTART"].dt) is type(event["DTEND"].dt)
            assert event["DTSTART"].dt < event["DTEND"].dt


def test_value_date_is_written_out() -> None:
    dates = [line for line in logical(one("2024-10")) if line.startswith(("DTSTART", "DTEND"))]
    assert dates == ["DTSTART;VALUE=DATE:20241001", "DTEND;VALUE=DATE:20241101"]


@settings(max_examples=25)
@given(st.data())
def test_there_are_dates_or_times_in_utc_or_floating_and_no_zones(timelines, data) -> None:
    form = re.compile(r"DT(START|END)(;VALUE=DATE:[0-9]{8}|:[0-9]{8}T[0-9]{6}Z?)")
    for line in logical(data.draw(timelines)):
        assert "VTIMEZONE" not in line
        assert not line.startswith(("DTSTART", "DTEND")) or form.fullmatch(line)


def test_a_fixed_offset_has_no_tzid_without_a_definition() -> None:
    lines = logical(one("2024-10-30T12:09+07:00"))
    assert "DTSTART:20241030T050900Z" in lines
    assert not any("TZID" in line for line in lines)


def test_a_zoned_time_before_1970_is_written_in_utc() -> None:
    assert "DTSTART:19620315T110000Z" in logical(one("1962-03-15T12:00+01:00[Europe/Berlin]"))


@pytest.mark.parametrize("when", ["0999", "0999-12-31", "0001-01-01T00:00Z", "-0043", "Y12024"])
def test_years_that_thunderbird_and_nextcloud_garble_are_left_out_and_told(when: str) -> None:
    assert "calendars hold the years 1000 to 9999" in told(one(when))
    assert "BEGIN:VEVENT" not in logical(one(when))


@pytest.mark.parametrize("when", ["9999", "9999-12-31"])
def test_the_last_day_of_all_has_no_day_after_it_and_is_told(when: str) -> None:
    assert told(one(when)) == ["calendars hold the years 1000 to 9999"]


def test_outlook_shows_nothing_before_1601_which_is_told() -> None:
    assert told(one("1600-12-31")) == ["Outlook shows nothing before 1601"]
    assert told(one("1601-01-01")) == []
    assert "DTSTART;VALUE=DATE:16001231" in logical(one("1600-12-31"))


# identity and change


@settings(max_examples=25)
@given(st.data())
def test_every_entry_has_a_uid_and_a_dtstamp(timelines, data) -> None:
    calendar = icalendar.Calendar.from_ical(export(data.draw(timelines), "ical"))
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids))
    assert all(
        event["DTSTAMP"].dt.utcoffset() == dt.timedelta(0) for event in calendar.walk("VEVENT")
    )


def test_a_uid_is_the_same_for_ever() -> None:
    tl = Timeline(title="A", id="t", events=[Event(id="e", title="x", when="2024")])
    assert str(component(tl)["UID"]) == "1acd6a53-ca48-5281-a4f6-247fa3a2c65e"


def test_no_uid_and_no_time_is_invented() -> None:
    assert len({export(one(), "ical") for _ in range(3)}) == 1
    assert "DTSTAMP:19700101T000000Z" in logical(one())


def test_the_clock_is_the_one_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730246940")
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        assert f"{name}:20241030T000900Z" in logical(one())


def test_google_keeps_an_old_event_unless_sequence_and_last_modified_rise() -> None:
    before = export(one(title="x"), "ical")
    after = one(title="y", id="x")
    event = component(after, previous=before)
    assert event["SEQUENCE"] == 1
    assert event["LAST-MODIFIED"].dt == dt.datetime(1970, 1, 1, 0, 0, 1, tzinfo=dt.UTC)


def test_there_is_no_method_which_would_need_an_organizer() -> None:
    assert not any(line.startswith("METHOD") for line in logical(one()))


# lines


@settings(max_examples=50)
@given(FOLD_TROUBLE, FOLD_TROUBLE)
def test_lines_are_folded_at_75_octets_and_never_in_a_character_or_an_escape(
    title: str, description: str
) -> None:
    tl = one("2024", title=f"t{title}", description=description)
    lines = physical(tl)
    assert max(map(len, lines)) <= 75
    for line, after in pairwise(lines):
        line.decode("utf-8")
        if after.startswith(b" "):
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0, "an escape is divided"
    assert str(component(tl)["SUMMARY"]) == f"[2024] {tl[0].title}"


def test_google_drops_events_whose_escapes_are_divided() -> None:
    for length in range(160):
        title = "x" * length + "\\,;" * 20
        for line in physical(one(title=title)):
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0


def test_more_backslashes_than_a_line_holds_are_folded_in_pairs() -> None:
    tl = one(title="x" + "\\" * 500)
    for line in physical(tl):
        assert len(line) <= 75
        assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0
    assert str(component(tl)["SUMMARY"]) == tl[0].title


@settings(max_examples=25)
@given(st.data())
def test_every_line_ends_in_crlf_also_the_last(timelines, data) -> None:
    made = export(data.draw(timelines), "ical")
    assert made.endswith(b"END:VCALENDAR\r\n")
    bare = made.replace(b"\r\n", b"")
    assert b"\n" not in bare
    assert b"\r" not in bare


def test_there_is_no_byte_order_mark() -> None:
    assert export(one(), "ical").startswith(b"BEGIN:VCALENDAR\r\n")


@settings(max_examples=50)
@given(FOLD_TROUBLE)
def test_icloud_refuses_empty_continuation_lines(description: str) -> None:
    lines = physical(one(description=description))
    assert all(line.strip() for line in lines[:-1])


# text


@pytest.mark.parametrize("text", ["C:\\Names", "C:\\new, old; all", "\\", "\\\\n", "a\\;b\\,c\\N"])
def test_a_literal_backslash_and_n_is_no_line_break(text: str) -> None:
    event = component(one(title=text, description=text))
    assert str(event["SUMMARY"]) == text
    assert text in str(event["DESCRIPTION"]).split("\n")


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\ud800b"])
def test_control_characters_and_lone_surrogates_are_refused_where_they_come_in(text: str) -> None:
    with pytest.raises(ModelError, match=r"control character|lone surrogate"):
        one(title=text)


@pytest.mark.parametrize("break_", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"])
def test_every_line_break_is_one(break_: str) -> None:
    event = component(one(description=f"one{break_}two"))
    assert "one\ntwo" in str(event["DESCRIPTION"])


NASTY = "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y"


def test_no_text_injects_lines_not_in_properties_of_our_own_either() -> None:
    tl = Timeline(
        title=NASTY, description=NASTY, extra={"x": NASTY},
        sources=[Source(id="s", title=NASTY, url="https://example.org/", note=NASTY)],
        events=[Event(id="e", title=NASTY, when="2024", description=NASTY, tags=[NASTY],
                      sources="s", place=NASTY, actors=NASTY, extra={NASTY: NASTY})],
    )  # fmt: skip
    for options in ({}, {"people": "contact"}, {"people": "participant", "alarm": "P1D"}):
        lines = logical(tl, **options)
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


def test_nothing_depends_on_assertions_that_python_leaves_out_with_o(seed_path) -> None:
    outputs = set()
    for flag in ([], ["-O"], ["-OO"]):
        command = [sys.executable, *flag, "-m", "timeline", "export", str(seed_path)]
        done = subprocess.run(
            [*command, "--to", "ical", "-o", "-"], capture_output=True, check=True, env=os.environ
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


@settings(max_examples=25)
@given(st.data())
def test_an_empty_or_missing_summary_crashes_calcurse_and_does_not_occur(timelines, data) -> None:
    calendar = icalendar.Calendar.from_ical(export(data.draw(timelines), "ical"))
    assert all(str(event["SUMMARY"]).strip() for event in calendar.walk("VEVENT"))


def test_outlook_cuts_a_summary_after_255_units_which_is_told() -> None:
    assert told(one(title="x" * 255)) == []
    assert told(one(title="x" * 256)) == ["Outlook cuts it after 255 characters"]
    assert told(one(title="😀" * 128)) == ["Outlook cuts it after 255 characters"]


def test_the_description_is_plain_text() -> None:
    event = component(one(description="<b>bold</b> & more"))
    assert "<b>bold</b> & more" in str(event["DESCRIPTION"])
    assert not any("ALTREP" in line or "X-ALT-DESC" in line for line in logical(one()))


# what clients show


def test_a_timeline_makes_nobody_busy_in_outlook_either() -> None:
    assert {"TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"} <= set(logical(one()))


def test_the_calendar_has_its_name_and_description_both_ways() -> None:
    lines = logical(Timeline(title="News", description="Of the year"))
    for line in ("NAME:News", "X-WR-CALNAME:News", "DESCRIPTION:Of the year"):
        assert line in lines
    assert "X-WR-CALDESC:Of the year" in lines


def test_a_refresh_interval_says_that_it_is_a_duration() -> None:
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in logical(one())
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in logical(one(), refresh="PT12H")


def test_a_link_says_what_it_is_to_the_event() -> None:
    tl = Timeline(
        title="T",
        sources=[Source(id="s", title="A", url="https://example.org/a")],
        events=[Event(title="x", when="2024", sources="s")],
    )
    [line] = [line for line in logical(tl) if line.startswith("LINK")]
    assert 'LINKREL="describedby"' in line
    assert "VALUE=URI" in line


def test_google_and_outlook_show_no_url_so_the_description_has_it() -> None:
    post = Publication(title="p", when="2024", url="https://example.org/p")
    event = component(Timeline(title="T", events=[post]))
    assert str(event["URL"]) == "https://example.org/p"
    assert "https://example.org/p" in str(event["DESCRIPTION"])


def test_google_imports_a_thousand_events_of_a_file_so_there_is_split(tmp_path) -> None:
    tl = Timeline(title="T", events=[Event(title=f"e{n}", when="2024") for n in range(5)])
    timeline.write(tl, tmp_path / "t.ics", split="2")
    sizes = [p.read_bytes().count(b"BEGIN:VEVENT") for p in sorted(tmp_path.glob("*.ics"))]
    assert sizes == [2, 2, 1]


# honest about dates


@pytest.mark.parametrize(
    ("when", "start", "end", "words"),
    [
        ("2024-10", "20241001", "20241101", "October 2024"),
        ("2024-10-18~", "20241018", "20241019", "around 18 October 2024"),
        ("2024-10~", "20241001", "20241101", "around October 2024"),
        ("[..2024-10-18]", "20241018", "20241019", "by 18 October 2024"),
    ],
)
def test_an_imprecise_date_is_shown_as_what_was_stated_and_never_widened(
    when: str, start: str, end: str, words: str
) -> None:
    lines = logical(one(when))
    assert f"DTSTART;VALUE=DATE:{start}" in lines
    assert f"DTEND;VALUE=DATE:{end}" in lines
    assert f"SUMMARY:[{words}] x" in lines
    assert str(component(one(when))["DESCRIPTION"]).startswith(f"When: {words}")
    assert f"X-TIMELINE-WHEN:{when}" in lines


def test_long_spans_flood_a_month_view_so_there_is_a_choice_and_what_is_skipped_is_told() -> None:
    assert "DTEND;VALUE=DATE:20250101" in logical(one("2024"))
    assert "DTEND;VALUE=DATE:20240102" in logical(one("2024"), imprecise="first-day")
    assert told(one("2024"), imprecise="skip") == ["imprecise dates were left out, as asked"]


def test_tentative_is_for_events_in_doubt_and_not_for_dates() -> None:
    assert "STATUS:TENTATIVE" not in logical(one("2024-10%"))
    denial = Statement(
        title="No", when="2024-10-19", speaker="A", about=About(event="x", stance="denies")
    )
    tl = Timeline(title="T", events=[Event(title="x", when="2024-10-18"), denial])
    lines = logical(tl)
    assert lines.count("STATUS:TENTATIVE") == 1
    assert "SUMMARY:[denied] x" in lines


def test_media_of_any_kind_are_attached_and_pictures_are_images() -> None:
    media = [
        Media(url="https://example.org/a.png"),
        Media(url="https://example.org/b", kind="film"),
    ]
    lines = logical(one(media=media))
    assert "ATTACH:https://example.org/a.png" in lines
    assert "IMAGE;DISPLAY=FULLSIZE;VALUE=URI:https://example.org/a.png" in lines
    assert sum("example.org/b" in line for line in lines if line.startswith("IMAGE")) == 0
