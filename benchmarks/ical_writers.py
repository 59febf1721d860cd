"""The writers in Python: each builds its own objects of the content, and writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

import ical_by_hand
import ical_floor
from ical_content import Content, Item, context_of, ours, timeline

Chunks = Iterable[bytes | str] | bytes | str


@dataclass(frozen=True)
class Writer:
    """How a program makes a calendar of the content, and how it writes that."""

    build: Callable[[Content], Any]
    write: Callable[[Any], Chunks]


def _icalendar() -> Writer:
    icalendar: Any = import_module("icalendar")

    def filled(component: Any, items: Iterable[Item]) -> Any:
        for item in items:
            value = item.value
            if item.name == "CATEGORIES":
                value = list(value)
            elif item.name == "REFRESH-INTERVAL":
                value = icalendar.vDuration.from_ical(value)
            elif item.is_text or isinstance(
                value, str
            ):  # it would write what it does not know without escapes
                value = icalendar.vText(value)
            component.add(item.name, value, item.parameters)
        return component

    def build(content: Content) -> Any:
        calendar = filled(icalendar.Calendar(), content.head)
        for items in content.events:
            calendar.add_component(filled(icalendar.Event(), items))
        return calendar

    return Writer(build, lambda calendar: calendar.to_ical())


def _ical() -> Writer:
    events: Any = import_module("ical.event")
    calendars: Any = import_module("ical.calendar")
    streams: Any = import_module("ical.calendar_stream")
    geo: Any = import_module("ical.types.geo")
    extra: Any = import_module("ical.types.extra")
    own = {"PRODID", "VERSION", "NAME", "DESCRIPTION"}

    def others(items: Iterable[Item]) -> list[Any]:
        parameters = extra.ExtraPropertyParameter
        return [
            extra.ExtraProperty(
                item.name,
                _raw(item),
                [parameters(name, [value]) for name, value in item.parameters.items()],
            )
            for item in items
        ]

    def event(items: list[Item]) -> Any:
        v = {item.name: item.value for item in items}
        return events.Event(
            uid=v["UID"],
            dtstamp=v["DTSTAMP"],
            created=v["CREATED"],
            last_modified=v["LAST-MODIFIED"],
            sequence=v["SEQUENCE"],
            dtstart=v["DTSTART"],
            dtend=v.get("DTEND"),
            summary=v["SUMMARY"],
            description=v["DESCRIPTION"],
            location=v.get("LOCATION"),
            geo=geo.Geo(*v["GEO"]) if "GEO" in v else None,
            categories=list(v.get("CATEGORIES", ())),
            transparency=v.get("TRANSP"),
            extras=others(item for item in items if item.name.startswith("X-")),
        )

    def build(content: Content) -> Any:
        v = {item.name: item.value for item in content.head}
        calendar = calendars.Calendar(
            prodid=v["PRODID"],
            name=[v["NAME"]],
            extras=others(item for item in content.head if item.name not in own),
        )
        calendar.events.extend(event(items) for items in content.events)
        return calendar

    return Writer(build, streams.IcsCalendarStream.calendar_to_ics)


def _ics() -> Writer:
    ics: Any = import_module("ics")
    line: Any = import_module("ics.grammar.parse").ContentLine
    own = {
        *("UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"),
        *("LOCATION", "GEO", "CATEGORIES", "TRANSP", "PRODID", "VERSION"),
    }

    def extras(into: Any, items: Iterable[Item]) -> None:
        for item in items:
            if item.name not in own:
                parameters = {name: [value] for name, value in item.parameters.items()}
                into.extra.append(line(item.name, parameters, _raw(item)))

    def event(items: list[Item]) -> Any:
        v = {item.name: item.value for item in items}
        made = ics.Event(
            name=v["SUMMARY"],
            begin=v["DTSTART"],
            uid=v["UID"],
            description=v["DESCRIPTION"],
            created=v["DTSTAMP"],
            last_modified=v["LAST-MODIFIED"],
            location=v.get("LOCATION"),
            transparent=True,
            categories=v.get("CATEGORIES"),
            geo=v.get("GEO"),
        )
        if type(v["DTSTART"]) is date:
            made.make_all_day()
            made._end_time = ics.utils.get_arrow(v["DTEND"])  # noqa: SLF001 - `end` counts else
        extras(made, items)
        return made

    def build(content: Content) -> Any:
        calendar = ics.Calendar(creator=content.head[0].value)
        extras(calendar, content.head)
        calendar.events.update(event(items) for items in content.events)
        return calendar

    return Writer(build, lambda calendar: calendar.serialize())


def _vobject() -> Writer:
    vobject: Any = import_module("vobject")
    utc = import_module("vobject.icalendar").utc  # it knows no other

    def add(component: Any, item: Item) -> None:
        value = item.value
        line = component.add(item.name.lower())
        if item.name == "CATEGORIES":
            line.value = list(value)
        elif item.name in ("DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED"):
            is_time = isinstance(value, datetime)
            line.value = value.replace(tzinfo=utc) if is_time else value
        else:
            line.value = str(value) if item.is_text else _raw(item)
            for name, text in item.parameters.items():
                line.params[name] = [text]

    def build(content: Content) -> Any:
        calendar = vobject.iCalendar()
        for item in content.head:
            if item.name != "VERSION":
                add(calendar, item)
        for items in content.events:
            event = calendar.add("vevent")
            for item in items:
                add(event, item)
        return calendar

    return Writer(build, lambda calendar: calendar.serialize())


def _floor() -> Writer:
    def build(content: Content) -> Any:
        return content, [ical_floor.ready(items) for items in content.events]

    return Writer(build, lambda made: ical_floor.written(*made))


def _by_hand() -> Writer:
    return Writer(lambda content: timeline(len(content.events)), ical_by_hand.written)


def _ours() -> Writer:
    return Writer(lambda content: timeline(len(content.events)), ours)


def _lines() -> Writer:
    # what is no public API: the writer without what makes the properties
    made: Any = import_module("timeline.calendar").entries
    block: Any = import_module("timeline_plugins.ical.blocks").block

    def build(content: Content) -> Any:
        whole = timeline(len(content.events))
        return list(made(whole, context_of(whole)))

    return Writer(build, lambda entries: map(block, entries))


def _plain() -> Writer:
    def build(content: Content) -> Any:
        return list(ours(timeline(len(content.events))))

    return Writer(build, lambda made: made)


def _raw(item: Item) -> str:
    """The value as it stands in a file, for writers that take no other."""
    value = item.value
    if item.is_text:
        return ical_floor.escaped(str(value))
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, datetime):
        return f"{value:%Y%m%dT%H%M%SZ}"
    return str(value)


WRITERS: dict[str, Callable[[], Writer]] = {
    "write() alone": _plain,
    "floor": _floor,
    "by hand": _by_hand,
    "lines alone": _lines,
    "timeline-kit": _ours,
    "icalendar": _icalendar,
    "ical": _ical,
    "ics": _ics,
    "vobject": _vobject,
}
OWN = ("write() alone", "floor", "by hand", "lines alone", "timeline-kit")
"""Those that are not packages of others."""
