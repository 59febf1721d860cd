"""`timeline.open`: a timeline that is read as it is walked, for files too large to hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import frozen

from timeline.api import attempt, load
from timeline.errors import Mistake, ReadError
from timeline.losses import Losses
from timeline.options import unreadable
from timeline.packed import packing, unpacked
from timeline.plugins import Plugins, installed_plugins
from timeline.reader import ReadContext, Reader
from timeline.sizes import MEMORY, to_bytes
from timeline.timeline import Timeline
from timeline.watching import open_watched

if TYPE_CHECKING:
    from timeline.event import Event
    from timeline.streamed import Walk

__all__ = ["open"]

_SMALL: Final = 1 << 24


def open(  # noqa: A001 - `timeline.open` is what a reader of a program expects
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    memory: str | int = MEMORY,
    losses: Losses | None = None,
    plugins: Plugins | None = None,
    **options: object,
) -> Timeline:
    r"""The timeline in a file, read each time that it is walked, so that it may be of any size.

    It is asked and exported as any other. One pass looks at all events first: what is wrong with
    them is told at once, as by `load`. A file whose events are not in order is sorted, in about as
    many bytes as `memory` allows and beyond that on disk. Kept in memory are the sources, the
    statements, and the events that others point at. The file must not change meanwhile.

    Formats whose events cannot be read one by one are read whole; so is what is no file, such as a
    pipe. The other arguments are those of `load`, and what is raised is, too.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "war.csv"
    ...     _ = file.write_text("when,title\n2022-02-24,It begins\n2014,Crimea is taken\n")
    ...     [event.title for event in open(file)]
    ['Crimea is taken', 'It begins']
    """
    name, limit = os.fspath(path), to_bytes(memory)
    plugins = plugins or installed_plugins()
    whole = partial(load, path, format=format, losses=losses, plugins=plugins, **options)
    if not Path(name).is_file():
        return whole()
    reader = plugins.reader(format) if format else plugins.reader_for(name)
    if type(reader).stream is Reader.stream:
        return whole()
    streamed = partial(_streamed, reader, name, limit)
    try:
        return attempt(reader, streamed, name, options, losses)[0]
    except ReadError:
        if Path(name).stat().st_size <= _SMALL:
            whole()  # it tells of references, too, where they stand
        raise


def _streamed(reader: Reader, name: str, limit: int, context: ReadContext) -> Timeline:
    from timeline.ordering import in_order  # what is read whole is in order
    from timeline.streamed import Streamed

    reopen = _Reopening(name, packing(name, reader.suffixes))
    stream = reader.stream(reopen, context)
    if not isinstance(stream, Streamed) or stream.is_known:
        return stream
    return in_order(Streamed(stream.head, _Unchanged(stream.walk, reopen)), name, limit)


class _Reopening:
    """Opens a file from its start, each time the same one."""

    def __init__(self, name: str, end: str) -> None:
        self._name, self._end = name, end
        self._first: tuple[int, int] | None = None

    def __call__(self) -> BinaryIO:
        try:
            stream = open_watched(self._name)  # the reader closes it
        except (OSError, ValueError) as error:
            raise ReadError([Mistake(unreadable(error), self._name)]) from error
        try:
            self._check(os.fstat(stream.fileno()))
        except ReadError:
            stream.close()
            raise
        return unpacked(stream, self._name, self._end, None, close=True)

    def check(self) -> None:
        """Raise ReadError if it is not what it was when it was first opened."""
        try:
            self._check(Path(self._name).stat())
        except OSError as error:
            raise ReadError([Mistake(unreadable(error), self._name)]) from error

    def _check(self, state: os.stat_result) -> None:
        now = state.st_size, state.st_mtime_ns
        self._first = self._first or now
        if now != self._first:
            raise ReadError([Mistake("the file has changed while it was read", self._name)])


@frozen
class _Unchanged:
    """A walk through a file that must be the same at its end; that it changed explains much."""

    walk: Walk
    file: _Reopening

    def __call__(self) -> Iterator[Event]:
        try:
            yield from self.walk()
        except ReadError:
            self.file.check()
            raise
        self.file.check()
