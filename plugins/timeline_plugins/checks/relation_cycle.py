"""relation-cycle: relations that lead in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from timeline import Event, Problem, RelationKind, Rule, Severity, Statement, Timeline
from timeline_plugins.checks.circles import circles
from timeline_plugins.checks.common import Path

__all__ = ["RelationCycle"]

Graph: TypeAlias = dict[str, dict[str, Path]]
"""What each event leads to, and where it says so."""

_KINDS: Final = {
    "'part-of' leads": (RelationKind.PART_OF,),
    # both mean that the other one came first
    "'caused-by' and 'follows' lead": (RelationKind.CAUSED_BY, RelationKind.FOLLOWS),
    "'corrects' leads": (RelationKind.CORRECTS,),
}
_ABOUT: Final = "'about' leads"


class RelationCycle(Rule):
    """Relations of one sort, or statements about each other, that lead in a circle.

    The sorts are `part-of`, `corrects`, and `caused-by` together with `follows`. Of circles that
    share an event one is told; the next shows once that one is mended.
    """

    code = "relation-cycle"
    title = "Events that are part of, caused by or about themselves, by way of others"
    severity = Severity.ERROR
    remedy = "remove the relation that is the wrong way round"
    trips = """\
title: War
events:
  - id: battle
    when: 2024-10-18
    title: A battle
    relations:
      kind: part-of
      event: war
  - id: war
    when: 2022/2024
    title: A war
    relations:
      kind: part-of
      event: battle
"""
    passes = """\
title: War
events:
  - id: battle
    when: 2024-10-18
    title: A battle
    relations:
      kind: part-of
      event: war
  - id: war
    when: 2022/2024
    title: A war
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for words, graph in _graphs(timeline).items():
            for circle in circles(graph):
                first, *others = circle
                path = graph[first][(others or [first])[0]]
                way = " → ".join([*circle, first])
                yield self.problem(f"{words} in a circle: {way}", timeline.event(first), *path)


def _graphs(timeline: Timeline) -> dict[str, Graph]:
    graphs: dict[str, Graph] = {words: {} for words in (*_KINDS, _ABOUT)}
    for event in timeline:
        for words, target, path in _edges(event):
            if target in timeline:
                graphs[words].setdefault(event.id, {}).setdefault(target, path)
    return graphs


def _edges(event: Event) -> Iterator[tuple[str, str, Path]]:
    for i, relation in enumerate(event.relations):
        for words, kinds in _KINDS.items():
            if relation.kind in kinds:
                yield words, relation.event, ("relations", i, "event")
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            yield _ABOUT, about.event, ("about", i, "event")
