"""From text to form: EDTF (Library of Congress, 2019-02-04), levels 0 to 2, whole, and a bit more.

What EDTF lacks and timelines need, and what `strict` refuses: times to the minute or to fractions
of a second, zone names in brackets (RFC 9557), a qualifier after a time, and intervals and sets of
times.
"""

from __future__ import annotations

import re

from timeline.errors import DateError
from timeline.when.build_date import build_date
from timeline.when.build_moment import build_moment
from timeline.when.day import OPEN, UNKNOWN, Bound
from timeline.when.explain import explain
from timeline.when.forms import Date, Form, Interval, Moment, Range, Set
from timeline.when.parts import Parts
from timeline.when.plain import plain_date
from timeline.when.seasons import SEASONS

__all__ = ["parse_form"]

_DATE = re.compile(
    r"([?~%])?"
    r"(-?[0-9X]{4}|Y-?[1-9][0-9]{4,}|Y-?[1-9][0-9]*E[1-9][0-9]*)"
    r"(?:S([1-9][0-9]*))?"
    r"([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
)
_MOMENT = re.compile(
    r"(-?[0-9]{4}-([0-9]{2})-([0-9]{2}))"
    r"T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
    r"(?:\[([^\[\]]*)\])?"
    r"([?~%])?"
)
_SIDE = r"([^/\[\]]*(?:\[[^\[\]]*\][^/\[\]]*)*)"  # a slash inside brackets belongs to a zone's name
_INTERVAL = re.compile(f"{_SIDE}/{_SIDE}")


def parse_form(text: str, *, strict: bool = False) -> Form:
    """The form that the text means. `strict` takes EDTF alone. Raises DateError."""
    if text[:1] in ("[", "{"):
        return _set(text, strict)
    if "/" in text and (match := _INTERVAL.fullmatch(text)):
        return _interval(match, text, strict)
    if "T" in text and (match := _MOMENT.fullmatch(text)):
        return build_moment(Parts(match, text, 0), strict=strict)
    if match := _DATE.fullmatch(text):
        return build_date(Parts(match, text, 0))
    raise explain(text, text, 0)


def _single(part: str, text: str, at: int, strict: bool) -> Date | Moment:
    """A date or a time that is a part of the whole text and begins at that offset."""
    if date := plain_date(part):
        return date
    if match := _DATE.fullmatch(part):
        return build_date(Parts(match, text, at))
    if "T" in part and (match := _MOMENT.fullmatch(part)):
        if strict:
            raise _error(text, "EDTF has no times in intervals and sets", "time", at)
        return build_moment(Parts(match, text, at), strict=False)
    raise explain(text, part, at)


def _interval(match: re.Match[str], text: str, strict: bool) -> Interval:
    first = _end(match[1], text, 0, strict)
    last = _end(match[2], text, match.start(2), strict)
    if first is UNKNOWN and last is UNKNOWN:
        raise _error(text, "an interval has a date on one side at least: 2024-10-18/")
    if not isinstance(first, Bound) and not isinstance(last, Bound):
        _refuse_reversed(first, last, text, match.start(2))
    return Interval(first, last)


def _end(part: str, text: str, at: int, strict: bool) -> Date | Moment | Bound:
    if part == "..":
        return OPEN
    return _single(part, text, at, strict) if part else UNKNOWN


def _set(text: str, strict: bool) -> Set:
    all_of = text[0] == "{"
    closing = "}" if all_of else "]"
    if len(text) < 2 or text[-1] != closing:
        raise _error(text, f"a set that opens with '{text[0]}' ends with '{closing}'")
    parts = text[1:-1].split(",")
    members: list[Date | Moment | Range] = []
    at = 1
    for index, part in enumerate(parts):
        if ".." in part:
            members.append(_range(part, text, at, strict))
            if index and members[-1].earliest is OPEN:
                raise _error(text, "only the first member can have an open start", "range", at)
            if index < len(parts) - 1 and members[-1].latest is OPEN:
                raise _error(text, "only the last member can have an open end", "range", at)
        else:
            members.append(_single(part, text, at, strict))
        at += len(part) + 1
    return Set(all_of, tuple(members))


def _range(part: str, text: str, at: int, strict: bool) -> Range:
    first_text, _, last_text = part.partition("..")
    last_at = at + len(first_text) + 2
    first = _single(first_text, text, at, strict) if first_text else None
    last = _single(last_text, text, last_at, strict) if last_text else None
    if first is None and last is None:
        raise _error(text, "'..' has a date on one side at least", "range", at)
    if first is not None and last is not None:
        if _precision(first) != _precision(last):
            raise _error(text, "both ends of a range have the same precision", "range", last_at)
        _refuse_reversed(first, last, text, last_at)
    return Range(first, last)


def _precision(single: Date | Moment) -> tuple[int, bool]:
    if isinstance(single, Moment):
        return 4, False
    return len(single.parts), single.month in SEASONS


def _refuse_reversed(first: Date | Moment, last: Date | Moment, text: str, at: int) -> None:
    if _start(first, last) > _end_of(last, first):
        raise _error(text, "it ends before it starts; swap the two", "end", at)


def _start(single: Date | Moment, other: Date | Moment) -> tuple[int, int]:
    """When it starts, in seconds and nanoseconds; as written, if the other has no offset."""
    if not isinstance(single, Moment):
        return single.start, 0
    floating = not isinstance(other, Moment) or other.offset is None
    return single.wall_start if floating else single.start, single.nanoseconds


def _end_of(single: Date | Moment, other: Date | Moment) -> tuple[int, int]:
    start, nanoseconds = _start(single, other)
    return start + single.end - single.start, nanoseconds


def _error(text: str, reason: str, part: str = "", at: int | None = None) -> DateError:
    return DateError(text, reason, part=part, position=at)
