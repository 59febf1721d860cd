"""From the stream of a file to bytes in UTF-8 whose lines end in LF."""

from __future__ import annotations

import codecs
from typing import BinaryIO, Final

from timeline import Mistake, ReadError

__all__ = ["read_bytes"]

MAX_BYTES: Final = 1 << 30
"""How large a calendar may be: a million events of the usual size."""

_PIECE: Final = 1 << 22  # a stream makes room for all that it is asked for

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_UTF_8: Final = ("utf-8", "utf-8-sig")


def read_bytes(stream: BinaryIO, name: str, encoding: str) -> bytes:
    """All of a file, in UTF-8 whatever it was in. Raises ReadError.

    In UTF-8 itself nothing is decoded yet: old writers folded lines inside of a character.
    """
    data = _all(stream)
    if len(data) > MAX_BYTES:
        raise ReadError([Mistake(f"the file is larger than {MAX_BYTES >> 20} MiB", name)])
    if data.startswith(_PACKED):
        raise ReadError([Mistake("the file is packed: unpack it, and read what is in it", name)])
    if codecs.lookup(encoding).name not in _UTF_8:
        data = _decoded(data, name, encoding).encode("utf-8", "replace")
    else:
        for mark, other in _MARKS:
            if data.startswith(mark):
                wrong = f"the file is in {other.upper()}: read it with -I encoding={other}"
                raise ReadError([Mistake(wrong, name)])
    data = data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\x1a")
    if not data.strip():
        raise ReadError(
            [Mistake("the file is empty; a calendar is BEGIN:VCALENDAR and so on", name)]
        )
    return data


def _decoded(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"the byte 0x{data[error.start]:02x} is no text in {encoding}"
    except Exception:  # noqa: BLE001 - a codec may raise what it likes
        line, wrong = 0, f"the file is no text in {encoding}"
    raise ReadError([Mistake(f"{wrong}; name its encoding with -I encoding=…", name, line)])


def _all(stream: BinaryIO) -> bytes:
    """The whole stream, and a byte too many of one that is too large; pipes give it in pieces."""
    pieces: list[bytes] = []
    left = MAX_BYTES + 1
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
