"""pendulum and datetime are at the edges: in by `When.of`, out by `interval` and `instant`."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pendulum
import pytest

from timeline import DateError, Day, UsageError, When

JAKARTA = "Asia/Jakarta"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2024, 10, 18), "2024-10-18"),
        (date(43, 3, 15), "0043-03-15"),
        (date(1, 1, 1), "0001-01-01"),
        (date(9999, 12, 31), "9999-12-31"),
        (pendulum.date(2024, 10, 18), "2024-10-18"),
        (pendulum.date(43, 3, 15), "0043-03-15"),
        (datetime(2024, 10, 18, 12, 9), "2024-10-18T12:09:00"),
        (datetime(2024, 10, 18), "2024-10-18T00:00:00"),
        (datetime(2024, 10, 18, 12, 9, tzinfo=UTC), "2024-10-18T12:09:00Z"),
        (datetime(2024, 10, 18, 12, 9, 1, 500_000), "2024-10-18T12:09:01.5"),
        (datetime(2024, 10, 18, 12, 9, 1, 1), "2024-10-18T12:09:01.000001"),
        (
            datetime(2024, 10, 18, 12, 9, tzinfo=ZoneInfo(JAKARTA)),
            "2024-10-18T12:09:00+07:00[Asia/Jakarta]",
        ),
        (
            datetime(2024, 10, 18, 12, 9, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
            "2024-10-18T12:09:00-03:30",
        ),
        (pendulum.datetime(2024, 10, 18, 12, 9), "2024-10-18T12:09:00Z"),
        (pendulum.naive(2024, 10, 18, 12, 9), "2024-10-18T12:09:00"),
        (
            pendulum.datetime(2024, 10, 18, 12, 9, tz=JAKARTA),
            "2024-10-18T12:09:00+07:00[Asia/Jakarta]",
        ),
        (
            datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
            "2024-10-27T02:30:00+01:00[Europe/Berlin]",
        ),
        (
            datetime(1850, 1, 1, 12, tzinfo=ZoneInfo(JAKARTA)),  # local mean time, +07:07:12
            "1850-01-01T12:00:00[Asia/Jakarta]",
        ),
    ],
)
def test_a_date_or_datetime_is_taken_as_exact_as_it_is(value, text):
    assert str(When.of(value)) == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (datetime(2024, 3, 31, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")), "had no such time"),
        (datetime(2024, 1, 1, tzinfo=timezone(timedelta(seconds=30))), "no whole number of min"),
        (datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-13))), "offsets are -12:00"),
    ],
)
def test_a_datetime_that_no_clock_showed_is_refused(value, reason):
    with pytest.raises(DateError, match=reason):
        When.of(value)


@pytest.mark.parametrize(
    ("year", "text"),
    [(2024, "2024"), (44, "0044"), (0, "0000"), (-43, "-0043"), (-9999, "-9999"), (9999, "9999"),
     (10_000, "Y10000"), (-10_000, "Y-10000"), (170_000_002, "Y170000002")],
)  # fmt: skip
def test_a_year_of_any_size_is_a_when(year, text):
    when = When.of_year(year)
    assert str(when) == text
    assert (when.earliest, when.latest) == (Day.of(year, 1, 1), Day.of(year, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-10-18", pendulum.date(2024, 10, 18), pendulum.date(2024, 10, 18)),
        ("2024-02", pendulum.date(2024, 2, 1), pendulum.date(2024, 2, 29)),
        ("2024~", pendulum.date(2024, 1, 1), pendulum.date(2024, 12, 31)),
        ("2023-24", pendulum.date(2023, 12, 1), pendulum.date(2024, 2, 29)),
        ("2024-10-18/2024-10-20", pendulum.date(2024, 10, 18), pendulum.date(2024, 10, 20)),
        ("[2024-10-18,2024-10-20]", pendulum.date(2024, 10, 18), pendulum.date(2024, 10, 20)),
        ("0001/9999", pendulum.date(1, 1, 1), pendulum.date(9999, 12, 31)),
        ("2024-10-18T12:09/2024-10", pendulum.date(2024, 10, 18), pendulum.date(2024, 10, 31)),
        (
            "2024-10-18T12:09",
            pendulum.naive(2024, 10, 18, 12, 9),
            pendulum.naive(2024, 10, 18, 12, 9),
        ),
        (
            "2024-10-18T12:09Z/2024-10-18T14:00:30+01:00",
            pendulum.datetime(2024, 10, 18, 12, 9),
            pendulum.datetime(2024, 10, 18, 13, 0, 30),
        ),
        (
            "2024-10-18T24:00+07:00[Asia/Jakarta]",
            pendulum.datetime(2024, 10, 19, tz=JAKARTA),
            pendulum.datetime(2024, 10, 19, tz=JAKARTA),
        ),
    ],
)
def test_an_interval_runs_from_the_first_to_the_last_that_it_can_mean(text, start, end):
    interval = When.parse(text).interval()
    assert (interval.start, interval.end) == (start, end)
    assert type(interval.start) is type(start)


def test_an_interval_keeps_the_zone():
    start = When.parse("2024-10-18T12:09+07:00[Asia/Jakarta]").interval().start
    assert start.timezone_name == JAKARTA
    assert start.isoformat() == "2024-10-18T12:09:00+07:00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1985/..", "no bound on one side"),
        ("/1985", "no bound on one side"),
        ("[..1985]", "no bound on one side"),
        ("../..", "no bound on one side"),
        ("-0043", "the years 1 and 9999"),
        ("0000/0001", "the years 1 and 9999"),
        ("9999-24", "the years 1 and 9999"),
        ("Y12345", "the years 1 and 9999"),
        ("-0043-03-15T12:00Z", "the years 1 and 9999"),
        ("9999-12-31T24:00", "the years 1 and 9999"),
        ("9999-12-31T23:59[America/New_York]", "the years 1 and 9999"),
        ("0001-01-01T00:00[Asia/Jakarta]", "the years 1 and 9999"),
        ("2024-10-18T12:09/2024-10-18T13:00Z", "offset"),  # of unknown length
    ],
)
def test_what_is_no_interval_of_pendulum_is_a_date_error(text, reason):
    with pytest.raises(DateError, match=reason):
        When.parse(text).interval()


def test_a_day_beyond_pendulum_says_what_to_use():
    assert Day.of(1, 1, 1).date() == date(1, 1, 1)
    assert Day.of(9999, 12, 31).date() == date(9999, 12, 31)
    for year, month, day in ((0, 12, 31), (10_000, 1, 1), (-43, 3, 15)):
        with pytest.raises(DateError, match="use the Day itself"):
            Day.of(year, month, day).date()


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 0)]
)
def test_a_day_that_does_not_exist_is_refused(year, month, day):
    with pytest.raises(DateError, match="there is no such day"):
        Day.of(year, month, day)


@pytest.mark.parametrize(
    ("text", "zone", "there"),
    [
        ("2024-10-30T12:09+07:00", "Europe/Kyiv", "2024-10-30T07:09+02:00[Europe/Kyiv]"),
        ("2024-10-30T23:30Z~", JAKARTA, "2024-10-31T06:30+07:00[Asia/Jakarta]~"),
        ("2024-10-30T12:09:30.5Z", JAKARTA, "2024-10-30T19:09:30.5+07:00[Asia/Jakarta]"),
        ("2024-10-30T12:09:30.123456789Z", "UTC", "2024-10-30T12:09:30.123456789Z"),
        ("2024-10-27T01:30Z", "Europe/Berlin", "2024-10-27T02:30+01:00[Europe/Berlin]"),
        ("2024-10-30T24:00Z", "UTC", "2024-10-31T00:00Z"),
        (
            "2024-10-30T12:09Z/2024-10-30T13:00Z",
            JAKARTA,
            "2024-10-30T19:09+07:00[Asia/Jakarta]/2024-10-30T20:00+07:00[Asia/Jakarta]",
        ),
        ("2024-10-30T12:09Z/..", JAKARTA, "2024-10-30T19:09+07:00[Asia/Jakarta]/.."),
        ("/2024-10-30T12:09Z", JAKARTA, "/2024-10-30T19:09+07:00[Asia/Jakarta]"),
    ],
)
def test_a_time_is_told_as_clocks_elsewhere_showed_it(text, zone, there):
    assert str(When.parse(text).in_timezone(zone)) == there


@pytest.mark.parametrize("seconds", ["", ":00"])
def test_a_time_told_in_local_mean_time_is_the_same_instant(seconds):
    """Jakarta kept +07:07:12 then: to the minute alone, twelve seconds would be lost."""
    when = When.parse(f"1850-01-01T12:00{seconds}Z")
    assert when.in_timezone(JAKARTA).instant == when.instant


@pytest.mark.parametrize(
    "text",
    ["2024-10-30", "2024-10-30T12:09", "2024/2025", "[2024-10-30T12:09Z]", "2024-10-30T12:09Z/2025",
     "-0043-03-15T12:00Z", "9999-12-31T23:00-12:00", "0001-01-01T00:00+14:00"],
)  # fmt: skip
def test_what_has_no_offset_or_is_out_of_reach_cannot_be_told_elsewhere(text):
    with pytest.raises(DateError):
        When.parse(text).in_timezone("UTC")


@pytest.mark.parametrize(
    ("text", "units", "moved"),
    [
        ("2024-10-18", {"days": 1}, "2024-10-19"),
        ("2024-12-31", {"days": 1}, "2025-01-01"),
        ("2024-01-31", {"months": 1}, "2024-02-29"),
        ("2023-01-31", {"months": 1}, "2023-02-28"),
        ("2024-02-29", {"years": 1}, "2025-02-28"),
        ("2024-02-29", {"years": 4}, "2028-02-29"),
        ("2024-01-31", {"months": 1, "days": 1}, "2024-03-01"),
        ("2024-10", {"months": 3}, "2025-01"),
        ("2024-10", {"months": -10}, "2023-12"),
        ("2024", {"years": -2024}, "0000"),
        ("-0043~", {"years": 43}, "0000~"),
        ("0001-01-01", {"days": -1}, "0000-12-31"),
        ("0000-01-01", {"days": -1}, "-0001-12-31"),
        ("9999", {"years": 1}, "Y10000"),
        ("?2024-10-~18", {"days": 14}, "?2024-11-~01"),
        ("2024-10-18/2024-10-20", {"days": 2}, "2024-10-20/2024-10-22"),
        ("2024-10-18/..", {"days": 2}, "2024-10-20/.."),
        ("/2024-10-18", {"years": 1}, "/2025-10-18"),
        ("2024-10-18T12:09", {"hours": 12}, "2024-10-19T00:09"),
        ("2024-10-18T12:09Z", {"minutes": -10}, "2024-10-18T11:59Z"),
        ("2024-10-18T12:09:30.25Z", {"seconds": 30}, "2024-10-18T12:10:00.25Z"),
        # a day later by the clock, an hour longer by the sun
        (
            "2024-10-26T12:00+02:00[Europe/Berlin]",
            {"days": 1},
            "2024-10-27T12:00+01:00[Europe/Berlin]",
        ),
        ("2024-10-18", {}, "2024-10-18"),
    ],
)
def test_a_date_is_moved_by_what_it_states(text, units, moved):
    assert str(When.parse(text).shift(**units)) == moved


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("2024", {"months": 1}),
        ("2024-10", {"days": 1}),
        ("2024-10-18", {"hours": 1}),
        ("2024/2025-10", {"months": 1}),
        ("2024-10-18T12:09", {"seconds": 30}),
        ("[2024,2025]", {"years": 1}),
        ("201X", {"years": 1}),
        ("2024-21", {"years": 1}),
        ("1950S2", {"years": 1}),
        ("9999-12-31", {"days": 1}),
        ("-9999-01", {"months": -1}),
        ("9999-12-31T23:00Z", {"hours": 1}),
        ("-0043-03-15T12:00Z", {"hours": 1}),
        ("2024-10-18T12:09Z", {"years": 10**9}),
        ("2024-10-18T12:09Z", {"days": 10**12}),
    ],
)
def test_what_cannot_be_moved_by_that_is_a_date_error(text, units):
    with pytest.raises(DateError):
        When.parse(text).shift(**units)


@pytest.mark.parametrize("text", ["2024-10-18", "2024-10-18T12:09Z", "2024-10-18/2024-10-20"])
@pytest.mark.parametrize("unit", ["weeks", "microseconds", "day", "moons"])
def test_a_unit_that_does_not_exist_is_named(text, unit):
    with pytest.raises(UsageError, match=unit):
        When.parse(text).shift(**{unit: 1})
