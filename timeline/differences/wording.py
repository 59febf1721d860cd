"""Values in words, cut to a length that a line can bear."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Final, cast

from timeline.text import brief

__all__ = ["both", "spoken"]

_LIMIT: Final = 80
_UNCUT: Final = sys.maxsize


def spoken(value: object, limit: int = _LIMIT) -> str:
    """A value of the model or of plain data: text in quotes, a member of an enumeration as it is.

    >>> spoken("war"), spoken({"dead": [1, Decimal("2.50")], "sure": False})
    ("'war'", '{"dead": [1, 2.50], "sure": false}')
    """
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return f"'{brief(value, limit)}'"
    return brief(_plain(value), limit)


def both(before: object, after: object) -> tuple[str, str]:
    """Two values in words: in full where they are the same up to where they would be cut."""
    old, new = spoken(before), spoken(after)
    if old != new:
        return old, new
    return spoken(before, _UNCUT), spoken(after, _UNCUT)


def _plain(value: object) -> str:
    """Plain data as JSON, with every digit of its numbers."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, object]", value).items()
        return f"{{{', '.join(f'{_plain(key)}: {_plain(item)}' for key, item in pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, cast('list[object]', value)))}]"
    return json.dumps(value, ensure_ascii=False)
