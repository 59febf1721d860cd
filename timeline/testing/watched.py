"""A timeline that notes what a plugin asks of it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import currentframe
from typing import Any, Final

from attrs import fields, frozen

from timeline.event import Event
from timeline.testing.guards import owns
from timeline.timeline import Timeline

__all__ = ["WALKS", "Note", "Watched", "watched"]

WALKS: Final = frozenset(
    {"__iter__", "__reversed__", "at", "between", "by", "events", "on", "tagged", "where"}
)
"""What goes through all events."""


@frozen
class Note:
    """One thing that was asked of a timeline."""

    name: str
    """The attribute or method."""
    place: str
    """The file and line."""

    def __str__(self) -> str:
        words = {"__iter__": "the loop over it", "__len__": "its length", "__getitem__": "an index"}
        return f"{words.get(self.name, f'its .{self.name}')} at {self.place}"


class Watched(Timeline):
    """A timeline that notes what the code of one package asks of it, and not what others do."""

    owner = ""
    notes: list[Note] = []  # noqa: RUF012 - each of `watched` gets its own

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in ("owner", "notes"):
            _note(self, name)
        return super().__getattribute__(name)

    def __iter__(self) -> Iterator[Event]:
        _note(self, "__iter__")
        return super().__iter__()

    def __len__(self) -> int:
        _note(self, "__len__")
        return super().__len__()

    def __reversed__(self) -> Iterator[Event]:
        _note(self, "__reversed__")
        return reversed(self.events)

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, str):  # to look up an id is no walk
            _note(self, "__getitem__")
        return super().__getitem__(key)


def _note(timeline: Watched, name: str) -> None:
    """Note it, if whoever called the method that calls this is the package that is watched."""
    method = frame.f_back if (frame := currentframe()) else None
    frame = method.f_back if method else None
    if frame and timeline.owner and owns(timeline.owner, frame):
        place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        timeline.notes.append(Note(name, place))


def watched(timeline: Timeline, owner: str) -> Watched:
    """The timeline, watched for what code of the package `owner` asks."""
    made = Watched(**{a.name: getattr(timeline, a.name) for a in fields(Timeline)})
    object.__setattr__(made, "owner", owner)
    object.__setattr__(made, "notes", [])
    return made
