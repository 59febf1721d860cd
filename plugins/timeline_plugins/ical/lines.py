"""Content lines of RFC 5545 (3.1): escaped, folded at 75 octets, ended by CRLF.

icalendar writes the same lines, ten times slower, and takes longer to import than most timelines
take to write; the tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from timeline.calendar import Component, Property, Value

__all__ = ["escaped", "folded", "lines", "plain", "whole_lines"]

# The type that a property has without VALUE; of all others it is text.
_USUAL: Final = {
    "dtstart": "date-time",
    "dtend": "date-time",
    "dtstamp": "date-time",
    "created": "date-time",
    "last-modified": "date-time",
    "sequence": "integer",
    "geo": "float",
    "url": "uri",
    "attach": "uri",
    "trigger": "duration",
}
_QUOTED: Final = frozenset(
    {"ALTREP", "DELEGATED-FROM", "DELEGATED-TO", "DIR", "LINKREL", "MEMBER", "SENT-BY"}
)
"""Parameters whose values are always in quotes."""
_SPECIAL: Final = re.compile("[,;:’]")  # some take the apostrophe of typographers for a quote
_ROOM: Final = 75  # octets without the end of the line (RFC 5545, 3.1)


def whole_lines(component: Component) -> Iterator[bytes]:
    """The lines of a component and of those within."""
    yield f"BEGIN:{component.name.upper()}\r\n".encode()
    yield from lines(component.properties)
    for inner in component.components:
        yield from whole_lines(inner)
    yield f"END:{component.name.upper()}\r\n".encode()


def lines(properties: Iterable[Property]) -> Iterator[bytes]:
    """The lines of properties, each with its end."""
    for name, kind, values, parameters in properties:
        head = name.upper()
        value = () if kind == _USUAL.get(name, "text") else (("VALUE", kind.upper()),)
        if parameters:
            head += _parameters(value + parameters)
        elif value:
            head += f";VALUE={kind.upper()}"
        write = _text if kind == "text" else plain
        yield folded(f"{head}:{','.join(map(write, values))}")


def _parameters(parameters: tuple[tuple[str, str], ...]) -> str:
    """Parameters in the order of their names (RFC 5545, 3.2), with the carets of RFC 6868."""
    upper = sorted((name.upper(), value) for name, value in parameters)
    return "".join(f";{name}={_parameter(name, value)}" for name, value in upper)


def _parameter(name: str, value: str) -> str:
    # RFC 6868 has no form for control characters, of which lines alone occur
    value = " ".join(value.split())
    is_quoted = name in _QUOTED or (name == "CN" and (" " in value or "'" in value))
    value = value.replace("^", "^^").replace('"', "^'")
    return f'"{value}"' if is_quoted or _SPECIAL.search(value) else value


def _text(value: Value) -> str:
    return escaped(str(value))


def escaped(text: str) -> str:
    """A TEXT (RFC 5545, 3.3.11)."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if ";" in text:
        text = text.replace(";", "\\;")
    if "," in text:
        text = text.replace(",", "\\,")
    return text.replace("\n", "\\n") if "\n" in text else text


def plain(value: Value) -> str:
    """A value of any other type."""
    if isinstance(value, datetime):
        time = value.isoformat()[:19].replace("-", "").replace(":", "")
        return time if value.tzinfo is None else f"{time}Z"
    if isinstance(value, date):
        return value.isoformat().replace("-", "")
    if isinstance(value, tuple):
        return ";".join(map(_number, value))
    return str(value)


def _number(number: Decimal) -> str:
    """Digits without an exponent, which FLOAT has not."""
    return f"{number:f}"


def folded(line: str) -> bytes:
    """A line with its end; where it is long it goes on after a line's end and a space.

    It is divided in no character, and not between a backslash and what it escapes: Google drops an
    event of which this is so.
    """
    octets = line.encode("utf-8")
    length = len(octets)
    if length <= _ROOM:
        return octets + b"\r\n"
    parts: list[bytes] = []
    start, end = 0, _ROOM
    while end < length:
        while octets[end] & 0xC0 == 0x80:  # it continues a character
            end -= 1
        if octets[end - 1] == 0x5C:  # a backslash; of an even number the last is escaped
            before = octets[start:end]
            end -= (len(before) - len(before.rstrip(b"\\"))) & 1
        parts.append(octets[start:end])
        start, end = end, end + _ROOM - 1  # the space counts
    parts.append(octets[start:])
    return b"\r\n ".join(parts) + b"\r\n"
