"""What a calendar shows of a timeline: the properties that iCalendar and its JSON form share.

Calendars know whole days and times alone. An imprecise date is shown on the days that it may mean,
with its wording before the summary and its EDTF in the property X-TIMELINE-WHEN. The UID of an
event is a UUID (version 5) of its timeline's id, a slash and its own id: it stays as they stay.
What calendars have no property for stands in X-TIMELINE-DATA.

Nothing here knows how a property is written: an exporter takes `header` and `entries`, and writes
each `Property` of an `Entry` in its own form.
"""

from timeline.calendar.entries import CARRIES, entries
from timeline.calendar.entry import Entry, History
from timeline.calendar.header import header, stamp
from timeline.calendar.options import CalendarOptions, Imprecise, People
from timeline.calendar.property import Component, Property, Value, ValueType, at, text
from timeline.calendar.uid import Uids, uid

__all__ = [
    "CARRIES",
    "CalendarOptions",
    "Component",
    "Entry",
    "History",
    "Imprecise",
    "People",
    "Property",
    "Uids",
    "Value",
    "ValueType",
    "at",
    "entries",
    "header",
    "stamp",
    "text",
    "uid",
]
