"""From structs to objects of the model, their converters left out.

An attrs class that is frozen and converts takes microseconds to make. Here its slots are filled by
plain assignments, in functions that are written from the fields of each class, as attrs writes
`__init__`. To be assigned to, an object begins as a draft: a subclass that is not frozen.

A function for a class takes structs, a list that it appends the objects to and a heap for what has
to be proved; it returns how many keys the structs had in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias

from timeline.actor import Place
from timeline.document.wire.heap import Heap
from timeline.document.wire.proofs import Refused, check_number, colons_and_keys
from timeline.document.wire.slots import BUILT, EVENTS, SHORT, Slot, slots
from timeline.document.wire.structs import read_struct
from timeline.fields import to_extra
from timeline.text import slug
from timeline.when import When

__all__ = ["DATES", "build"]

Build: TypeAlias = Callable[[Any, list[Any], Heap], int]

_MOSTDATES: Final = 100_000


class _Dates(dict[str, When]):
    """The dates that were read lately: one day stands in many events."""

    def __missing__(self, text: str) -> When:
        if len(self) >= _MOSTDATES:
            self.clear()
        when = self[text] = When.parse(text.strip())
        return when


DATES: Final = _Dates()
"""Dates by their text; raises DateError."""


@cache
def build(cls: type) -> Build:
    """The function that makes objects of the class."""
    return _written(cls) if cls in BUILT else _constructed(cls)


def _constructed(cls: type) -> Build:
    """For a class that is rare and may have rules of its own: its constructor."""
    parts = slots(cls)

    def make(structs: Any, made: list[Any], heap: Heap) -> int:
        keys = 0
        for struct in structs:
            values: dict[str, Any] = {}
            for slot in parts:
                value = getattr(struct, slot.name)
                if slot.required or value != slot.default:
                    values[slot.name], inside = _argument(slot, value, heap)
                    keys += 1 + inside
            made.append(cls(**values))
        return keys

    return make


def _argument(slot: Slot, value: Any, heap: Heap) -> tuple[Any, int]:
    """What the constructor takes, and how many keys and colons there are in it."""
    if slot.sort == "many":
        made: list[Any] = []
        keys = build(slot.kind)(value if isinstance(value, tuple) else (value,), made, heap)
        return made, keys
    if slot.sort == "plain":
        return value, colons_and_keys(value)
    if slot.sort == "when":
        heap.others.append(value)
        return DATES[value], 0
    if slot.sort == "number":
        check_number(value)
    elif isinstance(value, str):
        heap.others.append(value)
    return value, 0


def _written(cls: type) -> Build:
    """For a class whose objects are many: a function that fills the slots of drafts."""
    names: dict[str, Any] = {
        "dates_of": DATES,
        "to_extra": to_extra,
        "slug": slug,
        "colons_and_keys": colons_and_keys,
        "Refused": Refused,
    }
    code = [
        "def make(structs, made, heap):",
        f" {', '.join(Heap._fields)} = heap",
        " keys = 0",
        " for s in structs:",
        *("  " + line for line in _making(cls, "", names)),
        "  made.append(x)",
        " return keys",
    ]
    exec("\n".join(code), names)  # noqa: S102 - nothing but names of the model's fields is in it
    make: Build = names["make"]
    return make


_HEAPS: Final = {
    "line": "line", "lines": "lines", "id": "ids", "url": "urls", "zone": "zones",
}  # fmt: skip


def _making(cls: type, path: str, names: dict[str, Any]) -> list[str]:
    """The lines of code that make the object `x` of the struct `s`, their names with the path."""
    free = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    names[f"draft{path}"] = type(cls.__name__, (cls,), {"__slots__": (), **free})
    names[f"final{path}"] = cls
    x = f"x{path}"
    code: list[str] = []
    if cls in SHORT:
        names[f"struct{path}"] = read_struct(cls)
        short = f"s{path} = struct{path}({SHORT[cls]}=s{path}); keys -= 1"
        code.append(f"if type(s{path}) is str: {short}")
    code.append(f"{x} = draft{path}()")
    for slot in slots(cls):
        code += _filling(slot, path, names)
    if cls in EVENTS:
        code.append("if s.kind is not None: keys += 1")
        code.append("if not x.id: unnamed.append(len(made)); x.id = slug(x.title)")
    if cls is Place:
        code += [
            f"if {x}.latitude is not None:",
            f" latitudes.append({x}.latitude); longitudes.append({x}.longitude)",
            f"elif {x}.longitude is not None or not {x}.name: raise Refused",
        ]
    return [*code, f"{x}.__class__ = final{path}"]


def _filling(slot: Slot, path: str, names: dict[str, Any]) -> list[str]:
    """The lines of code that fill one slot."""
    source, target = f"s{path}.{slot.name}", f"x{path}.{slot.name}"
    default = f"default{path}_{slot.name}"
    names[default] = slot.default
    match slot.sort:
        case "line" | "lines" | "id" | "url" | "zone":
            append = f"{_HEAPS[slot.sort]}.append(v)"
            # an empty text that is required fails its proof
            return [f"v = {target} = {source}", append if slot.required else f"if v: {append}"]
        case "number":  # only places have them, and count them
            return [f"{target} = {source}"]
        case "choice" | "truth":
            counted = "keys += 1" if slot.required else f"if v is not {default}: keys += 1"
            return [f"v = {target} = {source}", counted]
        case "when":
            filled = ["dates.append(v)", f"{target} = dates_of[v]"]
            if slot.required:
                return [f"v = {source}", *filled]
            return [f"v = {source}", f"if v is None: {target} = None", "else:", *_in(filled)]
        case "tags":
            filled = ["if type(v) is str: v = (v,)", "tags.extend(v)", f"{target} = v"]
        case "extra":
            filled = [f"{target} = to_extra(v)", "keys += colons_and_keys(v)"]
        case _:
            filled = _inside(slot, path, names)
    empty = (
        "raise Refused"
        if slot.required
        else f"{target} = {'{}' if slot.default == {} else default}"
    )
    return [f"v = {source}", f"if not v: {empty}", "else:", " keys += 1", *_in(filled)]


def _inside(slot: Slot, path: str, names: dict[str, Any]) -> list[str]:
    """The lines of code that make objects of the struct or structs `v`."""
    target, inner = f"x{path}.{slot.name}", f"{path}_{slot.name}"
    if slot.kind not in BUILT:
        names[f"make{inner}"] = build(slot.kind)
        several = "v if type(v) is tuple else (v,)"
        return ["m = []", f"keys += make{inner}({several}, m, heap)", f"{target} = tuple(m)"]
    making = _making(slot.kind, inner, names)
    if slot.sort == "one":
        return [f"s{inner} = v", *making, f"{target} = x{inner}"]
    return [
        "if type(v) is not tuple: v = (v,)",
        "m = []",
        f"for s{inner} in v:",
        *_in([*making, f"m.append(x{inner})"]),
        f"{target} = tuple(m)",
    ]


def _in(lines: list[str]) -> list[str]:
    return [f" {line}" for line in lines]
