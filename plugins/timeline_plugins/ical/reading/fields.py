"""LOCATION, GEO, CATEGORIES and STATUS as fields of an event."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline import Correction, ModelError, Place
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import Extra, plain
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import split_list
from timeline_plugins.ical.reading.texts import Clean, line
from timeline_plugins.ical.reading.times import WrongError, read_time

__all__ = ["corrections", "place", "tags"]

_GEO: Final = re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]{0,20})?);([+-]?[0-9]{1,3}(?:\.[0-9]{0,20})?)")
_REASON: Final = "the calendar says that it is cancelled"


@lru_cache(maxsize=1024)
def _named(name: str) -> Place:
    return Place(name=name)


def place(component: Component, notes: Notes, id: str, extra: Extra, clean: Clean) -> Place | None:
    """Where it was: in words, in degrees, or both."""
    name = line(component.text("LOCATION"), notes, id, "place")
    told = component.first("GEO")
    if told and (match := _GEO.fullmatch(told.value.replace(" ", ""))):
        try:
            return Place(name=name, latitude=match[1], longitude=match[2])
        except ModelError:
            pass  # told below
    if told:
        extra["GEO"] = plain(told, clean)
        notes.lost(id, "place", "GEO is no latitude;longitude in degrees; kept in extra")
    return _named(name) if name else None


def tags(component: Component, notes: Notes, id: str) -> list[str]:
    """The categories, each once; there may be several in a line, and several lines."""
    found: dict[str, None] = {}
    for told in component.properties.get("CATEGORIES", ()):
        for text in split_list(told.value):
            if tag := line(text, notes, id, "tags"):
                found[tag] = None
    return list(found)


def corrections(
    component: Component, notes: Notes, id: str, extra: Extra, clean: Clean
) -> list[Correction]:
    """That the entry was cancelled: withdrawn when it was last changed."""
    status = component.first("STATUS")
    if status is None:
        return []
    if status.value.strip().upper() == "CANCELLED":
        for name in ("LAST-MODIFIED", "DTSTAMP", "DTSTART"):
            told = component.first(name)
            try:
                if told:
                    when = read_time(told.value)
                    text = when.text(seconds=when.has_seconds)
                    return [Correction(kind="withdrawn", when=text, reason=_REASON)]
            except WrongError:
                continue
        notes.lost(id, "corrections", "it is cancelled, and no date says since when")
    extra["STATUS"] = plain(status, clean)
    return []
