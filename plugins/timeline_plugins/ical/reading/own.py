"""Calendars of ours: read back as the timeline that they were made of.

X-TIMELINE-DATA of the calendar has all of the timeline but its events; X-TIMELINE-DATA of an entry
has what no other property of it has. Together they are the plain form that `timeline.document`
reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline import ReadError, Timeline
from timeline.document import Fields, Items, Kind, Node, Scalar, decode
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.data import data_nodes
from timeline_plugins.ical.reading.edits import tell_edits
from timeline_plugins.ical.reading.ids import Ids
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import Property, split_list
from timeline_plugins.ical.reading.words import own_description

__all__ = ["Own"]

_DATA: Final = "X-TIMELINE-DATA"
_PLAIN: Final = {"id": "X-TIMELINE-ID", "kind": "X-TIMELINE-KIND", "when": "X-TIMELINE-WHEN"}


class Own:
    """The entries of ours in one file."""

    def __init__(self, notes: Notes, ids: Ids) -> None:
        self.notes, self.ids = notes, ids
        self._events: list[Node] = []

    def is_ours(self, component: Component) -> bool:
        """Whether the entry holds all of an event of ours."""
        calendar = component.parent
        if "X-TIMELINE-ID" not in component.properties or calendar is None:
            return False
        return _DATA in calendar.properties

    def add(self, component: Component) -> None:
        """Take an entry."""
        id_ = component.text("X-TIMELINE-ID")
        self.ids.taken.add(id_)
        self.ids.of_uid.setdefault(component.text("UID"), id_)
        pairs: list[tuple[Scalar, Node]] = []
        for key, origin in _PLAIN.items():
            if told := component.first(origin):
                pairs.append((Scalar(told.line, 0, key), _text(told)))
        if data := component.first(_DATA):
            pairs += self._data(data, component.label)
        known = {key.text: node for key, node in pairs}
        title_node = known.get("title")
        tell_edits(component, title_node.text if isinstance(title_node, Scalar) else "", self.notes)
        if "title" not in known and (title := component.first("SUMMARY")):
            pairs.append((Scalar(title.line, 0, "title"), _text(title)))
        if "tags" not in known and (tags := component.properties.get("CATEGORIES")):
            texts = [Scalar(t.line, 0, text) for t in tags for text in split_list(t.value)]
            pairs.append((Scalar(tags[0].line, 0, "tags"), Items(tags[0].line, 0, tuple(texts))))
        if "description" not in known and (words := own_description(component)):
            line = component.properties["DESCRIPTION"][0].line
            pairs.append((Scalar(line, 0, "description"), Scalar(line, 0, words)))
        if "place" not in known and (place := component.first("LOCATION")):
            name = _scalar(place, "name"), _text(place)
            pairs.append((_scalar(place, "place"), Fields(place.line, 0, (name,))))
        self._events.append(Fields(component.line, 0, tuple(pairs)))

    def timeline(self, calendars: Sequence[Component]) -> Timeline | None:
        """The timeline of ours; None if none is, or after noting what is wrong with it."""
        with_data = [calendar for calendar in calendars if _DATA in calendar.properties]
        if not with_data:
            return None
        ours = with_data[0]
        for other in with_data[1:]:
            if other.text(_DATA) != ours.text(_DATA):
                why = "it is of another calendar: its events are read, and the rest of it is not"
                line = other.properties[_DATA][0].line
                self.notes.lost("", f"{_DATA} in line {line}", why)
        told, before = ours.properties[_DATA][0], len(self.notes.mistakes)
        pairs: list[tuple[Scalar, Node]] = list(self._data(told, ""))
        if len(self.notes.mistakes) > before:  # one mistake is enough
            pairs = [(_scalar(told, "title"), _scalar(told, "?"))]
        pairs.append((_scalar(told, "events"), Items(ours.line, 0, tuple(self._events))))
        return self._decoded(told, pairs)

    def _decoded(self, told: Property, pairs: list[tuple[Scalar, Node]]) -> Timeline | None:
        context = self.notes.context
        root = Fields(told.line, 0, tuple(pairs))
        try:
            return decode(root, context.name, context.places)
        except ReadError as error:
            mistakes = error.mistakes
        if all(mistake.code == "dangling-id" for mistake in mistakes):
            # what they lead to was left out of the calendar
            pairs.append((_scalar(told, "excerpt"), Scalar(told.line, 0, "true", Kind.TRUTH)))
            return self._decoded(told, pairs)
        self.notes.mistakes += mistakes
        return None

    def _data(self, told: Property, event: str) -> Sequence[tuple[Scalar, Node]]:
        try:
            node = data_nodes(told.text, told.line)
        except ReadError as error:
            wrong = f"X-TIMELINE-DATA is no JSON: {error.mistakes[0].message}"
            self.notes.mistake(wrong, told.line, event=event)
            return ()
        if isinstance(node, Fields):
            return node.pairs
        self.notes.mistake("X-TIMELINE-DATA is no JSON object", told.line, event=event)
        return ()


def _text(told: Property) -> Scalar:
    return _scalar(told, told.text)


def _scalar(told: Property, text: str) -> Scalar:
    return Scalar(told.line, 0, text)
