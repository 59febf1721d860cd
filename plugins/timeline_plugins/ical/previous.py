"""A calendar as it was published: its entries, in as much as its next version needs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from attrs import define, field

from timeline import OptionError
from timeline_plugins.ical.reading.properties import unescape

__all__ = ["MAX_SEQUENCE", "Old", "name_of", "read_previous"]

MAX_SEQUENCE: Final = 2**31 - 1  # RFC 5545, 3.3.8
_ENTRIES: Final = ("VEVENT", "VJOURNAL")
_LAST_YEAR: Final = 9998


@define
class Old:
    """An entry as it was published: its lines, unfolded, and some of their values by name."""

    name: str
    lines: list[str] = field(factory=list[str])
    values: dict[str, str] = field(factory=dict[str, str])

    @property
    def uid(self) -> str:
        """The UID, or nothing."""
        return self.values.get("UID", "")

    @property
    def removed(self) -> bool:
        """Whether it says only that something is gone."""
        return "X-TIMELINE-REMOVED" in self.values

    def time(self, name: str) -> datetime | None:
        """The time that a property has, in UTC; None where there is none, or none after it."""
        try:
            found = datetime.fromisoformat(self.values[name])
        except (KeyError, ValueError):
            return None
        if found.year > _LAST_YEAR:
            return None
        return found.replace(tzinfo=found.tzinfo or UTC)

    @property
    def sequence(self) -> int:
        """How often it was changed."""
        value = self.values.get("SEQUENCE", "")
        if not (value.isdecimal() and value.isascii()):
            return 0
        return min(int(value[:12]), MAX_SEQUENCE)


def read_previous(file: bytes) -> tuple[str, list[Old]]:
    """The id of the timeline that a calendar is of, if it is told, and the entries of it.

    Raises OptionError if it is no calendar, or a part of one.
    """
    timeline, entries, depth = "", list[Old](), 0
    old: Old | None = None
    for name, value, line in _lines(file):
        depth += (name == "BEGIN") - (name == "END")
        if name == "BEGIN" and depth == 2 and value.upper() in _ENTRIES:
            old = Old(value.upper())
            entries.append(old)
        elif name == "END" and depth == 1:
            old = None
        elif old:
            old.lines.append(line)
            if depth == 2:
                old.values[name] = value
        elif depth == 1 and name == "X-TIMELINE-DATA":
            timeline = timeline or _id_in(value)
    if depth:
        raise OptionError("previous is cut short: its last line is not END:VCALENDAR")
    return timeline, entries


def _id_in(data: str) -> str:
    try:
        return str(json.loads(unescape(data)).get("id", ""))
    except (ValueError, AttributeError, RecursionError):
        return ""


def name_of(line: str) -> str:
    """The name of the property in a line, in upper case."""
    return line.partition(":")[0].partition(";")[0].upper()


def _lines(file: bytes) -> Iterator[tuple[str, str, str]]:
    """Of each line its name, its value and all of it. Raises OptionError if it is no calendar."""
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError("previous is no calendar: it is not UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    if not text.upper().lstrip().startswith("BEGIN:VCALENDAR"):
        raise OptionError("previous is no calendar: it does not begin with BEGIN:VCALENDAR")
    for line in filter(None, text.split("\n")):
        yield name_of(line), line.partition(":")[2], line
