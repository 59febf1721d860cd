"""Comparers of single values: a word, a text, a truth, a record, a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from timeline.differences.change import ChangeKind
from timeline.differences.told import Comparer, Context, Told
from timeline.differences.wording import both, spoken
from timeline.fields import JSON
from timeline.text import quoted

__all__ = ["mapping", "prose", "reference", "truth", "value"]


def value(noun: str) -> Comparer:
    """A value that is told as it is: "publisher changed from 'A' to 'B'"."""

    def told(before: Any, after: Any, _: Context) -> Iterator[Told]:
        yield _told(noun, before, after, both(before, after))

    return told


def reference(noun: str, name: Callable[[Context, str], str]) -> Comparer:
    """An id, told by the title of what it leads to."""

    def told(before: str, after: str, context: Context) -> Iterator[Told]:
        words = name(context, before), name(context, after)
        yield _told(noun, before, after, words if words[0] != words[1] else both(before, after))

    return told


def prose(noun: str) -> Comparer:
    """A text of some length: that it was reworded says more than both wordings."""

    def told(before: str, after: str, _: Context) -> Iterator[Told]:
        if before and after:
            yield Told(ChangeKind.REWORDED, f"{noun} reworded", before, after)
        else:
            yield _told(noun, before, after, both(before, after))

    return told


def truth(adjective: str) -> Comparer:
    """That it is so, or no longer so."""

    def told(before: bool, after: bool, _: Context) -> Iterator[Told]:
        words = f"is now {adjective}" if after else f"is no longer {adjective}"
        yield Told(ChangeKind.CHANGED, words, before, after)

    return told


def mapping(noun: str) -> Comparer:
    """A mapping, key by key."""

    def told(before: Mapping[str, JSON], after: Mapping[str, JSON], _: Context) -> Iterator[Told]:
        for key in sorted(before.keys() | after.keys()):
            name = f"{noun} {quoted(key)}"
            old, new = before.get(key), after.get(key)
            if key not in before:
                added = f"{name} added: {spoken(new)}"
                yield Told(ChangeKind.ADDED, added, None, new, key)
            elif key not in after:
                removed = f"{name} removed: {spoken(old)}"
                yield Told(ChangeKind.REMOVED, removed, old, None, key)
            elif old != new:
                words = "{} changed from {} to {}".format(name, *both(old, new))
                yield Told(ChangeKind.CHANGED, words, old, new, key)

    return told


def _told(noun: str, before: object, after: object, words: tuple[str, str]) -> Told:
    old, new = words
    if before is None or before == "":
        return Told(ChangeKind.ADDED, f"{noun} added: {new}", None, after)
    if after is None or after == "":
        return Told(ChangeKind.REMOVED, f"{noun} removed: {old}", before, None)
    return Told(ChangeKind.CHANGED, f"{noun} changed from {old} to {new}", before, after)
