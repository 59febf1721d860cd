"""What a date can look like: a date, a moment, an interval, a set. Immutable, with exact bounds.

Every form answers the same four questions: `earliest` and `latest` (a day number, OPEN or UNKNOWN)
and `start` and `end` (seconds on the line that dates are sorted on, or infinite). Second 0 is the
midnight before day number 0; moments with an offset are counted in UTC, all others as they are
written. `str()` is the canonical text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import IntFlag
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias

from attrs import field, frozen

from timeline.when.day import OPEN, UNKNOWN, Bound
from timeline.when.zones import find_zone, offsets_of

__all__ = [
    "DAY_SECONDS",
    "Date",
    "Form",
    "Interval",
    "Moment",
    "Qualifier",
    "Range",
    "Set",
    "datetime_at",
    "offset_text",
]

DAY_SECONDS: Final = 86_400
_FIRST: Final = datetime(1, 1, 1)  # noqa: DTZ001 - day number 1, wherever it is counted from


class Qualifier(IntFlag):
    """How sure a source is of a date or of a part of it: EDTF `?`, `~` and `%` (both)."""

    SURE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2

    @property
    def sign(self) -> str:
        """The EDTF character."""
        return ("", "?", "~", "%")[self]


@frozen
class Date:
    """A year, month or day, with unspecified digits and qualifiers (EDTF levels 0 to 2).

    The parts are canonical text: `year` as in `2024`, `-0043`, `20XX`, `Y170000002`, `Y17E7`,
    `1950S2`; `month` two digits, `1X` or a code of the SEASONS; `day` two digits or `X`.
    """

    year: str
    month: str
    day: str
    qualifiers: tuple[Qualifier, ...]  # one a part that is there
    earliest: int
    latest: int

    @property
    def start(self) -> int:
        return self.earliest * DAY_SECONDS

    @property
    def end(self) -> int:
        return (self.latest + 1) * DAY_SECONDS - 1

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are there, the year first."""
        return (self.year, self.month, self.day)[: len(self.qualifiers)]

    def __str__(self) -> str:
        first = self.qualifiers[0]
        if all(q == first for q in self.qualifiers):
            return "-".join(self.parts) + first.sign
        return "-".join(q.sign + part for q, part in zip(self.qualifiers, self.parts, strict=True))


@frozen
class Moment:
    """A wall time on a day, to the minute, second or less, with its offset and zone if known."""

    day: int
    day_text: str
    hour: int
    minute: int
    second: int | None
    fraction: str  # digits after the decimal point
    offset: int | None  # seconds east of UTC
    zone: str  # IANA name or ""
    qualifier: Qualifier

    @property
    def earliest(self) -> int:
        return self.day

    @property
    def latest(self) -> int:
        return self.day

    @property
    def start(self) -> int:
        seconds = self.hour * 3600 + self.minute * 60 + (self.second or 0)
        return self.day * DAY_SECONDS + seconds - (self.offset or 0)

    @property
    def end(self) -> int:
        return self.start + (59 if self.second is None else 0)

    @property
    def wall_start(self) -> int:
        """The second at which it starts, as it is written."""
        return self.start + (self.offset or 0)

    @property
    def nanoseconds(self) -> int:
        """What the fraction adds to `start`."""
        return int(self.fraction.ljust(9, "0")) if self.fraction else 0

    @property
    def wall(self) -> datetime:
        """The wall time, without zone. Raises OverflowError outside the years 1 to 9999."""
        local = self.start + (self.offset or 0)
        return datetime_at(local) + timedelta(microseconds=self.nanoseconds // 1000)

    @property
    def utc(self) -> datetime | None:
        """The instant in UTC, or None without an offset. Raises OverflowError like `wall`."""
        if self.offset is None:
            return None
        return self.wall.replace(tzinfo=UTC) - timedelta(seconds=self.offset)

    def in_zone(self, name: str) -> datetime | None:
        """The instant in UTC, reading the wall time in the zone of that IANA name.

        None where there is no such zone, or where the zone had that time twice or never.
        """
        zone = find_zone(name)
        offsets = offsets_of(zone, self.wall) if zone else ()
        if len(offsets) != 1:
            return None
        return self.wall.replace(tzinfo=UTC) - timedelta(seconds=offsets[0])

    @property
    def clock(self) -> str:
        """The time of day as written: 12:09, 12:09:30 or 12:09:30.25."""
        seconds = "" if self.second is None else f":{self.second:02}"
        fraction = f".{self.fraction}" if self.fraction else ""
        return f"{self.hour:02}:{self.minute:02}{seconds}{fraction}"

    def __str__(self) -> str:
        zone = f"[{self.zone}]" if self.zone else ""
        return f"{self.day_text}T{self.clock}{offset_text(self.offset)}{zone}{self.qualifier.sign}"


def datetime_at(second: int) -> datetime:
    """The naive datetime at a second of the sorting line. Raises OverflowError outside 1–9999."""
    return _FIRST + timedelta(seconds=second - DAY_SECONDS)


def offset_text(seconds: int | None) -> str:
    """An offset as ISO 8601 writes it; nothing where there is none or it is not whole minutes.

    >>> offset_text(25200), offset_text(0), offset_text(-12600)
    ('+07:00', 'Z', '-03:30')
    """
    if seconds is None or seconds % 60:
        return ""
    if seconds == 0:
        return "Z"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


@frozen
class Interval:
    """It lasted from one date to another; an end may be OPEN (`..`) or UNKNOWN (nothing)."""

    first: Date | Moment | Bound
    last: Date | Moment | Bound

    @property
    def earliest(self) -> int | Bound:
        if isinstance(self.first, Bound):
            return self.first
        # in another zone, the later moment can be on the earlier day
        return min((self.first.earliest, *self._local_days()))

    @property
    def latest(self) -> int | Bound:
        if isinstance(self.last, Bound):
            return self.last
        return max((self.last.latest, *self._local_days()))

    def _local_days(self) -> tuple[int, ...]:
        ends = (self.first, self.last)
        return tuple(end.day for end in ends if isinstance(end, Moment))

    @property
    def start(self) -> float:
        if not isinstance(self.first, Bound):
            return self.first.start
        if self.first is UNKNOWN and not isinstance(self.last, Bound):
            return self.last.end // DAY_SECONDS * DAY_SECONDS
        return -inf

    @property
    def end(self) -> float:
        return inf if isinstance(self.last, Bound) else self.last.end

    def __str__(self) -> str:
        return f"{_end_text(self.first)}/{_end_text(self.last)}"


def _end_text(end: Date | Moment | Bound) -> str:
    return ".." if end is OPEN else "" if end is UNKNOWN else str(end)


@frozen
class Range:
    """Consecutive members of a set, `a..b`; None on a side that is open."""

    first: Date | Moment | None
    last: Date | Moment | None

    @property
    def earliest(self) -> int | Bound:
        return OPEN if self.first is None else self.first.earliest

    @property
    def latest(self) -> int | Bound:
        return OPEN if self.last is None else self.last.latest

    @property
    def start(self) -> float:
        return -inf if self.first is None else self.first.start

    @property
    def end(self) -> float:
        return inf if self.last is None else self.last.end

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"


Member: TypeAlias = Date | Moment | Range


def _in_order(members: Sequence[Member]) -> tuple[Member, ...]:
    if all(one.end < other.start for one, other in pairwise(members)):
        return tuple(members)
    return tuple(sorted(set(members), key=lambda m: (m.end == inf, m.start, m.end, str(m))))


@frozen
class Set:
    """One of several dates (`[…]`) or all of them (`{…}`), EDTF level 2. Members are in order."""

    all_of: bool
    members: tuple[Member, ...] = field(converter=_in_order)

    @property
    def earliest(self) -> int | Bound:
        days = [m.earliest for m in self.members]
        return OPEN if OPEN in days else min(d for d in days if not isinstance(d, Bound))

    @property
    def latest(self) -> int | Bound:
        days = [m.latest for m in self.members]
        return OPEN if OPEN in days else max(d for d in days if not isinstance(d, Bound))

    @property
    def start(self) -> float:
        start = self.members[0].start
        if start == -inf and not self.all_of and self.end != inf:
            # "on that day or before it" stands at the only day that is known
            return self.end // DAY_SECONDS * DAY_SECONDS
        return start

    @property
    def end(self) -> float:
        return max(m.end for m in self.members)

    def __str__(self) -> str:
        inside = ",".join(map(str, self.members))
        return f"{{{inside}}}" if self.all_of else f"[{inside}]"


Form: TypeAlias = Date | Moment | Interval | Set
