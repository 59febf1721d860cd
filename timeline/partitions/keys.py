"""Which partition an event is in: that of its year or month, of each of its tags, or of its place.

A key is text: `2024`, `2024-03`, a tag, the name of a place. What has none of them (no date to be
listed under, no tag, no place) is in a partition of its own, whose key is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from timeline.event import Event
from timeline.when import Day

__all__ = ["WITHOUT", "Split", "day_key", "in_order", "keys_of"]


class Split(Enum):
    """By what a timeline is split."""

    YEAR = "year"
    MONTH = "month"
    TAG = "tag"
    PLACE = "place"


WITHOUT: Final[Mapping[Split, str]] = {
    Split.YEAR: "undated",
    Split.MONTH: "undated",
    Split.TAG: "untagged",
    Split.PLACE: "nowhere",
}
"""What the partition of the empty key is called."""


def keys_of(split: Split) -> Callable[[Event], tuple[str, ...]]:
    """What tells the keys of an event: one, or one for each of its tags.

    >>> keys_of(Split.MONTH)(Event(title="A parade", when="2022-09-03/2022-10-01"))
    ('2022-09',)
    >>> keys_of(Split.TAG)(Event(title="A parade", when="2022"))
    ('',)
    """
    return _KEYS[split]


def day_key(day: Day, split: Split) -> str:
    """The year or the month of a day.

    >>> day_key(Day.of(-43, 3, 15), Split.YEAR), day_key(Day.of(0, 1, 1), Split.MONTH)
    ('-0043', '0000-01')
    """
    year, month, _ = day.ymd
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    return text if split is Split.YEAR else f"{text}-{month:02}"


def in_order(key: str, split: Split) -> tuple[object, ...]:
    """What keys are sorted by: time or the alphabet, and what has no key comes last."""
    if not key:
        return (1,)
    if split is Split.YEAR:
        return 0, int(key)
    if split is Split.MONTH:
        year, _, month = key.rpartition("-")
        return 0, int(year), int(month)
    return 0, key.casefold(), key


def _year(event: Event) -> tuple[str, ...]:
    day = event.when.anchor
    return ("" if day is None else day_key(day, Split.YEAR),)


def _month(event: Event) -> tuple[str, ...]:
    day = event.when.anchor
    return ("" if day is None else day_key(day, Split.MONTH),)


def _tags(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, event.tags))) or ("",)  # a tag may be empty


def _place(event: Event) -> tuple[str, ...]:
    return (event.place.name if event.place else "",)


_KEYS: Final[Mapping[Split, Callable[[Event], tuple[str, ...]]]] = {
    Split.YEAR: _year,
    Split.MONTH: _month,
    Split.TAG: _tags,
    Split.PLACE: _place,
}
