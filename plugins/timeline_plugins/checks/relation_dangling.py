"""relation-dangling: something that an excerpt points at and has left out."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Event, Problem, Rule, Severity, Statement, Timeline
from timeline_plugins.checks.common import Path, cited

__all__ = ["RelationDangling"]


class RelationDangling(Rule):
    """Relations, statements and citations of an excerpt (`excerpt: true`).

    Where a whole timeline points at what is not there, it cannot be read (`dangling-id`).
    """

    code = "relation-dangling"
    title = "A relation to something that the excerpt leaves out"
    severity = Severity.NOTE
    remedy = "take it into the excerpt, too, or remove what points at it"
    trips = """\
title: War, a part
excerpt: true
events:
  - when: 2024-10-18
    title: A battle
    relations:
      kind: part-of
      event: war
"""
    passes = """\
title: War, a part
excerpt: true
events:
  - when: 2024-10-18
    title: A battle
    relations:
      kind: part-of
      event: war
  - id: war
    when: 2022/2024
    title: A war
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        if not timeline.excerpt:
            return
        for event in timeline:
            for path, id_ in _events(event):
                if timeline.event(id_) is None:
                    yield self.problem(f"the event '{id_}' is left out here", event, *path)
            for path, id_ in cited(event):
                if timeline.source(id_) is None:
                    yield self.problem(f"the source '{id_}' is left out here", event, *path)


def _events(event: Event) -> Iterator[tuple[Path, str]]:
    for i, relation in enumerate(event.relations):
        yield ("relations", i, "event"), relation.event
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            yield ("about", i, "event"), about.event
