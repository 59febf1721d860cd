"""Updates (RFC 5545, 3.8.7): what clients know of an entry is raised only where it changed.

An entry that is as it was keeps DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE. One that changed has
a higher SEQUENCE and a later LAST-MODIFIED, without which Google shows the old one. One that is
gone is cancelled: clients that only ever add would keep it. Nothing of it is told but its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from timeline import OptionError
from timeline.calendar import Entry, History, Uids
from timeline.errors import visible
from timeline_plugins.ical.blocks import block
from timeline_plugins.ical.lines import folded, plain
from timeline_plugins.ical.previous import MAX_SEQUENCE, Old, name_of, read_previous
from timeline_plugins.ical.reading.properties import unescape

__all__ = ["Published"]

_HISTORY: Final = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
_HEAD: Final = re.compile(r'(?:[^":]|"[^"]*")*')  # to the colon that no quotes are around
_REMOVED: Final = "X-TIMELINE-REMOVED"
_WRONG: Final = "previous is not an older version of this calendar"
_SECOND: Final = timedelta(seconds=1)


class Published:
    """The calendar that clients may have, when its next version is written."""

    def __init__(self, file: bytes, uids: Uids, now: datetime) -> None:
        """Raise OptionError where the file is no calendar of this timeline."""
        self._now = now
        self._old: dict[str, Old] = {}
        id_, entries = read_previous(file)
        if id_ not in ("", uids.timeline):
            wrong = f"it is of the timeline '{visible(id_)}', and this is '{uids.timeline}'"
            raise OptionError(
                f"{_WRONG}: {wrong}; if they are the same, write 'id: {visible(id_)}'"
            )
        for old in entries:
            if not old.removed and uids.of(old.values.get("X-TIMELINE-ID", "")) != old.uid:
                wrong = f"its entry with the UID '{visible(old.uid)}' is none of this timeline"
                raise OptionError(f"{_WRONG}: {wrong}, whose id is '{uids.timeline}'")
            self._old[old.uid] = old

    def next(self, entry: Entry) -> Entry:
        """The entry with the history that it has by now."""
        old = self._old.pop(entry.uid, None)
        if old is None:
            return entry
        known = old.time("DTSTAMP")
        modified = old.time("LAST-MODIFIED") or known
        created = old.time("CREATED") or known or self._now
        if known and modified and _content(old.lines) == _content(_unfolded(entry)):
            return entry._replace(history=History(known, created, modified, old.sequence))
        now = self._after(old)
        sequence = max(min(old.sequence + 1, MAX_SEQUENCE), entry.history.sequence)
        return entry._replace(history=History(now, created, now, sequence))

    def _after(self, old: Old) -> datetime:
        """Now, or a second after what clients have, if that says it is later."""
        times = (old.time("DTSTAMP"), old.time("LAST-MODIFIED"))
        last = max(filter(None, times), default=self._now - _SECOND)
        return max(self._now, last + _SECOND)

    def gone(self) -> Iterator[bytes]:
        """The entries that were there and are no more, cancelled; ask when all others are told."""
        for old in self._old.values():
            whole = [f"BEGIN:{old.name}", *self._cancelled(old), f"END:{old.name}"]
            yield b"".join(map(folded, whole))

    def _cancelled(self, old: Old) -> Iterable[str]:
        if old.removed:
            return old.lines
        now = self._after(old)
        created = old.time("CREATED") or old.time("DTSTAMP") or now
        dates = [line for line in old.lines if name_of(line) in ("DTSTART", "DTEND")]
        return [
            f"UID:{old.uid}",
            f"DTSTAMP:{plain(now)}",
            f"CREATED:{plain(created)}",
            f"LAST-MODIFIED:{plain(now)}",
            f"SEQUENCE:{min(old.sequence + 1, MAX_SEQUENCE)}",
            *dates,
            "SUMMARY:[withdrawn]",
            "STATUS:CANCELLED",
            *(["TRANSP:TRANSPARENT"] if old.name == "VEVENT" else []),
            f"{_REMOVED}:TRUE",
        ]


def _content(lines: Iterable[str]) -> list[tuple[list[str], str]]:
    """What an entry tells, whichever way a server has put it in order and in quotes."""
    told: list[tuple[list[str], str]] = []
    for line in lines:
        if name_of(line) not in _HISTORY:
            head = _HEAD.match(line)
            at = head.end() if head else 0
            plain_head = line[:at].upper().replace('"', "")
            told.append((sorted(plain_head.split(";")), unescape(line[at + 1 :])))
    return sorted(told)


def _unfolded(entry: Entry) -> list[str]:
    return block(entry).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[1:-2]
