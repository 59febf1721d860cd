"""To and from pendulum and datetime, at the edges: dates inside are whole numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline.errors import DateError, UsageError, did_you_mean, visible
from timeline.when.day import OPEN, Bound, Day, day_number, days_in_month
from timeline.when.forms import Date, Form, Interval, Moment, offset_text
from timeline.when.zones import find_zone

if TYPE_CHECKING:
    import pendulum

UNITS = ("years", "months", "days", "hours", "minutes", "seconds")
_KNOWN_UNITS = f"; there are: {', '.join(UNITS)}"

__all__ = ["in_timezone", "interval_of", "shifted", "text_of"]


def text_of(value: date) -> str:
    """The text of a date or datetime of the standard library or pendulum, to what it states.

    A zone that has an IANA name keeps it. Microseconds are written if there are any.
    """
    if not isinstance(value, datetime):
        return f"{value:%Y-%m-%d}".rjust(10, "0")
    text = value.replace(tzinfo=None, microsecond=0).isoformat()
    if value.microsecond:
        text += f".{value.microsecond:06}".rstrip("0")
    offset = value.utcoffset()
    if offset is None:
        return text
    name = str(getattr(value.tzinfo, "key", None) or getattr(value.tzinfo, "name", None) or "")
    zone = f"[{name}]" if name != "UTC" and find_zone(name) else ""
    seconds = int(offset.total_seconds())
    if not zone and (seconds % 60 or offset.microseconds):
        raise DateError(str(value), "its offset is no whole number of minutes")
    return f"{text}{offset_text(seconds)}{zone}"


def interval_of(form: Form) -> pendulum.Interval[pendulum.Date]:
    """From the first to the last that a form can mean, both included.

    DateTimes for a moment or from moment to moment, Dates for everything else. Raises DateError for
    open and unknown ends and outside the years 1 to 9999.
    """
    import pendulum

    ends = (form.first, form.last) if isinstance(form, Interval) else (form, form)
    first, last = ends
    if isinstance(first, Moment) and isinstance(last, Moment):
        if (first.offset is None) != (last.offset is None):
            raise DateError(str(form), "one of its times has no offset, so its length is unknown")
        return pendulum.Interval(_datetime(first), _datetime(last))
    earliest, latest = form.earliest, form.latest
    if isinstance(earliest, Bound) or isinstance(latest, Bound):
        raise DateError(str(form), "it has no bound on one side, so it is no interval of days")
    return pendulum.Interval(Day(earliest).date(), Day(latest).date())


def _datetime(moment: Moment) -> pendulum.DateTime:
    import pendulum

    try:
        if moment.zone:
            utc = moment.utc
            assert utc is not None  # a zone gives the offset
            return pendulum.instance(utc).in_timezone(moment.zone)
        wall = moment.wall
    except OverflowError:
        raise _out_of_reach(moment) from None
    if moment.offset is None:
        return pendulum.instance(wall, tz=None)
    return pendulum.instance(wall, tz=pendulum.FixedTimezone(moment.offset))


def in_timezone(form: Form, name: str) -> str:
    """The text of a moment, or from moment to moment, as clocks of that zone showed it.

    Raises DateError where there is no offset and where there is no such zone.
    """
    zone = find_zone(name)
    if zone is None:
        raise DateError(str(form), f"there is no time zone '{visible(name)}'")
    if isinstance(form, Interval):
        ends = [_end_text(end, name) for end in (form.first, form.last)]
        return "/".join(ends)
    if not isinstance(form, Moment) or form.offset is None:
        raise DateError(str(form), "only a time with an offset can be told in another zone")
    try:
        return _moment_text(_datetime(form).astimezone(zone), form)
    except OverflowError:
        raise _out_of_reach(form) from None


def _end_text(end: Date | Moment | Bound, name: str) -> str:
    if isinstance(end, Bound):
        return ".." if end is OPEN else ""
    return in_timezone(end, name)


def _moment_text(value: datetime, like: Moment) -> str:
    """The text of a datetime, as fine as the moment that it comes from."""
    text = text_of(value.replace(microsecond=0))
    wall, rest = text[:19], text[19:]
    if like.second is None and not value.second:  # local mean times are to the second
        wall = wall[:16]
    fraction = f".{like.fraction}" if like.fraction else ""
    return f"{wall}{fraction}{rest}{like.qualifier.sign}"


def shifted(form: Form, units: dict[str, int]) -> str:
    """The text of a form moved by whole units, none of them finer than what it states.

    Months that are too short end on their last day, as in pendulum. Raises DateError for sets,
    masked digits, seasons, and units that are too fine.
    """
    for unit in units:
        if unit not in UNITS:
            remedy = did_you_mean(unit, UNITS)
            raise UsageError(f"there is no unit '{visible(unit)}'{remedy or _KNOWN_UNITS}")
    match form:
        case Interval():
            ends = (form.first, form.last)
            moved = [
                (".." if end is OPEN else "") if isinstance(end, Bound) else shifted(end, units)
                for end in ends
            ]
            return "/".join(moved)
        case Moment():
            if form.second is None and units.get("seconds"):
                raise DateError(str(form), "seconds are finer than what it states")
            try:
                return _moment_text(_datetime(form).add(**units), form)
            except (OverflowError, ValueError):
                raise _out_of_reach(form) from None
        case Date() if all(part.removeprefix("-").isdigit() for part in form.parts):
            return _shifted_date(form, units)
        case _:
            raise DateError(str(form), "only years, months, days and times can be moved")


def _shifted_date(date: Date, units: dict[str, int]) -> str:
    allowed = ("years", "months", "days")[: len(date.parts)]
    for name, number in units.items():
        if number and name not in allowed:
            raise DateError(str(date), f"{name} are finer than what it states")
    year, month, day = Day(date.earliest).ymd
    if date.month and int(date.month) > 12:
        raise DateError(str(date), "only years, months, days and times can be moved")
    months = year * 12 + month - 1 + units.get("years", 0) * 12 + units.get("months", 0)
    year, month = months // 12, months % 12 + 1
    number = day_number(year, month, min(day, days_in_month(year, month))) + units.get("days", 0)
    texts = str(Day(number)).removeprefix("+").rsplit("-", 2)[: len(date.parts)]
    if abs(Day(number).year) > 9999:
        if len(texts) > 1:
            raise DateError(str(date), "EDTF has no months and days beyond the year 9999")
        texts = [f"Y{texts[0]}"]
    year_text, month_text, day_text = [*texts, "", ""][:3]
    return str(Date(year_text, month_text, day_text, date.qualifiers, number, number))


def _out_of_reach(form: Form) -> DateError:
    return DateError(str(form), "pendulum and datetime end at the years 1 and 9999")
