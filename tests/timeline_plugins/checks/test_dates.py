"""The rules that look at one date."""

import pytest


def event(when, more=""):
    return f"events:\n  - when: {when}\n    title: t\n{more}"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2024-01-01", True),
        ("2024-01-01?", True),
        ("-0043-01-01", True),
        ("2024-10-18T00:00", True),
        ("2024-10-18T00:00:00Z", True),
        ("2024-10-18T00:00:00.000+07:00", True),
        ("2024", False),
        ("2024-01", False),
        ("2024-01-02", False),
        ("2024-01-01/2024-01-05", False),
        ("[..2024-01-01]", False),
        ("2024-10-18T00:01", False),
        ("2024-10-18T00:00:01", False),
        ("2024-10-18T00:00:00.5", False),
        ("2024-01-01T12:00", False),
    ],
)
def test_new_year_and_midnight_are_told_where_they_are_exact(found, when, told):
    assert [line for line, _ in found("date-new-year", event(when))] == [2 + 1] * told


def test_new_year_is_told_of_every_date(found):
    text = """\
sources:
  - title: s
    published: 2024-01-01
    accessed: 2025-01-01
events:
  - when: 2024
    title: t
    speaker: a
    about: {event: u, stance: asserts, when: 2023-01-01}
    reported: {by: b, when: 2024-01-01}
    claims: {field: when, value: 2022-01-01}
  - id: u
    when: 2024
    title: u
"""
    assert [line for line, _ in found("date-new-year", text)] == [4, 10, 11, 12]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("1824-10-18/2024-10-20", True),
        ("[1824-10-18..2024-10-20]", True),
        ("{1824-10-18..2024-10-20}", True),
        ("[1700-01-01,1824-10-18..2024-10-20]", True),
        ("-0143-03-15/0043-03-15", True),
        ("1824-10-18T12:00/2024-10-20T12:00", True),
        ("1924-10-18/2024-10-18", False),
        ("1924-10-18/2024-10-19", True),
        ("1824/2024", False),
        ("1824-10/2024-10-20", False),
        ("1824-10-18/..", False),
        ("[..2024-10-20]", False),
        ("[1667-01-01,1900-01-01]", False),
        ("XXXX-10-18", False),
        ("1XXX-10-18", False),
    ],
)
def test_a_span_of_days_is_told_where_it_is_longer_than_a_century(found, when, told):
    assert [line for line, _ in found("range-overlong", event(when))] == [3] * told


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("XXXX", True),
        ("XXXX-10-18", True),
        ("../..", True),
        ("/..", True),
        ("../", True),
        ("1XXX", False),
        ("[..2024]", False),
        ("1985/", False),
        ("../1985", False),
        ("-0043", False),
    ],
)
def test_an_event_is_undated_without_a_day_on_either_side(found, when, told):
    assert [line for line, _ in found("date-unbounded", event(when))] == [3] * told


def test_a_report_or_a_source_with_a_date_is_a_bound(found):
    reported = "    speaker: a\n    reported: {by: b, when: 2024-10-18}\n"
    assert found("date-unbounded", event("XXXX", reported)) == []
    assert found("date-unbounded", event("XXXX", reported.replace(", when: 2024-10-18", "")))
    dated = "sources:\n  - {id: s, title: s, published: 2024}\n"
    assert found("date-unbounded", dated + event("XXXX", "    sources: s\n")) == []
    undated = "sources:\n  - {id: s, title: s}\n"
    assert found("date-unbounded", undated + event("XXXX", "    sources: s\n"))


@pytest.mark.parametrize("when", ["2024-10-30T12:09", "2024-10-30T12:09/2024-10-30T12:10Z"])
def test_a_time_without_offset_needs_a_zone_of_its_place_or_timeline(found, when):
    assert found("zone-missing", event(when))
    assert (
        found("zone-missing", event(when, "    place: {name: Jakarta, zone: Asia/Jakarta}\n")) == []
    )
    assert found("zone-missing", "zone: Asia/Jakarta\n" + event(when)) == []


@pytest.mark.parametrize("when", ["2024-10-30T12:09+07:00", "2024-10-30", "2024-10-30T05:09Z"])
def test_what_has_an_offset_or_no_time_needs_no_zone(found, when):
    assert found("zone-missing", event(when)) == []


REPORT = "{by: b, when: 2024-10-29, source: s}"
PRINTED = """\
sources:
  - {id: s, title: s, published: 2024-10, updated: 2024-10-30}
  - {id: other, title: other}
"""


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{when: 2024-10-29, title: t, stamp: published, source: s}", True),
        ("{when: 2024-10, title: t, stamp: published, source: s}", False),
        ("{when: 2024, title: t, stamp: published, source: s}", False),
        ("{when: 2024-10-30, title: t, stamp: updated, source: s}", False),
        ("{when: 2024-10-30T12:09, title: t, stamp: updated, source: s}", True),
        ("{when: 2024-10-29, title: t, stamp: published, source: s, sources: s}", True),
        ("{when: 2024-10-29, title: t, stamp: published, source: s, sources: [s, other]}", False),
        ("{when: 2024-10-29, title: t, stamp: published, source: other}", False),
        ("{when: 2024-10-29, title: t, stamp: published}", False),
        (
            "{when: 2024, title: t, speaker: a, reported: {by: b, when: 2024-10-29, source: s}}",
            True,
        ),
        ("{when: 2024, title: t, speaker: a, reported: {by: b, when: 2024-10, source: s}}", False),
        ("{when: 2024, title: t, speaker: a, reported: {by: b, when: 2024-10-29}}", False),
        (f"{{when: 2024, title: t, speaker: a, sources: other, reported: {REPORT}}}", False),
    ],
)
def test_a_date_is_no_finer_than_what_its_only_source_prints(found, entry, told):
    text = f"{PRINTED}events:\n  - {entry}\n"
    assert [line for line, _ in found("date-finer-than-source", text)] == [6] * told


def test_what_was_withdrawn_is_let_be(found):
    withdrawn = "    corrections: {kind: withdrawn, when: 2024-11-02, reason: it is of 2019}\n"
    for code, when in [
        ("date-new-year", "2024-01-01"),
        ("range-overlong", "1824-10-18/2024-10-20"),
        ("date-unbounded", "XXXX"),
        ("zone-missing", "2024-10-30T12:09"),
    ]:
        assert found(code, event(when))
        assert found(code, event(when, withdrawn)) == []
