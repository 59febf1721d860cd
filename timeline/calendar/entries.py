"""The entries of a calendar (RFC 5545, 7986, 9073, 9253)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.calendar.bare import bare_entry, is_bare
from timeline.calendar.data import event_data, told_fields
from timeline.calendar.entry import Entry, History
from timeline.calendar.header import stamp
from timeline.calendar.links import addresses, contacts, participants, relations
from timeline.calendar.options import CalendarOptions, People
from timeline.calendar.places import position_of
from timeline.calendar.property import Component, Property, text
from timeline.calendar.spans import Span, span_of
from timeline.calendar.uid import Uids
from timeline.calendar.words import DOUBTED, description, summary
from timeline.event import Event
from timeline.exporter import ExportContext
from timeline.losses import FIELDS
from timeline.standing import State
from timeline.timeline import Timeline
from timeline.untold import untold, untold_of
from timeline.when import When

__all__ = ["CARRIES", "entries"]

CARRIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(FIELDS, "in X-TIMELINE-DATA"),
    "timeline.title": "NAME and X-WR-CALNAME",
    "timeline.id": "in every UID, hashed",
    "timeline.description": "DESCRIPTION and X-WR-CALDESC",
    "timeline.updated": "DTSTAMP and LAST-MODIFIED",
    "timeline.language": "dates are worded in it",
    "timeline.zone": "times without an offset are read in it",
    "event.id": "X-TIMELINE-ID, and hashed in the UID",
    "event.title": "SUMMARY",
    "event.when": "DTSTART and DTEND, in words, and X-TIMELINE-WHEN",
    "event.description": "in DESCRIPTION",
    "event.tags": "CATEGORIES",
    "event.sources": "in words, and LINK where there is an address",
    "event.relations": "RELATED-TO, and in words",
    "statement.about": "RELATED-TO, and in words",
    "place.name": "LOCATION, and in words",
    "place.latitude": "GEO",
    "place.longitude": "GEO",
    "place.zone": "times without an offset are read in it",
    "publication.url": "URL, and in words",
    "media.url": "ATTACH and IMAGE, and in words",
    "correction.kind": "in words, and STATUS:CANCELLED for withdrawn",
    "source.hidden": "withheld unless asked for",
}
"""The fields that a calendar carries, and how: what its exporters say that they carry."""

_TITLE_OF_OUTLOOK: Final = 255


def entries(timeline: Timeline, context: ExportContext) -> Iterator[Entry]:
    """The entry of each event that a calendar can show; what it loses is told."""
    if not context.options.data:
        for field, why in untold_of(timeline):
            context.lost("", field, why)
    making = _Making(timeline, context)
    for event in timeline:
        exact = event.when.is_exact
        if span := span_of(event, timeline, context, exact=exact):
            yield making.entry(event, span, exact=exact)


class _Making:
    """What the entries of one calendar have in common."""

    def __init__(self, timeline: Timeline, context: ExportContext) -> None:
        self.timeline, self.context = timeline, context
        self.options: CalendarOptions = context.options
        self.uids = Uids(timeline)
        now = stamp(timeline, context)
        self.first = History(now, now, now, 0)
        # without data there are losses to tell, and an alarm stands within
        self.has_bare = self.options.data and not self.options.alarm
        self.has_parts = bool(self.options.alarm) or self.options.people is People.PARTICIPANT
        self.worded = "", ""

    def entry(self, event: Event, span: Span, *, exact: bool) -> Entry:
        timeline, options = self.timeline, self.options
        words = self._words(event.when)
        if self.has_bare and is_bare(event, timeline):
            title = event.title if exact else summary(event, words, None)
            self._tell_long(event, title)
            return bare_entry(event, timeline, self.uids, self.first, span, title, words)
        is_journal = options.journal and event.kind != "event"
        state = timeline.standing(event).state if timeline.about(event) else None
        title = summary(event, "" if exact else words, state)
        details, own_lines = description(event, timeline, words, self.context.locale)
        self._tell_losses(event, title)
        uid = self.uids.of(event.id)
        tags, place = tuple(filter(None, event.tags)), None if is_journal else event.place
        told = told_fields(event, title, tags, place)
        return Entry(
            "vjournal" if is_journal else "vevent",
            uid,
            self._history(event),
            span[0],
            None if is_journal else span[1],
            title,
            details,
            str(place) if place else "",
            position_of(place),
            tags,
            _status(event, state, is_journal=is_journal) if state or event.corrections else "",
            event.id,
            event.kind,
            event.when.text,
            own_lines,
            event_data(event, told) if options.data else "",
            self._links(event),
            self._inner(event, uid, title, is_journal=is_journal) if self.has_parts else (),
        )

    def _history(self, event: Event) -> History:
        if not event.corrections:
            return self.first
        return self.first._replace(sequence=len(event.corrections))

    def _words(self, when: When) -> str:
        """The date in words; events that follow each other often share it."""
        if when.text != self.worded[0]:
            self.worded = when.text, when.format(self.context.locale)
        return self.worded[1]

    def _tell_long(self, event: Event, title: str) -> None:
        # what Outlook counts are units of UTF-16, two at the most for a character
        if 2 * len(title) > _TITLE_OF_OUTLOOK < len(title.encode("utf-16-le")) // 2:
            why = f"Outlook cuts it after {_TITLE_OF_OUTLOOK} characters"
            self.context.lost(event, "title", why)

    def _tell_losses(self, event: Event, title: str) -> None:
        self._tell_long(event, title)
        if not self.options.data:
            for field, why in untold(event):
                self.context.lost(event, field, why)

    def _links(self, event: Event) -> Sequence[Property]:
        wants_contacts = self.options.people is People.CONTACT
        if event.kind == "event" and not (
            wants_contacts or event.sources or event.media or event.relations or event.claims
        ):
            return ()
        found = [*addresses(event, self.timeline), *relations(event, self.uids)]
        return [*found, *contacts(event)] if wants_contacts else found

    def _inner(
        self, event: Event, uid: str, title: str, *, is_journal: bool
    ) -> Sequence[Component]:
        found: list[Component] = []
        if self.options.alarm and not is_journal:
            found.append(_alarm(self.options.alarm, title))
        if self.options.people is People.PARTICIPANT:
            found += participants(event, uid)
        return found


def _status(event: Event, state: State | None, *, is_journal: bool) -> str:
    if event.corrections and event.withdrawn:
        return "CANCELLED"
    # a journal entry has no such status
    return "TENTATIVE" if state in DOUBTED and not is_journal else ""


def _alarm(before: str, title: str) -> Component:
    trigger = Property("trigger", "duration", (f"-{before}",))
    return Component("valarm", (text("action", "DISPLAY"), trigger, text("description", title)))
