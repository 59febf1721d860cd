"""Dates: days, times, zones, lengths, as RFC 5545 means them and as programs write them."""

import pytest

from .files import calendar, event, mistakes, one, read

BERLIN = "DTSTART;TZID=Europe/Berlin"


def when(*lines, **given):
    return str(one(*lines, **given).when)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["DTSTART;VALUE=DATE:20241018"], "2024-10-18"),
        (["DTSTART:20241018"], "2024-10-18"),
        (["DTSTART;VALUE=DATE:20241018T000000"], "2024-10-18"),
        (["DTSTART;VALUE=DATE:20241018", "DTEND;VALUE=DATE:20241021"], "2024-10-18/2024-10-20"),
        (["DTSTART;VALUE=DATE:20241018", "DTEND;VALUE=DATE:20241019"], "2024-10-18"),
        (["DTSTART;VALUE=DATE:20241018", "DTEND;VALUE=DATE:20241018"], "2024-10-18"),
        (["DTSTART;VALUE=DATE:20241018", "DURATION:P3D"], "2024-10-18/2024-10-20"),
        (["DTSTART;VALUE=DATE:20241018", "DURATION:P1W"], "2024-10-18/2024-10-24"),
        (["DTSTART:20241018T093000Z"], "2024-10-18T09:30Z"),
        (["DTSTART:20241018T093015Z"], "2024-10-18T09:30:15Z"),
        (["DTSTART:20241018T093000"], "2024-10-18T09:30"),
        (["dtstart:20241018t093000z"], "2024-10-18T09:30Z"),
        (["DTSTART:20241018T090000Z", "DTEND:20241018T090030Z"],
         "2024-10-18T09:00:00Z/2024-10-18T09:00:30Z"),
        (["DTSTART:20241018T090000Z", "DURATION:PT1H30M"], "2024-10-18T09:00Z/2024-10-18T10:30Z"),
        (["DTSTART:20241018T090000Z", "DURATION:PT0S"], "2024-10-18T09:00Z"),
        (["DTSTART;TZID=Asia/Jakarta:20241030T120900"], "2024-10-30T12:09+07:00[Asia/Jakarta]"),
        (['DTSTART;TZID="Asia/Jakarta":20241030T120900'], "2024-10-30T12:09+07:00[Asia/Jakarta]"),
        (["DTSTART;TZID=SE Asia Standard Time:20241030T120900"],
         "2024-10-30T12:09+07:00[Asia/Bangkok]"),
        (["DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20240704T120000"],
         "2024-07-04T12:00+02:00[Europe/Berlin]"),
        (["DTSTART;TZID=UTC:20241018T093000"], "2024-10-18T09:30Z"),
        (["DTSTART;TZID=Europe/London:20240105T090000"], "2024-01-05T09:00Z[Europe/London]"),
        (["DTSTART;TZID=Europe/Berlin:20240704T120000Z"], "2024-07-04T12:00Z"),
    ],
)  # fmt: skip
def test_dates_are_read_as_exactly_as_they_are_written(lines, wanted):
    assert when(*lines, start="") == wanted


def test_a_time_that_was_twice_is_the_first_and_one_that_never_was_is_later():
    assert when(f"{BERLIN}:20241027T023000", start="") == "2024-10-27T02:30+02:00[Europe/Berlin]"
    assert when(f"{BERLIN}:20240331T023000", start="") == "2024-03-31T03:30+02:00[Europe/Berlin]"


def test_days_of_a_duration_are_those_of_the_calendar_and_hours_those_of_the_clock():
    start = f"{BERLIN}:20240330T120000"
    assert when("DURATION:P1D", start=start).endswith("/2024-03-31T12:00+02:00[Europe/Berlin]")
    assert when("DURATION:PT24H", start=start).endswith("/2024-03-31T13:00+02:00[Europe/Berlin]")


def test_a_zone_that_nobody_knows_is_told_and_the_time_kept_without_one():
    losses = []
    found = one(start="DTSTART;TZID=Nowhere:20241018T090000", losses=losses)
    assert str(found.when) == "2024-10-18T09:00"
    assert losses == ["a: when: the time zone 'Nowhere' is not known: read without a zone"]


RULES = [
    "BEGIN:VTIMEZONE", "TZID:Here",
    "BEGIN:STANDARD", "DTSTART:16010101T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
    "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
]  # fmt: skip


def starts(*lines):
    timeline, _ = read(calendar(*lines))
    return [str(found.when) for found in timeline]


def test_the_rules_of_a_vtimezone_give_offsets_wherever_it_stands():
    entries = [
        *event(uid="s", start="DTSTART;TZID=Here:20240704T120000"),
        *event(uid="w", start="DTSTART;TZID=Here:20241204T120000"),
    ]
    wanted = ["2024-07-04T12:00+02:00", "2024-12-04T12:00+01:00"]
    assert starts(*RULES, *entries) == starts(*entries, *RULES) == wanted


def test_x_lic_location_names_the_zone():
    rules = [*RULES[:2], "X-LIC-LOCATION:Europe/Vienna", *RULES[2:]]
    entry = event(start="DTSTART;TZID=Here:20240704T120000")
    assert starts(*rules, *entry) == ["2024-07-04T12:00+02:00[Europe/Vienna]"]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYSETPOS=1", "nonsense"]
)
def test_rules_of_a_zone_that_are_none_are_a_mistake_at_the_vtimezone(rule):
    rules = [line.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", rule) for line in RULES]
    found = mistakes(calendar(*rules, *event(start="DTSTART;TZID=Here:20240704T120000")))
    assert [(line, "'Here'" in words) for line, words in found] == [(3, True)]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["DTSTART;VALUE=DATE:20240230"], 6),
        (["DTSTART:20241018T240000"], 6),
        (["DTSTART:2024-10-18"], 6),
        (["DTSTART:"], 6),
        (["DTSTART:00000101"], 6),
        (["DTSTART:20241018T090000Z", "DTEND:20241018T080000Z"], 7),
        (["DTSTART;VALUE=DATE:20241018", "DTEND;VALUE=DATE:20241017"], 7),
        (["DTSTART:20241018T090000Z", "DURATION:-PT1H"], 7),
        (["DTSTART:20241018T090000Z", "DURATION:1 hour"], 7),
        (["DTSTART:99991231T090000Z", "DURATION:P9D"], 7),
        (["SUMMARY:no date"], 3),
    ],
)
def test_a_date_that_is_none_is_a_mistake_in_its_line(lines, line):
    [(told, words)] = mistakes(calendar(*event(*lines, start="")))
    assert told == line, words


def test_a_start_of_a_day_and_an_end_of_a_time_are_read_by_the_day():
    losses = []
    found = one("DTEND:20241020T120000", losses=losses)
    assert str(found.when) == "2024-10-18/2024-10-20"
    assert "only days" in losses[0]


def test_local_mean_times_that_are_wider_than_todays_lose_their_zone():
    losses = []
    found = one(start="DTSTART;TZID=Asia/Manila:18000101T120000", losses=losses)
    assert str(found.when) == "1800-01-01T12:00"
    assert "out of reach" in losses[0]


def test_the_first_and_the_last_day_there_is_are_read():
    assert when(start="DTSTART;TZID=Europe/Berlin:00010101T000000").startswith("0001-01-01T00:00")
    assert when(start="DTSTART;TZID=Asia/Jakarta:99991231T235959").startswith("9999-12-31T23:59:59")


def test_a_quote_that_is_never_closed_hides_no_zone():
    found = one(start='DTSTART;TZID="Europe/Berlin:20240101T100000')
    assert str(found.when) == "2024-01-01T10:00+01:00[Europe/Berlin]"
