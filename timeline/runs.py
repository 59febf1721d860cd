"""Sorting outside memory: events in sorted runs on disk, and their merge."""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Iterator
from heapq import merge
from itertools import islice, tee
from typing import IO, Any, Final, TypeAlias
from weakref import finalize

from timeline.document.json_lines import sure_events
from timeline.document.lines import encode_event_line
from timeline.event import Event
from timeline.streamed import Walk

__all__ = ["Key", "Runs", "key_of"]

Key: TypeAlias = tuple[tuple[float, int, float, float, str], str]
_Row: TypeAlias = tuple[Key, bytes]

_BLOCK: Final = 1 << 16
"""How many bytes of a run are read at a time, about: that many runs may be merged."""
_ROW: Final = 400
"""What a row takes in memory besides the bytes of its event, about."""


def key_of(event: Event) -> Key:
    """What the order of a timeline compares."""
    return event.when.sort_key(), event.id


class Runs:
    """Events that come in any order, and leave it in the order of a timeline, as often as asked.

    They take at most so many bytes of memory, about. What does not fit is in a temporary file
    without a name, which is gone when this is, however the program ends.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._held: list[_Row] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._spans: list[tuple[int, int]] = []

    def add(self, key: Key, event: Event) -> None:
        """Take in an event."""
        row = key, encode_event_line(event)
        self._held.append(row)
        self._size += len(row[1]) + _ROW
        if self._size > self._memory:
            self._spill()

    def merged(self, others: Walk) -> Iterator[Event]:
        """The events, with others that are in order."""
        self._held.sort()
        rows, again = tee(merge(*(self._read(*span) for span in self._spans), self._held))
        mine = zip((key for key, _ in rows), sure_events(line for _, line in again), strict=True)
        theirs = ((key_of(event), event) for event in others())
        return (event for _, event in merge(mine, theirs, key=_key))

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="timeline-")  # noqa: SIM115 - see below
            finalize(self, self._file.close)
        self._held.sort()
        start = self._file.seek(0, 2)
        rows = iter(self._held)
        each = max(1, _BLOCK * len(self._held) // max(self._size, 1))
        while block := list(islice(rows, each)):
            data = marshal.dumps(block)
            self._file.write(len(data).to_bytes(8, "big") + data)
        self._spans.append((start, self._file.tell()))
        self._held, self._size = [], 0

    def _read(self, at: int, end: int) -> Iterator[_Row]:
        file = self._file
        while file and at < end:
            file.seek(at)  # others read from the same file meanwhile
            length = int.from_bytes(file.read(8), "big")
            block: list[_Row] = marshal.loads(file.read(length))  # noqa: S302 - nobody else writes it
            at = file.tell()
            yield from block


def _key(pair: tuple[Key, Any]) -> Key:
    return pair[0]
