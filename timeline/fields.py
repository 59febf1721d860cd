"""What the fields of the model accept: converters that take what a person would write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias, TypeVar, cast

from timeline.errors import ModelError, visible
from timeline.text import clean_line, clean_lines
from timeline.when import When

__all__ = [
    "JSON",
    "Number",
    "choice",
    "instances",
    "many",
    "optional_when",
    "to_extra",
    "to_lines",
    "to_number",
    "to_plain",
    "to_truth",
    "to_when",
]

Number: TypeAlias = int | Decimal
JSON: TypeAlias = bool | int | float | Decimal | str | list["JSON"] | dict[str, "JSON"] | None
"""Plain data, as JSON has it."""

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,9})?")
_MAX_DIGITS = 30
_MAX_DEPTH = 20


def to_when(value: When | date | str) -> When:
    """A When, its text, or a date or datetime of the standard library or pendulum."""
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When.parse(value)
    if isinstance(value, date):
        return When.of(value)
    raise ModelError(f"a date is a When or its text such as '2024-10-18', not {value!r}")


def optional_when(value: When | date | str | None) -> When | None:
    """A When, what makes one, or nothing."""
    return None if value is None or value == "" else to_when(value)


def to_number(value: Number | float | str | None) -> Number | None:
    """A finite number, as exact as it was written: `1.10` stays 1.10. Raises ModelError."""
    if value is None:
        return None
    written = isinstance(value, int) or _NUMBER.fullmatch(str(value))
    number = Decimal(value if isinstance(value, int) else str(value)) if written else Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite() or abs(number.adjusted()) > _MAX_DIGITS:
        raise ModelError(
            f"'{visible(str(value))}' is no number; write digits without separators, as 1500 or 0.5"
        )
    exponent = number.as_tuple().exponent
    return int(number) if isinstance(exponent, int) and exponent >= 0 else number


def to_truth(value: bool) -> bool:
    """True or False and nothing that merely counts as one. Raises ModelError."""
    if not isinstance(value, bool):
        raise ModelError(f"this is True or False, not {visible(repr(value))}")
    return value


def choice(kind: type[E], value: E | str) -> E:
    """A member of the enumeration, from itself or its value. Raises ModelError."""
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise ModelError(f"'{visible(str(value))}' is none of: {known}") from None


def instances(kind: type[T], values: T | Iterable[T] | None) -> tuple[T, ...]:
    """One or several instances of the class, or mappings of its fields. Raises ModelError."""
    several: Any = (values,) if isinstance(values, Mapping) else values
    return many(lambda value: _instance(kind, value))(several)


def _instance(kind: type[T], value: object) -> T:
    """An instance, from itself or a mapping of its fields."""
    if isinstance(value, kind):
        return value
    name = kind.__name__
    if isinstance(value, Mapping):
        try:
            return kind(**cast("Mapping[str, Any]", value))
        except TypeError as error:
            said = str(error).partition(" ")[2]
            raise ModelError(f"{name}: it {said}") from error
    raise ModelError(f"this is the place of {name}(…), not {visible(repr(value))}")


def many(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A converter to a tuple, from one value or several."""

    def converted(values: Any) -> tuple[T, ...]:
        if values is None:
            return ()
        if isinstance(values, Mapping):
            wrong = visible(repr(cast("object", values)))
            raise ModelError(f"here stands one thing or a list, not a mapping: {wrong}")
        one = isinstance(values, str) or not isinstance(values, Iterable)
        several = cast("Iterable[Any]", (values,) if one else values)
        return tuple(convert(value) for value in several)

    return converted


def to_lines(values: str | Iterable[str] | None) -> tuple[str, ...]:
    """One line of text or several."""
    return many(clean_line)(values)


def to_plain(value: JSON) -> JSON:
    """A copy of plain data. Raises ModelError for what JSON could not carry."""
    return _plain(value, 0)


def to_extra(value: Mapping[str, JSON]) -> dict[str, JSON]:
    """A copy of plain data of one's own. Raises ModelError for what JSON could not carry."""
    if not isinstance(value, Mapping):
        raise ModelError("'extra' is a mapping of names to plain data")
    copied = _plain(value, 0)
    assert isinstance(copied, dict)  # _plain makes one of every mapping
    return copied


def _plain(value: object, depth: int) -> JSON:
    if depth > _MAX_DEPTH:
        raise ModelError(f"'extra' is nested deeper than {_MAX_DEPTH} levels")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_lines(value)
    if isinstance(value, int | float | Decimal):
        return to_number(value)
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return {_key(key): _plain(item, depth + 1) for key, item in mapping.items()}
    if isinstance(value, list | tuple):
        items = cast("Iterable[object]", value)
        return [_plain(item, depth + 1) for item in items]
    raise ModelError(f"'extra' holds plain data (text, numbers, lists), not {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise ModelError(f"the keys in 'extra' are text, not {key!r}")
    return clean_line(key)
