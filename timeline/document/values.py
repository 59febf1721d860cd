"""Single values of a file: how each is read, and what a JSON Schema says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, Protocol

from attrs import field, frozen

from timeline.document import patterns
from timeline.document.definitions import Definitions, Schema
from timeline.document.nodes import Items, Kind, Node, Scalar
from timeline.document.work import FAILED, Work, what
from timeline.fields import to_number
from timeline.text import clean_line
from timeline.when import When

__all__ = ["Choice", "Date", "Later", "Many", "Number", "Text", "Truth", "Value", "Version"]

_BARE: Final = ["string", "number", "boolean"]  # what may be text in YAML without quotes


class Value(Protocol):
    """A kind of value. It is not null: a field without a value is as good as none."""

    def read(self, node: Node, work: Work) -> Any:
        """What the model takes, or FAILED after noting the mistake."""
        ...

    def schema(self, definitions: Definitions) -> Schema:
        """What the value looks like in a file, as JSON Schema."""
        ...


@frozen
class Text:
    """Text, which YAML may have without quotes though it looks like a number."""

    name: str
    convert: Callable[[str], Any] = clean_line
    pattern: str = patterns.TEXT
    wrong: str = "there is a control character in this text"
    """What an editor says where the pattern does not match."""
    bare: bool = True
    """Whether a number or a truth of YAML can be meant as this text."""
    more: Schema = field(factory=dict[str, Any])
    """Further keywords."""

    def read(self, node: Node, work: Work) -> Any:
        if not isinstance(node, Scalar) or node.kind not in (Kind.TEXT, Kind.PLAIN):
            return work.mistake(node, f"this is {what(node)} and should be text; put it in quotes")
        return work.attempt(node, lambda: self.convert(node.text))

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer(self.name, lambda: self.fragment(definitions))

    def fragment(self, definitions: Definitions) -> Schema:
        """The schema itself, without a name."""
        types: str | list[str] = _BARE if definitions.yaml and self.bare else "string"
        wrong = {"patternErrorMessage": self.wrong}
        return {"type": types, "pattern": self.pattern, **wrong, **self.more}


@frozen
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, node: Node, work: Work) -> Any:
        return _AS_IS.read(node, work)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "enum": list(self.words)}


_AS_IS = Text("word", str)  # the model's own converter says what is wrong


@frozen
class Date:
    """A date: the text as it stands in the file, also where it looks like a list."""

    as_text: bool = False
    """Whether it is kept as its text."""

    def read(self, node: Node, work: Work) -> Any:
        if isinstance(node, Scalar):
            if node.kind not in (Kind.TEXT, Kind.PLAIN):
                return work.mistake(node, f'this is {what(node)}; a date is text, as in "2024"')
            written = node.text
        else:
            # white space and line ends mean nothing inside brackets
            written = re.sub(r"\s+", "", node.written)
            if not written:
                return work.mistake(node, f"this is {what(node)} and should be a date")
        when = work.attempt(node, lambda: When.parse(written.strip()))
        return when.text if self.as_text and isinstance(when, When) else when

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer("date", lambda: _date(yaml=definitions.yaml))


def _date(*, yaml: bool) -> Schema:
    text: Schema = {
        "type": "string",
        "format": "edtf",
        "pattern": patterns.DATE,
        "patternErrorMessage": "a date is EDTF, the year first: 2024-10-18, [..2024-10-30]",
        "examples": ["2024-10-18", "2024", "2024-10-18/2024-10-20", "[..2024-10-30]"],
    }
    if not yaml:
        return text
    return {
        **text,
        "type": ["string", "integer", "array", "object"],
        "items": {"type": ["string", "integer"]},
        "minItems": 1,
        "additionalProperties": {"type": "null"},
        "minProperties": 1,
        "examples": ["2024-10-18", 2024, "2024-10-18/2024-10-20", "[..2024-10-30]"],
    }


@frozen
class Number:
    """A number, as exact as it was written."""

    limit: int | None = None
    """The highest there is, and with a minus the lowest."""

    def read(self, node: Node, work: Work) -> Any:
        if not isinstance(node, Scalar) or node.kind not in (Kind.NUMBER, Kind.PLAIN):
            return work.mistake(
                node, f"this is {what(node)} and should be a number, without quotes"
            )
        return work.attempt(node, lambda: to_number(node.text))

    def schema(self, definitions: Definitions) -> Schema:
        if self.limit is None:
            return {"type": "number", **NUMBERS}
        return {"type": "number", "minimum": -self.limit, "maximum": self.limit}


NUMBERS: Final[Schema] = {"exclusiveMinimum": -1e31, "exclusiveMaximum": 1e31}
"""Numbers have 30 digits before the point at the most, and one more."""


@frozen
class Version:
    """The version of the format that a file is in; whether it is known is seen later."""

    known: int

    def read(self, node: Node, work: Work) -> Any:
        return Number().read(node, work)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "number", "enum": [self.known]}


@frozen
class Truth:
    """True or false."""

    def read(self, node: Node, work: Work) -> Any:
        kinds = (Kind.TRUTH, Kind.PLAIN)
        if isinstance(node, Scalar) and node.kind in kinds and node.text in ("true", "false"):
            return node.text == "true"
        return work.mistake(node, "this should be true or false")

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "boolean"}


@frozen
class Many:
    """One thing or several in a list."""

    one: Value
    some: bool = False
    """Whether the list has to have something in it."""

    def read(self, node: Node, work: Work) -> Any:
        nodes = node.items if isinstance(node, Items) else (node,)
        values = [self.one.read(item, work) for item in nodes]
        return FAILED if FAILED in values else values

    def schema(self, definitions: Definitions) -> Schema:
        one = self.one.schema(definitions)
        # a condition and no `anyOf`: one mistake is told and not every way round it
        return {
            "type": [*definitions.types(one), "array"],
            "if": {"type": ["array", "null"]},
            "then": {"items": one, **({"minItems": 1} if self.some else {})},
            "else": one,
        }


@frozen
class Later:
    """A list whose things are read one by one afterwards: the node itself."""

    one: Value

    def read(self, node: Node, work: Work) -> Any:
        return node

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "array", "items": self.one.schema(definitions)}
