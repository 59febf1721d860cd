"""JSON as it stands in cells and in the head of a table: compact, with exact numbers."""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["encoded"]


def encoded(plain: object) -> bytes:
    """Plain data as JSON."""
    made: bytes = _encoder().encode(plain)
    return made


@cache
def _encoder() -> Any:
    import msgspec  # slow to import

    return msgspec.json.Encoder(decimal_format="number")
