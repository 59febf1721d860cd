"""The whole work by hand: from the same events to the same bytes as timeline-kit, and nothing else.

It knows this one timeline: English, no sources, four forms of dates, no options, no losses. What
it does it does as fast as Python lets it be done; escaping and folding are those of the floor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha1
from uuid import UUID

from ical_floor import escaped, fold

from timeline import Event, Timeline
from timeline.calendar.uid import NAMESPACE

_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = timedelta(days=1)


def written(timeline: Timeline) -> Iterator[bytes]:
    """The calendar, event by event."""
    stamp = str(timeline.updated).replace("-", "") + "T000000Z"
    history = (
        f"DTSTAMP:{stamp}\r\nCREATED:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:0\r\nDTSTART"
    )
    begun = sha1(NAMESPACE.bytes + f"{timeline.id}/".encode(), usedforsecurity=False)
    title = escaped(timeline.title)
    about = {"version": 1, "title": timeline.title, "id": timeline.id, "updated": "2024-06-01"}
    yield b"".join(
        map(
            fold,
            (
                "BEGIN:VCALENDAR",
                "PRODID:-//timeline-kit//timeline-kit//EN",
                "VERSION:2.0",
                f"NAME:{title}",
                f"X-WR-CALNAME:{title}",
                "REFRESH-INTERVAL;VALUE=DURATION:P1D",
                "X-PUBLISHED-TTL:P1D",
                f"X-TIMELINE-DATA:{_data(about)}",
            ),
        )
    )
    for event in timeline:
        hashed = begun.copy()
        hashed.update(event.id.encode())
        uid = UUID(bytes=hashed.digest()[:16], version=5)
        yield _entry(event, f"BEGIN:VEVENT\r\nUID:{uid}\r\n{history}")
    yield b"END:VCALENDAR\r\n"


def _entry(event: Event, head: str) -> bytes:
    when = event.when.text
    is_around = when[-1] == "~"
    day = date.fromisoformat(when[:10])
    words = f"{day.day} {_MONTHS[day.month]} {day.year}"
    if "T" in when:
        start = f":{when.replace('-', '').replace(':', '')}"
        words = f"{words}, {when[11:19]} UTC"
    else:
        last = day
        if "/" in when:
            last = date.fromisoformat(when[11:])
            words = _from_to(day, last)
        elif is_around:
            words = f"around {words}"
        end = (last + _DAY).isoformat().replace("-", "")
        start = f";VALUE=DATE:{day.isoformat().replace('-', '')}\r\nDTEND;VALUE=DATE:{end}"
    title = f"[{words}] {event.title}" if is_around else event.title
    place = event.place
    assert place
    text = escaped(f"When: {words}\nWhere: {place.name}\n\n{event.description}")
    last_line = 4 + event.description.count("\n")
    lines = [
        f"{head}{start}\r\n".encode(),
        fold(f"SUMMARY:{escaped(title)}"),
        fold(f"DESCRIPTION:{text}"),
        fold(f"LOCATION:{escaped(place.name)}"),
    ]
    add = lines.append
    data: dict[str, object] = {"title": event.title} if is_around else {}
    if place.latitude is not None:
        add(f"GEO:{place.latitude};{place.longitude}\r\n".encode())
        numbers = {"latitude": float(place.latitude), "longitude": float(place.longitude or 0)}
        data["place"] = {"name": place.name, **numbers}
    add(fold(f"CATEGORIES:{','.join(map(escaped, event.tags))}"))
    add(
        f"TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nX-TIMELINE-ID:{event.id}\r\n"
        f"X-TIMELINE-KIND:event\r\nX-TIMELINE-WHEN:{when}\r\n"
        f"X-TIMELINE-DESCRIPTION:4-{last_line}\r\n".encode()
    )
    if data:
        add(fold(f"X-TIMELINE-DATA:{_data(data)}"))
    add(b"END:VEVENT\r\n")
    return b"".join(lines)


def _from_to(first: date, last: date) -> str:
    if first.year != last.year:
        begin = f"{first.day} {_MONTHS[first.month]} {first.year} – "
    elif first.month != last.month:
        begin = f"{first.day} {_MONTHS[first.month]} – "
    else:
        begin = f"{first.day}–"
    return f"{begin}{last.day} {_MONTHS[last.month]} {last.year}"


def _data(plain: dict[str, object]) -> str:
    return escaped(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
