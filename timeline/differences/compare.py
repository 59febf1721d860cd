"""`diff`: everything that is different between two timelines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from attrs import evolve, frozen

from timeline.differences.change import Change, ChangeKind, Subject
from timeline.differences.records import stance
from timeline.differences.renames import find_renames
from timeline.differences.rendering import markdown, plain, text
from timeline.differences.tables import EVENT, SOURCE, TIMELINE
from timeline.differences.told import Comparer, Context, Told, compared
from timeline.document.encode import encode_event, encode_value
from timeline.event import Event
from timeline.fields import JSON
from timeline.source import Source
from timeline.statement import Statement
from timeline.text import brief, one_line
from timeline.timeline import Timeline
from timeline.when import choose_locale

__all__ = ["Diff", "diff"]

T = TypeVar("T", bound=Event | Source)


@frozen
class Diff:
    """The changes from one timeline to another: its own, then its sources', then its events'."""

    changes: tuple[Change, ...]
    title: str
    """The title of the newer timeline."""

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def of(self, id: str) -> tuple[Change, ...]:
        """The changes of the event or source of that id."""
        return tuple(c for c in self.changes if c.id == id and c.subject != "timeline")

    def text(self) -> str:
        """Lines for a terminal: a title, its changes indented below it, and the count."""
        return text(self.changes)

    def markdown(self) -> str:
        """The same as Markdown."""
        return markdown(self.title, self.changes)

    def plain(self) -> dict[str, JSON]:
        """The same as dicts, lists, text and numbers, which JSON can carry."""
        return plain(self.title, self.changes)


def diff(a: Timeline, b: Timeline, *, locale: str | None = None) -> Diff:
    """What changed in meaning from timeline `a` to `b`. It is empty exactly where they are equal.

    `locale` is the language of the dates in words; else it is that of `b`. Raises UsageError for
    a language that there are no words for.

    >>> from timeline import Event, Timeline, diff
    >>> old = Timeline(title="News", events=[Event(id="e", title="It begins", when="2024-10")])
    >>> new = Timeline(title="News", events=[Event(id="e", title="It begins", when="2024-10-18")])
    >>> for change in diff(old, new):
    ...     print(change)
    It begins: its date became more precise: October 2024, now 18 October 2024
    """
    return Diff(tuple(_changes(a, b, choose_locale(locale, b.language))), b.title)


def _changes(a: Timeline, b: Timeline, locale: str) -> Iterator[Change]:
    if a == b:
        return
    renames = find_renames(a, b)
    old = renames.applied(a)
    context = Context(old, b, locale, b)
    for name, told in compared(old, b, TIMELINE, context, {"sources", "events"}):
        yield _change("timeline", b, name, told)
    was = renames.old_sources
    for source in sorted(_pairs(old.sources, b.sources), key=lambda pair: pair.thing.id):
        yield from _of("source", source, SOURCE, context, was)
    was = renames.old_events
    events = _pairs(old.events, b.events)
    for event in sorted(events, key=lambda pair: (pair.thing.when.sort_key(), pair.thing.id)):
        yield from _of("event", event, EVENT, context, was)


@frozen
class _Pair(Generic[T]):
    """What has one id: the thing as it was and as it is; one of them may be missing."""

    was: T | None
    now: T | None

    @property
    def thing(self) -> T:
        found = self.now or self.was
        assert found is not None  # or else there were no id
        return found


def _pairs(before: tuple[T, ...], after: tuple[T, ...]) -> list[_Pair[T]]:
    old, new = ({thing.id: thing for thing in side} for side in (before, after))
    return [_Pair(old.get(id_), new.get(id_)) for id_ in old | new]


def _of(
    subject: Subject,
    pair: _Pair[T],
    table: Mapping[str, Comparer],
    context: Context,
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """The changes of one event or source; `renamed` has the old id by the new one."""
    was, now, thing = pair.was, pair.now, pair.thing
    noun = thing.kind if isinstance(thing, Event) else "source"
    told: list[tuple[str, Told]] = []
    if was is None:
        words = f"{noun} added{_summary(thing, context)}"
        told.append(("", Told(ChangeKind.ADDED, words, None, thing)))
    elif now is None:
        words = f"{noun} removed{_summary(thing, context)}"
        told.append(("", Told(ChangeKind.REMOVED, words, thing, None)))
    else:
        if old_id := renamed.get(now.id):
            words = f"renamed: its id was '{old_id}' and is now '{now.id}'"
            told.append(("id", Told(ChangeKind.RENAMED, words, old_id, now.id)))
        if type(was) is not type(now) and isinstance(was, Event) and isinstance(now, Event):
            words = f"became {_a(now.kind)} (was {_a(was.kind)})"
            told.append(("kind", Told(ChangeKind.CHANGED, words, was.kind, now.kind)))
        if was != now:
            told += compared(was, now, table, evolve(context, owner=now))
    return (_change(subject, thing, name, difference) for name, difference in told)


def _summary(thing: Event | Source, context: Context) -> str:
    """What there is to know at once of an event that came or went."""
    if not isinstance(thing, Event):
        return ""
    parts = [context.date(thing.when)]
    if isinstance(thing, Statement):
        parts.append(f"by {brief(', '.join(map(str, thing.speaker)))}")
        parts += [stance(about, context) for about in thing.about]
    return f": {', '.join(parts)}"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _change(subject: Subject, thing: Timeline | Source | Event, name: str, told: Told) -> Change:
    return Change(
        subject=subject,
        id=thing.id,
        title=thing.title or getattr(thing, "url", ""),
        field=name if told.key is None else f"{name}.{told.key}",
        kind=told.kind,
        before=_plain(told.before),
        after=_plain(told.after),
        words=one_line(told.words),
    )


def _plain(value: object) -> JSON:
    return encode_event(value) if isinstance(value, Event) else encode_value(value)
