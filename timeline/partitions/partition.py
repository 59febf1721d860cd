"""`Partition`: the timeline that a partition is, as its exporter gets to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from attrs import evolve

from timeline.event import Event
from timeline.standing import Standing
from timeline.statement import Statement
from timeline.streamed import Streamed
from timeline.timeline import Timeline
from timeline.when import When

__all__ = ["Partition"]


class Partition(Streamed):
    """The events of one partition, and what is said of them anywhere.

    An event that is denied in another month is disputed in this one, too, as it is where all stand
    in one file. Events themselves are those of the partition alone. It counts what goes by, so that
    nobody has to walk it for the number.
    """

    inner: Timeline
    whole: Timeline
    first: Callable[[Event], bool]
    """Whether an event is in no partition before this one."""
    _counts: tuple[int, int] | None
    _begun: Iterator[Event] | None

    def __init__(self, inner: Timeline, whole: Timeline, first: Callable[[Event], bool]) -> None:
        head = inner.head if isinstance(inner, Streamed) else evolve(inner, events=())
        super().__init__(head, self._walk, lambda: inner.excerpt)
        for name, value in (
            ("inner", inner),
            ("whole", whole),
            ("first", first),
            ("_counts", None),
            ("_begun", None),
        ):
            object.__setattr__(self, name, value)

    def _walk(self) -> Iterator[Event]:
        events = firsts = 0
        begun = self._begun or iter(self.inner)
        object.__setattr__(self, "_begun", None)
        for event in begun:
            events += 1
            firsts += self.first(event)
            yield event
        object.__setattr__(self, "_counts", (events, firsts))

    def is_empty(self) -> bool:
        """Whether there is no event; if there is one, the next walk begins with it."""
        events = iter(self.inner)
        first = next(events, None)
        object.__setattr__(self, "_begun", None if first is None else chain((first,), events))
        return first is None

    @property
    def counts(self) -> tuple[int, int]:
        """How many events there are, and how many of them are in no partition before."""
        if self._counts is None:  # the exporter did not need all of them
            for _ in self:
                pass
        assert self._counts is not None
        return self._counts

    def event(self, id: str) -> Event | None:
        return self.inner.event(id)

    def about(self, event: Event | str) -> tuple[Statement, ...]:
        return self.whole.about(event)

    def standing(self, event: Event | str, at: When | date | str | None = None) -> Standing:
        return self.whole.standing(event, at)

    def __len__(self) -> int:
        return len(self.inner)

    def __reduce__(self) -> tuple[object, ...]:
        return Partition, (self.inner, self.whole, self.first)
