"""iCalendar (RFC 5545, 7986, 9073, 9253): a calendar to subscribe to, and to read.

What it shows of a timeline, and how it shows imprecise dates, is told in `timeline.calendar`.
"""

from timeline import Exporter, Reader, hookimpl
from timeline_plugins.ical.writing import Ical, IcalOptions

__all__ = ["Ical", "IcalOptions", "timeline_exporters", "timeline_readers"]


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Ical()]


@hookimpl
def timeline_readers() -> list[Reader]:
    from timeline_plugins.ical.reading import IcalReader  # whoever writes a calendar reads none

    return [IcalReader()]
