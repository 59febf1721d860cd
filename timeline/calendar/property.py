"""A property of a calendar as data, before it is written in iCalendar or in jCal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from attrs import frozen

__all__ = ["Property", "Value", "ValueType", "at", "text", "uri"]

Value: TypeAlias = str | date | datetime | tuple[float, float]
"""What a property holds; a position is one value of two numbers."""
ValueType: TypeAlias = Literal["text", "uri", "date", "date-time", "float"]
"""The value types of RFC 5545 (3.3) that occur, as jCal spells them."""


@frozen
class Property:
    """One property: its name in lower case, the type of its values, and the values."""

    name: str
    type: ValueType
    values: tuple[Value, ...]


def text(name: str, *texts: str) -> Property:
    """A property of text, not escaped."""
    return Property(name, "text", texts)


def uri(name: str, address: str) -> Property:
    """A property with an address."""
    return Property(name, "uri", (address,))


def at(name: str, when: date | datetime) -> Property:
    """A property with a day, or with a time in UTC or in no zone."""
    if isinstance(when, datetime):
        return Property(name, "date-time", (when.replace(microsecond=0),))
    return Property(name, "date", (when,))
