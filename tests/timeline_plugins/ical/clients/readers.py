"""What clients read: from many calendars, for each its entries and what the client complains of.

A reader raises `MissingError` where its client is not there.
"""

import json
import os
import shutil
import subprocess
import sys
from ctypes import CDLL
from pathlib import Path
from typing import NamedTuple

from .entry import Entry, basic
from .libical import LIBRARY

HERE = Path(__file__).parent
KINDS = ("VEVENT", "VJOURNAL")


class MissingError(Exception):
    """A client is not there; the text says which, and where it comes from."""


class Read(NamedTuple):
    entries: list[Entry]
    complaints: list[str]


def by_icalendar(calendars):
    import icalendar

    def entry(it):
        start, end = it["DTSTART"].dt, it["DTEND"].dt if "DTEND" in it else None
        words = [str(it[name]) for name in ("SUMMARY", "DESCRIPTION")]
        return Entry(it.name.lower(), str(it["UID"]), basic(start), basic(end), *words)

    for calendar in calendars:
        root = icalendar.Calendar.from_ical(calendar.encode("utf-8"))
        complaints = [f"{it.name}: {error}" for it in root.walk() for error in it.errors]
        yield Read([entry(it) for it in root.subcomponents if it.name in KINDS], complaints)


def by_ical(calendars):
    from ical.calendar_stream import IcsCalendarStream

    def entry(kind, it, end):
        return Entry(kind, it.uid, basic(it.dtstart), end, it.summary, it.description or "")

    for calendar in calendars:
        root = IcsCalendarStream.calendar_from_ics(calendar)
        events = [entry("vevent", it, basic(it.dtend)) for it in root.events]
        yield Read([*events, *(entry("vjournal", it, "") for it in root.journal)], [])


def by_vobject(calendars):
    import vobject

    def value(it, name):
        return getattr(it, name).value if hasattr(it, name) else None

    def entry(it):
        start, end = basic(value(it, "dtstart")), basic(value(it, "dtend"))
        words = it.summary.value, it.description.value
        return Entry(it.name.lower(), it.uid.value, start, end, *words)

    for calendar in calendars:
        [root] = vobject.readComponents(calendar)
        root.validate(raiseException=True)
        yield Read([entry(it) for it in root.components() if it.name in KINDS], [])


def by_ical_js(calendars):
    """All of the calendars in one run of Node."""
    modules = os.environ.get("TIMELINE_NODE_MODULES", "")
    if not shutil.which("node"):
        raise MissingError("there is no node to run ical.js")
    if not (Path(modules) / "ical.js").is_dir():
        raise MissingError("TIMELINE_NODE_MODULES names no folder with ical.js, of npm")
    environment = {**os.environ, "NODE_PATH": modules}
    return _from_program(["node", HERE / "ical_js.cjs"], calendars, environment)


def by_libical(calendars):
    """All of the calendars in one process of its own."""
    try:
        CDLL(LIBRARY)
    except OSError:
        raise MissingError(f"there is no {LIBRARY}, of the Debian package libical3") from None
    return _from_program([sys.executable, HERE / "libical.py"], calendars, os.environ)


def _from_program(command, calendars, environment):
    done = subprocess.run(
        command, input=json.dumps(list(calendars)), env=environment,
        capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert not done.returncode, f"{command} ended with {done.returncode}: {done.stderr[-2000:]}"
    for entries, complaints in json.loads(done.stdout):
        yield Read([Entry(*each) for each in entries], complaints)


READERS = {
    "icalendar": by_icalendar,
    "ical": by_ical,
    "vobject": by_vobject,
    "ical.js": by_ical_js,
    "libical": by_libical,
}
