"""What is gathered while objects are built, to be looked at all at once."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Heap"]


class Heap(NamedTuple):
    """The values of many objects by their sort, as they stood in the file; nothing twice."""

    line: list[str]
    lines: list[str]
    ids: list[str]
    urls: list[str]
    zones: list[str]
    dates: list[str]
    tags: list[str]
    """Lines of text that have no keys of their own."""
    others: list[str]
    """Texts of which only the colons matter; their keys are counted elsewhere."""
    latitudes: list[Any]
    longitudes: list[Any]
    unnamed: list[int]
    """Which of the events have no id in the file."""

    @classmethod
    def empty(cls) -> Heap:
        """With nothing in it."""
        return cls(*([] for _ in cls._fields))

    @property
    def keys(self) -> int:
        """How many keys the values have that are here."""
        return sum(map(len, self[:6])) + len(self.latitudes) + len(self.longitudes)
