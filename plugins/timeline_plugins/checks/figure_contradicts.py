"""figure-contradicts: one speaker with two numbers for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias

from attrs import define, field

from timeline import Event, Figure, Problem, RelationKind, Rule, Stance, Statement, Timeline
from timeline.errors import visible
from timeline_plugins.checks.common import certain, counting, plain

__all__ = ["FigureContradicts"]

_TAKES_THE_PLACE: Final = (RelationKind.CORRECTS, RelationKind.FOLLOWS)

Number: TypeAlias = int | Decimal
Key: TypeAlias = tuple[str, ...]


class FigureContradicts(Rule):
    """Figures of one name and unit whose ranges do not meet.

    They stand in one event, or come from one speaker in statements about one event. A number that
    is approximate may be off by a tenth. A later count is no contradiction: what was certainly said
    after the other, or after a retraction, or is related to it (`corrects`, `follows`), is let be.
    """

    code = "figure-contradicts"
    title = "Two numbers of one speaker that cannot both be right"
    remedy = "correct one of them, or relate the later statement to the earlier as 'corrects'"
    trips = """\
title: Troops
events:
  - id: troops
    when: 2024-10-18
    title: Troops are sent
  - when: 2024-10-19
    title: We count 1,500
    speaker: Intelligence service
    about: {event: troops, stance: asserts}
    figures: {name: soldiers, best: 1500}
  - when: 2024-10-19
    title: We count 12,000
    speaker: Intelligence service
    about: {event: troops, stance: asserts}
    figures: {name: soldiers, best: 12000}
"""
    passes = """\
title: Troops
events:
  - id: troops
    when: 2024-10-18
    title: Troops are sent
  - id: first-count
    when: 2024-10-19
    title: We count 1,500
    speaker: Intelligence service
    about: {event: troops, stance: asserts}
    figures: {name: soldiers, best: 1500}
  - when: 2024-10-19
    title: We count 12,000
    speaker: Intelligence service
    about: {event: troops, stance: asserts}
    figures: {name: soldiers, best: 12000}
    relations: {kind: corrects, event: first-count}
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        said: dict[tuple[str, str], dict[Key, _Limits]] = {}
        for event in counting(timeline):
            own: dict[Key, _Limits] = {}
            for i, figure in enumerate(event.figures):
                # notes tell figures of one event apart, as those of two towns
                key = (plain(figure.name), plain(figure.unit), plain(figure.note))
                limits = own.setdefault(key, _Limits())
                if limits.contradicted(figure):
                    wrong = f"'{visible(str(figure))}' contradicts another figure of the event"
                    yield self.problem(wrong, event, "figures", i)
                limits.add(figure, event)
            if isinstance(event, Statement):
                yield from self._of_speakers(event, said)

    def _of_speakers(
        self, statement: Statement, said: dict[tuple[str, str], dict[Key, _Limits]]
    ) -> Iterator[Problem]:
        replaced = {r.event for r in statement.relations if r.kind in _TAKES_THE_PLACE}
        told: set[int] = set()
        pairs = {(actor.name, about.event) for actor in statement.speaker
                 for about in statement.about}  # fmt: skip
        taken_back = {a.event for a in statement.about if a.stance is Stance.RETRACTS}
        for speaker, event in sorted(pairs):
            if event in taken_back:
                said[speaker, event] = {}
            earlier = said.setdefault((speaker, event), {})
            for i, figure in enumerate(statement.figures):
                key = (plain(figure.name), plain(figure.unit))
                limits = earlier.setdefault(key, _Limits())
                if not limits.owners.isdisjoint(replaced):
                    earlier[key] = limits = _Limits()
                other = limits.contradicted(figure)
                if other and certain(statement.when.after(other.when)):
                    earlier[key] = limits = _Limits()  # a later count takes the place of it
                elif other and other.id != statement.id and i not in told:
                    told.add(i)
                    number = visible(str(figure))
                    wrong = f"'{number}' is not what the same speaker says in '{other.id}'"
                    yield self.problem(wrong, statement, "figures", i)
                limits.add(figure, statement)


@define
class _Limits:
    """The highest that figures begin at and the lowest that they end at, and whose they are.

    A figure meets all of them if it reaches from the one to the other.
    """

    low: Number | None = None
    high: Number | None = None
    of_low: Event | None = None
    of_high: Event | None = None
    owners: set[str] = field(factory=set[str])

    def contradicted(self, figure: Figure) -> Event | None:
        """The event with a figure that this one cannot meet."""
        low, high = _range(figure)
        if self.low is not None and high is not None and high < self.low:
            return self.of_low
        if self.high is not None and low is not None and low > self.high:
            return self.of_high
        return None

    def add(self, figure: Figure, event: Event) -> None:
        low, high = _range(figure)
        self.owners.add(event.id)
        if low is not None and (self.low is None or low > self.low):
            self.low, self.of_low = low, event
        if high is not None and (self.high is None or high < self.high):
            self.high, self.of_high = high, event


def _range(figure: Figure) -> tuple[Number | None, Number | None]:
    """From where to where it reaches; None is without end."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        low = high = figure.best
    if figure.approximate:
        low = None if low is None else low - _tenth(low)
        high = None if high is None else high + _tenth(high)
    return low, high


def _tenth(number: Number) -> Decimal:
    exact = Decimal(number)
    return abs(exact) / 10
