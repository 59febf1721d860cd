"""Properties and components of a calendar as data, before they are written in a format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

__all__ = ["Component", "Property", "Value", "ValueType", "at", "text", "uri"]

Value: TypeAlias = str | int | date | datetime | tuple[Decimal, Decimal]
"""What a property holds; a position is one value of two numbers."""
ValueType: TypeAlias = Literal["text", "uri", "date", "date-time", "float", "integer", "duration"]
"""The value types of RFC 5545 (3.3) that occur, as jCal spells them."""


class Property(NamedTuple):  # a tuple, since an event has twenty of them
    """One property: its name in lower case, the type of its values, the values, its parameters.

    VALUE is no parameter here: it follows from the type.
    """

    name: str
    type: ValueType
    values: tuple[Value, ...]
    parameters: tuple[tuple[str, str], ...] = ()


class Component(NamedTuple):
    """An entry, or a part of one: its name in lower case, its properties, its own components."""

    name: str
    properties: Sequence[Property]
    components: Sequence[Component] = ()


def text(name: str, *texts: str) -> Property:
    """A property of text, not escaped."""
    return Property(name, "text", texts)


def uri(name: str, address: str, **parameters: str) -> Property:
    """A property with an address."""
    return Property(name, "uri", (address,), tuple(parameters.items()))


def at(name: str, when: date | datetime) -> Property:
    """A property with a day, or with a time in UTC or in no zone."""
    if isinstance(when, datetime):
        return Property(name, "date-time", (when.replace(microsecond=0),))
    return Property(name, "date", (when,))
