"""From a VEVENT or VJOURNAL to an event: which property becomes which field."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from attrs import define, field

from timeline import DateError, Event, ModelError, Publication, When
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import BOOKKEEPING, Extra, kept, parameters, plain
from timeline_plugins.ical.reading.fields import corrections, place, tags
from timeline_plugins.ical.reading.ids import Ids, id_of
from timeline_plugins.ical.reading.links import Sources, cited, media
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.people import actors
from timeline_plugins.ical.reading.spans import Span, Spans
from timeline_plugins.ical.reading.texts import line, lines
from timeline_plugins.ical.reading.words import own_description, own_title

__all__ = ["UNTITLED", "Entries", "Entry"]

UNTITLED: Final = "Untitled event"

_TOLD: Final = BOOKKEEPING | {
    "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "DTSTART", "DTEND", "URL",
    "ATTACH", "IMAGE", "ORGANIZER", "ATTENDEE", "RELATED-TO", "DURATION", "STATUS",
    "RECURRENCE-ID", "X-TIMELINE-ID", "X-TIMELINE-KIND", "X-TIMELINE-WHEN",
}  # fmt: skip
_OURS: Final = _TOLD | {"X-TIMELINE-DESCRIPTION", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"}
_WORDS: Final = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL")
_ONCE: Final = ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "DTSTART", "DTEND", "URL",
                "STATUS", "DURATION")  # fmt: skip


@define
class Entry:
    """An event, and what of its component is looked at when all of them are known."""

    event: Event
    component: Component
    span: Span | None


@define
class Entries:
    """What the entries of one file share."""

    notes: Notes
    spans: Spans
    ids: Ids = field(factory=Ids)
    sources: Sources = field(factory=Sources)

    def entry(self, component: Component) -> Entry | None:
        """The event of a component; None after noting why there is none."""
        id_ = self._id(component)
        span = self.spans.span(component, id_)
        when = self._when(component, span, id_)
        event = self._event(component, id_, when) if when else None
        return Entry(event, component, span) if event else None

    def _id(self, component: Component) -> str:
        uid, title = component.text("UID"), component.text("SUMMARY") or UNTITLED
        if told := component.first("RECURRENCE-ID"):
            return self.ids.dated(id_of(uid) or id_of(title), told.value)
        start = component.first("DTSTART")
        ours = component.text("X-TIMELINE-ID")
        id_ = self.ids.take(ours or uid, title, start.value if start else "")
        if ours and uid:
            self.ids.of_uid.setdefault(uid, id_)
        return id_

    def _when(self, component: Component, span: Span | None, id: str) -> When | None:
        told = component.first("X-TIMELINE-WHEN")
        if told is None:
            return self.spans.when(span, component, id) if span else None
        try:
            return When.parse(told.text.strip())
        except DateError as error:
            self.spans.wrong(error, told, component)
            return None

    def _event(self, component: Component, id: str, when: When) -> Event | None:
        notes = self.notes
        clean = partial(lines, notes=notes, id=id, field="extra")
        is_ours = "X-TIMELINE-ID" in component.properties
        said = own_title(component, when) if is_ours else component.text("SUMMARY")
        title = line(said, notes, id, "title")
        if not title:
            notes.lost(id, "title", f"it has no summary; it is called '{UNTITLED}'")
        words = own_description(component) if is_ours else _words(component)
        extra: Extra = {}
        shared = notes, id, extra, clean
        values: dict[str, Any] = {
            "id": id,
            "title": title or UNTITLED,
            "when": when,
            "description": lines(words, notes, id, "description"),
            "place": place(component, *shared),
            "tags": tags(component, notes, id),
            "actors": actors(component, *shared),
            "media": media(component, *shared),
            "sources": cited(component, self.sources, *shared),
            "corrections": corrections(component, *shared),
        }
        self._rest(component, id, extra, clean)
        if extra:
            values["extra"] = {"ical": extra}
        kind = component.text("X-TIMELINE-KIND")
        if kind == "statement":
            notes.lost(id, "kind", "the file does not say who spoke: read as an event")
        try:
            return Publication(**values) if kind == "publication" else Event(**values)
        except ModelError as error:
            notes.mistake(str(error), component.line, event=component.label)
            return None

    def _rest(self, component: Component, id: str, extra: Extra, clean: partial[str]) -> None:
        """Fill `extra` with what no field has."""
        properties = component.properties
        for name in _WORDS:
            if (found := properties.get(name)) and found[0].params and name not in extra:
                extra[name] = parameters(found[0], clean)
        for name in _ONCE:
            if (found := properties.get(name)) and len(found) > 1:
                if name == "DESCRIPTION" and component.name == "VJOURNAL":
                    continue
                extra[name] = [plain(each, clean) for each in found[1:]]
                self.notes.lost(id, name, "it stands there several times; the first one is read")
        if "DTEND" in properties and "DURATION" in properties:
            extra["DURATION"] = plain(properties["DURATION"][0], clean)
        extra.update(kept(component, _OURS if "X-TIMELINE-ID" in properties else _TOLD, clean))


def _words(component: Component) -> str:
    """DESCRIPTION; a journal may have several, which are paragraphs of one."""
    if component.name != "VJOURNAL":
        return component.text("DESCRIPTION")
    return "\n\n".join(told.text.strip() for told in component.properties.get("DESCRIPTION", ()))
