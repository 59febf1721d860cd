# pyright: reportUnknownMemberType=false
# icalendar leaves parts of its annotations out
"""iCalendar (RFC 5545, 7986): a calendar to subscribe to.

What it shows of a timeline, and how it shows imprecise dates, is told in `timeline.calendar`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final

from timeline import ExportContext, Exporter, Timeline, hookimpl
from timeline.calendar import CARRIES, CalendarOptions, Property, entries, header

if TYPE_CHECKING:
    import icalendar  # slow to import: when the program runs, only an export does

__all__ = ["Ical", "timeline_exporters"]

END: Final = b"END:VCALENDAR\r\n"


class Ical(Exporter):
    """iCalendar, a VEVENT for every event."""

    name = "ical"
    title = "iCalendar"
    suffix = ".ics"
    more_suffixes = (".ical", ".icalendar")
    media_type = "text/calendar"
    carries: ClassVar[Mapping[str, str]] = CARRIES
    options = CalendarOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        import icalendar

        yield _written(icalendar.Calendar(), header(timeline)).removesuffix(END)
        for entry in entries(timeline, context):
            yield _written(icalendar.Event(), entry)
        yield END


def _written(component: icalendar.Component, properties: Iterable[Property]) -> bytes:
    """The component with these properties, its lines folded."""
    for each in properties:
        component.add(each.name, _value(each))
    written: bytes = component.to_ical()
    return written


def _value(each: Property) -> Any:
    """A value that icalendar writes as it is; types but text it takes from the name."""
    import icalendar

    if each.type != "text":
        return each.values[0]
    texts = [_text()(str(value)) for value in each.values]
    if each.name != "categories":
        return texts[0]
    categories = icalendar.vCategory([])
    categories.cats = [*texts]
    return categories


@cache
def _text() -> type[icalendar.vText]:
    """A class for text values; it waits for its base, which is slow to import."""
    import icalendar

    class Text(icalendar.vText):
        """A TEXT value; icalendar's own turns a literal backslash and N into a line break."""

        def to_ical(self) -> bytes:
            escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return escaped.replace("\n", "\\n").encode("utf-8")

    return Text


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Ical()]
