"""QUOTED-PRINTABLE, in which vCalendar 1.0 and old phones wrote text; iCalendar has it no more."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterator
from typing import Final

__all__ = ["is_printable", "printable"]

_ENCODED: Final = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE", re.IGNORECASE)
_ENCODING: Final = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE|;CHARSET=[^;:]*", re.IGNORECASE)
_CHARSET: Final = re.compile(r";CHARSET=([^;:]+)", re.IGNORECASE)


def is_printable(params: str) -> bool:
    """Whether the value with these parameters is written so."""
    return "RINTABLE" in params.upper() and _ENCODED.search(params) is not None


def printable(params: str, value: str, lines: Iterator[tuple[int, str]]) -> tuple[str, str]:
    """The parameters that are left, and the value as iCalendar writes it.

    A line that ends in `=` goes on in the next one, without a space before it.
    """
    pieces = [value]
    while pieces[-1].endswith("=") and (more := next(lines, None)):
        pieces[-1] = pieces[-1][:-1]
        pieces.append(more[1])
    data = a2b_qp("".join(pieces).encode())
    charset = _CHARSET.search(params)
    try:
        text = data.decode(charset[1] if charset else "utf-8", "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    text = text.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\n", "\\n")
    return _ENCODING.sub("", params), text
