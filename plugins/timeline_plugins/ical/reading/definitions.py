"""VTIMEZONE: the rules of a time zone that has no known name, read by `icalendar`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import tzinfo
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from timeline.errors import visible
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import unescape

__all__ = ["Definition", "Definitions"]

MAX_DEFINITIONS: Final = 500
MAX_BYTES: Final = 64 * 1024

_ENDS: Final = re.compile(rb"^(BEGIN|END):VTIMEZONE[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(r"\n+[ \t]")
_ID: Final = re.compile(r"^TZID(?:;[^:\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)
_LOCATION: Final = re.compile(r"^X-LIC-LOCATION(?:;[^:\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)
_RULE: Final = re.compile(r"^RRULE(?:;[^:\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)
# rules of other kinds are no clock changes, and could take for ever
_YEARLY: Final = re.compile(
    r"FREQ=YEARLY(;(INTERVAL=1|COUNT=[0-9]{1,4}|UNTIL=[0-9TZ]+|WKST=[A-Z]{2}|BYMONTH=(1[0-2]|0?[1-9])"
    r"|BYDAY=[+-]?[1-5]?[A-Z]{2}(,[A-Z]{2})*|BYMONTHDAY=-?[0-9]{1,2}(,-?[0-9]{1,2})*"
    r"|BY(HOUR|MINUTE|SECOND)=[0-9]{1,2}))*"
)


@frozen
class Definition:
    """A VTIMEZONE as it stands in the file."""

    text: str
    line: int
    location: str


class Definitions:
    """All VTIMEZONEs of a file, wherever they stand in it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def find(self, tzid: str) -> Definition | None:
        """The definition of that TZID."""
        return self._all.get(tzid)

    def rules(self, definition: Definition) -> tzinfo | None:
        """The zone that its rules make; what is wrong with them is noted."""
        try:
            if not all(map(_is_yearly, _RULE.findall(definition.text))):
                raise ValueError("no rules of a clock change")
            from icalendar import Timezone  # slow to import, and rare

            read: Any = Timezone.from_ical(definition.text.encode())
            made: tzinfo = read.to_tz(lookup_tzid=False)
        except Exception:  # noqa: BLE001 - it raises errors of many kinds on bad rules
            name = visible(_first(_ID, definition.text))
            wrong = f"the rules of the time zone '{name}' cannot be read; name an IANA zone"
            self._notes.mistake(wrong, definition.line)
            return None
        return made

    @cached_property
    def _all(self) -> dict[str, Definition]:
        found: dict[str, Definition] = {}
        for text, line in self._texts():
            definition = Definition(text, line, _first(_LOCATION, text))
            found.setdefault(unescape(_first(_ID, text)), definition)
            if len(found) == MAX_DEFINITIONS:
                break
        return found

    def _texts(self) -> Iterator[tuple[str, int]]:
        """The text of each definition, unfolded, and its line."""
        data, start = self._notes.data, -1
        for match in _ENDS.finditer(data):
            if match[1].upper() == b"BEGIN":
                start = match.start()
            elif start >= 0 and match.end() - start <= MAX_BYTES:
                text = data[start : match.end()].decode("utf-8", "replace")
                yield _FOLD.sub("", text), data.count(b"\n", 0, start) + 1
                start = -1


def _is_yearly(rule: str) -> bool:
    return _YEARLY.fullmatch(rule.strip().upper()) is not None


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip() if match else ""
