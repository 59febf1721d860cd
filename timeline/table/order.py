"""A timeline's order as text that sorts byte by byte, so that an engine can sort by it.

Numbers of any size are written so that the text of the smaller one sorts first.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import Final

from timeline.when import When

__all__ = ["EPOCH", "MOST", "order_of"]

MOST: Final = 2**63 - 1
"""The largest number of a BIGINT; what lies beyond it stands at it, and is told apart by text."""

EPOCH: Final = 719_163
"""The number of the day 1970-01-01, from which columns count; see `Day`."""

_SECONDS_TO_1970: Final = EPOCH * 86_400
_DIGITS: Final = 99_999  # more than any date has
_NINES: Final = str.maketrans("0123456789", "9876543210")


def order_of(when: When) -> tuple[int, str]:
    """The second since 1970 at which it begins, and the text that orders what begins there.

    >>> order_of(When.parse("1970-01-02"))[0]
    86400
    >>> order_of(When.parse("1970")) < order_of(When.parse("1970-01"))
    True
    """
    start, nanoseconds, narrow, last, text = when.sort_key()
    second = start - _SECONDS_TO_1970
    if -MOST <= second < MOST:
        begin, beyond = int(second), ""
    else:
        begin, beyond = (MOST if second > 0 else -MOST - 1), _sortable(start)
    # of one width there is mostly one end
    rest = f"{_sortable(narrow)}{'=' if last == narrow else _sortable(last)}"
    return begin, f"{beyond}{_sortable(nanoseconds)}{rest}{text}"


@lru_cache(maxsize=256)
def _sortable(number: float) -> str:
    """A whole number, or an infinite one, as text that sorts as it does."""
    if number == -inf:
        return "a"
    if number == inf:
        return "z"
    digits = str(abs(int(number)))
    if number >= 0:
        return f"p{len(digits):05}{digits}"
    return f"n{_DIGITS - len(digits):05}{digits.translate(_NINES)}"
