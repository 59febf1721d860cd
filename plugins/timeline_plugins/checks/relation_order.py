"""relation-order: an event at a time that its relation rules out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline import Answer, Event, Problem, RelationKind, Rule, Severity, Timeline
from timeline_plugins.checks.common import certain, counting

__all__ = ["RelationOrder"]

_LATER: Final = {
    RelationKind.CAUSED_BY: "what is said to have caused it",
    RelationKind.FOLLOWS: "what it is said to follow",
    RelationKind.CORRECTS: "what it is said to correct",
}


class RelationOrder(Rule):
    """Certainly over before what it was caused by, follows or corrects had begun.

    Or certainly at another time than what it is a part of.
    """

    code = "relation-order"
    title = "An event that is earlier than its cause, or outside of what it is a part of"
    severity = Severity.ERROR
    remedy = "correct one of the two dates, or turn the relation round"
    trips = """\
title: War
events:
  - id: answer
    when: 2024-10-18
    title: An answer
    relations:
      kind: caused-by
      event: attack
  - id: attack
    when: 2024-10-20
    title: An attack
"""
    passes = """\
title: War
events:
  - id: answer
    when: 2024-10-20
    title: An answer
    relations:
      kind: caused-by
      event: attack
  - id: attack
    when: 2024-10-20
    title: An attack
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            for i, relation in enumerate(event.relations):
                other = timeline.event(relation.event)
                if other and other is not event and (wrong := _wrong(event, relation.kind, other)):
                    dates = f"{event.when.format()} and {other.when.format()}"
                    yield self.problem(f"{wrong}, '{other.id}': {dates}", event, "relations", i)


def _wrong(event: Event, kind: RelationKind, other: Event) -> str:
    if kind in _LATER and certain(event.when.before(other.when)):
        return f"it was over before {_LATER[kind]}"
    if kind is RelationKind.PART_OF and event.when.overlaps(other.when) is Answer.NO:
        return "it lies outside of what it is said to be a part of"
    return ""
