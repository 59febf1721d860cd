"""What clients cannot do, each named once and with its reason; a test shows that each is real.

There is no other difference between what is meant and what a client reads. The order of entries
does not count: some clients sort. The first limits are met first.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import zip_longest
from pprint import pformat

import pytest
from attrs import field, frozen

from timeline import Actor, Citation, Event, Source, Statement, Timeline

from .entry import Entry, basic


@frozen
class Limit:
    client: str
    what: str
    why: str
    example: Timeline
    """A timeline that shows it."""
    options: dict[str, object] = field(factory=dict)
    """The options that show it."""
    change: Callable[[Entry], Entry | None] = lambda entry: entry
    """What becomes of an entry; None where it is left out."""
    complaint: str = "(?!)"
    """A pattern for what the client complains of."""
    instead: dict[str, object] = field(factory=dict)
    """The options that go without it."""


def one(title="x", when="2024-10-18", kind=Event, **fields):
    return Timeline(title="T", events=[kind(id="e", title=title, when=when, **fields)])


def only_if(condition):
    return lambda entry: entry if condition(entry) else None


def is_long(entry, limit=4000):
    """Whether calcurse may have cut it."""
    return any(len(text.encode()) >= limit for text in (entry.summary, entry.description))


def inclusive(entry):
    if "T" in entry.start or not entry.end:
        return entry
    year, month, day = int(entry.end[:4]), int(entry.end[4:6]), int(entry.end[6:])
    return entry._replace(end=basic(date(year, month, day) - timedelta(days=1)))


def an_hour_long(entry):
    if entry.end or "T" not in entry.start:
        return entry
    end = datetime.strptime(entry.start[:15], "%Y%m%dT%H%M%S") + timedelta(hours=1)
    return entry._replace(end=basic(end) + entry.start[15:])


def broken_at_backslash_n(entry):
    summary, description = (
        text.replace("\\N", "\n") for text in (entry.summary, entry.description)
    )
    return entry._replace(summary=summary, description=description)


def to_the_minute(entry):
    if "T" not in entry.start:
        return entry
    start = entry.start[:13]
    return entry._replace(start=start, end=entry.end[:13] or start)


SOURCED = Timeline(
    title="T",
    sources=[Source(id="s", title="S", url="https://example.org/")],
    events=[Event(id="e", title="x", when="2024", sources=[Citation(source="s")])],
)
LIMITS = [
    Limit(
        "libical", "LINK", "libical 3.0 does not know RFC 9253; it leaves the property out",
        SOURCED, complaint=r".*:Parse error in property name: LINK",
    ),
    Limit(
        "khal", "no DTEND", "khal writes entries anew, and gives an hour to a time without an end",
        one(when="2024-10-18T10:00Z"), change=an_hour_long,
    ),
    Limit(
        "khal", "U+FEFF first", "khal writes entries anew, and takes this for a mark of UTF-8",
        one("\ufeffa"),
        change=lambda entry: entry._replace(summary=entry.summary.removeprefix("\ufeff")),
    ),
    Limit(
        "khal", "a backslash and N", "khal writes entries anew, and its writer, icalendar, takes"
        " this in a text for a line break",
        one("C:\\Names"), change=broken_at_backslash_n,
    ),
    Limit(
        "calcurse", "1970-01-01T00:00Z", "this is 0 in Unix time, which is no time to calcurse",
        one(when="1969-12-31"),
        change=only_if(lambda e: not {e.start[:15], e.end[:15]} & {"19700101", "19700101T000000"}),
        complaint=r"(malformed event end|invalid or malformed event start) time\.",
    ),
    Limit(
        "calcurse", "UID", "calcurse keeps none",
        one(), change=lambda entry: entry._replace(uid=""),
    ),
    Limit(
        "calcurse", "DTEND of days", "calcurse writes the last day, and not the one after it",
        one(when="2024-10-18/2024-10-20"), change=inclusive,
    ),
    Limit(
        "calcurse", "seconds", "calcurse holds minutes of its own zone, the end always among them",
        one(when="2024-10-18T10:00:33Z"), change=to_the_minute,
    ),
    Limit(
        "calcurse", "long texts", "calcurse cuts a line of 8 KB, even in a character, and drops"
        " what then ends in a backslash; an escaped text may be twice as long as the text",
        one(";" * 8000), change=only_if(lambda e: not is_long(e)), complaint=r"malformed summary\.",
    ),
    Limit(
        "calcurse", "VJOURNAL", "calcurse knows events and tasks alone",
        one(kind=Statement, speaker="A"), {"journal": True},
        change=only_if(lambda e: e.kind == "vevent"),
    ),
    Limit(
        "calcurse", "PARTICIPANT", "calcurse takes its DESCRIPTION for one of the entry, and leaves"
        " the entry out",
        one(actors=[Actor(name="A", role="r")]), {"people": "participant"},
        complaint=r"only one description allowed\.", instead={"people": "contact"},
    ),
]  # fmt: skip


def instead(client):
    """The options that go without what this client cannot do."""
    found = {}
    for limit in LIMITS:
        if limit.client == client:
            found |= limit.instead
    return found


def as_read(client, entries):
    """The entries as this client can read them at best, in an order of their own."""
    for limit in LIMITS:
        if limit.client == client:
            entries = [changed for entry in entries if (changed := limit.change(entry))]
    return sorted(entries)


def unknown(client, complaints):
    """The complaints that no limit explains."""
    known = "|".join(
        ["Some items could not be imported\\.|See .* for details\\."]
        + [limit.complaint for limit in LIMITS if limit.client == client]
    )
    return [complaint for complaint in complaints if not re.fullmatch(known, complaint)]


def agree(client, held, found):
    """Fails with the shortest calendar that the client reads differently."""
    for case, read in sorted(zip(held, found, strict=True), key=lambda pair: len(pair[0].ics)):
        wanted, got = as_read(client, case.meant), sorted(read.entries)
        complaints = unknown(client, read.complaints)
        if wanted != got or complaints:
            wrong = [pair for pair in zip_longest(wanted, got) if pair[0] != pair[1]]
            shown = "\n".join(map(pformat, (wrong[:1], complaints, case.ics[:5000])))
            pytest.fail(f"{client} reads {case.name} differently: {shown}", pytrace=False)
