"""Calendars for the tests: what stands around the lines that a test is about."""

import io

from timeline import ReadContext, ReadError
from timeline.options import make_options
from timeline_plugins.ical.reading import IcalReader


def calendar(*lines):
    """The bytes of a calendar with these lines in it."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines, uid="a", title="It begins", start="DTSTART;VALUE=DATE:20241018"):
    """The lines of a VEVENT."""
    return ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *filter(None, [start]), *lines,
            "END:VEVENT"]  # fmt: skip


def read(data, **options):
    """What the reader makes of a file, and what it says is lost."""
    context = ReadContext("x.ics", options=make_options(IcalReader.options, options))
    timeline = IcalReader().read(io.BytesIO(data), context)
    return timeline, [str(loss) for loss in context.losses]


def one(*lines, losses=None, **given):
    """The only event of a calendar with one entry."""
    timeline, lost = read(calendar(*event(*lines, **given)))
    if losses is not None:
        losses += lost
    [found] = timeline
    return found


def mistakes(data, **options):
    """Line and words of every mistake in a file."""
    try:
        read(data, **options)
    except ReadError as error:
        return [(mistake.line, mistake.message) for mistake in error.mistakes]
    return []
