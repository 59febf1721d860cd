"""Amounts of memory as people write them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["MEMORY", "to_bytes"]

MEMORY: Final = "200MB"
"""How much memory the events of a stream may take while they are sorted."""

_LEAST: Final = 1_000_000
_SIZE: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)\s*([kmgt]?)(i?)b?", re.IGNORECASE)
_POWERS: Final = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def to_bytes(size: str | int) -> int:
    """A number of bytes, or its text with a unit of 1000 or 1024. Raises UsageError.

    >>> to_bytes("200MB"), to_bytes("1.5 GiB"), to_bytes(5_000_000)
    (200000000, 1610612736, 5000000)
    """
    from timeline.errors import UsageError, visible  # the help of commands needs but a number

    found = _SIZE.fullmatch(str(size).strip())
    if not found or isinstance(size, bool):
        raise UsageError(f"'{visible(str(size))}' is no amount of memory; write one as 200MB")
    number, unit, binary = found.groups()
    amount = int(float(number) * (1024 if binary else 1000) ** _POWERS[unit.lower()])
    if amount < _LEAST:
        raise UsageError(f"'{visible(str(size))}' is too little memory; 1MB is the least")
    return amount
