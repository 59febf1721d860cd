"""Whether a date may lie in a span of others: what `Timeline.between` asks."""

from __future__ import annotations

from collections.abc import Callable

from timeline.errors import ModelError
from timeline.when import Day, When

__all__ = ["touching"]


def touching(first: When, last: When) -> Callable[[When], bool]:
    """The question whether a date may lie between the start of `first` and the end of `last`.

    Raises ModelError where the span ends before it starts.

    >>> touches = touching(When.parse("2024-02"), When.parse("2024-03"))
    >>> touches(When.parse("2024")), touches(When.parse("[2024-01,2024-04]"))
    (True, False)
    """
    low, high = first.earliest, last.latest
    if isinstance(low, Day) and isinstance(high, Day) and low > high:
        raise ModelError(f"'{first}' to '{last}' ends before it starts; swap the two")

    def touches(when: When) -> bool:
        start, end = when.earliest, when.latest
        if isinstance(end, Day) and isinstance(low, Day) and end < low:
            return False
        return not (isinstance(start, Day) and isinstance(high, Day) and start > high)

    return lambda when: any(map(touches, when.members))
