"""What a date leaves open: the ranges in which its start and its end must lie.

A day, a minute or a second is that whole unit, unless it is compared with something finer; then it
is an extent somewhere within the unit, as every coarser date is (`2024` is a date in 2024), and
every member of a one-of set. A date without an offset, compared with a moment that has one, may be
meant anywhere on Earth: up to 14 hours earlier or 12 hours later than written. Qualifiers move no
bound.

Ends are counted in the finest unit of the comparison, on the line that dates are sorted on. The end
is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from timeline.when.day import Bound
from timeline.when.forms import DAY_SECONDS, Date, Form, Interval, Moment, Range, Set

__all__ = ["FAR", "Extent", "alternatives", "finest_unit", "has_offset", "hull"]

_SECOND: Final = 1_000_000_000
_HOUR: Final = 3600 * _SECOND
_DAY: Final = DAY_SECONDS * _SECOND

FAR: Final = 10**1100
"""Beyond every date: a whole number, because years may be too large for infinity, a float."""


@frozen
class Extent:
    """The least and greatest start and end, and the greatest length, of what a date may mean."""

    start: tuple[int, int]
    end: tuple[int, int]
    longest: int = FAR


def alternatives(form: Form, unit: int, *, zoned: bool) -> Iterator[tuple[Extent, ...]]:
    """What a form may mean: one alternative, or one for each member of a one-of set.

    An alternative has one extent, or the several of an all-of set. `unit` is the finest of the
    comparison, in nanoseconds; `zoned` tells whether any moment in the comparison has an offset.
    """
    match form:
        case Interval():
            first = None if isinstance(form.first, Bound) else form.first
            last = None if isinstance(form.last, Bound) else form.last
            yield (_from_to(first, last, unit, zoned),)
        case Set(all_of=True):
            yield tuple(_joined(_member(member, unit, zoned) for member in form.members))
        case Set():
            for member in form.members:
                yield (_one_of(member, unit, zoned),)
        case _:
            yield (_single(form, unit, zoned),)


def hull(extents: Sequence[Extent]) -> Extent:
    """From the first start to the last end."""
    if len(extents) == 1:
        return extents[0]
    starts, ends = zip(*((extent.start, extent.end) for extent in extents), strict=True)
    return Extent(
        (min(low for low, _ in starts), min(high for _, high in starts)),
        (max(low for low, _ in ends), max(high for _, high in ends)),
    )


def _joined(extents: Iterable[Extent]) -> list[Extent]:
    """Extents in order; those that are known and follow each other at once become one."""
    runs: list[Extent] = []
    for extent in extents:
        if (
            runs
            and _is_known(extent)
            and _is_known(runs[-1])
            and extent.start[0] <= runs[-1].end[0]
        ):
            runs[-1] = hull((runs[-1], extent))
        else:
            runs.append(extent)
    return runs


def _is_known(extent: Extent) -> bool:
    return extent.start[0] == extent.start[1] and extent.end[0] == extent.end[1]


def _member(member: Date | Moment | Range, unit: int, zoned: bool) -> Extent:
    """A member of an all-of set: a range lasts from its first to its last."""
    if isinstance(member, Range):
        return _from_to(member.first, member.last, unit, zoned)
    return _single(member, unit, zoned)


def _from_to(
    first: Date | Moment | None, last: Date | Moment | None, unit: int, zoned: bool
) -> Extent:
    start = _single(first, unit, zoned).start if first else (-FAR, FAR)
    end = _single(last, unit, zoned).end if last else (-FAR, FAR)
    # it is not empty: the one bound that is known limits the other
    return Extent((start[0], min(start[1], end[1] - 1)), (max(end[0], start[0] + 1), end[1]))


def _one_of(member: Date | Moment | Range, unit: int, zoned: bool) -> Extent:
    """A member of a one-of set: a range stands for one unknown date in it."""
    if not isinstance(member, Range):
        return _single(member, unit, zoned)
    ends = [end for end in (member.first, member.last) if end is not None]
    low = _single(member.first, unit, zoned).start[0] if member.first else -FAR
    high = _single(member.last, unit, zoned).end[1] if member.last else FAR
    exact = all(isinstance(end, Moment) or _is_day(end) for end in ends)
    longest = max(map(_grain, ends)) // unit if exact else FAR
    return Extent((low, high - 1), (low + 1, high), longest)


def _single(single: Date | Moment, unit: int, zoned: bool) -> Extent:
    low = single.start * _SECOND
    if isinstance(single, Moment):
        low += single.nanoseconds
        high, known = low + _grain(single), _grain(single) == unit
    else:
        high, known = (single.end + 1) * _SECOND, _is_day(single) and unit == _DAY
    low, high = low // unit, high // unit
    start, end = ((low, low), (high, high)) if known else ((low, high - 1), (low + 1, high))
    if zoned and not (isinstance(single, Moment) and single.offset is not None):
        east, west = 14 * _HOUR // unit, 12 * _HOUR // unit
        start, end = (start[0] - east, start[1] + west), (end[0] - east, end[1] + west)
    return Extent(start, end, high - low)


def _is_day(single: Date | Moment) -> bool:
    return isinstance(single, Date) and single.earliest == single.latest


def _grain(single: Date | Moment) -> int:
    """The length of the unit that is stated, a day at the most."""
    if isinstance(single, Date):
        return _DAY
    if single.fraction:
        return int(10 ** (9 - len(single.fraction)))
    return 60 * _SECOND if single.second is None else _SECOND


def _singles(form: Form | Range) -> Iterator[Date | Moment]:
    match form:
        case Set():
            for member in form.members:
                yield from _singles(member) if isinstance(member, Range) else (member,)
        case Interval() | Range():
            for end in (form.first, form.last):
                if end is not None and not isinstance(end, Bound):
                    yield end
        case _:
            yield form


def finest_unit(form: Form) -> int:
    """The shortest unit that the form states, in nanoseconds, a day at the most."""
    return min((_grain(single) for single in _singles(form)), default=_DAY)


def has_offset(form: Form) -> bool:
    """Whether a moment in the form has an offset."""
    return any(isinstance(s, Moment) and s.offset is not None for s in _singles(form))
