"""Days, and dates that go out to pendulum and datetime and come back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pendulum
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from timeline import Day, When

ZONES = (
    "Asia/Jakarta",
    "Europe/Kyiv",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "UTC",
)

laws = settings(deadline=None, max_examples=200)


@laws
@given(st.dates(), st.integers(-1_000_000, 1_000_000))
def test_days_agree_with_the_standard_library(day, step):
    mine = Day.of(day.year, day.month, day.day)
    assert mine.number == day.toordinal()
    assert mine.ymd == (day.year, day.month, day.day)
    assert mine.weekday == day.isoweekday()
    assert str(mine) == day.isoformat()
    assert mine.date() == day
    assert Day(Day(mine.number + step).number - step) == mine
    if 1 <= mine.number + step <= date.max.toordinal():
        assert str(Day(mine.number + step)) == str(day + timedelta(step))


@laws
@given(st.integers(-(10**40), 10**40), st.integers(1, 12), st.integers(1, 28))
def test_days_of_any_year_go_round(year, month, day):
    one = Day.of(year, month, day)
    assert one.ymd == (year, month, day)
    # the calendar repeats every 400 years, weekdays and all
    assert Day.of(year + 400, month, day).number - one.number == 146_097
    assert Day.of(year + 400, month, day).weekday == one.weekday


@laws
@given(st.dates())
def test_a_date_goes_round_through_when_and_pendulum(day):
    when = When.of(day)
    assert str(when) == day.isoformat()
    assert when == When.of(pendulum.Date(day.year, day.month, day.day))
    interval = when.interval()
    assert (interval.start, interval.end) == (day, day)
    assert When.of(interval.start) == when


@laws
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),
    st.sampled_from((*ZONES, "Europe/Amsterdam", "Africa/Monrovia")),
)
def test_a_time_goes_round_through_when_and_pendulum(wall, zone):
    instant = wall.replace(tzinfo=UTC)
    local = pendulum.instance(instant).in_timezone(zone)
    seconds = local.utcoffset().total_seconds()
    assume(not seconds % 60)  # its text could not be exact
    when = When.of(local)
    assert when.instant == instant
    assert when.interval().start == local
    assert When.of(when.interval().start) == when
    assert When.of(instant.astimezone(ZoneInfo(zone))) == when
    assert when.in_timezone("Asia/Tokyo").instant == instant


@laws
@given(st.datetimes())
def test_a_time_without_a_zone_stays_without(wall):
    when = When.of(wall)
    assert when.instant is None
    assert when.interval().start.naive() == wall
    assert When.of(when.interval().start) == when


@laws
@given(
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(-9999, 9999),
    st.sampled_from(("", "?", "~", "%")),
)
def test_moving_by_days_is_undone_by_moving_back(day, step, sign):
    when = When.parse(f"{day}{sign}")
    moved = when.shift(days=step)
    assert moved.earliest.number - when.earliest.number == step
    assert moved.qualifier == when.qualifier
    assert moved.shift(days=-step) == when


@laws
@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),
    st.sampled_from(ZONES),
    st.integers(-999, 999),
)
def test_moving_a_time_by_hours_moves_its_instant(wall, zone, step):
    when = When.of(wall.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)))
    assert when.shift(hours=step).instant - when.instant == timedelta(hours=step)
