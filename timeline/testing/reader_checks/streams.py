"""Streams that a reader may be handed: in memory, and such as a pipe or a network gives."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from timeline.testing.check import Fault

__all__ = ["given", "pieces", "pipe"]

_PATIENCE = 1000
_ENDLESS = Fault(
    f"read() asked {_PATIENCE} times for more after the end of the stream",
    why="a loop that waits for something else than the end never ends",
    instead="stop at b'', or let the stream tell: for line in stream:",
)


class _Given(io.BytesIO):
    """Bytes in memory; whoever reads on and on after the end is stopped."""

    asked = 0

    def read(self, size: int | None = -1, /) -> bytes:
        return self._told(super().read(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._told(super().readline(size))

    def _told(self, data: bytes) -> bytes:
        self.asked += not data
        if self.asked > _PATIENCE:
            raise _ENDLESS
        return data


class _Pieces(io.RawIOBase):
    """A stream that gives a few bytes at a time and can do nothing but that."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__()
        self._rest, self._size, self._asked = memoryview(data), size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        piece = self._rest[: min(self._size, len(buffer))]
        self._rest = self._rest[len(piece) :]
        buffer[: len(piece)] = piece
        self._asked += not piece
        if self._asked > _PATIENCE:
            raise _ENDLESS
        return len(piece)


def given(data: bytes) -> BinaryIO:
    """A file in memory."""
    return _Given(data)


def pipe(data: bytes) -> BinaryIO:
    """What standard input is: no name, no place to go back to."""
    return cast("BinaryIO", io.BufferedReader(_Pieces(data, 1000)))


def pieces(data: bytes) -> BinaryIO:
    """What a socket or an unbuffered pipe is: `read(n)` may give less than `n` before the end."""
    return cast("BinaryIO", _Pieces(data, 7))
