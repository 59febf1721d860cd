"""The hand-written floor: a correct writer of one kind of event and nothing else, made to be fast.

It is given the ready values of the properties: no identifier to make, no date to word, no text to
put together. It escapes, folds at 75 octets, never inside a character or an escape, and joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from ical_content import Content, Item


class Entry(NamedTuple):
    """The values of an event, ready to be written."""

    uid: str
    stamp: datetime
    created: datetime
    modified: datetime
    sequence: int
    start: date | datetime
    end: date | datetime | None
    summary: str
    description: str
    location: str
    geo: tuple[float, float] | None
    categories: tuple[str, ...]
    transparency: str
    busy: str
    others: tuple[tuple[str, str], ...]
    """Texts of names that only some writers know: X-TIMELINE-ID and its like."""


def ready(items: Iterable[Item]) -> Entry:
    """The values of one event."""
    found = {item.name: item.value for item in items}
    known = (
        *("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
        *("DESCRIPTION", "LOCATION", "GEO", "CATEGORIES", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
    )
    values = [found.pop(name, None) for name in known]
    return Entry._make([*values, tuple(found.items())])


def written(content: Content, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The calendar, event by event."""
    yield b"BEGIN:VCALENDAR\r\n" + b"".join(map(_of_calendar, content.head))
    for entry in entries:
        yield _entry(entry)
    yield b"END:VCALENDAR\r\n"


def _of_calendar(item: Item) -> bytes:
    parameters = "".join(f";{name}={value}" for name, value in item.parameters.items())
    value = escaped(item.value) if item.is_text else item.value
    return fold(f"{item.name}{parameters}:{value}")


def _entry(e: Entry) -> bytes:
    (
        uid, stamp, created, modified, sequence, start, end, summary, description, location, geo,
        categories, transparency, busy, others,
    ) = e  # fmt: skip
    lines = [
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:{_time(stamp)}CREATED:{_time(created)}"
        f"LAST-MODIFIED:{_time(modified)}SEQUENCE:{sequence}\r\n"
        f"DTSTART{_day(start)}{f'DTEND{_day(end)}' if end else ''}".encode(),
        fold(f"SUMMARY:{escaped(summary)}"),
        fold(f"DESCRIPTION:{escaped(description)}"),
    ]
    add = lines.append
    if location:
        add(fold(f"LOCATION:{escaped(location)}"))
    if geo:
        add(f"GEO:{geo[0]};{geo[1]}\r\n".encode())
    if categories:
        add(fold(f"CATEGORIES:{','.join([escaped(each) for each in categories])}"))
    add(f"TRANSP:{transparency}\r\nX-MICROSOFT-CDO-BUSYSTATUS:{busy}\r\n".encode())
    for name, value in others:
        add(fold(f"{name}:{escaped(value)}"))
    add(b"END:VEVENT\r\n")
    return b"".join(lines)


@lru_cache(maxsize=8)
def _time(time: datetime) -> str:
    return f"{time:%Y%m%dT%H%M%SZ}\r\n"


def _day(day: date | datetime) -> str:
    text = day.isoformat().replace("-", "")
    if len(text) == 8:
        return f";VALUE=DATE:{text}\r\n"
    return f":{text[:17].replace(':', '')}Z\r\n"


def escaped(text: str) -> str:
    """A text as it stands in a line."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "," in text:
        text = text.replace(",", "\\,")
    if ";" in text:
        text = text.replace(";", "\\;")
    if "\n" in text:
        text = text.replace("\n", "\\n")
    return text


def fold(text: str) -> bytes:
    """A line with its end, in pieces of 75 octets."""
    line = text.encode()
    length = len(line)
    if length <= 75:
        return line + b"\r\n"
    folded = b""
    start, end = 0, 75
    while end < length:
        while 0x80 <= line[end] < 0xC0:  # inside a character
            end -= 1
        if line[end - 1] == 0x5C:  # perhaps inside an escape
            before = line[start:end]
            end -= (len(before) - len(before.rstrip(b"\\"))) % 2
        folded += line[start:end] + b"\r\n "
        start = end
        end += 74
    return folded + line[start:] + b"\r\n"
