"""Nodes made of other nodes, at the places of those."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from timeline.document import Fields, Kind, Node, Scalar

__all__ = ["date_parts", "fields", "given", "rest", "said"]


def said(place: Node, text: str) -> Scalar:
    """A text at the place of a node."""
    return Scalar(place.line, place.column, text)


def fields(place: Node, **values: Node | None) -> Fields:
    """A mapping of the values that are there."""
    pairs = tuple((said(value, key), value) for key, value in values.items() if value)
    return Fields(place.line, place.column, pairs)


def given(node: Fields, key: str) -> Node | None:
    """The value of a key; null and blank text are none."""
    value = node.get(key)
    if isinstance(value, Scalar) and (value.kind is Kind.NULL or not value.text.strip()):
        return None
    return value


def rest(nodes: Iterable[Node | None], known: Collection[str]) -> Fields | None:
    """What else stands in mappings than the known keys; of each key the first that is not blank."""
    found: dict[str, tuple[Scalar, Node]] = {}
    for node in nodes:
        for key, _ in node.pairs if isinstance(node, Fields) else ():
            value = given(node, key.text) if isinstance(node, Fields) else None
            if value and key.text not in known:
                found.setdefault(key.text, (key, value))
    first = next(iter(found.values()), None)
    return Fields(first[0].line, first[0].column, tuple(found.values())) if first else None


def date_parts(node: Fields) -> dict[str, str]:
    """The parts of a date object that are not blank, for `from_timelinejs`."""
    told = ((key.text, given(node, key.text)) for key, _ in node.pairs)
    return {key: _number(value) for key, value in told if value}


def _number(value: Node) -> str:
    if not isinstance(value, Scalar):
        return "a list or an object"
    return value.text.removesuffix(".0") if value.kind is Kind.NUMBER else value.text
