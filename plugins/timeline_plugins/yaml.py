"""YAML, the form that people write.

Scalars stay the text that was written (`no`, `1.10` and `12:30` mean what they say), and a date may
look like a list (`[..2024-10-30]`) without being one. Tags, anchors and aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

import yaml

from timeline import Mistake, ReadContext, Reader, ReadError, Timeline, hookimpl
from timeline.document import MAX_DEPTH, Fields, Items, Kind, Node, Scalar, decode, read_text

__all__ = ["Yaml", "timeline_readers"]

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?<=\s)#.*")
_LONGEST_DATE = 4000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_REMEDIES = (
    ("cannot start any token", "put the value in quotes"),
    ("mapping values are not allowed", "a value with ': ' in it needs quotes"),
    ("could not find expected ':'", "is there a ':' missing, or a quote?"),
    ("expected ',' or", "inside { } and [ ], a value with a bracket in it needs quotes"),
    ("mapping keys are not allowed", "a value that begins with '? ' needs quotes"),
    ("violates indentation", "indent with spaces, not tabs"),
    ("did not find expected", "check the indentation, the brackets and the quotes above"),
)


class Yaml(Reader):
    """YAML 1.1 without its surprises."""

    name = "yaml"
    title = "YAML"
    suffix = ".yaml"
    more_suffixes = (".yml",)
    media_type = "application/yaml"  # RFC 9512

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        text = read_text(stream, context.name)
        return decode(_Nodes(text, context.name).root(), context.name, context.places)


class _Nodes:
    """Builds nodes from the parser's events, without recursion, so that no file is too deep."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.line_starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def root(self) -> Node:
        """The one document of the file."""
        try:
            documents = list(self.documents())
        except yaml.reader.ReaderError as error:
            self.unreadable(error)
        except yaml.MarkedYAMLError as error:
            self.malformed(error)
        if not documents:
            nothing = "the file is empty; a timeline has a title and events"
            raise ReadError([Mistake(nothing, self.file)])
        if len(documents) > 1:
            self.fail("a file holds one timeline; there is a second document here", documents[1])
        return documents[0]

    def documents(self) -> Iterator[Node]:
        """Every document of the file, the children of a collection gathered on a stack."""
        open_events: list[Any] = []
        children: list[list[Node]] = []
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                if event.anchor is not None or event.tag is not None:
                    self.refuse_references(event)
                node: Node = self.scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.refuse_references(event)
                open_events.append(event)
                children.append([])
                if len(children) > MAX_DEPTH:
                    self.fail(f"this is nested deeper than {MAX_DEPTH} levels", self.place(event))
                continue
            elif isinstance(event, yaml.CollectionEndEvent):
                node = self.collection(open_events.pop(), event, children.pop())
            elif isinstance(event, yaml.AliasEvent):
                self.refuse_references(event)
                continue
            else:
                continue
            if children:
                children[-1].append(node)
            else:
                yield node

    def scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        kind = Kind.TEXT if event.style else Kind.PLAIN
        return Scalar(mark.line + 1, mark.column + 1, event.value, kind)

    def place(self, event: Any) -> Scalar:
        """Where an event of the parser stands, for a message."""
        return Scalar(event.start_mark.line + 1, event.start_mark.column + 1, "")

    def collection(self, start: Any, end: Any, items: list[Node]) -> Node:
        line, column = start.start_mark.line + 1, start.start_mark.column + 1
        written = self.between(start.start_mark, end.end_mark) if start.flow_style else ""
        if isinstance(start, yaml.SequenceStartEvent):
            return Items(line, column, tuple(items), written)
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                # only a date can look like this, and dates are read from `written`
                key = Scalar(key.line, key.column, key.written)
            pairs.append((key, value))
        return Fields(line, column, tuple(pairs), written)

    def between(self, start: yaml.Mark, end: yaml.Mark) -> str:
        """The text of a collection in brackets, where it is short enough to be a date."""
        first: int = self.line_starts[start.line] + start.column
        last: int = self.line_starts[end.line] + end.column
        return _COMMENT.sub("", self.text[first:last]) if last - first <= _LONGEST_DATE else ""

    def character(self, mark: yaml.Mark) -> str:
        at: int = self.line_starts[mark.line] + mark.column
        return self.text[at : at + 1]

    def refuse_references(self, event: Any) -> None:
        if event.anchor is not None:
            self.fail("anchors and aliases are not supported; write it out", self.place(event))
        if getattr(event, "tag", None) is not None:
            self.fail("tags are not supported; leave the '!' out or use quotes", self.place(event))

    def fail(self, message: str, at: Node) -> NoReturn:
        raise ReadError([Mistake(message, self.file, at.line, at.column)])

    def malformed(self, error: yaml.MarkedYAMLError) -> NoReturn:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "this is no YAML"
        if "nesting depth" in problem:  # newer parsers give up before MAX_DEPTH is counted
            problem = f"this is nested deeper than {MAX_DEPTH} levels"
        remedy = next((r for words, r in _REMEDIES if words in problem), "")
        if mark and "start any token" in problem and self.character(mark) == "\t":
            problem, remedy = "there is a tab here", "indent with spaces"
        message = f"{problem}; {remedy}" if remedy else problem
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise ReadError([Mistake(message, self.file, line, column)]) from None

    def unreadable(self, error: yaml.reader.ReaderError) -> NoReturn:
        bad = next((i for i, c in enumerate(self.text) if not _printable(c)), 0)
        before = self.text[:bad]
        line, column = before.count("\n") + 1, bad - before.rfind("\n")
        message = f"the character U+{ord(self.text[bad]):04X} cannot stand in YAML; remove it"
        raise ReadError([Mistake(message, self.file, line, column)]) from error


def _printable(character: str) -> bool:
    """Whether YAML 1.1 allows the character."""
    code = ord(character)
    if code < 0xA0:
        return code in (9, 10, 13, 0x85) or 0x20 <= code <= 0x7E
    return code not in (0xFEFF, 0xFFFE, 0xFFFF)


@hookimpl
def timeline_readers() -> list[Reader]:
    return [Yaml()]
