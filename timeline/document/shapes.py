"""How one mapping of a file becomes one object of the model, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, TypeAlias

from attrs import define, field, frozen

from timeline.document.nodes import MAX_DEPTH, Fields, Items, Kind, Node, Scalar
from timeline.errors import DateError, Mistake, TimelineError, did_you_mean, visible
from timeline.fields import to_number, to_plain
from timeline.when import When

__all__ = [
    "FAILED",
    "Field",
    "Shape",
    "Work",
    "anything",
    "date",
    "date_text",
    "extra",
    "many",
    "number",
    "plain",
    "text",
    "truth",
]

MAX_MISTAKES: Final = 200
"""How many mistakes of a file are told."""


class _Failed(Enum):
    FAILED = "failed"


_USUAL: Final = {
    "date": "when", "dates": "when", "day": "when", "time": "when", "start": "when",
    "name": "title", "headline": "title", "text": "description", "location": "place",
    "source": "sources", "who": "actors", "people": "actors", "author": "speaker",
    "outlet": "by", "link": "url", "address": "url",
}  # fmt: skip
"""What people call fields elsewhere."""

FAILED: Final = _Failed.FAILED
"""What a field reader returns when it has noted a mistake."""


@define
class Work:
    """The mistakes of one file so far, and the event that is being read."""

    file: str
    event: str = ""
    mistakes: list[Mistake] = field(factory=list[Mistake])

    def mistake(self, node: Node, message: str, code: str = "mistake") -> _Failed:
        """Note what is wrong at a node."""
        if len(self.mistakes) < MAX_MISTAKES:
            place = (self.file, node.line, node.column, self.event)
            self.mistakes.append(Mistake(message, *place, code))
        elif len(self.mistakes) == MAX_MISTAKES:
            more = f"there are more than {MAX_MISTAKES} mistakes; here are {MAX_MISTAKES} of them"
            self.mistakes.append(Mistake(more, self.file))
        return FAILED

    def attempt(self, node: Node, make: Callable[[], Any]) -> Any:
        """What `make` returns, or its error noted at the node."""
        try:
            return make()
        except DateError as error:
            return self.mistake(node, str(error), "date")
        except TimelineError as error:
            return self.mistake(node, str(error))


Field: TypeAlias = Callable[[Node, Work], Any]
"""Reads a node into what the model takes, or notes the mistake and returns FAILED."""


def _what(node: Node) -> str:
    if isinstance(node, Scalar):
        return "text" if node.kind in (Kind.TEXT, Kind.PLAIN) else node.kind.value
    return "a list" if isinstance(node, Items) else "a mapping"


def text(convert: Callable[[str], Any]) -> Field:
    """A field of text."""

    def read(node: Node, work: Work) -> Any:
        if not isinstance(node, Scalar) or node.kind not in (Kind.TEXT, Kind.PLAIN):
            return work.mistake(node, f"this is {_what(node)} and should be text; put it in quotes")
        return work.attempt(node, lambda: convert(node.text))

    return read


def date(node: Node, work: Work) -> Any:
    """A date: the text as it stands in the file, also where it looks like a list."""
    if isinstance(node, Scalar):
        if node.kind not in (Kind.TEXT, Kind.PLAIN):
            return work.mistake(node, f'this is {_what(node)}; a date is text, as in "2024"')
        written = node.text
    else:
        # white space and line ends mean nothing inside brackets
        written = re.sub(r"\s+", "", node.written)
        if not written:
            return work.mistake(node, f"this is {_what(node)} and should be a date")
    return work.attempt(node, lambda: When.parse(written.strip()))


def date_text(node: Node, work: Work) -> Any:
    """A date that is kept as its text."""
    read = date(node, work)
    return read.text if isinstance(read, When) else read


def number(node: Node, work: Work) -> Any:
    """A number, as exact as it was written."""
    if not isinstance(node, Scalar) or node.kind not in (Kind.NUMBER, Kind.PLAIN):
        return work.mistake(node, f"this is {_what(node)} and should be a number, without quotes")
    return work.attempt(node, lambda: to_number(node.text))


def truth(node: Node, work: Work) -> Any:
    """True or false."""
    kinds = (Kind.TRUTH, Kind.PLAIN)
    if isinstance(node, Scalar) and node.kind in kinds and node.text in ("true", "false"):
        return node.text == "true"
    return work.mistake(node, "this should be true or false")


def anything(node: Node, work: Work) -> Any:
    """A field that somebody else reads: the node itself."""
    return node


def extra(node: Node, work: Work) -> Any:
    """Plain data that is not interpreted; YAML without quotes stays text."""
    if not isinstance(node, Fields):
        return work.mistake(node, f"this is {_what(node)} and should be a mapping")
    return plain(node, work)


def plain(node: Node, work: Work) -> Any:
    """Plain data of any kind."""
    before = len(work.mistakes)
    value = _plain(node, work, 0)
    if len(work.mistakes) > before:
        return FAILED
    return work.attempt(node, lambda: to_plain(value))


def _plain(node: Node, work: Work, depth: int) -> Any:
    if depth > MAX_DEPTH:
        return work.mistake(node, f"this is nested deeper than {MAX_DEPTH} levels")
    if isinstance(node, Items):
        return [_plain(item, work, depth + 1) for item in node.items]
    if isinstance(node, Fields):
        return {k: _plain(v, work, depth + 1) for k, v in _unique(node, work).items()}
    if node.is_nothing:
        return None
    if node.kind is Kind.TRUTH:
        return node.text == "true"
    return (
        work.attempt(node, lambda: to_number(node.text)) if node.kind is Kind.NUMBER else node.text
    )


def many(one: Field) -> Field:
    """A field of one or several."""

    def read(node: Node, work: Work) -> Any:
        nodes = node.items if isinstance(node, Items) else (node,)
        values = [one(item, work) for item in nodes]
        return FAILED if FAILED in values else values

    return read


def _unique(node: Fields, work: Work) -> dict[str, Node]:
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

    def __call__(self, node: Node, work: Work) -> Any:
        """Read a node into an object."""
        if self.short and isinstance(node, Scalar):
            values = {self.short: self.fields[self.short](node, work)}
        elif isinstance(node, Fields):
            values = self.values(node, work)
        else:
            short = " or text" if self.short else ""
            fields = ", ".join(list(self.fields)[:3])
            return work.mistake(
                node,
                f"this is {_what(node)} and should be {self.noun}: fields ({fields}, …){short}",
            )
        if FAILED in values.values():
            return FAILED
        taken = {name: value for name, value in values.items() if name not in self.unused}
        return work.attempt(node, lambda: self.make(**taken))

    def values(self, node: Fields, work: Work) -> dict[str, Any]:
        """The field values of a mapping; a missing or unknown field is a mistake."""
        values: dict[str, Any] = {}
        meant: list[str] = []
        for key, value in _unique(node, work).items():
            reader = self.fields.get(key)
            if reader is None:
                at = next(name for name, _ in node.pairs if name.text == key)
                remedy = did_you_mean(key, self.fields)
                if (usual := _USUAL.get(key.lower())) in self.fields:
                    remedy = f"; did you mean '{usual}'?"
                meant.append(remedy)
                remedy = remedy or f"; it has {', '.join(self.fields)}"
                work.mistake(at, f"{self.noun} has no field '{visible(key)}'{remedy}")
                values[key] = FAILED
            elif not (isinstance(value, Scalar) and value.is_nothing):
                values[key] = reader(value, work)
        for name in self.required:
            if name not in values:
                if not any(f"'{name}'" in remedy for remedy in meant):
                    work.mistake(node, f"{self.noun} needs '{name}'")
                values[name] = FAILED
        return values
