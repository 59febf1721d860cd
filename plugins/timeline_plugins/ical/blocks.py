"""Entries as they stand in a file: the lines that `Entry.whole` has, written without the detour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from timeline.calendar import Entry, History
from timeline_plugins.ical.lines import escaped, folded, lines, plain, whole_lines

__all__ = ["block"]

_SHORT: Final = 50
"""So many ASCII characters are never folded."""
_BEGINNINGS: Final = {"vevent": "BEGIN:VEVENT\r\n", "vjournal": "BEGIN:VJOURNAL\r\n"}
_ENDS: Final = {"vevent": b"END:VEVENT\r\n", "vjournal": b"END:VJOURNAL\r\n"}
_FREE: Final = b"TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"


def block(entry: Entry) -> bytes:
    """An entry with all of its lines."""
    (
        component, uid, history, start, end, summary, description, location, position, categories,
        status, event_id, kind, when, own_lines, data, links, inner,
    ) = entry  # fmt: skip
    found = [
        # none of these is long
        f"{_BEGINNINGS[component]}UID:{uid}\r\n{_history(history)}{_dates(start, end)}".encode(),
        folded(f"SUMMARY:{escaped(summary)}"),
        folded(f"DESCRIPTION:{escaped(description)}"),
    ]
    add = found.append
    if location:
        add(folded(f"LOCATION:{escaped(location)}"))
    if position:
        add(folded(f"GEO:{plain(position)}"))
    if categories:
        add(folded(f"CATEGORIES:{_listed(categories)}"))
    if status:
        add(f"STATUS:{status}\r\n".encode())
    if component == "vevent":
        add(_FREE)
    if links:
        found += lines(links)
    if len(event_id) <= _SHORT and len(when) <= _SHORT and event_id.isascii() and "," not in when:
        found.append(
            f"X-TIMELINE-ID:{event_id}\r\nX-TIMELINE-KIND:{kind}\r\nX-TIMELINE-WHEN:{when}\r\n".encode()
        )
    else:
        found += (
            folded(f"X-TIMELINE-ID:{event_id}"),
            f"X-TIMELINE-KIND:{kind}\r\n".encode(),
            folded(f"X-TIMELINE-WHEN:{escaped(when)}"),
        )
    if own_lines:
        add(f"X-TIMELINE-DESCRIPTION:{own_lines}\r\n".encode())
    if data:
        add(folded(f"X-TIMELINE-DATA:{escaped(data)}"))
    for each in inner:
        found += whole_lines(each)
    add(_ENDS[component])
    return b"".join(found)


def _listed(texts: Sequence[str]) -> str:
    listed = ",".join(texts)
    if ";" in listed or "\\" in listed or listed.count(",") >= len(texts):
        return ",".join(map(escaped, texts))
    return listed  # no text of them has anything to escape


@lru_cache(maxsize=256)
def _history(history: History) -> str:
    """The same for all entries, unless they are updates."""
    return (
        f"DTSTAMP:{plain(history.stamp)}\r\nCREATED:{plain(history.created)}\r\n"
        f"LAST-MODIFIED:{plain(history.modified)}\r\nSEQUENCE:{history.sequence}\r\n"
    )


def _dates(start: date | datetime, end: date | datetime | None) -> str:
    if type(start) is date and end:  # whole days, as most are
        first, after = start.isoformat(), end.isoformat()
        first, after = first.replace("-", ""), after.replace("-", "")
        return f"DTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{after}\r\n"
    return _date("DTSTART", start) + (_date("DTEND", end) if end else "")


def _date(name: str, when: date | datetime) -> str:
    if isinstance(when, datetime):
        return f"{name}:{plain(when)}\r\n"
    return f"{name};VALUE=DATE:{when.isoformat().replace('-', '')}\r\n"
