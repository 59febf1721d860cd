"""How one mapping of a file becomes one object of the model, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from attrs import frozen

from timeline.document import patterns
from timeline.document.definitions import Definitions, Schema
from timeline.document.nodes import Fields, Node, Scalar
from timeline.document.plain import unique
from timeline.document.values import Number, Text, Value
from timeline.document.words import FILLED_LINE
from timeline.document.work import FAILED, Work, what
from timeline.errors import did_you_mean, visible

__all__ = ["Field", "Shape"]

_USUAL: Final = {
    "date": "when", "dates": "when", "day": "when", "time": "when", "start": "when",
    "name": "title", "headline": "title", "text": "description", "location": "place",
    "source": "sources", "who": "actors", "people": "actors", "author": "speaker",
    "outlet": "by", "link": "url", "address": "url",
}  # fmt: skip
"""What people call fields elsewhere."""


@frozen
class Field:
    """One field: what stands in it, and a line that says what for."""

    value: Value
    description: str

    def schema(self, definitions: Definitions, *, required: bool) -> Schema:
        """The field as an editor needs it; null is as good as leaving it out."""
        value = self.value.schema(definitions)
        return {
            "description": self.description,
            **(value if required else definitions.or_null(value)),
        }


@frozen
class Shape:
    """The fields of one class of the model."""

    make: Callable[..., Any]
    noun: str
    fields: Mapping[str, Field]
    required: tuple[str, ...] = ()
    short: str = ""
    """The field that a bare text stands for."""
    unused: tuple[str, ...] = ()
    """Fields of the file that the class does not take."""
    needs: tuple[str, ...] = ()
    """Fields of which one at least has to have something in it."""
    also: Schema | None = None
    """What else the class asks of its fields, as a schema."""

    @property
    def name(self) -> str:
        """What it is called in a schema."""
        return self.make.__name__.lower()

    def read(self, node: Node, work: Work) -> Any:
        """Read a node into an object."""
        if self.short and isinstance(node, Scalar):
            values = {self.short: self.fields[self.short].value.read(node, work)}
        elif isinstance(node, Fields):
            values = self.values(node, work)
        else:
            short = " or text" if self.short else ""
            fields = ", ".join(list(self.fields)[:3])
            return work.mistake(
                node,
                f"this is {what(node)} and should be {self.noun}: fields ({fields}, …){short}",
            )
        if FAILED in values.values():
            return FAILED
        taken = {name: value for name, value in values.items() if name not in self.unused}
        return work.attempt(node, lambda: self.make(**taken))

    def values(self, node: Fields, work: Work) -> dict[str, Any]:
        """The field values of a mapping; a missing or unknown field is a mistake."""
        values: dict[str, Any] = {}
        meant: list[str] = []
        for key, value in unique(node, work).items():
            known = self.fields.get(key)
            if known is None:
                at = next(name for name, _ in node.pairs if name.text == key)
                remedy = did_you_mean(key, self.fields)
                if (usual := _USUAL.get(key.lower())) in self.fields:
                    remedy = f"; did you mean '{usual}'?"
                meant.append(remedy)
                remedy = remedy or f"; it has {', '.join(self.fields)}"
                work.mistake(at, f"{self.noun} has no field '{visible(key)}'{remedy}")
                values[key] = FAILED
            elif not (isinstance(value, Scalar) and value.is_nothing):
                values[key] = known.value.read(value, work)
        for name in self.required:
            if name not in values:
                if not any(f"'{name}'" in remedy for remedy in meant):
                    work.mistake(node, f"{self.noun} needs '{name}'")
                values[name] = FAILED
        return values

    def schema(self, definitions: Definitions) -> Schema:
        """What it looks like in a file, as JSON Schema."""
        return definitions.refer(self.name, lambda: self.fragment(definitions))

    def fragment(self, definitions: Definitions) -> Schema:
        """The schema itself, without a name. Its keywords for text are those of a bare text."""
        made: Schema = {"type": "object"}
        if self.short:
            # what may be left out of a mapping is needed where it stands alone
            own = cast("Text", self.fields[self.short].value)
            made = (own if self.short in self.required else FILLED_LINE).fragment(definitions)
            made["type"] = ["object", *definitions.types(made)]
        made["properties"] = {
            name: known.schema(definitions, required=name in self.required)
            for name, known in self.fields.items()
        }
        if self.required:
            made["required"] = list(self.required)
        made["additionalProperties"] = False
        if self.needs:
            made["anyOf"] = [self._filled(name) for name in self.needs]
        return {**made, **(self.also or {})}

    def _filled(self, name: str) -> Schema:
        """That there is something in a field."""
        something: Schema = {"type": "number"}
        if not isinstance(self.fields[name].value, Number):
            wrong = f"{self.noun} needs {' or '.join(self.needs)}"
            text = {"pattern": patterns.FILLED, "patternErrorMessage": wrong}
            something = {"not": {"type": "null"}, **text}
        return {"required": [name], "properties": {name: something}}
