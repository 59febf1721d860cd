"""How fields are compared: what a comparer is handed, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import NOTHING, AttrsInstance, evolve, fields, frozen

from timeline.differences.change import ChangeKind
from timeline.event import Event
from timeline.source import Source
from timeline.text import quoted
from timeline.timeline import Timeline
from timeline.when import When

__all__ = ["Comparer", "Context", "Told", "compared", "prefixed"]


@frozen
class Told:
    """What is different in a field: the values before and after, and the words for it."""

    kind: ChangeKind
    words: str
    before: object = None
    after: object = None
    key: str | None = None
    """The key in a mapping, where the field is one."""


@frozen
class Context:
    """What words may need to know: both timelines, the language of dates, whose field it is."""

    before: Timeline
    after: Timeline
    locale: str
    owner: Timeline | Source | Event

    def date(self, when: When) -> str:
        """A date in words."""
        return when.format(self.locale)

    def event(self, id: str) -> str:
        """The title of the event of that id; in an excerpt that lacks it, the id."""
        found = self.after.event(id) or self.before.event(id)
        return quoted(found.title if found else id)

    def source(self, id: str) -> str:
        """The title of the source of that id."""
        found = self.after.source(id) or self.before.source(id)
        return quoted((found.title or found.url) if found else id)


Comparer: TypeAlias = Callable[[Any, Any, Context], Iterable[Told]]
"""Tells in which ways two values of a field differ, which are not equal."""


def compared(
    before: AttrsInstance,
    after: AttrsInstance,
    table: Mapping[str, Comparer],
    context: Context,
    skip: Collection[str] = (),
) -> Iterator[tuple[str, Told]]:
    """The fields that differ, by name, in the order of the model, as the table tells each."""
    attributes = {a.name: a for a in (*fields(type(after)), *fields(type(before)))}
    for name, attribute in attributes.items():
        if name in skip:
            continue
        # events of different kinds have different fields
        default = () if attribute.default is NOTHING else attribute.default
        old, new = getattr(before, name, default), getattr(after, name, default)
        if old != new:
            comparer = table.get(name)
            if comparer is None:  # a field of somebody's own kind of event
                yield name, Told(ChangeKind.CHANGED, f"{name} changed", old, new)
                continue
            for told in comparer(old, new, context):
                yield name, told


def prefixed(
    label: str,
    before: AttrsInstance,
    after: AttrsInstance,
    table: Mapping[str, Comparer],
    context: Context,
    skip: Collection[str] = (),
) -> Iterator[Told]:
    """The differences of a member of a collection, told as its own."""
    for _, told in compared(before, after, table, context, skip):
        yield evolve(told, words=f"{label}: {told.words}", before=before, after=after)
