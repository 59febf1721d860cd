"""Plain data of one's own: what stands under `extra`, and what a claim holds."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from timeline.document import patterns
from timeline.document.definitions import Definitions, Schema
from timeline.document.nodes import MAX_DEPTH, Fields, Items, Kind, Node, Scalar
from timeline.document.values import NUMBERS
from timeline.document.work import FAILED, Work, what
from timeline.errors import visible
from timeline.fields import to_number, to_plain

__all__ = ["Extra", "Filled", "unique"]


@frozen
class Filled:
    """Plain data of any kind that is not nothing; YAML without quotes stays text."""

    def read(self, node: Node, work: Work) -> Any:
        before = len(work.mistakes)
        value = _plain(node, work, 0)
        if len(work.mistakes) > before:
            return FAILED
        return work.attempt(node, lambda: to_plain(value))

    def schema(self, definitions: Definitions) -> Schema:
        anything = _schema(definitions)
        types = [name for name in anything["type"] if name != "null"]
        filled = {"pattern": patterns.FILLED, "minItems": 1, "minProperties": 1}
        return {**anything, "type": types, **filled}


@frozen
class Extra:
    """A mapping of names to plain data."""

    def read(self, node: Node, work: Work) -> Any:
        if not isinstance(node, Fields):
            return work.mistake(node, f"this is {what(node)} and should be a mapping")
        return Filled().read(node, work)

    def schema(self, definitions: Definitions) -> Schema:
        kept = ("propertyNames", "additionalProperties")
        return {"type": "object", **{name: _schema(definitions)[name] for name in kept}}


def _schema(definitions: Definitions) -> Schema:
    one = definitions.refer("plain", lambda: _schema(definitions))
    return {
        "type": ["string", "number", "boolean", "array", "object", "null"],
        "pattern": patterns.TEXT,
        **({} if definitions.yaml else NUMBERS),
        "items": one,
        "propertyNames": {"pattern": patterns.TEXT},
        "additionalProperties": one,
    }


def _plain(node: Node, work: Work, depth: int) -> Any:
    if depth > MAX_DEPTH:
        return work.mistake(node, f"this is nested deeper than {MAX_DEPTH} levels")
    if isinstance(node, Items):
        return [_plain(item, work, depth + 1) for item in node.items]
    if isinstance(node, Fields):
        return {k: _plain(v, work, depth + 1) for k, v in unique(node, work).items()}
    return _scalar(node, work)


def _scalar(node: Scalar, work: Work) -> Any:
    if node.is_nothing:
        return None
    if node.kind is Kind.TRUTH:
        return node.text == "true"
    if node.kind is Kind.NUMBER:
        return work.attempt(node, lambda: to_number(node.text))
    return node.text


def unique(node: Fields, work: Work) -> dict[str, Node]:
    """The values by key; a repeated key is a mistake."""
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.pairs:
        if key.text in values:
            name, first = visible(key.text), lines[key.text]
            work.mistake(
                key, f"'{name}' stands here for the second time; the first is in line {first}"
            )
            continue
        values[key.text], lines[key.text] = value, key.line
    return values
