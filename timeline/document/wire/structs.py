"""The structs that msgspec reads and writes, one a class of the model."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET

from timeline.document.wire.slots import EVENTS, SHORT, Slot, slots

__all__ = ["ENCODER", "READ_EVENT", "read_struct", "write_struct"]


def _field_type(slot: Slot) -> Any:
    match slot.sort:
        case "truth":
            return bool
        case "choice":
            return slot.kind if slot.required or slot.default is not None else slot.kind | None
        case "number" | "plain":
            return Any  # msgspec would take text for a number
        case "extra":
            return dict[str, Any]
        case "tags":
            return tuple[str, ...] | str
        case "many" | "one":
            one: Any = read_struct(slot.kind)
            one = one | str if slot.kind in SHORT else one
            return one | None if slot.sort == "one" else tuple[one, ...] | one
        case _:
            return str if slot.default is not None else str | None


def _read_field(slot: Slot) -> tuple[Any, ...]:
    if slot.required:
        return slot.name, _field_type(slot)
    return slot.name, _field_type(slot), slot.default


@cache
def read_struct(cls: type) -> Any:
    """What a mapping in a file is read into. What is not there has its default."""
    made = [_read_field(slot) for slot in slots(cls)]
    return msgspec.defstruct(cls.__name__, made, kw_only=True, forbid_unknown_fields=True)


def _any_event() -> Any:
    kinds: Any = Literal[tuple(cls.kind for cls in EVENTS)]
    made: dict[str, tuple[Any, ...]] = {"kind": ("kind", kinds | None, None)}
    for slot in (slot for cls in EVENTS for slot in slots(cls)):
        name, wanted, *default = _read_field(slot)
        optional = default or ([()] if slot.name == "speaker" else [])
        made[slot.name] = (name, wanted, *optional)
    return msgspec.defstruct(
        "AnyEvent", list(made.values()), kw_only=True, forbid_unknown_fields=True
    )


READ_EVENT: Final[Any] = _any_event()
"""What any event is read into: the fields of all kinds, since few files say which it is."""


@cache
def write_struct(cls: type) -> Any:
    """What an object is copied into to be written: what has its default is left out."""
    kind = [("kind", str)] if cls in EVENTS and cls is not EVENTS[0] else []
    made = [(slot.name, Any, _written_default(slot)) for slot in slots(cls)]
    return msgspec.defstruct(cls.__name__, [*kind, *made], omit_defaults=True, gc=False)


def _written_default(slot: Slot) -> Any:
    """What is left out; nothing is, where the field is required."""
    if slot.required:
        return UNSET
    return slot.default.value if isinstance(slot.default, Enum) else slot.default


ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
