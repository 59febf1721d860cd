"""Where in its file each event and source stands."""

from __future__ import annotations

from attrs import define, field

from timeline.document.nodes import Node, find

__all__ = ["Places"]


@define
class Places:
    """Filled by `decode`, so that a rule's finding can name the line that it is about."""

    root: Node | None = None
    events: dict[str, Node] = field(factory=dict[str, Node])
    sources: dict[str, Node] = field(factory=dict[str, Node])

    def at(self, event: str, source: str, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column, from 1, of a field of an event, a source, or the timeline; or zeros.

        A path that leads past what is written ends at the last thing that is there.
        """
        node = self.root
        if event:
            node = self.events.get(event)
        elif source:
            node = self.sources.get(source)
        if node is None:
            return 0, 0
        found = find(node, path)
        return found.line, found.column
