"""One entry of a calendar: its values, and the properties that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from timeline.calendar.property import Component, Property, at, text

__all__ = ["FREE", "Entry", "History"]

# a timeline must not make anybody busy
FREE: Final = (text("transp", "TRANSPARENT"), text("x-microsoft-cdo-busystatus", "FREE"))


class History(NamedTuple):
    """What is known of the entry itself and not of its event; times are in UTC."""

    stamp: datetime
    created: datetime
    modified: datetime
    sequence: int


class Entry(NamedTuple):  # a tuple, since there may be a million
    """The values of an entry; what is empty has no property."""

    component: str
    """`vevent` or `vjournal`."""
    uid: str
    history: History
    start: date | datetime
    end: date | datetime | None
    summary: str
    description: str
    location: str
    position: tuple[Decimal, Decimal] | None
    categories: tuple[str, ...]
    status: str
    id: str
    kind: str
    when: str
    """The date in EDTF."""
    own_lines: str
    """The lines of the description that are the event's own, as in `4-5`."""
    data: str
    """What calendars have no property for, as JSON."""
    links: Sequence[Property]
    """What leads elsewhere: to addresses, to other entries, to people."""
    inner: Sequence[Component]
    """Its alarm and its participants."""

    @property
    def whole(self) -> Component:
        """The entry as a component with all of its properties."""
        return Component(self.component, tuple(self._properties()), self.inner)

    def _properties(self) -> Iterator[Property]:
        yield text("uid", self.uid)
        yield at("dtstamp", self.history.stamp)
        yield at("created", self.history.created)
        yield at("last-modified", self.history.modified)
        yield Property("sequence", "integer", (self.history.sequence,))
        yield at("dtstart", self.start)
        if self.end:
            yield at("dtend", self.end)
        yield text("summary", self.summary)
        yield text("description", self.description)
        if self.location:
            yield text("location", self.location)
        if self.position:
            yield Property("geo", "float", (self.position,))
        if self.categories:
            yield text("categories", *self.categories)
        if self.status:
            yield text("status", self.status)
        if self.component == "vevent":
            yield from FREE
        yield from self.links
        yield text("x-timeline-id", self.id)
        yield text("x-timeline-kind", self.kind)
        yield text("x-timeline-when", self.when)
        if self.own_lines:
            yield text("x-timeline-description", self.own_lines)
        if self.data:
            yield text("x-timeline-data", self.data)
