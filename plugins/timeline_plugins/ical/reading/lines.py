"""From bytes to content lines (RFC 5545, 3.1): unfolded, decoded, each with its line number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import Mistake, ReadError

__all__ = ["content_lines"]

BLOCK: Final = 1 << 20
"""So many bytes are taken at a time, and what is left of the last line."""

# a line and those that go on with it; blank lines are no lines, wherever they stand
_FOLDED: Final = re.compile(rb"[^\n]++(?:\n++[ \t][^\n]*+)*+")
_FOLD: Final = re.compile(rb"\n++[ \t]")
_START: Final = re.compile(rb"\n(?=[^ \t\n])")


def content_lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """The number and the text of every line. Raises ReadError for what is no UTF-8."""
    number, start = 1, 0
    while start < len(data):
        found = _START.search(data, start + BLOCK)
        end = found.end() if found else len(data)
        block = data[start:end]
        try:
            text = block.decode()
        except UnicodeDecodeError:
            yield from _of_bytes(block, name, number)
        else:
            yield from _of_text(text, number)
        number += block.count(b"\n")
        start = end


def _of_text(text: str, number: int) -> Iterator[tuple[int, str]]:
    at, pieces = number, list[str]()
    for here, line in enumerate(text.split("\n"), number):
        if not line:
            continue
        if line[0] in " \t":
            pieces.append(line[1:])
            continue
        if pieces:
            yield at, pieces[0] if len(pieces) == 1 else "".join(pieces)
        at, pieces = here, [line]
    if pieces:
        yield at, "".join(pieces)


def _of_bytes(block: bytes, name: str, number: int) -> Iterator[tuple[int, str]]:
    """The same where a fold stands inside of a character: decoded when it is unfolded."""
    counted = 0
    for match in _FOLDED.finditer(block):
        number += block.count(b"\n", counted, match.start())
        counted = match.start()
        line = _FOLD.sub(b"", match[0])
        try:
            yield number, line.decode()
        except UnicodeDecodeError as error:
            raise _no_text(match[0], line, error, number, name) from None


def _no_text(
    folded: bytes, line: bytes, error: UnicodeDecodeError, number: int, name: str
) -> ReadError:
    """The error, at the line where the byte really stands."""
    left, at = error.start, 0
    for fold in _FOLD.finditer(folded):
        if fold.start() - at > left:
            break
        left -= fold.start() - at
        at = fold.end()
        number += fold[0].count(b"\n")
    column = len(folded[at : at + left].decode("utf-8", "replace")) + 1
    wrong = (
        f"the byte 0x{line[error.start]:02x} is not UTF-8; if the file is from an old program, "
        "read it with -I encoding=windows-1252, or whatever it is in"
    )
    return ReadError([Mistake(wrong, name, number, column)])
