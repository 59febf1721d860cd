"""A table as a timeline: rows are read as it is walked; the engine finds those that are wanted."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from weakref import finalize

from attrs import evolve, frozen

from timeline.errors import Mistake, ReadError
from timeline.event import Event
from timeline.fields import to_when
from timeline.options import unreadable
from timeline.streamed import Index, Streamed
from timeline.table.choice import Choice
from timeline.table.columns import COLUMNS
from timeline.table.engine import MEMORY, connected, failures, literal, plainly_named, told
from timeline.table.head import KEY, head_of
from timeline.table.lines import LINE, events_of
from timeline.timeline import Timeline
from timeline.watching import walked
from timeline.when import When

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Opened", "Table", "chosen", "open_table"]

_FETCHED: Final = 2048  # rows at a time: as many as the engine has in hand
_SELECTED: Final = f"file_row_number, id, {LINE}"
_LINKED: Final = (
    "(kind = 'statement' OR len(points_to) > 0"
    " OR id IN (SELECT unnest(points_to) FROM {rows} WHERE len(points_to) > 0))"
)
"""What others ask for: statements, what points at events, and what is pointed at."""


@frozen
class Table:
    """A file with a table of events."""

    path: Path
    name: str
    """What to call it in messages."""
    memory: int = MEMORY
    """How many megabytes the engine takes at most."""

    @cached_property
    def _engine(self) -> tuple[DuckDBPyConnection, str]:
        """A connection that lasts as long as this, and the name of the file in SQL."""
        kept = ExitStack()
        finalize(self, kept.close)
        path = kept.enter_context(plainly_named(self.path))
        return kept.enter_context(connected(files=[path], memory=self.memory)), literal(path)

    @contextmanager
    def reading(self) -> Generator[tuple[DuckDBPyConnection, str]]:
        """A cursor, and the name of the file in SQL. Raises ReadError."""
        try:
            connection, file = self._engine
            with connection.cursor() as cursor:
                yield cursor, file
        except failures() as error:
            raise ReadError([Mistake(f"it cannot be read: {told(error)}", self.name)]) from error

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of an answer; `{rows}` is what there is to select from. Raises ReadError."""
        with self.reading() as (cursor, file):
            return cursor.execute(question.format(rows=_rows(file)), list(values)).fetchall()

    def head(self) -> Timeline:
        """The timeline without its events. Raises ReadError where this is no table of ours."""
        try:
            self.path.open("rb").close()
        except (OSError, ValueError) as error:
            raise ReadError([Mistake(unreadable(error), self.name)]) from error
        with self.reading() as (cursor, file):
            found = {
                name: kind
                for name, kind, *_ in cursor.execute(f"DESCRIBE FROM {_rows(file)}").fetchall()
            }
            heads = cursor.execute(
                f"SELECT decode(value) FROM parquet_kv_metadata({file}) WHERE key = ?",
                [KEY.encode()],
            ).fetchall()
        if not heads:
            wrong = f"there is no '{KEY}' in its metadata, so that it is no table of timeline-kit"
            raise ReadError([Mistake(wrong, self.name)])
        wrong_ones = [
            Mistake(
                f"the column '{c.name}' is missing"
                if c.name not in found
                else f"the column '{c.name}' is {found[c.name]} and should be {c.type}",
                self.name,
            )
            for c in COLUMNS
            if found.get(c.name) != c.type
        ]
        if wrong_ones:
            raise ReadError(wrong_ones)
        return head_of(heads[0][0], self.name)

    def events(self, choice: Choice, also: str = "true", *more: object) -> Iterator[Event]:
        """The events that are wanted, in the order of the file; `also` is one more condition."""
        condition, values = choice.sql()
        with self.reading() as (cursor, file):
            rows = _rows(file)
            found = cursor.execute(
                f"SELECT {_SELECTED} FROM {rows} WHERE ({condition}) AND {also.format(rows=rows)}",
                [*values, *more],
            )
            while batch := found.fetchmany(_FETCHED):
                yield from choice.among(events_of(batch, self.name))

    def count(self, choice: Choice | None = None) -> int:
        """How many rows there are, or how many the engine finds."""
        condition, values = (choice or Choice()).sql()
        return int(self.ask(f"SELECT count(*) FROM {{rows}} WHERE {condition}", *values)[0][0])


def _rows(file: str) -> str:
    return f"read_parquet({file}, file_row_number = true)"


class Opened(Streamed):
    """The timeline of a table, or of those of its rows that are wanted.

    Its questions go to the engine where they can, so that few of many events are found fast.
    """

    table: Table
    choice: Choice

    def __init__(self, table: Table, head: Timeline, choice: Choice) -> None:
        walk = partial(_walk, table, head, choice)
        super().__init__(head, walk, partial(_leaves_out, table, head, choice))
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "choice", choice)

    @property
    def is_known(self) -> bool:
        """No pass has to go through all events first: each is looked at when it goes by."""
        return True

    def __iter__(self) -> Iterator[Event]:
        return walked(_Found(self))

    def choose(self, choice: Choice) -> Timeline:
        """The excerpt of what is wanted."""
        return choice.of(self) if self.choice else Opened(self.table, self.head, choice)

    def between(self, first: When | str, last: When | str) -> Timeline:
        if self.choice.between is not None:
            return super().between(first, last)
        return self._narrowed(between=(to_when(first), to_when(last)))

    def by(self, actor: str) -> Timeline:
        return super().by(actor) if self.choice.actors else self._narrowed(actors=actor)

    def tagged(self, tag: str) -> Timeline:
        return super().tagged(tag) if self.choice.tags else self._narrowed(tags=tag)

    def at(self, place: str) -> Timeline:
        return super().at(place) if self.choice.places else self._narrowed(places=place)

    def _narrowed(self, **more: Any) -> Opened:
        return Opened(self.table, self.head, evolve(self.choice, **more))

    def event(self, id: str) -> Event | None:
        return next(self.table.events(self.choice, "id = ?", id), None)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return sum(1 for _ in self.walk()) if self.choice else self.table.count()

    @cached_property
    def _index(self) -> Index:
        def linked() -> Iterator[Event]:
            return self.table.events(self.choice, _LINKED)

        index = Index()
        for event in linked():
            index.add(event)
        index.complete(linked)
        return index

    def __reduce__(self) -> tuple[object, ...]:
        return Opened, (self.table, self.head, self.choice)


@frozen
class _Found:
    """The events that are wanted, and how many rows the engine finds for them."""

    opened: Opened

    def __iter__(self) -> Iterator[Event]:
        return self.opened.walk()

    def __len__(self) -> int:
        return self.opened.table.count(self.opened.choice)


def chosen(timeline: Timeline, choice: Choice) -> Timeline:
    """The excerpt of what is wanted of any timeline; a table lets its engine find it."""
    if not choice:
        return timeline
    return timeline.choose(choice) if isinstance(timeline, Opened) else choice.of(timeline)


def open_table(
    path: Path,
    *,
    name: str = "",
    choice: Choice | None = None,
    head: Timeline | None = None,
    memory: int = MEMORY,
) -> Opened:
    """The timeline in a table, or what is wanted of it. Raises ReadError.

    It is read again each time that it is walked, so the file has to stay where it is. It can be
    pickled: another process then reads the same file. `head` spares reading the head again.
    """
    table = Table(path.absolute(), name or str(path), memory)
    return Opened(table, head or table.head(), choice or Choice())


def _walk(table: Table, head: Timeline, choice: Choice) -> Iterator[Event]:
    """The events, checked as they go by: in order, and each source that they cite is there."""
    known = {source.id for source in head.sources}
    before: Any = None
    last = ""
    for event in table.events(choice):
        key = (event.when.sort_key(), event.id)
        if before is not None and not before < key:
            wrong = f"it stands after '{last}' and should stand before; 'timeline table' sorts"
            raise ReadError([Mistake(wrong, table.name, event=event.id)])
        if not head.excerpt and not all(cited.source in known for cited in event.sources):
            missing = next(c.source for c in event.sources if c.source not in known)
            wrong = f"there is no source with the id '{missing}'"
            raise ReadError([Mistake(wrong, table.name, event=event.id, code="dangling-id")])
        before, last = key, event.id
        yield event


def _leaves_out(table: Table, head: Timeline, choice: Choice) -> bool:
    """Whether there are events that are not wanted."""
    if not choice:
        return False
    total = table.count()
    return table.count(choice) < total or sum(1 for _ in _walk(table, head, choice)) < total
