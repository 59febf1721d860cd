"""Where a date stands on the axis of TimelineJS, and the words that say what is known of it."""

from __future__ import annotations

from itertools import takewhile
from typing import TypeAlias

from timeline import Day, Event, ExportContext
from timeline.when import Date, Form, Interval, Moment, Range, Set

__all__ = ["PARTS", "dates"]

PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_LAST_YEAR = 10**15 - 1  # JavaScript counts so far without a gap

_Single: TypeAlias = Date | Moment


def dates(event: Event, context: ExportContext) -> dict[str, object]:
    """The start, the end if it lasted, and words; nothing where TimelineJS has no place for it."""
    form = event.when.form
    first: Form | Range | None = form.members[0] if isinstance(form, Set) else form
    if isinstance(first, Range):
        first = first.first or first.last
    ends = (first.first, first.last) if isinstance(first, Interval) else (first,)
    told = [end for end in ends if isinstance(end, Date | Moment)]
    if not told or any(abs(Day(end.earliest).year) >= _LAST_YEAR for end in told):
        context.lost(event, "event", "TimelineJS has no place for its date; it is left out")
        return {}
    made: dict[str, object] = {
        name: _parts(end) for name, end in zip(("start_date", "end_date"), told, strict=False)
    }
    is_whole = len(told) == len(ends) and not isinstance(form, Set)
    if isinstance(form, Set) or ends[0] is not told[0] or not all(map(_is_exact, told)):
        context.lost(event, "when", "it stands at one date, with words that say what is known")
    if not is_whole or not all(map(_is_shown, told)):
        made["display_date"] = event.when.format(context.locale)
    return made


def _parts(single: _Single) -> dict[str, int]:
    """A date object: as many parts as are known, without a year 0."""
    year, *numbers = Day(single.earliest).ymd
    if isinstance(single, Date):
        numbers = numbers[: len(list(takewhile(str.isdigit, _months(single))))]
    else:
        numbers += [single.hour, single.minute]
        numbers += [] if single.second is None else [single.second]
        numbers += [int(single.fraction[:3].ljust(3, "0"))] if single.fraction else []
    return dict(zip(PARTS, (year if year > 0 else year - 1, *numbers), strict=False))


def _months(date: Date) -> tuple[str, ...]:
    """Month and day, where the month is one and the year is known."""
    is_known = date.year.lstrip("Y-").isdigit() and date.month.isdigit() and int(date.month) <= 12
    return date.parts[1:] if is_known else ()


def _is_exact(single: _Single) -> bool:
    """Whether the axis has what it says: it knows no doubts, seasons and gaps."""
    if isinstance(single, Moment):
        return not single.qualifier
    months = single.parts[1:]
    is_known = single.year.lstrip("Y-").isdigit() and all(map(str.isdigit, months))
    return is_known and not any(single.qualifiers) and _months(single) == months


def _is_shown(single: _Single) -> bool:
    """Whether TimelineJS words it as it is; it knows no zones, and midnight is no time to it."""
    return isinstance(single, Date) and _is_exact(single) and 0 < Day(single.earliest).year < 10_000
