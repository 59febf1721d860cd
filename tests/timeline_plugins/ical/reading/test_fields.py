"""Which property becomes which field, and what becomes of the rest."""

from timeline import CorrectionKind, Publication, RelationKind

from .files import calendar, event, one, read


def test_texts_are_unescaped_and_backslashes_that_escape_nothing_stay():
    found = one(r"DESCRIPTION:One\nTwo\, three\; C:\Temp \\n", "LOCATION:Room 5\\, House B")
    assert found.description == "One\nTwo, three; C:\\Temp \\n"
    assert found.place.name == "Room 5, House B"


def test_places_have_degrees():
    found = one("GEO:48.20;-16.3")
    assert (str(found.place.latitude), str(found.place.longitude)) == ("48.20", "-16.3")


def test_degrees_that_are_none_are_kept_in_extra_and_told():
    losses = []
    found = one("GEO:91;0", losses=losses)
    assert found.place is None
    assert found.extra == {"ical": {"GEO": "91;0"}}
    assert losses == ["a: place: GEO is no latitude;longitude in degrees; kept in extra"]


def test_categories_are_tags_each_once():
    assert one("CATEGORIES:a,b\\,c", "CATEGORIES:d,a").tags == ("a", "b,c", "d")


def test_people_have_their_name_or_their_address():
    found = one('ORGANIZER;CN="Doe; Jane":mailto:jane@example.org', "ATTENDEE:MAILTO:joe@x.org")
    assert [(a.name, a.role) for a in found.actors] == [
        ("Doe; Jane", "organizer"), ("joe@x.org", "attendee"),
    ]  # fmt: skip
    assert found.extra["ical"] == {
        "ORGANIZER": {"value": "mailto:jane@example.org", "CN": "Doe; Jane"}
    }


def test_carets_in_parameters_are_decoded():
    assert one("ATTENDEE;CN=The ^'Duke^' ^^:x").actors[0].name == 'The "Duke" ^'


def test_attachments_with_an_address_are_media_and_others_are_told():
    losses = []
    found = one(
        "ATTACH;FMTTYPE=video/mp4;FILENAME=a.mp4:https://example.org/a.mp4",
        "IMAGE;VALUE=URI:https://example.org/b.png",
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
        "ATTACH:not an address",
        losses=losses,
    )
    assert [(m.kind, m.title, m.url) for m in found.media] == [
        ("image", "", "https://example.org/b.png"),
        ("video", "a.mp4", "https://example.org/a.mp4"),
    ]
    assert len(losses) == 2
    assert found.extra == {"ical": {"ATTACH": "not an address"}}


def test_an_address_is_a_source_and_one_address_is_one_source():
    url = "URL:https://example.org/a?b=1"
    timeline, _ = read(calendar(*event(url), *event(url, uid="b"), *event("URL:nowhere", uid="c")))
    [source] = timeline.sources
    assert source.url == "https://example.org/a?b=1"
    assert [[c.source for c in found.sources] for found in timeline] == [
        [source.id], [source.id], [],
    ]  # fmt: skip


def test_cancelled_entries_are_withdrawn_since_they_were_changed():
    found = one("STATUS:CANCELLED", "LAST-MODIFIED:20240102T030405Z", "DTSTAMP:20230101T000000Z")
    assert found.withdrawn.kind is CorrectionKind.WITHDRAWN
    assert str(found.withdrawn.when) == "2024-01-02T03:04:05Z"
    assert one("STATUS:TENTATIVE").extra == {"ical": {"STATUS": "TENTATIVE"}}


def test_relations_lead_to_events_of_the_file_and_the_rest_is_kept():
    lines = ["RELATED-TO:b@x", "RELATED-TO;RELTYPE=DEPENDS-ON:b@x", "RELATED-TO:elsewhere",
             "RELATED-TO;RELTYPE=SIBLING:b@x", "RELATED-TO:a"]  # fmt: skip
    timeline, _ = read(calendar(*event(*lines), *event(uid="b@x")))
    found = timeline["a"]
    assert [(r.kind, r.event) for r in found.relations] == [
        (RelationKind.PART_OF, "b-x"), (RelationKind.CAUSED_BY, "b-x"),
    ]  # fmt: skip
    assert found.extra["ical"]["RELATED-TO"] == [
        "elsewhere", {"value": "b@x", "RELTYPE": "SIBLING"}, "a",
    ]  # fmt: skip


def test_everything_else_is_kept_under_ical_and_bookkeeping_is_not():
    found = one(
        "DTSTAMP:20240101T000000Z", "CREATED:20240101T000000Z", "SEQUENCE:3", "CLASS:PUBLIC",
        "X-ODD;A=1;B=2,3:raw\\, value", "COMMENT:one", "comment:two", "DESCRIPTION;LANGUAGE=de:x",
        "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM",
    )  # fmt: skip
    assert found.extra["ical"] == {
        "DESCRIPTION": {"LANGUAGE": "de"},
        "CLASS": "PUBLIC",
        "X-ODD": {"value": "raw\\, value", "A": "1", "B": ["2", "3"]},
        "COMMENT": ["one", "two"],
        "VALARM": [{"TRIGGER": "-PT15M"}],
    }


def test_control_characters_are_taken_out_and_told():
    losses = []
    found = one("DESCRIPTION:a\x07b", "X-A:\x00\x85c", title="\x1bTitle", losses=losses)
    assert (found.title, found.description) == ("Title", "ab")
    assert {loss.split(": ")[1] for loss in losses} == {"title", "description", "extra"}


def test_an_entry_without_a_summary_is_called_something():
    losses = []
    assert one(title="", losses=losses).title == "Untitled event"
    assert losses == ["a: title: it has no summary; it is called 'Untitled event'"]


def ids(*uids):
    entries = [event(uid=uid, start=f"DTSTART:202410{10 + i}") for i, uid in enumerate(uids)]
    timeline, _ = read(calendar(*(line for entry in entries for line in entry)))
    return [found.id for found in timeline]


def test_ids_are_uids_with_what_an_id_can_have():
    assert ids("a.b_c-1", "x@example.com", "{0A}", "é/ü") == [
        "a.b_c-1", "x-example.com", "0A", "é-ü",
    ]  # fmt: skip


def test_uids_that_collide_or_are_missing_get_a_date_and_then_a_number():
    assert ids("a@b", "a/b", "", "") == [
        "a-b", "a-b-2024-10-11", "it-begins", "it-begins-2024-10-13",
    ]  # fmt: skip


def test_an_overlong_uid_is_cut_and_ends_in_a_hash():
    first, second = ids("x" * 200 + "1", "x" * 200 + "2")
    assert first != second
    assert max(len(first), len(second)) <= 100


def test_the_calendar_gives_the_timeline_its_fields():
    timeline, _ = read(
        calendar(
            "X-WR-CALNAME:My\\, calendar", "X-WR-CALDESC:All", "X-WR-TIMEZONE:Europe/Berlin",
            "LAST-MODIFIED:20240102T030000Z", "METHOD:PUBLISH", "X-ODD:1",
        )
    )  # fmt: skip
    assert timeline.title == "My, calendar"
    assert (timeline.description, timeline.zone) == ("All", "Europe/Berlin")
    assert str(timeline.updated) == "2024-01-02T03:00Z"
    assert timeline.extra == {"ical": {"X-ODD": "1"}}


def test_options_name_the_timeline_and_its_language():
    timeline, _ = read(calendar(), title="Other", language="id")
    assert (timeline.title, timeline.language) == ("Other", "id")
    assert read(calendar())[0].title == "x"


def test_what_is_no_event_is_told_with_its_line():
    timeline, losses = read(
        calendar(
            "BEGIN:VTODO", "UID:t", "END:VTODO", "BEGIN:VFREEBUSY", "END:VFREEBUSY",
            "BEGIN:VJOURNAL", "SUMMARY:A note", "END:VJOURNAL",
            "BEGIN:VJOURNAL", "SUMMARY:Dated", "DTSTART:20240101", "END:VJOURNAL",
        )
    )  # fmt: skip
    assert [found.title for found in timeline] == ["Dated"]
    assert [loss.split(": ")[1] for loss in losses] == [
        "VTODO in line 3", "VFREEBUSY in line 6", "VJOURNAL in line 8",
    ]  # fmt: skip


def test_a_file_of_ours_without_data_is_read_by_its_own_properties():
    found = one(
        "X-TIMELINE-ID:my-id", "X-TIMELINE-KIND:publication", "X-TIMELINE-WHEN:2024~",
        "DESCRIPTION:When: around 2024\\n\\nIts own\\nwords\\n\\nTags: a",
        "X-TIMELINE-DESCRIPTION:3-4", "TRANSP:TRANSPARENT", title="[around 2024] It begins",
    )  # fmt: skip
    assert isinstance(found, Publication)
    assert (found.id, found.title, str(found.when)) == ("my-id", "It begins", "2024~")
    assert found.description == "Its own\nwords"
    assert not found.extra
