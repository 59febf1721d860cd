"""Dates compared by what they can mean.

A date is more precise than another where everything that it can mean is something that the other
can mean, and not the other way round: 18 October for October, or for "by 30 October". One day of
three is not more precise than "lasted three days", nor is an end than "goes on": those are other
facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.differences.change import ChangeKind
from timeline.differences.told import Comparer, Context, Told
from timeline.when import OPEN, Answer, Interval, Qualifier, When
from timeline.when.extent import Extent, alternatives, finest_unit, has_offset

__all__ = ["date"]

_SIGNS: Final = re.compile("[?~%]")
_ADJECTIVES: Final = {Qualifier.UNCERTAIN: "uncertain", Qualifier.APPROXIMATE: "approximate"}


def date(noun: str) -> Comparer:
    """A date, which may be missing."""

    def told(before: When | None, after: When | None, context: Context) -> Iterator[Told]:
        if before is None or after is None:
            if after is not None:
                words = f"{noun} added: {context.date(after)}"
                yield Told(ChangeKind.ADDED, words, None, after)
            elif before is not None:
                words = f"{noun} removed: {context.date(before)}"
                yield Told(ChangeKind.REMOVED, words, before, None)
        else:
            kind, words = _compared(before, after, context)
            yield Told(kind, f"its {noun} {words}", before, after)

    return told


def _compared(before: When, after: When, context: Context) -> tuple[ChangeKind, str]:
    old, new = context.date(before), context.date(after)
    if old == new:  # the words are coarser than EDTF
        old, new = f"{old} ({before})", f"{new} ({after})"
    if _SIGNS.sub("", str(before)) == _SIGNS.sub("", str(after)):
        if changed := _requalified(before.qualifier, after.qualifier):
            return ChangeKind.QUALIFIED, f"is {changed}: {new}"
        return ChangeKind.QUALIFIED, f"is doubted in another part: {old}, now {new}"
    if _goes_on(before) == _goes_on(after):
        narrower, wider = _within(after, before), _within(before, after)
        if narrower and not wider:
            return ChangeKind.MORE_PRECISE, f"became more precise: {old}, now {new}"
        if wider and not narrower:
            return ChangeKind.LESS_PRECISE, f"became less precise: {old}, now {new}"
    if before.overlaps(after) is Answer.NO:
        return ChangeKind.MOVED, f"moved from {old} to {new}"
    return ChangeKind.CHANGED, f"changed: {old}, now {new}"


def _requalified(before: Qualifier, after: Qualifier) -> str:
    gained = [word for flag, word in _ADJECTIVES.items() if flag & after & ~before]
    lost = [word for flag, word in _ADJECTIVES.items() if flag & before & ~after]
    parts = [f"now {' and '.join(gained)}"] if gained else []
    parts += [f"no longer {' or '.join(lost)}"] if lost else []
    return " and ".join(parts)


def _goes_on(when: When) -> tuple[bool, bool]:
    """Whether it is said to have no beginning, and no end."""
    form = when.form
    if not isinstance(form, Interval):
        return False, False
    return form.first is OPEN, form.last is OPEN


def _within(inner: When, outer: When) -> bool:
    """Whether everything that the inner date can mean is something that the outer one can mean."""
    unit = min(finest_unit(inner.form), finest_unit(outer.form))
    zoned = has_offset(inner.form) or has_offset(outer.form)
    wide = list(alternatives(outer.form, unit, zoned=zoned))
    return all(
        any(_fits(extents, others) for others in wide)
        for extents in alternatives(inner.form, unit, zoned=zoned)
    )


def _fits(inner: tuple[Extent, ...], outer: tuple[Extent, ...]) -> bool:
    return len(inner) == len(outer) and all(
        b.start[0] <= a.start[0]
        and a.start[1] <= b.start[1]
        and b.end[0] <= a.end[0]
        and a.end[1] <= b.end[1]
        and min(a.longest, a.end[1] - a.start[0]) <= b.longest
        for a, b in zip(inner, outer, strict=True)
    )
