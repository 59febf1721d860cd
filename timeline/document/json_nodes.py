"""From the text of a JSON file to nodes, each with its place; the standard library's keep none.

It reads RFC 8259 and nothing wider: no comments, no NaN, no comma before the end.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NoReturn

from timeline.document.nodes import MAX_DEPTH, Fields, Items, Kind, Node, Scalar
from timeline.errors import Mistake, ReadError

__all__ = ["json_nodes"]


def json_nodes(text: str, file: str, line: int = 0, noun: str = "timeline") -> Node:
    """The one value of a JSON text, for `decode`. Raises ReadError at the first mistake.

    A text that is one line of the file has its number; the value is called by the noun.
    """
    return _Nodes(text, file, line, noun).root()


_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(
    r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"'
    r"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.A-Za-z])"
    r"|(?:true|false|null)(?![0-9A-Za-z])"
    r"|[\[\]{},:]"
)
_HALF = re.compile("[\ud800-\udfff]")
_KINDS = {"t": Kind.TRUTH, "f": Kind.TRUTH, "n": Kind.NULL, '"': Kind.TEXT}


class _Nodes:
    def __init__(self, text: str, file: str, line: int, noun: str) -> None:
        self.text, self.file, self.at, self.noun = text, file, 0, noun
        self.lines_before = max(line - 1, 0)
        self.whole = "line" if line else "file"
        self.line_starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def root(self) -> Node:
        """The one value of the file."""
        article = "an" if self.noun[0] in "aeiou" else "a"
        node = self.value(self.token(f"{article} {self.noun}"), 0)
        if (at := self.space_end()) < len(self.text):
            self.fail(f"the {self.noun} has ended before this; remove it", at)
        return node

    def space_end(self) -> int:
        match = _SPACE.match(self.text, self.at)
        assert match is not None  # it matches nothing as well
        return match.end()

    def token(self, wanted: str) -> re.Match[str]:
        """The next token, white space skipped."""
        at = self.space_end()
        match = _TOKEN.match(self.text, at)
        if match is None:
            self.fail(self.complaint(at, wanted), at)
        self.at = match.end()
        return match

    def complaint(self, at: int, wanted: str) -> str:
        if at >= len(self.text):
            return f"the {self.whole} ends where {wanted} should stand"
        if self.text[at] == '"':
            return "this text has no end, or a control character or a wrong '\\' in it"
        if self.text[at] == "'":
            return "text stands in double quotes"
        return f"{wanted} should stand here; this is no JSON"

    def value(self, token: re.Match[str], depth: int) -> Node:
        text, (line, column) = token[0], self.place(token.start())
        if depth > MAX_DEPTH:
            self.fail(f"this is nested deeper than {MAX_DEPTH} levels", token.start())
        if text == "{":
            return Fields(line, column, tuple(self.members(depth)))
        if text == "[":
            return Items(line, column, tuple(self.items(depth)))
        if text in ("]", "}", ",", ":"):
            self.fail(f"a value should stand before this '{text}'", token.start())
        kind = _KINDS.get(text[0], Kind.NUMBER)
        if kind is Kind.TEXT:
            return self.string(token)
        return Scalar(line, column, text, kind)

    def string(self, token: re.Match[str]) -> Scalar:
        text: str = json.loads(token[0])
        if _HALF.search(text):
            self.fail("there is half a surrogate pair in this text; remove it", token.start())
        return Scalar(*self.place(token.start()), text)

    def items(self, depth: int) -> Iterator[Node]:
        token = self.token("a value or ']'")
        while token[0] != "]":
            yield self.value(token, depth + 1)
            if not self.comma("]"):
                return
            token = self.after_comma("a value", "]")

    def members(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        token = self.token("a name or '}'")
        while token[0] != "}":
            if token[0][0] != '"':
                self.fail("a name in double quotes should stand here", token.start())
            key = self.string(token)
            colon = self.token("':'")
            if colon[0] != ":":
                self.fail("':' should stand here", colon.start())
            yield key, self.value(self.token("a value"), depth + 1)
            if not self.comma("}"):
                return
            token = self.after_comma("a name", "}")

    def after_comma(self, wanted: str, closing: str) -> re.Match[str]:
        token = self.token(wanted)
        if token[0] == closing:
            self.fail(f"{wanted} should follow the comma before this '{closing}'", token.start())
        return token

    def comma(self, closing: str) -> bool:
        """Whether the list goes on after a value."""
        token = self.token(f"',' or '{closing}'")
        if token[0] not in (",", closing):
            self.fail(f"',' or '{closing}' should stand here", token.start())
        return token[0] == ","

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, at)
        return line + self.lines_before, at - self.line_starts[line - 1] + 1

    def fail(self, message: str, at: int) -> NoReturn:
        raise ReadError([Mistake(message, self.file, *self.place(at))])
