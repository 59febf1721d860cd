"""What a calendar shows of a timeline: the properties that iCalendar and its JSON form share.

Calendars know whole days and times alone. An imprecise date is shown on the days that it may mean,
with its wording before the summary and its EDTF in the property X-TIMELINE-WHEN. The UID of an
event is a UUID (version 5) of its timeline's id, a slash and its own id: it stays as they stay.

Nothing here knows how a property is written: an exporter takes `header` and `entries`, and writes
each `Property` in its own form.
"""

from timeline.calendar.entries import CARRIES, entries, header, uid
from timeline.calendar.property import Property, Value, ValueType
from timeline.calendar.spans import CalendarOptions, Imprecise

__all__ = [
    "CARRIES",
    "CalendarOptions",
    "Imprecise",
    "Property",
    "Value",
    "ValueType",
    "entries",
    "header",
    "uid",
]
