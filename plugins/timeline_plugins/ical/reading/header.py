"""The properties of a calendar as the fields of its timeline."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import Any, Final

from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import BOOKKEEPING, HOUSEKEEPING, Extra, kept, plain
from timeline_plugins.ical.reading.ids import id_of
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.texts import line, lines
from timeline_plugins.ical.reading.times import WrongError, read_time
from timeline_plugins.ical.reading.zones import Zones

__all__ = ["header"]

_NAMES: Final = ("NAME", "X-WR-CALNAME")
_WORDS: Final = ("DESCRIPTION", "X-WR-CALDESC")
_TOLD: Final = BOOKKEEPING | HOUSEKEEPING | {
    *_NAMES, *_WORDS, "UID", "X-WR-TIMEZONE", "X-TIMELINE-DATA",
}  # fmt: skip


def header(calendars: list[Component], notes: Notes, zones: Zones) -> dict[str, Any]:
    """The fields of a timeline but for its events, from the first calendar of the file."""
    first, options = calendars[0], notes.context.options
    clean = partial(lines, notes=notes, id="", field="extra")
    extra: Extra = kept(
        Component(first.name, first.line, properties=first.properties), _TOLD, clean
    )
    for other in calendars[1:]:
        if more := _others(other, first):
            where = f"{', '.join(more)[:100]} of the calendar in line {other.line}"
            notes.lost("", where, "only the first calendar of a file gives the timeline its fields")
    stem = PurePath(notes.context.name).name.partition(".")[0]
    title = options.title or _said(first, _NAMES, notes, "title")
    fields: dict[str, Any] = {
        "title": title or line(stem, notes, "", "title") or "Calendar",
        "id": id_of(first.text("UID")),
        "description": _said(first, _WORDS, notes, "description"),
    }
    if options.language:
        fields["language"] = options.language
    if name := first.text("X-WR-TIMEZONE"):
        fields["zone"] = zones.name(name)
        if not fields["zone"]:
            notes.lost("", "zone", "X-WR-TIMEZONE is no time zone that is known; kept in extra")
            extra["X-WR-TIMEZONE"] = clean(name)
    if changed := first.first("LAST-MODIFIED"):
        try:
            time = read_time(changed.value)
            fields["updated"] = time.text(seconds=time.has_seconds)
        except WrongError:
            notes.lost("", "updated", "LAST-MODIFIED is no date; kept in extra")
            extra["LAST-MODIFIED"] = plain(changed, clean)
    for name in (*_NAMES, *_WORDS):
        if len(first.properties.get(name, ())) > 1:
            notes.lost("", name, "it stands there several times; the first one is read")
    if extra:
        fields["extra"] = {"ical": extra}
    return fields


def _others(other: Component, first: Component) -> list[str]:
    """The properties of another calendar of the file that say something else."""
    values = {name: [told.value for told in found] for name, found in first.properties.items()}
    ours = BOOKKEEPING | HOUSEKEEPING | {"X-WR-TIMEZONE"}
    return sorted(
        name
        for name, found in other.properties.items()
        if name not in ours and values.get(name) != [told.value for told in found]
    )


def _said(calendar: Component, names: tuple[str, ...], notes: Notes, field: str) -> str:
    """What the first of these properties says."""
    said = next((text for name in names if (text := calendar.text(name))), "")
    return (line if field == "title" else lines)(said, notes, "", field)
