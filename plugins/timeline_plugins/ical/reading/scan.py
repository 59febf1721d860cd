"""From content lines to components: one entry after the other, whatever is wrong around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, cast

from timeline.errors import visible
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.printable import is_printable, printable
from timeline_plugins.ical.reading.properties import Property

__all__ = ["Scan"]

MAX_DEPTH: Final = 8
"""How deep components may be nested; RFC 9073 needs four."""

_ENTRIES: Final = frozenset({"VEVENT", "VJOURNAL", "VTODO", "VFREEBUSY", "VTIMEZONE"})
_new: Final = cast("Any", tuple).__new__  # what a NamedTuple calls, without the call in between
_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED: Final = re.compile(r'([A-Za-z0-9_-]++)((?:;[^":]*+(?:"[^"]*+"[^":]*+)*+)?+):')
_NO_START: Final = "a calendar begins with BEGIN:VCALENDAR; this is something else"
_AFTER: Final = "the calendar has ended before this; remove it, or the END:VCALENDAR above"


class Scan:
    """The calendars of a file; `entries` gives the components in them as they end."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.calendars: list[Component] = []
        self._open: list[Component] = []
        self._has_strayed = False
        self._first_mistakes: list[int] = []  # how many there were when each was opened
        self._names: dict[str, str] = {"BEGIN": "BEGIN", "END": "END"}

    def entries(self, lines: Iterator[tuple[int, str]]) -> Iterator[Component]:
        """The components right inside of a VCALENDAR, with what is inside of them."""
        names, opened = self._names, self._open
        properties: dict[str, list[Property]] = {}  # those of the innermost component
        for line, text in lines:
            head, colon, value = text.partition(":")
            name, params = names.get(head) if colon else None, ""
            if not name:
                parts = self._parts(line, text, lines)
                if parts is None:
                    continue
                name, params, value = parts
            if name == "BEGIN" or name == "END":
                name_of = value.strip().upper()
                yield from (self._begin if name == "BEGIN" else self._end)(name_of, line)
                properties = opened[-1].properties if opened else {}
            elif opened:
                one: Property = _new(Property, (name, params, value, line))
                if name in properties:
                    properties[name].append(one)
                else:
                    properties[name] = [one]
            elif not self._outside(line):
                return
        while opened:
            last = opened[-1]
            wrong = f"the file ends before the END:{visible(last.name)} of this; is it cut short?"
            self.notes.mistake(wrong, last.line)
            yield from self._close()
        if not self.calendars and not self.notes.mistakes:
            self.notes.mistake(_NO_START, 1)

    def _parts(
        self, line: int, text: str, lines: Iterator[tuple[int, str]]
    ) -> tuple[str, str, str] | None:
        """Name, parameters and value of a line with parameters, or in a new way; or of none."""
        head, colon, value = text.partition(":")
        name, semicolon, params = head.partition(";")
        upper = name.upper() if _NAME.fullmatch(name) else ""
        if not colon or not upper or '"' in params:
            return self._careful(line, text)
        if not semicolon:
            self._names[name] = upper
            return upper, "", value
        params = f";{params}"
        if is_printable(params):
            params, value = printable(params, value, lines)
        return upper, params, value

    def _careful(self, line: int, text: str) -> tuple[str, str, str] | None:
        """The parts of a line with quotes in it, or of one that is none."""
        if match := _QUOTED.match(text):
            return match[1].upper(), match[2], text[match.end() :]
        head, colon, value = text.partition(":")
        name, semicolon, params = head.partition(";")
        if colon and _NAME.fullmatch(name):  # a quote that is never closed
            return name.upper(), semicolon + params, value
        if not self._open:
            if not text.strip() or not self._outside(line):
                return None
        elif text.strip():
            start = visible(text, 30)
            wrong = f"'{start}' is no property, which is a name, ':' and a value"
            fold = "; a line that goes on with the one above begins with a space"
            self.notes.mistake(wrong + fold, line, 0)
        return None

    def _outside(self, line: int) -> bool:
        """Note what stands outside of calendars, once; whether it is worth going on."""
        if not self._has_strayed:
            self.notes.mistake(_AFTER if self.calendars else _NO_START, line)
        self._has_strayed = True
        return bool(self.calendars)

    def _begin(self, name: str, line: int) -> Iterator[Component]:
        opened = self._open
        if not opened and name != "VCALENDAR":
            self._outside(line)
        is_inside = len(opened) > 1 and opened[1].name in _ENTRIES
        at = 0 if name == "VCALENDAR" else 1 if name in _ENTRIES and is_inside else MAX_DEPTH
        if at < len(opened):
            unended = opened[at]
            wrong = f"before this there should be END:{visible(unended.name)} for line "
            wrong += str(unended.line)
            self.notes.mistake(wrong, line)
            while unended in opened:
                yield from self._close()
        if len(opened) == MAX_DEPTH:
            self.notes.mistake(f"this is nested deeper than {MAX_DEPTH} levels", line)
            self.notes.fail()  # there is no sense in the rest
        component = Component(name, line, opened[-1] if opened else None)
        if not opened and name == "VCALENDAR":
            self.calendars.append(component)
        opened.append(component)
        self._first_mistakes.append(len(self.notes.mistakes))

    def _end(self, name: str, line: int) -> Iterator[Component]:
        opened = self._open
        if not any(component.name == name for component in opened):
            if opened or self.calendars:
                self.notes.mistake(f"there is no BEGIN:{visible(name)} before this", line)
            else:
                self._outside(line)
            return
        while opened[-1].name != name:
            wrong = f"before this there should be END:{visible(opened[-1].name)} for line "
            self.notes.mistake(f"{wrong}{opened[-1].line}", line)
            yield from self._close()
        yield from self._close()

    def _close(self) -> Iterator[Component]:
        """End the innermost component."""
        component = self._open.pop()
        first = self._first_mistakes.pop()
        if len(self.notes.mistakes) > first:
            self.notes.name_since(first, component.label)
        depth = len(self._open)
        if depth == 1 and self._open[0].name == "VCALENDAR":
            yield component
        elif depth > 1:
            self._open[-1].components.append(component)
