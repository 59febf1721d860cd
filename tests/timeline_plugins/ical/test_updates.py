"""The next version of a calendar: what clients know is raised where something changed."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import icalendar
import pytest
import vobject

import timeline
from timeline import Correction, Event, Source, Timeline, export, load, write
from timeline.errors import OptionError, UsageError

DAY = dt.timedelta(days=1)


OTHER = Timeline(title="Other", events=[Event(title="a", when="2024")])


def news(*titles: str, updated: str = "2024-10-30", **fields: object) -> Timeline:
    events = [
        Event(id=title.split()[0], title=title, when="2024-10-18", **fields) for title in titles
    ]
    return Timeline(title="News", id="news", updated=updated, events=events)


def entries(ics: bytes) -> dict[str, icalendar.Event]:
    """The entries by the first word of their summaries."""
    found = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    return {str(event["SUMMARY"]).split()[0]: event for event in found}


def history(event: icalendar.Event) -> tuple[object, ...]:
    names = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
    return (*(event[name].dt for name in names), event["SEQUENCE"])


def test_what_did_not_change_is_byte_for_byte_as_it_was() -> None:
    before = export(news("a", "b"), "ical")
    later = news("a", "b", updated="2024-11-30")
    assert entries(export(later, "ical", previous=before)) == entries(before)
    assert export(news("a", "b"), "ical", previous=before) == before


def test_what_changed_has_a_higher_sequence_and_later_dates_and_keeps_when_it_was_made() -> None:
    before = export(news("a", "b"), "ical")
    after = entries(export(news("a changed", "b", updated="2024-11-02"), "ical", previous=before))
    old, new = dt.datetime(2024, 10, 30, tzinfo=dt.UTC), dt.datetime(2024, 11, 2, tzinfo=dt.UTC)
    assert history(after["a"]) == (new, old, new, 1)
    assert history(after["b"]) == (old, old, old, 0)


def test_a_new_event_begins_with_its_own_dates() -> None:
    before = export(news("a"), "ical")
    after = entries(export(news("a", "b", updated="2024-11-02"), "ical", previous=before))
    new = dt.datetime(2024, 11, 2, tzinfo=dt.UTC)
    assert history(after["b"]) == (new, new, new, 0)


def test_a_change_that_nobody_dated_is_a_second_later_than_what_clients_have() -> None:
    before = export(news("a"), "ical")
    after = entries(export(news("a changed"), "ical", previous=before))
    assert history(after["a"])[2] == dt.datetime(2024, 10, 30, 0, 0, 1, tzinfo=dt.UTC)


def test_each_version_is_newer_than_the_one_before() -> None:
    versions = [export(news("a"), "ical")]
    for number in range(4):
        versions.append(export(news(f"a {number}"), "ical", previous=versions[-1]))
    histories = [history(entries(version)["a"]) for version in versions]
    assert [h[3] for h in histories] == [0, 1, 2, 3, 4]
    assert all(one[2] < other[2] for one, other in pairwise(histories))


def test_what_is_gone_is_cancelled_and_nothing_is_told_of_it() -> None:
    secret = news("secret", "b", description="A name", place="A place", tags=["tag"])
    before = export(secret, "ical")
    made = export(
        news("b", description="A name", place="A place", tags=["tag"]), "ical", previous=before
    )
    gone = entries(made)["[withdrawn]"]
    assert gone["STATUS"] == "CANCELLED"
    assert gone["SEQUENCE"] == 1
    assert gone["UID"] == entries(before)["secret"]["UID"]
    assert gone["DTSTART"].dt == dt.date(2024, 10, 18)
    assert b"secret" not in made
    assert "DESCRIPTION" not in gone


def test_what_is_gone_stays_cancelled_as_it_is_and_comes_back_with_a_higher_sequence() -> None:
    first = export(news("a", "b"), "ical")
    second = export(news("b"), "ical", previous=first)
    third = export(news("b"), "ical", previous=second)
    assert third == second
    fourth = export(news("a", "b"), "ical", previous=third)
    assert history(entries(fourth)["a"])[3] == 2
    assert "STATUS" not in entries(fourth)["a"]


def test_an_event_that_was_withdrawn_in_the_data_is_cancelled_with_its_reason() -> None:
    before = export(news("a"), "ical")
    correction = Correction(kind="withdrawn", when="2024-11-02", reason="it was another day")
    after = export(news("a", corrections=[correction]), "ical", previous=before)
    [event] = icalendar.Calendar.from_ical(after).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert "it was another day" in event["DESCRIPTION"]


def test_a_server_may_put_lines_in_another_order_and_fold_them_otherwise() -> None:
    before = export(news("a " + "long " * 40, "b"), "ical")
    served = icalendar.Calendar.from_ical(before).to_ical(sorted=True)
    for rewritten in (served, before.replace(b";VALUE=DATE", b";value=date")):
        after = export(news("a " + "long " * 40, "b", updated="2025"), "ical", previous=rewritten)
        assert {k: history(e) for k, e in entries(after).items()} == {
            k: history(e) for k, e in entries(before).items()
        }


def test_a_server_may_write_parameters_otherwise() -> None:
    source = Source(id="s", title='A "title"; of: much, in it', url="https://example.org/s")
    event = Event(id="a", title="a, b", when="2024", sources="s")
    tl = Timeline(title="News", sources=[source], events=[event])
    before = export(tl, "ical")
    for served in (
        icalendar.Calendar.from_ical(before).to_ical(),
        vobject.readOne(before.decode()).serialize().encode(),
    ):
        [entry] = entries(export(tl, "ical", previous=served)).values()
        assert entry["SEQUENCE"] == 0


def test_the_timeline_is_read_back_without_what_is_gone(tmp_path) -> None:
    write(news("a", "b"), tmp_path / "t.ics")
    after = news("b")
    write(after, tmp_path / "t.ics", update=True)
    assert load(tmp_path / "t.ics") == after


@pytest.mark.parametrize(
    ("previous", "why"),
    [
        (b"hello", "does not begin with BEGIN:VCALENDAR"),
        (b"\xff\xfe", "not UTF-8"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "'x'"),
        (export(OTHER, "ical"), "of the timeline 'other', and this is 'news'; .* 'id: other'"),
        (export(OTHER, "ical", data=False), "none of this timeline, whose id is 'news'"),
        (export(Timeline(title="Other"), "ical"), "of the timeline 'other'"),
    ],
)  # fmt: skip
def test_what_is_no_older_version_of_the_calendar_is_refused(previous: bytes, why: str) -> None:
    with pytest.raises(OptionError, match=why):
        export(news("a"), "ical", previous=previous)


def test_a_file_that_was_cut_short_is_refused() -> None:
    before = export(news("a", "b"), "ical")
    with pytest.raises(OptionError, match="cut short"):
        export(news("a", "b"), "ical", previous=before[: len(before) // 2])


@pytest.mark.parametrize("sequence", [b"2147483647", b"99999999999999999999"])
def test_a_sequence_is_never_lower_than_before(sequence: bytes) -> None:
    before = export(news("a"), "ical").replace(b"SEQUENCE:0", b"SEQUENCE:" + sequence)
    [event] = entries(export(news("a changed"), "ical", previous=before)).values()
    assert event["SEQUENCE"] == 2**31 - 1


def test_the_file_of_the_previous_version_may_be_named(tmp_path) -> None:
    old = tmp_path / "old.ics"
    old.write_bytes(export(news("a"), "ical"))
    named = export(news("a changed"), "ical", previous=old)
    assert named == export(news("a changed"), "ical", previous=old.read_bytes())


def test_a_version_of_the_end_of_all_time_is_followed_by_one_of_today() -> None:
    before = export(news("a"), "ical").replace(b"20241030T000000Z", b"99991231T235959Z")
    [event] = entries(export(news("a changed"), "ical", previous=before)).values()
    assert history(event)[2] == dt.datetime(2024, 10, 30, tzinfo=dt.UTC)


def test_updating_a_file_that_is_not_there_writes_it(tmp_path) -> None:
    write(news("a"), tmp_path / "t.ics", update=True)
    assert (tmp_path / "t.ics").read_bytes() == export(news("a"), "ical")


def test_a_format_without_versions_cannot_be_updated(tmp_path) -> None:
    with pytest.raises(UsageError, match="cannot be updated"):
        write(news("a"), tmp_path / "t.json", update=True)


def test_hidden_sources_that_were_told_before_are_a_change() -> None:
    shown = Timeline(
        title="News", id="news", sources=[Source(id="s", title="S")],
        events=[Event(id="a", title="a", when="2024", sources="s")],
    )  # fmt: skip
    hidden = timeline.Timeline(
        title="News", id="news", sources=[Source(id="s", title="S", hidden=True)],
        events=[Event(id="a", title="a", when="2024", sources="s")],
    )  # fmt: skip
    after = export(hidden, "ical", previous=export(shown, "ical"))
    assert b"- S" not in after
    [event] = icalendar.Calendar.from_ical(after).walk("VEVENT")
    assert event["SEQUENCE"] == 1
