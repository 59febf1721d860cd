"""The kinds of events: an event says which it is, or its fields tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from timeline.document.definitions import Definitions, Schema
from timeline.document.nodes import Fields, Node, Scalar, find
from timeline.document.shapes import Field, Shape
from timeline.document.work import Work
from timeline.errors import visible

__all__ = ["Kinds"]


@frozen
class Kinds:
    """The shapes of events by the name of their kind, the plain one first."""

    shapes: Mapping[str, Shape]
    telling: Mapping[str, tuple[str, ...]]
    """The fields that tell a kind where `kind` does not, kind by kind; the first found counts."""

    @property
    def plain(self) -> Shape:
        """The shape of an event of which nothing tells the kind."""
        return next(iter(self.shapes.values()))

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of all kinds."""
        return {
            name: known for shape in self.shapes.values() for name, known in shape.fields.items()
        }

    def read(self, node: Node, work: Work) -> Any:
        """Read a node into an event of its kind."""
        kind = find(node, ("kind",))
        if isinstance(kind, Scalar) and isinstance(node, Fields) and not kind.is_nothing:
            shape = self.shapes.get(kind.text)
            if shape is None:
                wrong = f"'{visible(kind.text)}' is none of: {', '.join(self.shapes)}"
                return work.mistake(kind, wrong)
            return shape.read(node, work)
        keys = {key.text for key, _ in node.pairs} if isinstance(node, Fields) else set[str]()
        told = (kind for kind, names in self.telling.items() if not keys.isdisjoint(names))
        return next((self.shapes[kind] for kind in told), self.plain).read(node, work)

    def schema(self, definitions: Definitions) -> Schema:
        """All fields for every event, so that they are completed; then what its kind forbids."""
        return definitions.refer("event", lambda: self._fragment(definitions))

    def _fragment(self, definitions: Definitions) -> Schema:
        plain = self.plain
        properties = {
            name: known.schema(definitions, required=self._is_required(name))
            for name, known in self.fields.items()
        }
        made: Schema = {
            "type": "object",
            "properties": properties,
            "required": list(plain.required),
            "additionalProperties": False,
        }
        condition = made
        for kind, names in self.telling.items():
            condition["if"] = _is_kind(kind, names)
            condition["then"] = self._narrowed(self.shapes[kind])
            condition["else"] = {}
            condition = condition["else"]
        condition.update(self._narrowed(plain))
        return made

    def _is_required(self, name: str) -> bool:
        """Whether every kind that has the field requires it."""
        return all(name in s.required for s in self.shapes.values() if name in s.fields)

    def _narrowed(self, shape: Shape) -> Schema:
        """What a kind of event has to have beyond a plain one, and may not have."""
        needed = [name for name in shape.required if name not in self.plain.required]
        foreign = {name: False for name in self.fields if name not in shape.fields}
        return {**({"required": needed} if needed else {}), "properties": foreign}


def _is_kind(kind: str, telling: tuple[str, ...]) -> Schema:
    return {
        "anyOf": [
            {"required": ["kind"], "properties": {"kind": {"const": kind}}},
            {
                "properties": {"kind": {"type": "null"}},
                "anyOf": [{"required": [name]} for name in telling],
            },
        ]
    }
