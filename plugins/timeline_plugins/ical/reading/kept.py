"""The events that are read so far; of two revisions of one entry, the newer alone."""

from __future__ import annotations

from attrs import evolve

from timeline import Event
from timeline.document import Node, Scalar
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.ids import Ids
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.relating import related

__all__ = ["Kept"]


class Kept:
    """Events in the order of the file."""

    def __init__(self, notes: Notes, ids: Ids) -> None:
        self.notes, self.ids = notes, ids
        self.events: list[Event] = []
        self.nodes: dict[str, Node] = {}
        """Where each event stands."""
        self._related: dict[int, Component] = {}  # by the number of the event
        self._revisions: dict[str, tuple[int, int, int]] = {}  # number, SEQUENCE and line by UID

    def add(self, event: Event, component: Component) -> None:
        """Take an event on one date."""
        uid, number = component.text("UID"), len(self.events)
        if not uid or "RECURRENCE-ID" in component.properties:
            self._put(number, event, component)
            return
        digits = component.text("SEQUENCE")
        sequence = int(digits) if digits.isdecimal() and len(digits) < 10 else 0
        known = self._revisions.setdefault(uid, (number, sequence, component.line))
        if known[0] == number:
            self._put(number, event, component)
            return
        number, other, line = known
        older = self.events[number]
        if sequence != other:
            newer = evolve(event, id=older.id)
            at = line if sequence > other else component.line
            if sequence > other:
                self._put(number, newer, component)
                self._revisions[uid] = number, sequence, component.line
            why = f"an older revision of it stands in line {at}: the newest one is read"
            self.notes.lost(older.id, "event", why)
        elif evolve(event, id=older.id) == older:
            why = f"it stands there twice: in line {component.line} again"
            self.notes.lost(older.id, "event", why)
        else:
            self._put(len(self.events), event, component)

    def put(self, event: Event, component: Component) -> None:
        """Take one of several dates of an entry."""
        self._put(len(self.events), event, component)

    def relate(self) -> None:
        """Give the events their relations, when all are known."""
        for number, component in self._related.items():
            event = self.events[number]
            self.events[number] = related(event, component, self.ids.of_uid, self.notes)

    def _put(self, number: int, event: Event, component: Component) -> None:
        self.events[number : number + 1] = [event]
        self._related.pop(number, None)
        if "RELATED-TO" in component.properties:
            self._related[number] = component
        self.nodes[event.id] = Scalar(component.line, 1, "")
