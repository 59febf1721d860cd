"""Updates (RFC 5545, 3.8.7): what clients know of an entry is raised only where it changed.

An entry that is as it was keeps DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE. One that changed has
a higher SEQUENCE and a later LAST-MODIFIED, without which Google shows the old one. One that is
gone is cancelled: clients that only ever add would keep it. Nothing of it is told but its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from attrs import define, field

from timeline import OptionError
from timeline.calendar import Entry, History, Uids
from timeline.errors import visible
from timeline_plugins.ical.blocks import block
from timeline_plugins.ical.lines import folded, plain

__all__ = ["Published"]

_ENTRIES: Final = ("VEVENT", "VJOURNAL")
_HISTORY: Final = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
_REMOVED: Final = "X-TIMELINE-REMOVED"
_SECOND: Final = timedelta(seconds=1)


@define
class _Old:
    """An entry as it was published: its lines, unfolded, and some of their values by name."""

    name: str
    lines: list[str] = field(factory=list[str])
    values: dict[str, str] = field(factory=dict[str, str])

    @property
    def uid(self) -> str:
        return self.values.get("UID", "")

    @property
    def removed(self) -> bool:
        return _REMOVED in self.values

    def time(self, name: str) -> datetime | None:
        try:
            found = datetime.fromisoformat(self.values[name])
        except (KeyError, ValueError):
            return None
        return found.replace(tzinfo=found.tzinfo or UTC)

    @property
    def sequence(self) -> int:
        value = self.values.get("SEQUENCE", "")
        return int(value) if value.isdecimal() and len(value) < 10 else 0


class Published:
    """The calendar that clients may have, when its next version is written."""

    def __init__(self, file: bytes, uids: Uids, now: datetime) -> None:
        """Raise OptionError where the file is no calendar of this timeline."""
        self._now = now
        self._old: dict[str, _Old] = {}
        for old in _entries(file):
            if not old.removed and uids.of(old.values.get("X-TIMELINE-ID", "")) != old.uid:
                uid = f"its entry with the UID '{visible(old.uid)}' is none of this timeline"
                raise OptionError(f"previous is not an older version of this calendar: {uid}")
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
        sequence = max(old.sequence + 1, entry.history.sequence)
        return entry._replace(history=History(now, created, now, sequence))

    def _after(self, old: _Old) -> datetime:
        """Now, or a second after what clients have, if that says it is later."""
        times = (old.time("DTSTAMP"), old.time("LAST-MODIFIED"))
        last = max(filter(None, times), default=self._now - _SECOND)
        return max(self._now, last + _SECOND)

    def gone(self) -> Iterator[bytes]:
        """The entries that were there and are no more, cancelled; ask when all others are told."""
        for old in self._old.values():
            whole = [f"BEGIN:{old.name}", *self._cancelled(old), f"END:{old.name}"]
            yield b"".join(map(folded, whole))

    def _cancelled(self, old: _Old) -> Iterable[str]:
        if old.removed:
            return old.lines
        now = self._after(old)
        created = old.time("CREATED") or old.time("DTSTAMP") or now
        dates = [line for line in old.lines if _name(line) in ("DTSTART", "DTEND")]
        return [
            f"UID:{old.uid}",
            f"DTSTAMP:{plain(now)}",
            f"CREATED:{plain(created)}",
            f"LAST-MODIFIED:{plain(now)}",
            f"SEQUENCE:{old.sequence + 1}",
            *dates,
            "SUMMARY:[withdrawn]",
            "STATUS:CANCELLED",
            *(["TRANSP:TRANSPARENT"] if old.name == "VEVENT" else []),
            f"{_REMOVED}:TRUE",
        ]


def _content(lines: Iterable[str]) -> list[str]:
    """What an entry tells, whichever way a server has put it in order."""
    return sorted(line for line in lines if _name(line) not in _HISTORY)


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].upper()


def _unfolded(entry: Entry) -> list[str]:
    return block(entry).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[1:-2]


def _entries(file: bytes) -> Iterator[_Old]:
    """The entries of a calendar. Raises OptionError if it is none."""
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError("previous is no calendar: it is not UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    if not text.upper().lstrip().startswith("BEGIN:VCALENDAR"):
        raise OptionError("previous is no calendar: it does not begin with BEGIN:VCALENDAR")
    old: _Old | None = None
    depth = 0
    for line in filter(None, text.split("\n")):
        name, value = _name(line), line.partition(":")[2]
        depth += (name == "BEGIN") - (name == "END")
        if name == "BEGIN" and depth == 2 and value.upper() in _ENTRIES:
            old = _Old(value.upper())
        elif name == "END" and depth == 1:
            if old:
                yield old
            old = None
        elif old:
            old.lines.append(line)
            if depth == 2:
                old.values[name] = value
