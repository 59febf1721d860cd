"""The contract of a reader: what it is and what it is handed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, BinaryIO

from attrs import field, frozen

from timeline.document import Places
from timeline.event import Event
from timeline.format import Format
from timeline.losses import Losses
from timeline.options import NoOptions
from timeline.packed import bare_name
from timeline.timeline import Timeline

__all__ = ["ReadContext", "Reader"]


@frozen
class ReadContext:
    """What a reader is handed besides the stream."""

    name: str = ""
    """What to call the file in messages."""
    places: Places = field(factory=Places)
    """Where what is read stands in the file, for what is said of it later."""
    options: Any = field(factory=NoOptions)
    """An instance of the reader's `options` class."""
    losses: Losses = field(factory=Losses)

    def lost(self, event: Event | str, field: str, why: str) -> None:
        """Say that the file has something that the timeline does not hold, or holds changed.

        The field is `event` where a whole entry, with its id, is left out; where it has no id, it
        says what that was: `context.lost("", "VTODO in line 12", "a task is no event")`.
        """
        self.losses.add(event if isinstance(event, str) else event.id, field, why)

    @property
    def stem(self) -> str:
        """The name of the file without its folder and its suffixes, to make a title of."""
        return PurePath(bare_name(self.name)).stem


class Reader(Format, ABC):
    """Turns bytes into a timeline. Return an instance from the hook `timeline_readers`."""

    @abstractmethod
    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        """The timeline in the stream. Raises ReadError with every mistake and its place."""

    def stream(self, reopen: Callable[[], BinaryIO], context: ReadContext) -> Timeline:
        """The timeline in a file that `reopen` opens anew each time, for `timeline.open`.

        A format whose events can be read one after the other returns a
        `timeline.streamed.Streamed` with a head and a walk; the walk may yield the events in the
        order of the file, and is checked and put in order by the caller. Mistakes are a ReadError
        at the end of the walk. The others need not have this method: the file is read whole.
        """
        with reopen() as stream:
            return self.read(stream, context)
