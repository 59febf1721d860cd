"""Which of very many ids may stand there twice, in little memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from typing import IO, Final
from weakref import finalize

__all__ = ["Repeated"]

_PARTS: Final = 256


class Repeated:
    """Eight bytes for each id, in parts that are looked at one by one; on disk, if they are many.

    >>> seen = Repeated(memory=1_000_000)
    >>> for id in "abca":
    ...     seen.add(id)
    >>> [id for id in "abc" if hash(id) in seen.hashes()]
    ['a']
    """

    def __init__(self, memory: int) -> None:
        self._most = max(_PARTS, memory // array("q").itemsize)
        self._count = 0
        self._parts = [array("q") for _ in range(_PARTS)]
        self._file: IO[bytes] | None = None
        self._spans: list[list[tuple[int, int]]] = [[] for _ in range(_PARTS)]

    def add(self, id: str) -> None:
        """Take in an id."""
        hashed = hash(id)
        self._parts[hashed % _PARTS].append(hashed)
        self._count += 1
        if self._count >= self._most:
            self._spill()

    def hashes(self) -> set[int]:
        """The hashes that came more than once; two ids may share one, if hardly ever."""
        twice: set[int] = set()
        for number in range(_PARTS):
            whole = self._whole(number)
            once = set(whole)
            if len(once) < len(whole):
                twice.update(_more_than_once(whole))
        return twice

    def _whole(self, number: int) -> array[int]:
        whole = array("q", self._parts[number])
        for at, length in self._spans[number]:
            assert self._file is not None  # there are spans of it
            self._file.seek(at)
            whole.frombytes(self._file.read(length))
        return whole

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="timeline-")  # noqa: SIM115 - see below
            finalize(self, self._file.close)
        for number, part in enumerate(self._parts):
            at = self._file.seek(0, 2)
            self._spans[number].append((at, self._file.write(part.tobytes())))
            self._parts[number] = array("q")
        self._count = 0


def _more_than_once(hashes: array[int]) -> Iterator[int]:
    there: set[int] = set()
    for hashed in hashes:
        if hashed in there:
            yield hashed
        there.add(hashed)
