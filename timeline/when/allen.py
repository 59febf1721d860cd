"""Questions about two dates, answered yes, no or maybe, and Allen's thirteen relations (1983).

A relation may hold if some choice of all four ends, each within its range, makes it true. That is
a small system of difference constraints and is solved exactly, so that nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from typing import Final

from timeline.when.extent import FAR, Extent, alternatives, finest_unit, has_offset, hull
from timeline.when.forms import Form

__all__ = ["Allen", "Answer", "contains", "overlaps", "precedes", "relations"]


class Answer(StrEnum):
    """Yes, no or maybe. The truth of MAYBE is an error, so that no `if` guesses."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    def __bool__(self) -> bool:
        if self is Answer.MAYBE:
            raise ValueError("the answer is maybe: compare it with Answer.YES or Answer.NO")
        return self is Answer.YES


class Allen(Enum):
    """Allen's relations of one extent to another. Listed so that each end mirrors the other."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    STARTED_BY = "started-by"
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"

    @property
    def inverse(self) -> Allen:
        """The relation of the second to the first."""
        members = list(Allen)
        return members[-1 - members.index(self)]

    def __str__(self) -> str:
        return self.value


# The order of the ends that each relation means: s and e of the first, S and E of the second.
_ORDER: Final[dict[Allen, str]] = {
    Allen.BEFORE: "e<S",
    Allen.MEETS: "e=S",
    Allen.OVERLAPS: "s<S S<e e<E",
    Allen.STARTS: "s=S e<E",
    Allen.DURING: "S<s e<E",
    Allen.FINISHES: "S<s e=E",
    Allen.EQUALS: "s=S e=E",
    Allen.FINISHED_BY: "s<S e=E",
    Allen.CONTAINS: "s<S E<e",
    Allen.STARTED_BY: "s=S E<e",
    Allen.OVERLAPPED_BY: "S<s s<E E<e",
    Allen.MET_BY: "s=E",
    Allen.AFTER: "E<s",
}
_AROUND: Final = frozenset({Allen.CONTAINS, Allen.STARTED_BY, Allen.FINISHED_BY, Allen.EQUALS})


def relations(first: Form, second: Form) -> frozenset[Allen]:
    """All relations that the first may have to the second; one alone is certain."""
    return frozenset(
        relation for a, b in _pairs(first, second) for relation in _relations(hull(a), hull(b))
    )


def precedes(first: Form, second: Form) -> Answer:
    """Whether the first is over when the second begins."""
    return _merged(_precedes(hull(a), hull(b)) for a, b in _pairs(first, second))


def overlaps(first: Form, second: Form) -> Answer:
    """Whether there is a time that belongs to both."""
    return _merged(
        _any(_overlaps(one, other) for one in a for other in b) for a, b in _pairs(first, second)
    )


def contains(first: Form, second: Form) -> Answer:
    """Whether all of the second lies within the first."""
    return _merged(
        _all(_any(_contains(one, other) for one in a) for other in b)
        for a, b in _pairs(first, second)
    )


def _pairs(first: Form, second: Form) -> Iterator[tuple[tuple[Extent, ...], tuple[Extent, ...]]]:
    unit = min(finest_unit(first), finest_unit(second))
    zoned = has_offset(first) or has_offset(second)
    others = list(alternatives(second, unit, zoned=zoned))
    return ((a, b) for a in alternatives(first, unit, zoned=zoned) for b in others)


def _merged(answers: Iterable[Answer]) -> Answer:
    """What all alternatives agree on."""
    seen: Answer | None = None
    for answer in answers:
        if answer is Answer.MAYBE or (seen is not None and answer is not seen):
            return Answer.MAYBE
        seen = answer
    return Answer.MAYBE if seen is None else seen


def _any(answers: Iterable[Answer]) -> Answer:
    told = set(answers)
    if Answer.YES in told:
        return Answer.YES
    return Answer.MAYBE if Answer.MAYBE in told else Answer.NO


def _all(answers: Iterable[Answer]) -> Answer:
    told = set(answers)
    if Answer.NO in told:
        return Answer.NO
    return Answer.MAYBE if Answer.MAYBE in told else Answer.YES


def _precedes(a: Extent, b: Extent) -> Answer:
    if a.end[1] <= b.start[0]:
        return Answer.YES
    return Answer.MAYBE if a.end[0] <= b.start[1] else Answer.NO


def _overlaps(a: Extent, b: Extent) -> Answer:
    before, after = _precedes(a, b), _precedes(b, a)
    if Answer.YES in (before, after):
        return Answer.NO
    return Answer.YES if before is after is Answer.NO else Answer.MAYBE


def _contains(a: Extent, b: Extent) -> Answer:
    if a.start[1] <= b.start[0] and b.end[1] <= a.end[0]:
        return Answer.YES
    possible = _relations(a, b)
    return Answer.MAYBE if not possible.isdisjoint(_AROUND) else Answer.NO


def _relations(a: Extent, b: Extent) -> frozenset[Allen]:
    return frozenset(relation for relation, order in _ORDER.items() if _possible(a, b, order))


def _possible(a: Extent, b: Extent, order: str) -> bool:
    """Whether some choice of the ends has this order: no cycle of constraints is negative."""
    ends = "seSE"
    zero = 4
    # distance[i][j] is the most that end j can lie after end i
    distance = [[0 if i == j else 4 * FAR for j in range(5)] for i in range(5)]

    def limit(i: int, j: int, most: int) -> None:
        distance[i][j] = min(distance[i][j], most)

    for extent, start, end in ((a, 0, 1), (b, 2, 3)):
        for node, (low, high) in ((start, extent.start), (end, extent.end)):
            limit(zero, node, high)
            limit(node, zero, -low)
        limit(end, start, -1)
        limit(start, end, extent.longest)
    for step in order.split():
        i, sign, j = ends.index(step[0]), step[1], ends.index(step[2])
        limit(j, i, -1 if sign == "<" else 0)
        if sign == "=":
            limit(i, j, 0)
    for k in range(5):
        for i in range(5):
            for j in range(5):
                limit(i, j, distance[i][k] + distance[k][j])
    return all(distance[i][i] >= 0 for i in range(5))
