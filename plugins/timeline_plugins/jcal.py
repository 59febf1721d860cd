"""jCal (RFC 7265): iCalendar as JSON, for programs that have no parser of iCalendar.

What it shows of a timeline, and how it shows imprecise dates, is told in `timeline.calendar`; it is
the same as in iCalendar. An event stands on one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar, TypeAlias

from timeline import ExportContext, Exporter, Timeline, hookimpl
from timeline.calendar import (
    CARRIES,
    CalendarOptions,
    Component,
    Property,
    Value,
    entries,
    header,
)

__all__ = ["Jcal", "timeline_exporters"]

_Plain: TypeAlias = str | int | tuple[float, ...]


class Jcal(Exporter):
    """jCal, a vevent for every event."""

    name = "jcal"
    title = "jCal"
    suffix = ".jcal"
    media_type = "application/calendar+json"
    carries: ClassVar[Mapping[str, str]] = CARRIES
    options = CalendarOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        head = _text(_properties(header(timeline, context.options)))
        yield f'["vcalendar",{head},['
        before = "\n"
        for entry in entries(timeline, context):
            yield f"{before}{_text(_component(entry.whole))}"
            before = ",\n"
        yield "\n]]\n"


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _component(component: Component) -> list[object]:
    inner = [_component(each) for each in component.components]
    return [component.name, _properties(component.properties), inner]


def _properties(properties: Iterable[Property]) -> list[object]:
    """Each property is an array of name, parameters, type and values."""
    return [
        [p.name, {name.lower(): value for name, value in p.parameters}, p.type]
        + [_plain(value) for value in p.values]
        for p in properties
    ]


def _plain(value: Value) -> _Plain:
    """A value as JSON holds it: text is not escaped again, dates are those of RFC 3339."""
    if isinstance(value, date):  # and so is a datetime
        return value.isoformat().replace("+00:00", "Z")
    return tuple(map(float, value)) if isinstance(value, tuple) else value


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Jcal()]
