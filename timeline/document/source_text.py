"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from timeline.errors import Mistake, ReadError

__all__ = ["decoded", "empty", "read_text", "read_up_to", "text_blocks", "unmarked"]

MAX_BYTES = 64 * 1024 * 1024
"""How large a YAML or JSON file may be."""

_BLOCK = 1 << 18

_OTHERS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_text(stream: BinaryIO, name: str) -> str:
    """The whole text of a file in UTF-8, without a byte order mark. Raises ReadError."""
    data = read_up_to(stream, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError([Mistake(f"the file is larger than {MAX_BYTES >> 20} MiB", name)])
    text = decoded(unmarked(data, name), name)
    if not text.strip():
        raise empty(name)
    return text


def text_blocks(stream: BinaryIO, name: str) -> Iterator[str]:
    r"""The text of a file in UTF-8, in blocks that end with a line. Raises ReadError.

    >>> from io import BytesIO
    >>> list(text_blocks(BytesIO(b"a;b\n1;2"), "x.csv"))
    ['a;b\n1;2']
    """
    data, line, said = unmarked(stream.read(_BLOCK), name), 1, False
    while data:
        more = stream.read(max(_BLOCK, len(data)))  # a line may be longer than a block
        end = data.rfind(b"\n") + 1 if more else len(data)
        if end:
            block = decoded(data[:end], name, line)
            said = said or not block.isspace()
            line += data.count(b"\n", 0, end)
            yield block
        data = data[end:] + more
    if not said:
        raise empty(name)


def empty(name: str) -> ReadError:
    """The error of a file with nothing in it."""
    return ReadError([Mistake("the file is empty; a timeline has a title and events", name)])


def unmarked(data: bytes, name: str) -> bytes:
    """The beginning of a file without its byte order mark. Raises ReadError if not in UTF-8."""
    for mark, encoding in _OTHERS:
        if data.startswith(mark):
            raise ReadError([Mistake(f"the file is in {encoding}; save it as UTF-8", name)])
    return data.removeprefix(codecs.BOM_UTF8)


def decoded(data: bytes, name: str, first_line: int = 1) -> str:
    """The text of bytes that begin in that line of the file. Raises ReadError."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + first_line
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        wrong = f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise ReadError([Mistake(wrong, name, line, column)]) from None


def read_up_to(stream: BinaryIO, most: int) -> bytes:
    """Up to so many bytes: a pipe or a socket gives fewer at a time than it is asked for."""
    pieces: list[bytes] = []
    while most > 0 and (piece := stream.read(most)):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
