"""The reader of calendars: from a stream to a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, ClassVar, Final

from timeline import ReadContext, Reader, Timeline
from timeline_plugins.ical.reading.carried import CARRIED
from timeline_plugins.ical.reading.options import IcalReaderOptions

__all__ = ["IcalReader"]

_LEFT_OUT: Final = {
    "VTODO": "a task is no event: it is left out",
    "VFREEBUSY": "when somebody is busy is no event: it is left out",
    "VAVAILABILITY": "when somebody is free is no event: it is left out",
}


class IcalReader(Reader):
    """iCalendar (RFC 5545, 7986, 9253): every VEVENT, and every VJOURNAL with a date, is an event.

    What the model has no field for is in `extra`, under `ical`; see `extras`. Calendars that this
    library wrote are read back as the timeline that they were made of.
    """

    name = "ical"
    title = "iCalendar"
    suffix = ".ics"
    more_suffixes = (".ical", ".icalendar")
    media_type = "text/calendar"
    carries: ClassVar[Mapping[str, str]] = CARRIED
    options = IcalReaderOptions

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        # whoever writes a calendar does not wait for what reads one
        from timeline_plugins.ical.reading.calendar import Calendars
        from timeline_plugins.ical.reading.lines import content_lines
        from timeline_plugins.ical.reading.notes import Notes
        from timeline_plugins.ical.reading.scan import Scan
        from timeline_plugins.ical.reading.source import read_bytes

        data = read_bytes(stream, context.name, context.options.encoding)
        notes = Notes(context, data)
        scan, calendars = Scan(notes), Calendars(notes)
        for component in scan.entries(content_lines(data, context.name)):
            if component.name in ("VEVENT", "VJOURNAL"):
                calendars.add(component)
            elif component.name != "VTIMEZONE":
                why = _LEFT_OUT.get(component.name, "it is no event: it is left out")
                context.lost("", f"{component.name[:40]} in line {component.line}", why)
        return calendars.timeline(scan.calendars)
