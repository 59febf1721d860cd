"""Parsed values with their place in the file; scalars are still the text that was written."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

__all__ = ["MAX_DEPTH", "Fields", "Items", "Kind", "Node", "Scalar", "find"]

MAX_DEPTH = 50
"""How deep lists and mappings may be nested in a file."""


class Kind(Enum):
    """What a scalar was in its file."""

    TEXT = "text"
    """Text that says so, in quotes or as a block."""
    PLAIN = "plain"
    """YAML without quotes: text, number or truth, as the field needs it."""
    NUMBER = "a number"
    TRUTH = "true or false"
    NULL = "null"


@frozen
class Scalar:
    """One value; lines and columns count from 1."""

    line: int
    column: int
    text: str
    kind: Kind = Kind.TEXT

    @property
    def written(self) -> str:
        """The text, for dates."""
        return self.text

    @property
    def is_nothing(self) -> bool:
        """Whether the field was left empty."""
        return self.kind is Kind.NULL or (self.kind is Kind.PLAIN and self.text in ("", "~"))


@frozen
class Items:
    """A list. `written` is its text in the file: an EDTF set may look like a list."""

    line: int
    column: int
    items: tuple[Node, ...]
    written: str = ""


@frozen
class Fields:
    """A mapping, with its keys as they stand, repeated ones too."""

    line: int
    column: int
    pairs: tuple[tuple[Scalar, Node], ...] = field(repr=False)
    written: str = ""

    def get(self, key: str) -> Node | None:
        """The first value of that key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node: TypeAlias = Scalar | Items | Fields


def find(node: Node, path: tuple[str | int, ...]) -> Node:
    """The node at that path, or the last one on the way that is there."""
    for step in path:
        if isinstance(step, str) and isinstance(node, Fields) and (value := node.get(step)):
            node = value
        elif isinstance(step, int) and isinstance(node, Items) and step < len(node.items):
            node = node.items[step]
    return node
