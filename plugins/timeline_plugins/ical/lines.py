"""Content lines of RFC 5545 (3.1): escaped, folded at 75 octets, ended by CRLF.

icalendar writes the same lines, ten times slower; the tests hold the two against each other. It is
asked for what is rare, the parameters of a property.
"""

from __future__ import annotations

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
    from icalendar import Parameters  # rare, and slow to import

    # RFC 6868 has no form for control characters, of which lines alone occur
    single = {name: " ".join(value.split()) for name, value in parameters}
    return f";{Parameters(single).to_ical().decode('utf-8')}"


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
