"""From events to lines of JSON, by way of structs that leave out what has its default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from timeline.document.encode import encode_event, encode_value
from timeline.document.wire.slots import BUILT, EVENTS, Slot, slots
from timeline.document.wire.structs import ENCODER, write_struct
from timeline.event import Event

__all__ = ["written_line", "written_lines"]

Copy: TypeAlias = Callable[[Iterable[Any]], list[Any]]


def written_lines(events: Sequence[Event]) -> bytes:
    """A line for each event, with its end."""
    copies: list[Any] = []
    for kind, group in groupby(events, key=type):
        if kind in EVENTS:
            copies += _copy(kind)(group)
        else:  # a class of somebody else's may have fields that are not known here
            copies += map(encode_event, group)
    return ENCODER.encode_lines(copies)


def written_line(event: Event) -> bytes:
    """The event on a line of its own, without its end."""
    return written_lines([event])[:-1]


@cache
def _copy(cls: Any) -> Copy:
    """The function that copies events of the class into structs."""
    names: dict[str, Any] = {"plain": encode_value}
    code = f"def copy(xs):\n return [{_struct(cls, 'x', names)} for x in xs]"
    exec(code, names)  # noqa: S102 - nothing but names of the model's fields is in it
    copy: Copy = names["copy"]
    return copy


def _struct(cls: Any, x: str, names: dict[str, Any]) -> str:
    """The expression for the struct of the object that is called `x`."""
    names[f"struct_{x}"] = write_struct(cls)
    kind = [repr(cls.kind)] if cls in EVENTS and cls is not Event else []
    values = [_value(slot, x, names) for slot in slots(cls)]
    return f"struct_{x}({', '.join([*kind, *values])})"


def _value(slot: Slot, x: str, names: dict[str, Any]) -> str:
    """The expression for one of its values."""
    value, inner = f"{x}.{slot.name}", f"{x}_{slot.name}"
    match slot.sort:
        case "when":
            return f"{value}.text" if slot.required else f"{value} and {value}.text"
        case "choice":  # `value` is a property and takes ten times as long
            return f"{value} and {value}._value_"
        case "one" if slot.kind in BUILT:
            struct = _struct(slot.kind, inner, names)
            return f"{struct} if ({inner} := {value}) is not None else None"
        case "many" if slot.kind in BUILT:
            struct = _struct(slot.kind, inner, names)
            return f"[{struct} for {inner} in {value}] if {value} else ()"
        case "one" | "many":
            return f"plain({value}) if {value} else ()"
        case _:
            return value
