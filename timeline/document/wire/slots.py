"""What the fields of the model hold, told from its types and converters."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, Final

from attrs import NOTHING, fields, frozen

from timeline.actor import Actor, Place, clean_zone
from timeline.citation import Citation
from timeline.event import Event, Relation
from timeline.publication import Publication
from timeline.statement import About, Statement
from timeline.text import clean_id, clean_line, clean_lines, clean_url
from timeline.when import When

__all__ = ["BUILT", "EVENTS", "SHORT", "Slot", "slots"]

EVENTS: Final = (Event, Statement, Publication)
BUILT: Final = (*EVENTS, Actor, Place, Citation, Relation, About)
"""The classes whose converters are left out. All others are rare, and made as ever."""
SHORT: Final[dict[type, str]] = {Actor: "name", Place: "name", Citation: "source"}
"""The field that a bare text stands for."""

_TEXTS: Final[dict[Any, str]] = {
    clean_line: "line",
    clean_lines: "lines",
    clean_id: "id",
    clean_url: "url",
    clean_zone: "zone",
}
_SORTS: Final[dict[Any, str]] = {bool: "truth", When: "when"}


@frozen
class Slot:
    """A field: its sort, and the class of what is in it."""

    name: str
    sort: str
    """line, lines, id, url, zone; when, number, truth, choice; tags, one, many; plain, extra."""
    kind: Any
    required: bool
    default: Any


@cache
def slots(cls: type) -> tuple[Slot, ...]:
    """The fields of a class of the model, in order."""
    hints = typing.get_type_hints(cls)
    found: list[Slot] = []
    for each in fields(cls):
        sort, kind = _sort(hints[each.name], each.converter)
        # the one factory is that of an empty mapping
        default: Any = {} if sort == "extra" else each.default
        found.append(Slot(each.name, sort, kind, default is NOTHING, default))
    return tuple(found)


def _sort(hint: Any, converter: Any) -> tuple[str, Any]:
    if hint is str:
        return _TEXTS.get(converter, "line"), str
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin is Mapping:
        return "extra", dict
    if origin is tuple:
        return ("tags", str) if options[0] is str else ("many", options[0])
    inside = [option for option in options if option is not types.NoneType] or [hint]
    if len(inside) > 1:
        return ("plain" if str in inside else "number"), None
    kind = inside[0]
    if kind in _SORTS:
        return _SORTS[kind], kind
    return ("choice" if issubclass(kind, Enum) else "one"), kind
