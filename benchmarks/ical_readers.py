"""The readers in Python: each makes its own objects of bytes and says how many events."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any

from timeline import load

Read = Callable[[bytes], int]


def _ours() -> Read:
    def read(data: bytes) -> int:
        return len(load(io.BytesIO(data), format="ical"))

    return read


def _icalendar() -> Read:
    calendar: Any = import_module("icalendar").Calendar
    return lambda data: len(calendar.from_ical(data).subcomponents)


def _ical() -> Read:
    stream: Any = import_module("ical.calendar_stream").IcsCalendarStream
    return lambda data: len(stream.calendar_from_ics(data.decode()).events)


def _ics() -> Read:
    calendar: Any = import_module("ics").Calendar
    return lambda data: len(calendar(data.decode()).events)


def _vobject() -> Read:
    read_one: Any = import_module("vobject").readOne
    return lambda data: len(read_one(data.decode()).vevent_list)


READERS: dict[str, Callable[[], Read]] = {
    "timeline-kit": _ours,
    "icalendar": _icalendar,
    "ical": _ical,
    "ics": _ics,
    "vobject": _vobject,
}
