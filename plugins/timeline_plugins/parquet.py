"""Parquet: a table of very many events, for this library and for every tool that reads Parquet.

The columns are those of `timeline.table`; what they do not hold exactly stands in `rest`, so that
what is written is read back equal. It needs `timeline-kit[table]`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, ClassVar

from attrs import evolve

from timeline import (
    ExportContext,
    Exporter,
    Mistake,
    ModelError,
    ReadContext,
    Reader,
    ReadError,
    Timeline,
    hookimpl,
)
from timeline.losses import FIELDS
from timeline.table import open_table, table_bytes

__all__ = [
    "Parquet",
    "ParquetReader",
    "timeline_exporters",
    "timeline_readers",
]


class Parquet(Exporter):
    """A table of events in columns, compressed (zstd)."""

    name, title, suffix = "parquet", "Parquet", ".parquet"
    media_type = "application/vnd.apache.parquet"
    carries: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(FIELDS, "whole"),
        "source.hidden": "withheld unless asked for",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        yield from table_bytes(timeline)


class ParquetReader(Reader):
    """A table that this library wrote."""

    name, title, suffix = "parquet", "Parquet", ".parquet"

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        with _on_disk(stream) as path:
            opened: Timeline = open_table(path, name=context.name)
            events = list(opened)
        try:
            return evolve(opened, events=events)
        except ModelError as error:
            lines = str(error).splitlines()
            raise ReadError(Mistake(line, context.name) for line in lines) from error

    def stream(self, reopen: Callable[[], BinaryIO], context: ReadContext) -> Timeline:
        with reopen() as stream:
            path = _path(stream)
            if path is None:  # it is packed once more
                return self.read(stream, context)
        return open_table(path, name=context.name)


@contextmanager
def _on_disk(stream: BinaryIO) -> Generator[Path]:
    """The file that a stream reads, or a copy of what it gives: the engine opens files alone."""
    path = _path(stream)
    if path is not None:
        yield path
        return
    with NamedTemporaryFile(prefix="timeline-", suffix=".parquet") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        yield Path(copy.name)


def _path(stream: BinaryIO) -> Path | None:
    """The file of a stream that stands at its start."""
    try:
        path = Path(stream.name)
        same = os.path.samestat(path.stat(), os.fstat(stream.fileno()))
        return path if same and path.is_file() and stream.tell() == 0 else None
    except (AttributeError, TypeError, ValueError, OSError):
        return None


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Parquet()]


@hookimpl
def timeline_readers() -> list[Reader]:
    return [ParquetReader()]
