"""Making a table: rows go into a database in a temporary folder, and from there into one file."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from attrs import frozen

from timeline.errors import Mistake, ReadError, WriteError
from timeline.event import Event
from timeline.table.columns import COLUMNS, NAMES, ORDER
from timeline.table.engine import MEMORY, connected, failures, linked, literal, told
from timeline.table.head import KEY, head_text
from timeline.table.json import encoded
from timeline.table.opened import Table
from timeline.table.rows import FURTHEST, row_of
from timeline.timeline import Timeline

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Building", "building", "chunks_of", "table_bytes"]

ROW_GROUP: Final = 30_720
"""Rows that stand together: fewer than a filter for a month mostly finds among millions."""

_BATCH: Final = 8 << 20
_CHUNK: Final = 1 << 20
_DERIVED: Final = {"earliest": "_first", "latest": "_last"}


@contextmanager
def building(*, memory: int = MEMORY, files: Collection[Path] = ()) -> Generator[Building]:
    """An empty table to add to, also from these files; its folder goes away. Raises WriteError."""
    with TemporaryDirectory(prefix="timeline-") as name:
        folder = Path(name)
        try:
            with connected(files=files, folder=folder, memory=memory) as connection:
                made = ", ".join(f'"{column.name}" {column.type}' for column in COLUMNS)
                connection.execute(f"CREATE TABLE events ({made})")
                yield Building(connection, folder)
        except failures() as error:
            raise WriteError(f"the table cannot be made: {told(error)}") from error


@frozen
class Building:
    """A table that is being made."""

    connection: DuckDBPyConnection
    folder: Path

    def add(self, events: Iterable[Event]) -> None:
        """Add events, in any order."""
        lines = bytearray()
        for event in events:
            lines += encoded(row_of(event))
            lines += b"\n"
            if len(lines) >= _BATCH:
                self._take(lines)
                lines.clear()
        if lines:
            self._take(lines)

    def _take(self, lines: bytearray) -> None:
        """Let the engine read rows, a line each."""
        rows = self.folder / "rows.json"
        rows.write_bytes(lines)
        given = (f'"{c.name}": {literal(c.type)}' for c in COLUMNS if c.name not in _DERIVED)
        self.connection.execute(
            f"INSERT INTO events SELECT {', '.join(map(_cell, NAMES))} FROM read_json("
            f"{literal(rows)}, columns = {{{', '.join(given)}}}, format = 'newline_delimited',"
            f" maximum_object_size = {len(lines)})"
        )
        rows.unlink()

    def add_table(self, table: Table) -> None:
        """Add all rows of a table, from file to file. Raises ReadError."""
        given = self.folder / "given.parquet"
        linked(given, table.path)
        columns = ", ".join(f'"{name}"' for name in NAMES)
        try:
            self.connection.execute(
                f"INSERT INTO events SELECT {columns} FROM read_parquet({literal(given)})"
            )
        except failures() as error:
            raise ReadError([Mistake(told(error), table.name)]) from error
        given.unlink()

    def write(self, head: Timeline, *, order: bool) -> Path:
        """The file, in the folder; with `order` the rows are brought into a timeline's order."""
        path = self.folder / "table.parquet"
        columns = ", ".join(f'"{name}"' for name in NAMES)
        by = f" ORDER BY {', '.join(ORDER)}" if order else ""
        self.connection.execute(
            f"COPY (SELECT {columns} FROM events{by}) TO {literal(path)} (FORMAT parquet,"
            f" COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP},"
            f" KV_METADATA {{{KEY}: {literal(head_text(head))}}})"
        )
        return path


def _cell(name: str) -> str:
    """What a column is made from: days become dates where there are such."""
    days = _DERIVED.get(name)
    if days is None:
        return f'"{name}"'
    held = f"{days} BETWEEN -{FURTHEST} AND {FURTHEST}"
    return f"CASE WHEN {held} THEN DATE '1970-01-01' + {days}::INTEGER END"


def table_bytes(timeline: Timeline, *, memory: int = MEMORY) -> Iterator[bytes]:
    """The timeline as a table, in chunks. Its events are walked once."""
    with building(memory=memory) as made:
        made.add(timeline)
        yield from chunks_of(made.write(timeline, order=False))


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file in chunks."""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
