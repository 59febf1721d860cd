"""From events to lines of JSON, by way of structs that leave out what has its default."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from timeline.document.encode import encode_event, encode_value
from timeline.document.wire.slots import BUILT, EVENTS, Slot, slots
from timeline.document.wire.structs import ENCODER, write_struct
from timeline.event import Event

__all__ = ["written_line", "written_lines"]

Copy: TypeAlias = Callable[[Any], Any]


def written_lines(events: Iterable[Event]) -> bytes:
    """A line for each event, with its end."""
    return ENCODER.encode_lines([_copied(event) for event in events])


def written_line(event: Event) -> bytes:
    """The event on a line of its own, without its end."""
    return ENCODER.encode(_copied(event))


def _copied(event: Event) -> Any:
    kind: Any = type(event)
    # a class of somebody else's may have fields that are not known here
    return _copy(kind)(event) if kind in EVENTS else encode_event(event)


@cache
def _copy(cls: Any) -> Copy:
    """The function that copies an object of the class into its struct."""
    names: dict[str, Any] = {"struct": write_struct(cls), "plain": encode_value}
    values = [_value(slot, names) for slot in slots(cls)]
    if cls in EVENTS and cls is not Event:
        values.insert(0, repr(cls.kind))
    code = f"def copy(x):\n return struct({', '.join(values)})"
    exec(code, names)  # noqa: S102 - nothing but names of the model's fields is in it
    copy: Copy = names["copy"]
    return copy


def _value(slot: Slot, names: dict[str, Any]) -> str:
    """The expression for one value of the struct."""
    x = f"x.{slot.name}"
    match slot.sort:
        case "when":
            return f"{x}.text" if slot.required else f"None if {x} is None else {x}.text"
        case "one" | "many":
            if slot.kind not in BUILT:
                return f"plain({x}) if {x} else ()"
            copy = f"copy_{slot.name}"
            names[copy] = _copy(slot.kind)
            if slot.sort == "one":
                return f"None if {x} is None else {copy}({x})"
            return f"[{copy}(i) for i in {x}] if {x} else ()"
        case _:
            return x
