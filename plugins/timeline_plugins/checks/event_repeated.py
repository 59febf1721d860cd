"""event-repeated: an entry that stands there twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from timeline import Event, Problem, RelationKind, Rule, Statement, Timeline
from timeline_plugins.checks.common import counting, plain

__all__ = ["EventRepeated"]

_TOLD_APART = (RelationKind.SAME_AS, RelationKind.CORRECTS)


class EventRepeated(Rule):
    """Two events of one kind, date, place and title, whatever the capitals, stops and spaces.

    Also two statements of the same speakers, date, stances and figures about the same events. A
    relation `same-as` or `corrects` between the two says that it is meant.
    """

    code = "event-repeated"
    title = "Two entries of one event"
    remedy = "keep one of them with the sources of both, or relate them as 'same-as'"
    trips = """\
title: Parade
events:
  - when: 2022-04-25
    title: A parade in Pyongyang
  - when: 2022-04-25
    title: "A Parade, in Pyongyang"
"""
    passes = """\
title: Parade
events:
  - when: 2022-04-25
    title: A parade in Pyongyang
  - when: 2022-10-10
    title: "A Parade, in Pyongyang"
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        seen: dict[Hashable, Event] = {}
        for event in counting(timeline):
            for what, key in _keys(event):
                first = seen.setdefault(key, event)
                if first is not event:
                    if not _told_apart(event, first):
                        yield self.problem(f"the event '{first.id}' has {what}", event, "title")
                    break


def _keys(event: Event) -> Iterator[tuple[str, Hashable]]:
    """What no other event has in common with it, in words and as a key."""
    speakers = frozenset(a.name for a in event.speaker) if isinstance(event, Statement) else None
    place = event.place and str(event.place)
    key: Hashable = (event.kind, event.when, plain(event.title), speakers, place)
    yield "the same date and title", key
    if isinstance(event, Statement) and event.about:
        about = frozenset((a.event, a.stance, a.when, a.condition) for a in event.about)
        key = (event.when, speakers, about, frozenset(event.figures))
        yield "the same speaker, date, stance and figures", key


def _told_apart(event: Event, other: Event) -> bool:
    return any(
        relation.kind in _TOLD_APART and relation.event == target.id
        for one, target in ((event, other), (other, event))
        for relation in one.relations
    )
