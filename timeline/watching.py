"""Somebody may watch how far long work is: the command does, for a bar of progress.

What is read and walked tells it of every few hundred events and of every block of bytes. Where
nobody watches, nothing is counted.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Advance", "Watch", "open_watched", "walked", "watched", "watched_by"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Counted(Protocol[T_co]):
    """What can be walked and says how many it will be."""

    def __iter__(self) -> Iterator[T_co]: ...

    def __len__(self) -> int: ...


Advance: TypeAlias = Callable[[int], None]
"""Tells that so much more is done."""

Watch: TypeAlias = Callable[[str, int], AbstractContextManager[Advance]]
"""Is told of the work that begins, in `bytes` or `events` and how many there will be."""

_EVENTS: Final = 256
_BYTES: Final = 1 << 20

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch) -> Generator[None]:
    """Let it be told of all that is read and walked inside."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


@contextmanager
def watched(what: str, total: int) -> Generator[Advance]:
    """Work of which so much is to be done; call what you get when some of it is."""
    watch = _watch.get()
    if watch is None:
        yield _unwatched
    else:
        with watch(what, total) as advance:
            yield advance


def _unwatched(more: int) -> None:
    """Tell nobody."""


def walked(events: Counted[T]) -> Iterator[T]:
    """Walk the events.

    >>> from contextlib import nullcontext
    >>> def watch(what, total):
    ...     print(total, what)
    ...     return nullcontext(lambda more: print("+", more))
    >>> with watched_by(watch):
    ...     len(list(walked(range(300))))
    300 events
    + 256
    + 44
    300
    """
    watch = _watch.get()
    return iter(events) if watch is None else _walked(events, watch)


def _walked(events: Counted[T], watch: Watch) -> Iterator[T]:
    with watch("events", len(events)) as advance:
        rest = iter(events)
        while some := tuple(islice(rest, _EVENTS)):
            yield from some
            advance(len(some))


def open_watched(path: str | os.PathLike[str]) -> BinaryIO:
    """The file, open for reading. Raises what `open` raises."""
    watch = _watch.get()
    if watch is None:
        return open(path, "rb")  # noqa: PTH123 - whoever asked closes it
    return cast("BinaryIO", io.BufferedReader(_Watched(path, watch), 1 << 16))


class _Watched(io.FileIO):
    """A file that tells how much of it was read."""

    def __init__(self, path: str | os.PathLike[str], watch: Watch) -> None:
        super().__init__(path)
        self._until_closed = ExitStack()
        size = os.fstat(self.fileno()).st_size
        self._advance = self._until_closed.enter_context(watch("bytes", size))

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        count = super().readinto(buffer)
        self._advance(count or 0)
        return count

    def readall(self) -> bytes:
        blocks: list[bytes] = []
        while block := super().read(_BYTES):
            self._advance(len(block))
            blocks.append(block)
        return b"".join(blocks)

    def close(self) -> None:
        self._until_closed.close()
        super().close()
