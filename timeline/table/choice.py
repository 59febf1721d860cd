"""`Choice`: which events of a timeline are wanted, whatever it is read from.

An engine that knows the columns finds them fast; for everything else a test on each event does the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import field, frozen

from timeline.errors import UsageError, did_you_mean, visible
from timeline.event import Event
from timeline.fields import to_lines, to_when
from timeline.publication import Publication
from timeline.statement import Statement
from timeline.table.conditions import Sql
from timeline.table.rows import days_of
from timeline.table.where import Where
from timeline.timeline import Timeline
from timeline.touching import touching
from timeline.when import Day, When

__all__ = ["Choice"]

KINDS: Final = (Event.kind, Statement.kind, Publication.kind)


def _known(choice: Choice, _: object, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        if kind not in KINDS:
            remedy = did_you_mean(kind, KINDS) or f"; kinds are {', '.join(KINDS)}"
            raise UsageError(f"there is no kind '{visible(kind)}'{remedy}")


def _to_span(span: tuple[When | str, When | str] | None) -> tuple[When, When] | None:
    return None if span is None else (to_when(span[0]), to_when(span[1]))


def _in_turn(choice: Choice, _: object, between: tuple[When, When] | None) -> None:
    if between is not None:
        touching(*between)  # it raises where the span ends before it starts


@frozen(kw_only=True)
class Choice:
    """What an event has to be. Of several values of one field one has to fit; all fields have to.

    >>> from timeline import Event, Timeline
    >>> tl = Timeline(title="Two", events=[Event(title="A", when="2022", tags=["x"]),
    ...                                    Event(title="B", when="2023", tags=["x", "y"])])
    >>> late = Where.parse("earliest > '2022-06-01'")
    >>> [event.title for event in Choice(tags="x", where=late).of(tl)]
    ['B']
    """

    between: tuple[When, When] | None = field(default=None, converter=_to_span, validator=_in_turn)
    """From the start of the first to the end of the last, as `Timeline.between` has it."""
    tags: tuple[str, ...] = field(default=(), converter=to_lines)
    actors: tuple[str, ...] = field(default=(), converter=to_lines)
    """Who takes part or speaks."""
    places: tuple[str, ...] = field(default=(), converter=to_lines)
    kinds: tuple[str, ...] = field(default=(), converter=to_lines, validator=_known)
    where: Where | None = None

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return self != Choice()

    def of(self, timeline: Timeline) -> Timeline:
        """The excerpt of what is wanted."""
        tests = self._tests()
        return timeline.where(lambda event: all(test(event) for test in tests))

    def among(self, events: Iterable[Event]) -> Iterable[Event]:
        """Those of the events that are wanted."""
        tests = self._tests()
        return (e for e in events if all(test(e) for test in tests)) if tests else events

    def _tests(self) -> list[Callable[[Event], object]]:
        tags, actors, places = frozenset(self.tags), frozenset(self.actors), frozenset(self.places)
        tests: list[Callable[[Event], object]] = []
        if self.between is not None:
            touches = touching(*self.between)
            tests.append(lambda event: touches(event.when))
        if tags:
            tests.append(lambda event: not tags.isdisjoint(event.tags))
        if actors:
            tests.append(lambda event: not actors.isdisjoint(_names(event)))
        if places:
            tests.append(lambda event: event.place is not None and event.place.name in places)
        if self.kinds:
            tests.append(lambda event: event.kind in self.kinds)
        if self.where is not None:
            tests.append(self.where.test)
        return tests

    def sql(self) -> Sql:
        """What is true of every row that is wanted, and of few others: `of` tells them apart."""
        conditions: list[str] = []
        values: list[Any] = []
        if self.between is not None:
            low, high = self.between[0].earliest, self.between[1].latest
            if isinstance(low, Day):
                conditions.append("_last >= ?")
                values.append(days_of(self.between[0])[0])
            if isinstance(high, Day):
                conditions.append("_first <= ?")
                values.append(days_of(self.between[1])[1])
        for columns, wanted in (
            (("tags",), self.tags),
            (("actors", "speaker"), self.actors),
        ):
            if wanted:
                conditions.append(
                    "(" + " OR ".join(f"list_has_any({column}, ?)" for column in columns) + ")"
                )
                values += [list(wanted)] * len(columns)
        for column, wanted in (("place", self.places), ("kind", self.kinds)):
            if wanted:
                conditions.append(f"{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        if self.where is not None:
            expression, further = self.where.sql()
            conditions.append(expression)
            values += further
        return " AND ".join(conditions) or "true", values


def _names(event: Event) -> set[str]:
    said = event.speaker if isinstance(event, Statement) else ()
    return {actor.name for actor in (*event.actors, *said)}
