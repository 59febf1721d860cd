"""Collections compared as sets of members, each with what it is known by."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import frozen

from timeline.differences.change import ChangeKind
from timeline.differences.told import Comparer, Context, Told, prefixed

__all__ = ["Key", "Members"]

Key: TypeAlias = Callable[[Any], Hashable]
Name: TypeAlias = Callable[[Any, Context], str]


@frozen(kw_only=True)
class Members:
    """A comparer of collections. Members that are equal belong together, then those of one key.

    >>> from timeline.differences.told import Context
    >>> from timeline import Timeline
    >>> tl = Timeline(title="T")
    >>> tags = Members(noun="tag", nouns="tags", name=lambda tag, _: tag)
    >>> [told.words for told in tags(("a", "b"), ("b", "a", "c"), Context(tl, tl, "en", tl))]
    ['tag added: c', 'tags in another order']
    """

    noun: str
    nouns: str
    name: Name
    keys: tuple[Key, ...] = ()
    """What a member is known by: the first key pairs, the next the rest. None is no key."""
    parts: Mapping[str, Comparer] = {}
    """How the fields of two members that belong together are told."""
    label: Name | None = None
    """What a member is called whose fields are told, if not by noun and name."""
    changed: Comparer | None = None
    """How two members that belong together are told, if not field by field."""
    added: Name | None = None
    removed: Name | None = None
    """The sentence for a member that was added or removed, if not the usual one."""
    kind: Callable[[Any], ChangeKind] = lambda _: ChangeKind.ADDED
    """What the addition of a member is."""

    def __call__(
        self, before: tuple[Any, ...], after: tuple[Any, ...], context: Context
    ) -> Iterator[Told]:
        """Tell what was removed, changed, added and moved, in this order."""
        pairs, gone, new = _paired(before, after, self.keys)
        # of several equal ones, one may come or go while another stays
        repeated = set(before) & set(after)
        for i in gone:
            words = self._sentence(self.removed, "removed", before[i], repeated, context)
            yield Told(ChangeKind.REMOVED, words, before[i], None)
        for i, j in pairs:
            if before[i] != after[j]:
                yield from self._changed(before[i], after[j], context)
        for j in new:
            words = self._sentence(self.added, "added", after[j], repeated, context)
            yield Told(self.kind(after[j]), words, None, after[j])
        if any(j > later for (_, j), (_, later) in pairwise(pairs)):
            words = f"{self.nouns} in another order"
            yield Told(ChangeKind.REORDERED, words, before, after)

    def _sentence(
        self, own: Name | None, done: str, member: Any, repeated: set[Any], context: Context
    ) -> str:
        if member in repeated:
            return f"repeated {self.noun} {done}: {self.name(member, context)}"
        return own(member, context) if own else f"{self.noun} {done}: {self.name(member, context)}"

    def _changed(self, before: Any, after: Any, context: Context) -> Iterator[Told]:
        if self.changed:
            yield from self.changed(before, after, context)
            return
        own = self.label(before, context) if self.label else ""
        label = own or f"{self.noun} {self.name(before, context)}"
        yield from prefixed(label, before, after, self.parts, context)


def _paired(
    before: tuple[Any, ...], after: tuple[Any, ...], keys: tuple[Key, ...]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The places of members that belong together, and of those that are left over."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: list[tuple[int, int]] = []
    for key in (_itself, *keys):
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for j, member in right.items():
            waiting[key(member)].append(j)
        for i, member in list(left.items()):
            known_by = key(member)
            if known_by is not None and (places := waiting.get(known_by)):
                j = places.popleft()
                pairs.append((i, j))
                del left[i], right[j]
    return sorted(pairs), list(left), list(right)


def _itself(member: Hashable) -> Hashable:
    return member
