"""What the fields of the model accept: converters that take what a person would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeAlias, TypeVar

from timeline.errors import ModelError, visible
from timeline.text import clean_lines
from timeline.when import When

__all__ = [
    "JSON",
    "Number",
    "choice",
    "instance",
    "many",
    "optional_when",
    "to_extra",
    "to_number",
    "to_when",
]

Number: TypeAlias = int | Decimal
JSON: TypeAlias = None | bool | int | float | Decimal | str | list["JSON"] | dict[str, "JSON"]
"""Plain data, as JSON has it."""

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_MAX_DIGITS = 30
_MAX_DEPTH = 20


def to_when(value: When | str) -> When:
    """A When, or its text."""
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When.parse(value)
    raise ModelError(f"a date is a When or its text such as '2024-10-18', not {value!r}")


def optional_when(value: When | str | None) -> When | None:
    """A When, its text, or nothing."""
    return None if value is None or value == "" else to_when(value)


def to_number(value: Number | float | str | None) -> Number | None:
    """A finite number, as exact as it was written: `1.10` stays 1.10. Raises ModelError."""
    if value is None:
        return None
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > _MAX_DIGITS:
        raise ModelError(
            f"'{visible(str(value))}' is no number; write digits without separators, as 1500 or 0.5"
        )
    exponent = number.as_tuple().exponent
    return int(number) if isinstance(exponent, int) and exponent >= 0 else number


def choice(kind: type[E]) -> Callable[[E | str], E]:
    """A converter to a member of the enumeration, from itself or its value."""

    def convert(value: E | str) -> E:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(str(member.value) for member in kind)
            raise ModelError(f"'{visible(str(value))}' is none of: {known}") from None

    return convert


def instance(kind: type[T]) -> Callable[[T], T]:
    """A converter that takes nothing but instances of the class."""

    def convert(value: T) -> T:
        if not isinstance(value, kind):
            raise ModelError(f"this is a {kind.__name__}(…), not {visible(repr(value))}")
        return value

    return convert


def many(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A converter to a tuple, from one value or several."""

    def converted(values: Any) -> tuple[T, ...]:
        if values is None:
            return ()
        if isinstance(values, str) or not isinstance(values, Iterable):
            values = (values,)
        return tuple(convert(value) for value in values)

    return converted


def to_extra(value: Mapping[str, JSON]) -> dict[str, JSON]:
    """A copy of plain data of one's own. Raises ModelError for what JSON could not carry."""
    copied = _plain(dict(value), 0)
    assert isinstance(copied, dict)
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
        return {_key(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    raise ModelError(f"'extra' holds plain data (text, numbers, lists), not {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise ModelError(f"the keys in 'extra' are text, not {key!r}")
    return key
