r"""Proofs that nothing in a file was lost on the way, and that no converter would change anything.

They look at all texts of many events at once, so that a text costs nanoseconds. A proof may fail
where nothing is wrong, and never the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Clamped, Context, Decimal, Inexact, InvalidOperation, Overflow, Rounded
from typing import Any, Final, cast

from timeline.actor import clean_zone
from timeline.document.wire.heap import Heap
from timeline.text import MAX_ID, clean_id, clean_url

__all__ = ["Refused", "check", "check_number", "colons_and_keys", "exact"]


class Refused(Exception):  # noqa: N818 - nothing need be wrong
    """Something is not proved: the nodes tell."""


exact: Final = Context(
    prec=31,
    Emin=0,
    Emax=29,
    clamp=1,
    traps=[Clamped, Inexact, InvalidOperation, Overflow, Rounded],
).create_decimal
"""The Decimal of a number with a point where `to_number` would return just that, or an error.

Emax and clamp trap what is whole or too large, prec and Emin what is too small or too long.
"""

_WHOLE: Final = 10**30
_NUMBERS: Final = frozenset({int, Decimal})

# escapes other than of quotes, backslashes, slashes and line ends
_ESCAPE = re.compile(rb'\\[^"\\/n]')
_BEYOND = re.compile(  # what text is cleaned of beyond ASCII, in UTF-8
    rb"\xc2[\x80-\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
)
_LINE_DIRT = re.compile("[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LINES_DIRT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")

_IDS: Final = bytes(
    (ord("a") if chr(c).isalnum() else ord("-") if chr(c) in "-_.:" else c if c == 10 else 33)
    for c in range(128)
) + bytes([33] * 128)
"""Letters and digits become a, marks -, anything else ! and line ends stay."""


def check(data: bytes, keys: int, heap: Heap) -> None:
    r"""That the values of the JSON are all in the heap, and are what converters would make of them.

    msgspec takes the last of two equal keys without a word, so that keys are counted: each of them
    has a colon, and all other colons stand in texts. An escaped one, `\u003a`, is refused.
    """
    odd = _is_odd(data)
    if odd and b"\\u003" in data:
        raise Refused
    colons = keys + heap.keys
    for joined in (
        _clean_line([*heap.line, *heap.tags], odd=odd),
        _clean_lines(heap.lines, odd=odd),
        _clean_ids(heap.ids),
        _clean(clean_url, heap.urls),
        _clean(clean_zone, heap.zones),
        " ".join(heap.dates),
        " ".join(heap.others),
    ):
        colons += joined.count(":")
    if data.count(b":") != colons:
        raise Refused
    _check_positions(heap.latitudes, 90)
    _check_positions(heap.longitudes, 180)


def _is_odd(data: bytes) -> bool:
    """Whether the texts in the JSON have to be searched for what text is cleaned of."""
    if b"\x7f" in data or (b"\\" in data and _ESCAPE.search(data)):
        return True
    return not data.isascii() and _BEYOND.search(data) is not None


def colons_and_keys(value: object) -> int:
    """How many colons plain data takes in JSON: those of the keys, and those within texts."""
    if isinstance(value, str):
        return value.count(":")
    total = 0
    if isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            total += 1 + key.count(":") + colons_and_keys(item)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            total += colons_and_keys(item)
    return total


def _clean_line(texts: list[str], *, odd: bool) -> str:
    joined = " ".join(texts)  # a space at an end of a text makes two, and so does no text
    padded = f" {joined} " if texts else ""
    if "  " in padded or "\n" in joined or (odd and _LINE_DIRT.search(joined)):
        raise Refused
    return joined


def _clean_lines(texts: list[str], *, odd: bool) -> str:
    for text in texts:
        if text.strip() != text:
            raise Refused
    joined = "\n".join(texts)
    if odd and _LINES_DIRT.search(joined):
        raise Refused
    return joined


def _clean_ids(ids: list[str]) -> str:
    joined = "\n".join(ids)
    if not joined.isascii():
        return _clean(clean_id, ids)
    if ids:
        marks = f"\n{joined}\n".encode().translate(_IDS)
        if (
            b"!" in marks
            or b"\n-" in marks
            or b"-\n" in marks
            or b"\n\n" in marks
            or marks.count(b"\n") != len(ids) + 1
            or max(map(len, ids)) > MAX_ID
        ):
            raise Refused
    return joined


def _clean(convert: Callable[[str], str], texts: list[str]) -> str:
    for text in set(texts):
        if not text or convert(text) != text:
            raise Refused
    return " ".join(texts)


def _check_positions(degrees: list[Any], limit: int) -> None:
    if degrees and (
        not _NUMBERS.issuperset(map(type, degrees)) or max(degrees) > limit or min(degrees) < -limit
    ):
        raise Refused


def check_number(value: Any) -> None:
    """That it was written as a number, and `to_number` takes it."""
    if type(value) not in _NUMBERS or abs(value) >= _WHOLE:
        raise Refused
