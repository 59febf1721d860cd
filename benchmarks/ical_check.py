"""What is wrong with a calendar, by RFC 5545 alone: its lines, and what every event must have."""

from __future__ import annotations

import re
from collections import Counter

MOST = 75
_NEEDED = ("UID", "DTSTAMP", "DTSTART")
_ENDS_IN_BACKSLASHES = re.compile(rb"\\+$")
_URLS = re.compile(rb"^(?:URL|ATTACH|IMAGE|LINK|SOURCE)[;:].*\\[,;]", re.IGNORECASE)


def faults(output: bytes) -> Counter[str]:
    """How often each fault occurs."""
    found: Counter[str] = Counter()
    rows = output.split(b"\n")
    if rows.pop():
        found["no end of line at the end"] += 1
    open_escape = False  # whether the row above ends within an escape
    names: set[str] = set()
    for row in rows:
        line = row.removesuffix(b"\r")
        if line is row:
            found["line ends in LF"] += 1
        if len(line) > MOST:
            found["line over 75 octets"] += 1
        if line[:1] in (b" ", b"\t"):
            if open_escape:
                found["split escape"] += 1
            if line[1:2] and 0x80 <= line[1] < 0xC0:
                found["split character"] += 1
            if not line[1:]:
                found["empty continuation"] += 1
        else:
            if _URLS.match(line):
                found["escape in an address"] += 1
            name = re.split(rb"[;:]", line, maxsplit=1)[0].decode("ascii", "replace").upper()
            if name == "BEGIN":
                names = set()
            elif name == "END" and line.upper() == b"END:VEVENT":
                for needed in _NEEDED:
                    if needed not in names:
                        found[f"no {needed}"] += 1
            names.add(name)
        tail = _ENDS_IN_BACKSLASHES.search(line)
        open_escape = bool(tail) and len(tail[0]) % 2 == 1  # type: ignore[index]
    return found
