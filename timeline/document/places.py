"""Where in its file each event and source stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import define, field

from timeline.document.nodes import Node, find

__all__ = ["Places", "Spot", "node_at"]

Spot: TypeAlias = Node | Callable[[], Node]
"""A node, or what makes it where somebody asks: who reads fast keeps no nodes."""


def node_at(spot: Spot) -> Node:
    """The node itself."""
    return spot() if callable(spot) else spot


@define
class Places:
    """Filled by `decode`, so that a rule's finding can name the line that it is about."""

    root: Spot | None = None
    events: dict[str, Spot] = field(factory=dict[str, Spot])
    sources: dict[str, Spot] = field(factory=dict[str, Spot])
    later: Callable[[], object] | None = None
    """Fills all of these, where somebody asks: who reads fast knows no places."""

    def at(self, event: str, source: str, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column, from 1, of a field of an event, a source, or the timeline; or zeros.

        A path that leads past what is written ends at the last thing that is there.
        """
        if self.later:
            fill, self.later = self.later, None
            fill()
        spot = self.root
        if event:
            spot = self.events.get(event)
        elif source:
            spot = self.sources.get(source)
        if spot is None:
            return 0, 0
        found = find(node_at(spot), path)
        return found.line, found.column
