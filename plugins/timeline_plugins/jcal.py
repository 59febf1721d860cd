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
from timeline.calendar import CARRIES, CalendarOptions, Property, Value, entries, header

__all__ = ["Jcal", "timeline_exporters"]

_Plain: TypeAlias = str | tuple[float, float]
_Parameters: TypeAlias = dict[str, str]


class Jcal(Exporter):
    """jCal, a vevent for every event."""

    name = "jcal"
    title = "jCal"
    suffix = ".jcal"
    media_type = "application/calendar+json"
    carries: ClassVar[Mapping[str, str]] = CARRIES
    options = CalendarOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        yield f'["vcalendar",{_written(header(timeline))},['
        before = "\n"
        for entry in entries(timeline, context):
            yield f'{before}["vevent",{_written(entry)},[]]'
            before = ",\n"
        yield "\n]]\n"


def _written(properties: Iterable[Property]) -> str:
    """The properties as a JSON array; each is an array of name, parameters, type and values."""
    plain = [[p.name, _Parameters(), p.type, *map(_plain, p.values)] for p in properties]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Value) -> _Plain:
    """A value as JSON holds it: text is not escaped again, dates are those of RFC 3339."""
    if isinstance(value, date):  # and so is a datetime
        return value.isoformat().replace("+00:00", "Z")
    return value


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Jcal()]
