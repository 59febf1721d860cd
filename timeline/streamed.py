"""`Streamed`: a timeline whose events are read each time that it is walked, and not kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import groupby, islice
from typing import Any, Final, overload

from attrs import define, evolve, field, fields

from timeline.errors import ModelError
from timeline.event import Event
from timeline.references import pointed_at
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["Index", "Streamed", "Walk"]

Walk = Callable[[], Iterator[Event]]
"""What begins anew at each call, and yields the same events in the order of a timeline."""

_ENDLESS: Final = sys.maxsize // 4  # what islice can still add up
_Choose = Callable[[Iterator[Event]], Iterable[Event]]


def _nothing() -> bool:
    return False


def _date(event: Event) -> Any:
    return event.when.sort_key()


def _id(event: Event) -> str:
    return event.id


@define
class Index:
    """What one pass over the events keeps: how many there are, statements, what is pointed at."""

    count: int = 0
    statements: dict[str, list[Statement]] = field(factory=dict[str, list[Statement]])
    """By the event that they are about."""
    pointed: dict[str, Event | None] = field(factory=dict[str, Event | None])
    """The events that others point at; nothing where there is no such event, or not yet."""

    def add(self, event: Event) -> None:
        """Take in the next event."""
        self.count += 1
        if event.id in self.pointed:
            self.pointed[event.id] = event
        for id_ in pointed_at(event):
            self.pointed.setdefault(id_, None)
        if isinstance(event, Statement):
            for about in dict.fromkeys(about.event for about in event.about):
                self.statements.setdefault(about, []).append(event)

    def complete(self, walk: Walk) -> None:
        """Find what was pointed at after it had gone by: that takes a pass more."""
        missing = {id_ for id_, event in self.pointed.items() if event is None}
        if missing:
            self.pointed.update((event.id, event) for event in walk() if event.id in missing)


class Streamed(Timeline):
    """A timeline whose events are read each time that it is walked, and not kept.

    `head` has everything but the events. `walk` begins anew at each call and yields the events in
    the order of a timeline, each id once; nobody checks that here. What is asked of it, a plain
    timeline would answer alike. The first question that walking does not answer (`about`, `event`,
    `standing`, `len`) makes an index: of statements, and of events that others point at. Whatever
    chooses events gives another stream; `events` reads them all.

    >>> tl = Streamed(Timeline(title="Years"), lambda: (
    ...     Event(title=f"In {year}", when=str(year)) for year in range(2000, 2024)))
    >>> len(tl.between("2010", "2012")), tl[3].title
    (3, 'In 2003')
    """

    head: Timeline
    walk: Walk
    _leaves_out: Callable[[], bool]

    def __init__(
        self, head: Timeline, walk: Walk, leaves_out: Callable[[], bool] = _nothing
    ) -> None:
        for name, value in (("head", head), ("walk", walk), ("_leaves_out", leaves_out)):
            object.__setattr__(self, name, value)
        for each in fields(Timeline):
            if each.name not in ("events", "excerpt"):
                object.__setattr__(self, each.name, getattr(head, each.name))

    @property  # type: ignore[misc]
    def __class__(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
    ) -> type[Timeline]:
        # to attrs it is a plain timeline: it equals one, and what is evolved from it is one
        return Timeline

    @property
    def events(self) -> tuple[Event, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """All events, read into memory."""
        return tuple(self.walk())

    @cached_property
    def excerpt(self) -> bool:  # pyright: ignore[reportIncompatibleVariableOverride]
        """Whether it is a part of another timeline; where events were chosen, one pass tells."""
        return self.head.excerpt or self._leaves_out()

    @cached_property
    def _index(self) -> Index:
        index = Index()
        for event in self.walk():
            index.add(event)
        index.complete(self.walk)
        return index

    def known(self, index: Index) -> Streamed:
        """The same stream, where a pass has made the index already."""
        made = Streamed(self.head, self.walk, self._leaves_out)
        object.__setattr__(made, "_index", index)
        return made

    @property
    def is_known(self) -> bool:
        """Whether a pass has gone through all events."""
        return "_index" in vars(self)

    @cached_property
    def _statements(self) -> dict[str, tuple[Statement, ...]]:
        return {event: tuple(found) for event, found in self._index.statements.items()}

    def event(self, id: str) -> Event | None:
        """The event of that id; one that nothing points at is looked for from the start."""
        if id in self._index.pointed:
            return self._index.pointed[id]
        return next((event for event in self.walk() if event.id == id), None)

    def __len__(self) -> int:
        return self._index.count

    def __iter__(self) -> Iterator[Event]:
        return self.walk()

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return self.event(item) is not None
        return any(event == item for event in self.walk())

    @overload
    def __getitem__(self, key: int | str) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> Timeline: ...

    def __getitem__(self, key: int | str | slice) -> Event | Timeline:
        if isinstance(key, slice):
            return self._excerpt(partial(_islice, self._forward(key)))
        if isinstance(key, str):
            found = self.event(key)
            if found is None:
                raise KeyError(key)
            return found
        place = key if key >= 0 else key + len(self)
        for event in islice(self.walk(), place, place + 1) if place >= 0 else ():
            return event
        raise IndexError("there are fewer events")

    def _forward(self, key: slice) -> slice:
        """The same slice, counted from the start and forwards."""
        if any(number is not None and number < 0 for number in (key.start, key.stop, key.step)):
            places = range(*key.indices(len(self)))
            places = places if places.step > 0 else places[::-1]
            key = slice(places.start, places.stop, places.step)
        start, stop, step = (n and min(n, _ENDLESS) for n in (key.start, key.stop, key.step))
        return slice(start, stop, step)

    def with_events(self, change: _Choose, **others: Any) -> Timeline:
        head = evolve(self.head, **others) if others else self.head
        leaves_out = _nothing if "excerpt" in others else self._leaves_out
        return Streamed(head, partial(_changed, self.walk, change), leaves_out)

    def _excerpt(self, choose: _Choose) -> Timeline:
        leaves_out = partial(_left_out, self._leaves_out, self.walk, choose)
        return Streamed(self.head, partial(_chosen, self.walk, choose), leaves_out)

    def __repr__(self) -> str:
        return f"Streamed({self.head!r})"

    def __copy__(self) -> Streamed:
        return self

    def __deepcopy__(self, memo: object) -> Streamed:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Streamed, (self.head, self.walk, self._leaves_out)


def _changed(walk: Walk, change: _Choose) -> Iterator[Event]:
    """What has been changed, in order: new ids may turn round what is of one date."""
    last: object = None
    for when, tied in groupby(change(walk()), key=_date):
        if last is not None and when < last:
            raise ModelError("what changes the events of a stream has to keep their order by date")
        last = when
        yield from sorted(tied, key=_id)


def _chosen(walk: Walk, choose: _Choose) -> Iterator[Event]:
    return iter(choose(walk()))


def _islice(places: slice, events: Iterator[Event]) -> Iterator[Event]:
    return islice(events, places.start, places.stop, places.step)


def _left_out(before: Callable[[], bool], walk: Walk, choose: _Choose) -> bool:
    """Whether events are left out, now or before; the first one that is tells."""
    if before():
        return True
    taken = kept = 0

    def counted() -> Iterator[Event]:
        nonlocal taken
        for event in source:
            taken += 1
            yield event

    source = walk()
    for kept, _ in enumerate(choose(counted()), 1):
        if taken > kept:
            return True
    return taken > kept or next(source, None) is not None
