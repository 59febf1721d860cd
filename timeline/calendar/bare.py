"""Bare events: a title and a date, and perhaps a description, a place and tags, but nothing else.

Most events of big timelines are bare. Their entries are those that any event has, made without
asking for everything that these lack.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from timeline.calendar.data import BARE, bare_data, told_fields
from timeline.calendar.entry import Entry, History
from timeline.calendar.places import has_name_alone, position_of
from timeline.calendar.spans import Span
from timeline.calendar.uid import Uids
from timeline.calendar.words import dated
from timeline.event import Event
from timeline.fields import JSON
from timeline.timeline import Timeline

__all__ = ["bare_entry", "is_bare"]

_BREAK: Final = "\n"


def is_bare(event: Event, timeline: Timeline) -> bool:
    """Whether the event has only what bare events have, and nobody says anything of it."""
    if type(event) is not Event:
        return False
    values_of, defaults = _others()
    return values_of(event) == defaults and not timeline.about(event.id)


@cache
def _others() -> tuple[Callable[[Event], tuple[Any, ...]], tuple[Any, ...]]:
    """What gives the values of all other fields, and their defaults."""
    others = [attribute for attribute in fields(Event) if attribute.name not in BARE]
    defaults: list[Any] = [
        dict[str, JSON]() if each.name == "extra" else each.default for each in others
    ]
    return attrgetter(*(each.name for each in others)), tuple(defaults)


def bare_entry(
    event: Event,
    timeline: Timeline,
    uids: Uids,
    history: History,
    span: Span,
    summary: str,
    when: str,
) -> Entry:
    """The entry of a bare event. `when` is the wording of its date."""
    tags, place, own = event.tags, event.place, event.description
    if "" in tags:
        tags = tuple(filter(None, tags))
    if "T" in event.when.text:
        when = dated(event, timeline, when)
    details = f"When: {when}\nWhere: {place}" if place else f"When: {when}"
    own_lines = ""
    if own:
        details = f"{details}\n\n{own}"
        first = 4 if place else 3
        own_lines = f"{first}-{first + own.count(_BREAK)}"
    data = ""
    if (
        tags is not event.tags
        or summary is not event.title
        or (place and not has_name_alone(place))
    ):
        data = bare_data(event, told_fields(event, summary, tags, place))
    return Entry(
        "vevent",
        uids.of(event.id),
        history,
        span[0],
        span[1],
        summary,
        details,
        str(place) if place else "",
        position_of(place) if place and place.latitude is not None else None,
        tags,
        "",
        event.id,
        "event",
        event.when.text,
        own_lines,
        data,
        (),
        (),
    )
