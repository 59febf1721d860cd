"""What an exporter yields, checked: it is a plugin, and may give anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from timeline.errors import ExportError
from timeline.exporter import Part
from timeline.remedies import shown

__all__ = ["yielded"]

_PART_NAME: Final = re.compile(r"[\w.-]+")
_PART_SUFFIX: Final = re.compile(r"(\.[\w-]+)*")


def yielded(name: str, output: object) -> Iterator[bytes | Part]:
    """The chunks and parts that the exporter of that name yields, text as bytes.

    Raises ExportError for anything else.
    """
    it = f"the exporter '{name}'"
    if isinstance(output, str | bytes) or not isinstance(output, Iterable):
        raise ExportError(f"{it} returned {type(output).__name__}; it should yield chunks")
    parts: set[Part] = set()
    for chunk in cast("Iterable[object]", output):
        if isinstance(chunk, str):
            yield str.encode(chunk, "utf-8")
        elif isinstance(chunk, bytes):
            yield bytes(chunk)
        elif isinstance(chunk, Part):
            _check_part(it, chunk, parts)
            yield chunk
        else:
            raise ExportError(f"{it} yielded {type(chunk).__name__}; it should yield str or bytes")


def _check_part(it: str, part: Part, parts: set[Part]) -> None:
    """Raise ExportError for a part that is no plain name of a file, or was there; note it."""
    told = shown(part)
    for text, form, plain in (
        (part.name, _PART_NAME, "plain name: letters, digits and - _ ."),
        (part.suffix, _PART_SUFFIX, "plain suffix, such as '.md'"),
    ):
        word: object = text
        if not isinstance(word, str) or not form.fullmatch(word):
            raise ExportError(f"{it} yielded {told}, which has no {plain}")
    if part in parts:
        raise ExportError(f"{it} yielded {told} twice; each part begins once")
    parts.add(part)
