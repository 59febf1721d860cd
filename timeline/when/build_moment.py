"""From the parts of a text to a `Moment`, with its offset and zone checked against each other."""

from __future__ import annotations

from datetime import date as stdlib_date

from timeline.errors import visible
from timeline.when.build_date import complete_day
from timeline.when.forms import DAY_SECONDS, Moment, datetime_at, offset_text
from timeline.when.parts import QUALIFIERS, Parts
from timeline.when.zones import find_zone, offsets_of

__all__ = ["build_moment"]

_EAST, _WEST = 14 * 3600, -12 * 3600  # no place on Earth keeps a time outside of these
_DATE, _MONTH, _DAY, _HOUR, _MINUTE, _SECOND, _FRACTION, _OFFSET, _ZONE, _QUALIFIER = range(1, 11)


def build_moment(parts: Parts, *, strict: bool) -> Moment:
    """The moment of a match of the grammar. Raises DateError.

    A zone without an offset gives it where the wall time exists once. A wall time that the zone
    skipped, or had twice, is an error that names the choice.
    """
    date, month, day, hour, minute, second, fraction, offset, zone, qualifier = parts.match.groups()
    if strict:
        _refuse_beyond_edtf(parts)
    try:
        number = stdlib_date.fromisoformat(date).toordinal()
    except ValueError:  # no such day, or a year that datetime does not know
        number = _day_number(date, month, day, parts)
    h, m, s = int(hour), int(minute), int(second or 0)
    if h > 23 or m > 59 or s > 59:
        _refuse_time(h, m, s, int(fraction or 0), parts)
    seconds = _offset(offset, parts)
    if zone is not None:
        wall = number * DAY_SECONDS + h * 3600 + m * 60 + s
        seconds = _zoned(zone, wall, seconds, parts)
    return Moment(
        number,
        date,
        h,
        m,
        None if second is None else s,
        fraction or "",
        seconds,
        zone or "",
        QUALIFIERS[qualifier],
    )


def _day_number(date: str, month: str, day: str, parts: Parts) -> int:
    if date.startswith("-0000"):
        parts.fail("there is no year -0000; 1 BCE is 0000", "year", _DATE)
    year = int(date[: date.index("-", 1)])
    return complete_day(year, int(month), int(day), parts, (_MONTH, _DAY))


def _refuse_time(hour: int, minute: int, second: int, fraction: int, parts: Parts) -> None:
    """Raise the error of a time that no clock shows; 24:00:00, the end of a day, is one."""
    if hour > 24 or (hour == 24 and (minute or second or fraction)):
        parts.fail("hours are 00 to 23; 24:00:00 is the end of a day", "hour", _HOUR)
    if minute > 59:
        parts.fail("minutes are 00 to 59", "minute", _MINUTE)
    if second > 59:
        parts.fail("seconds are 00 to 59; leap seconds are not counted", "second", _SECOND)


def _refuse_beyond_edtf(parts: Parts) -> None:
    if parts.match[_SECOND] is None:
        parts.fail("EDTF wants the seconds, as in 12:09:00", "time", _HOUR)
    for group, what in (
        (_FRACTION, "fractions of a second"),
        (_ZONE, "zone names"),
        (_QUALIFIER, "qualified times"),
    ):
        if parts.match[group] is not None:
            parts.fail(f"EDTF has no {what}", "time", group)


def _offset(text: str | None, parts: Parts) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[4:6] or 0)
    if minutes > 59:
        parts.fail("minutes are 00 to 59", "offset", _OFFSET)
    seconds = int(text[1:3]) * 3600 + minutes * 60
    if text[0] == "-":
        if not seconds:
            parts.fail("ISO 8601 has no offset -00:00; write Z, or nothing", "offset", _OFFSET)
        seconds = -seconds
    if not _WEST <= seconds <= _EAST:
        parts.fail("offsets are -12:00 to +14:00", "offset", _OFFSET)
    return seconds


def _zoned(name: str, wall: int, written: int | None, parts: Parts) -> int:
    """The offset of a wall time (seconds, as if in UTC) in the zone of that name."""
    zone = find_zone(name)
    if zone is None:
        parts.fail(
            f"there is no time zone '{visible(name)}'; names are like Asia/Jakarta", "zone", _ZONE
        )
    try:
        possible = offsets_of(zone, datetime_at(wall))
    except OverflowError:
        parts.fail("zones are known for the years 1 to 9999; write the offset", "zone", _ZONE)
    if written is None:
        if len(possible) == 1:
            return possible[0]
        if not possible:
            parts.fail(
                f"{name} had no such time: it was skipped",
                "time",
                _HOUR,
            )
        choice = " or ".join(map(_to_the_minute, possible))
        parts.fail(f"{name} had this time twice; write the offset, {choice}", "time", _HOUR)
    for seconds in possible:
        # RFC 9557: offsets of local mean times, which have seconds, are written to the minute
        if seconds == written or (seconds % 60 and abs(seconds - written) < 60):
            return written
    if not possible:
        parts.fail(
            f"{name} had no such time: it was skipped",
            "time",
            _HOUR,
        )
    if parts.match[_OFFSET] == "Z":
        parts.fail(
            f"Z is the time in UTC, not in {name}; write it there, or no zone", "zone", _ZONE
        )
    right = " or ".join(map(_to_the_minute, possible))
    parts.fail(f"{name} was at {right} then; correct the offset or the zone", "offset", _OFFSET)


def _to_the_minute(seconds: int) -> str:
    """An offset as RFC 9557 wants it written, local mean times rounded towards zero."""
    return offset_text(int(seconds / 60) * 60)
