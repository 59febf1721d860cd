"""What EDTF lacks and timelines need: taken by default, refused by `strict`."""

import pytest

from timeline import DateError, When

BEYOND = [
    "2024-10-30T12:09",
    "2024-10-30T24:00",
    "2024-10-30T12:09Z",
    "2024-10-30T12:09+07:00",
    "2024-10-30T12:09-03:30",
    "-0043-03-15T12:00",
    "0000-02-29T23:59Z",
    "2024-10-30T12:09:30.5",
    "2024-10-30T12:09:30.123456789Z",
    "2024-10-30T12:09+07:00[Asia/Jakarta]",
    "2024-10-30T12:09:30+07:00[Asia/Jakarta]",
    "2024-10-30T12:09[UTC]",
    "2024-10-30T12:09[Etc/GMT-7]",
    "2024-10-30T12:09[America/Argentina/Buenos_Aires]",
    "2024-10-30T12:09[America/Port-au-Prince]",
    "2024-10-30T12:09?",
    "2024-10-30T12:09:30Z~",
    "2024-10-30T12:09+07:00[Asia/Jakarta]%",
    "2024-10-30T12:09/2024-10-30T13:00",
    "2024-10-30T12:09:00Z/2024-10-30T13:00:00Z",
    "2024-10-30T12:09Z/..",
    "../2024-10-30T12:09Z",
    "/2024-10-30T12:09Z",
    "2024-10-30T12:09Z/",
    "2024-10-30T12:09Z/2024-11",
    "2024-10-30T12:09+07:00[Asia/Jakarta]/2024-10-30T07:30+02:00[Europe/Kyiv]",
    "[2024-10-30T12:09:00Z,2024-10-30T13:00:00Z]",
    "[2024-10-30T12:09..2024-10-30T13:00]",
    "{2024-10-30T12:09+07:00[Asia/Jakarta],2024-11}",
    "[..2024-10-30T12:09]",
    "{2024-10-30T12:09..}",
]


@pytest.mark.parametrize("text", BEYOND)
def test_strict_takes_edtf_alone(text):
    with pytest.raises(DateError, match=r"EDTF (has no|wants)"):
        When.parse(text, strict=True)


@pytest.mark.parametrize("text", BEYOND)
def test_the_default_takes_it_and_its_canonical_form_means_the_same(text):
    when = When.parse(text)
    again = When.parse(str(when))
    assert when.text == text
    assert (again, str(again)) == (when, str(when))
    assert (again.earliest, again.latest) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2024-10-30T12:09[Asia/Jakarta]", "2024-10-30T12:09+07:00[Asia/Jakarta]"),
        ("2024-10-30T12:09+07", "2024-10-30T12:09+07:00"),
        ("2024-10-30T12:09+00:00", "2024-10-30T12:09Z"),
        ("2024-07-01T12:00[Europe/Berlin]", "2024-07-01T12:00+02:00[Europe/Berlin]"),
        ("2024-12-01T12:00[Europe/Berlin]", "2024-12-01T12:00+01:00[Europe/Berlin]"),
        ("2024-10-30T12:09[Asia/Kathmandu]", "2024-10-30T12:09+05:45[Asia/Kathmandu]"),
        ("2024-10-30T12:09[Pacific/Apia]", "2024-10-30T12:09+13:00[Pacific/Apia]"),
    ],
)
def test_a_zone_gives_the_offset_of_a_wall_time_that_it_had_once(text, canonical):
    assert str(When.parse(text)) == canonical
    assert When.parse(text) == When.parse(canonical)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-10-30T12:09+07:00[Asia/Jakarta]", "2024-10-30T05:09:00+00:00"),
        ("2024-10-27T02:30+02:00[Europe/Berlin]", "2024-10-27T00:30:00+00:00"),
        ("2024-10-27T02:30+01:00[Europe/Berlin]", "2024-10-27T01:30:00+00:00"),
        ("2024-10-30T24:00Z", "2024-10-31T00:00:00+00:00"),
        ("2024-12-31T24:00-12:00", "2025-01-01T12:00:00+00:00"),
        ("2024-10-30T12:09:30.123456789Z", "2024-10-30T12:09:30.123456+00:00"),
        # local mean time, which has seconds, with its offset written to the minute
        ("1850-01-01T12:00+07:07[Asia/Jakarta]", "1850-01-01T04:53:00+00:00"),
        # and without: +07:07:12
        ("1850-01-01T12:00[Asia/Jakarta]", "1850-01-01T04:52:48+00:00"),
        ("1850-01-01T12:00[Europe/Amsterdam]", None),
    ],
)
def test_a_moment_with_an_offset_is_an_instant(text, instant):
    moment = When.parse(text).instant
    if instant is not None:
        assert moment.isoformat() == instant
    else:  # Amsterdam's own offset, or Brussels', with which newer databases have merged it
        assert moment.isoformat()[:16] in ("1850-01-01T11:40", "1850-01-01T11:42")


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-30T12:09",
        "2024-10-30",
        "2024-10-30T12:09Z/2024-10-30T13:00Z",
        "[2024-10-30T12:09Z]",
    ],
)
def test_what_has_no_offset_or_is_no_moment_is_no_instant(text):
    assert When.parse(text).instant is None


def test_instants_outside_the_years_of_datetime_are_none_and_not_an_error():
    for text in (
        "-0043-03-15T12:00Z",
        "0001-01-01T00:00+01:00",
        "9999-12-31T24:00Z",
        "0000-12-31T23:00Z",
    ):
        when = When.parse(text)
        assert when.instant is None
        assert when < When.parse("Y12345")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # the clocks jumped over it
        ("2024-03-31T02:30[Europe/Berlin]", "no such time: it was skipped"),
        ("2024-03-31T02:30+01:00[Europe/Berlin]", "no such time: it was skipped"),
        ("2024-03-10T02:00[America/New_York]", "had no such time"),
        ("2011-12-30T12:00[Pacific/Apia]", "had no such time"),  # a whole day
        # it happened twice
        ("2024-10-27T02:30[Europe/Berlin]", r"time twice; write the offset, \+02:00 or \+01:00"),
        ("2024-11-03T01:30[America/New_York]", "write the offset, -04:00 or -05:00"),
        ("2024-04-07T01:45[Australia/Lord_Howe]", r"write the offset, \+11:00 or \+10:30"),
        # the two disagree
        ("2024-10-30T12:09+08:00[Asia/Jakarta]", r"Asia/Jakarta was at \+07:00 then"),
        ("2024-07-01T12:00+01:00[Europe/Berlin]", r"Europe/Berlin was at \+02:00 then"),
        ("2024-10-27T02:30+03:00[Europe/Berlin]", r"was at \+02:00 or \+01:00 then"),
        ("1850-01-01T12:00+07:09[Asia/Jakarta]", "Asia/Jakarta was at"),
        ("2024-10-30T05:09Z[Asia/Jakarta]", r"Z is the time in UTC, not in Asia/Jakarta"),
        # zones are known for these years alone
        ("-0043-03-15T12:00[Europe/Rome]", "zones are known for the years 1 to 9999"),
        ("0000-03-15T12:00+01:00[Europe/Rome]", "zones are known for the years 1 to 9999"),
        ("9999-12-31T24:00[Europe/Rome]", "zones are known for the years 1 to 9999"),
    ],
)  # fmt: skip
def test_an_offset_and_a_zone_are_checked_against_each_other(text, reason):
    with pytest.raises(DateError, match=reason):
        When.parse(text)


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "Jakarta", "Asia/", "/Jakarta", "Asia/Jakarta/", "Asia//Jakarta", "Europe",
        "America/Argentina", "localtime", "posixrules", "Factory", "posix/Europe/Berlin",
        "right/Europe/Berlin", "zone.tab", "tzdata.zi", "../../etc/passwd", "/etc/passwd",
        "Asia/../Asia/Jakarta", "..", ".", "Asia/Jakarta\n", "Asia/Jak\x00arta", "C:\\Windows",
        "con", "\ud800", "Ásia/Jakarta", "Asia/Jakarta ", "!Asia/Jakarta", "u-ca=hebrew", "+07:00",
        "Asia Jakarta", "Europe/Berlin/Mitte", "A" * 300, "A/" * 150, "America/__init__",
        "__init__", "leapseconds", "iso3166.tab", "*", "$HOME", "%s", "{}",
    ],
    ids=lambda name: ascii(name[:30]),
)  # fmt: skip
def test_an_unknown_or_odd_zone_name_is_a_date_error(name):
    with pytest.raises(DateError):
        When.parse(f"2024-10-30T12:09+07:00[{name}]")
    with pytest.raises(DateError):
        When.parse("2024-10-30T12:09Z").in_timezone(name)


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-30T12:09[Asia/Jakarta", "2024-10-30T12:09Asia/Jakarta",
        "2024-10-30T12:09[Asia/Jakarta]Z", "2024-10-30T12:09[Asia/Jakarta][u-ca=gregory]",
        "2024-10-30T12:09[[UTC]]", "2024-10-30[Asia/Jakarta]", "2024-10-30T12[Asia/Jakarta]",
        "2024-10-30T12:09:30.", "2024-10-30T12:09.5", "2024-10-30T12:09:30.1234567890",
        "2024-10-30T12:09:30,5", "2024-10-30T24:00:00.5", "2024-10-30T24:00:30", "2024-10-30T24:01",
        "?2024-10-30T12:09", "2024-10-30T12:09??", "2024-10-30T12:09?Z", "2024-10-3XT12:09",
        "2024-10-30T1X:09", "2024-10-30T12:09Z/2024-10-30T12:08Z",
        "2024-10-30T12:09+07:00/2024-10-30T12:09+08:00", "[2024-10-30T12:09..2024-10-30T12:08]",
        "[2024-10-30..2024-10-30T12:08]", "2024-10-30T12:09Z/2024-10-29",
        "2024-10-30T12:09:30.5Z/2024-10-30T12:09:30.25Z",
        "[2024-10-30T12:09:30.5Z..2024-10-30T12:09:30.25Z]",
    ],
)  # fmt: skip
def test_what_is_no_time_either_way_is_refused(text):
    with pytest.raises(DateError):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # the day that the source gives, whatever the day was elsewhere
        ("2024-10-30T01:00+07:00", "2024-10-30", "2024-10-30"),
        ("2024-10-30T23:00-12:00", "2024-10-30", "2024-10-30"),
        ("2024-10-30T12:09/2024-11", "2024-10-30", "2024-11-30"),
        ("2024-10-30T12:09Z/..", "2024-10-30", "open"),
        ("[2024-10-30T12:09..2024-10-31T13:00]", "2024-10-30", "2024-10-31"),
        ("-0043-03-15T12:00", "-0043-03-15", "-0043-03-15"),
        # the end's clock shows an earlier day than the beginning's: neither day may be lost
        ("2024-10-19T01:00+07:00/2024-10-18T20:00Z", "2024-10-18", "2024-10-19"),
    ],
)
def test_the_bounds_of_times_are_their_local_days(text, first, last):
    when = When.parse(text)
    assert (str(when.earliest), str(when.latest)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-19/2024-10-19T05:00+07:00",  # on the 19th until five in the morning
        "2024-10-18T09:00/2024-10-18T10:00+07:00",  # the offset is written once
        "[2024-10-18T09:00..2024-10-18T10:00+07:00]",
        "2024-10-18T23:30-05:00/2024-10-18T23:45",
        "2024-10/2024-10-01T03:00+07:00",
    ],
)
def test_ends_of_which_one_has_no_offset_are_compared_as_they_are_written(text):
    assert When.parse(text).text == text
