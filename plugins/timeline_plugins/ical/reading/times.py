"""DATE, DATE-TIME and DURATION (RFC 5545, 3.3.4 to 3.3.6), and a time in its zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from attrs import evolve, field, frozen

from timeline.errors import visible
from timeline_plugins.ical.reading.zones import Zone

__all__ = ["Time", "WrongError", "read_duration", "read_time"]

_TIME: Final = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?", re.IGNORECASE
)
_DURATION: Final = re.compile(
    r"([+-]?)P(?=[0-9T])(?:([0-9]{1,6})W)?(?:([0-9]{1,7})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?",
    re.IGNORECASE,
)
_IN_UTC: Final = Zone(UTC, "UTC")


class WrongError(ValueError):
    """A value that is none of its type; the message says what would be right."""


@frozen
class Time:
    """A day, or a time with its zone if it has one."""

    wall: datetime
    is_day: bool = False
    zone: Zone | None = None
    offset: timedelta | None = None
    """The offset from UTC; none for a day, and for a time that floats."""
    is_leap: bool = field(default=False, eq=False)
    """Whether it was second 60 in the file."""

    @property
    def day(self) -> date:
        """The day of the wall time."""
        return self.wall.date()

    @property
    def key(self) -> datetime | date:
        """What tells it from others: the day, the instant in UTC, or the wall time."""
        if self.is_day:
            return self.wall.date()
        return self.wall if self.offset is None else self.instant

    @property
    def instant(self) -> datetime:
        """The time in UTC; one that floats, as if it were there."""
        try:
            return (self.wall - (self.offset or timedelta())).replace(tzinfo=UTC)
        except OverflowError:
            return self.wall.replace(tzinfo=UTC)

    def text(self, *, seconds: bool) -> str:
        """The day or the time as EDTF, with offset and zone."""
        if self.is_day:
            return self.wall.isoformat()[:10]
        wall = self.wall.isoformat()[: 19 if seconds else 16]
        if self.zone is None or self.offset is None:
            return wall
        if self.zone.is_utc:
            return f"{wall}Z"
        minutes = int(self.offset.total_seconds() / 60)  # local mean times are cut: RFC 9557
        offset = "Z"
        if minutes:
            hours, rest = divmod(abs(minutes), 60)
            offset = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
        return f"{wall}{offset}[{self.zone.name}]" if self.zone.name else f"{wall}{offset}"

    @property
    def has_seconds(self) -> bool:
        """Whether it has to be told to the second."""
        return not self.is_day and self.wall.second != 0

    def whole_day(self) -> Time:
        """The day that it is on."""
        return Time(self.wall.replace(hour=0, minute=0, second=0), is_day=True)

    def moved(self, days: int, clock: timedelta = timedelta()) -> Time:
        """Later by days on the calendar, and then by what the clock counts. Raises WrongError."""
        try:
            wall = self.wall + timedelta(days=days)
            if self.is_day:
                return Time(wall + timedelta(days=clock.days), is_day=True)
            there = located(wall, self.zone) if days else self
            if there.offset is None or there.zone is None:
                return Time(there.wall + clock)
            return at(there.instant + clock, there.zone) if clock else there
        except OverflowError:
            raise WrongError("it ends after the year 9999, where calendars end") from None


def read_time(value: str, zone: Zone | None = None) -> Time:
    """The day or time that the value is, in that zone if it names none. Raises WrongError."""
    match = _TIME.fullmatch(value.strip())
    if match is None:
        raise WrongError(f"'{visible(value, 40)}' is no date; write 20241018 or 20241018T090000")
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return Time(datetime(int(year), int(month), int(day)), is_day=True)  # noqa: DTZ001
        # a leap second is the one before it to those who count none
        at_second = min(int(second), 59) if second == "60" else int(second)
        ymd = int(year), int(month), int(day)
        wall = datetime(*ymd, int(hour), int(minute), at_second)  # noqa: DTZ001
    except ValueError:
        raise WrongError(f"there is no such date or time as '{visible(value, 40)}'") from None
    made = located(wall, _IN_UTC if utc else zone)
    return evolve(made, is_leap=True) if second == "60" else made


def located(wall: datetime, zone: Zone | None) -> Time:
    """The wall time in its zone: the first of two; one that was skipped by the offset before."""
    if zone is None:
        return Time(wall)
    if zone.is_utc:
        return Time(wall, zone=zone, offset=timedelta())
    offset: timedelta | None = None
    try:
        local = wall.replace(tzinfo=zone.tz)
        offset = local.utcoffset()
        if offset is None:
            return Time(wall)
        if zone.name and offset >= (local.replace(fold=1).utcoffset() or offset):
            return Time(wall, zone=zone, offset=offset)  # it was not skipped (PEP 495)
        found = at((wall - offset).replace(tzinfo=UTC), zone)
    except (OverflowError, ValueError):  # the first and the last day there is
        return Time(wall, zone=zone if offset is not None else None, offset=offset)
    return Time(wall, zone=zone, offset=offset) if found.wall == wall else found


def at(instant: datetime, zone: Zone) -> Time:
    """The wall time of an instant in a zone."""
    local = instant.astimezone(zone.tz)
    return Time(local.replace(tzinfo=None, fold=0), zone=zone, offset=local.utcoffset())


def read_duration(value: str) -> tuple[int, timedelta]:
    """The days of a DURATION, which are those of the calendar, and what the clock counts of it.

    Raises WrongError for what is none, and for a negative one.
    """
    match = _DURATION.fullmatch(value.strip())
    if match is None:
        raise WrongError(f"'{visible(value, 40)}' is no duration; they are like P1D or PT1H30M")
    weeks, days, hours, minutes, seconds = (int(digits or 0) for digits in match.groups()[1:])
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    days += 7 * weeks
    if match[1] == "-" and (days or clock):
        raise WrongError("a duration is not negative: nothing ends before it starts")
    return days, clock
