"""X-TIMELINE-DATA: JSON as nodes that stand at the line of the property."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from timeline.document import Fields, Items, Kind, Node, Scalar, json_nodes

__all__ = ["data_nodes"]

_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


def data_nodes(text: str, line: int) -> Node:
    """The nodes of a JSON text. Raises ReadError for what is none.

    The standard library's parser is much faster than `json_nodes`, which says what is wrong.
    """
    if not _HALF.search(text):
        try:
            return _Fast(line).nodes(text)
        except (ValueError, RecursionError):
            pass
    return _moved(json_nodes(text, ""), line)


class _Fast:
    def __init__(self, line: int) -> None:
        self.line = line

    def nodes(self, text: str) -> Node:
        loaded: Any = json.loads(
            text,
            object_pairs_hook=self.fields,
            parse_int=self.number,
            parse_float=self.number,
            parse_constant=_refuse,
        )
        return self.node(loaded)

    def fields(self, pairs: list[tuple[str, Any]]) -> Fields:
        made = tuple([(Scalar(self.line, 0, key), self.node(value)) for key, value in pairs])
        return Fields(self.line, 0, made)

    def number(self, digits: str) -> Scalar:
        return Scalar(self.line, 0, digits, Kind.NUMBER)

    def node(self, value: Any) -> Node:
        if isinstance(value, str):
            return Scalar(self.line, 0, value)
        if isinstance(value, Scalar | Fields):
            return value
        if value is None:
            return Scalar(self.line, 0, "null", Kind.NULL)
        if value is True or value is False:
            return Scalar(self.line, 0, "true" if value else "false", Kind.TRUTH)
        return Items(self.line, 0, tuple(self.node(item) for item in value))


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _moved(node: Node, line: int) -> Node:
    """The node and all in it, at that line."""
    if isinstance(node, Fields):
        pairs = tuple((Scalar(line, 0, key.text), _moved(value, line)) for key, value in node.pairs)
        return Fields(line, 0, pairs)
    if isinstance(node, Items):
        return Items(line, 0, tuple(_moved(item, line) for item in node.items))
    return Scalar(line, 0, node.text, node.kind)
