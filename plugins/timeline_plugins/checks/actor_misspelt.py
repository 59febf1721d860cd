"""actor-misspelt: one actor in two spellings."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Event, Problem, Rule, Statement, Timeline
from timeline_plugins.checks.common import Path
from timeline_plugins.checks.spellings import misspelt

__all__ = ["ActorMisspelt"]


class ActorMisspelt(Rule):
    """Names of actors and speakers that differ in case, accents, spaces or stops alone.

    Two spellings of one speaker would count as two voices. The rarer spelling is told, once.
    """

    code = "actor-misspelt"
    title = "One actor in two spellings"
    remedy = "write the name in one way: actors of one name are the same actor"
    trips = """\
title: News
events:
  - when: 2024-10-18
    title: It is denied
    speaker: Dmitry Peskov
  - when: 2024-10-20
    title: It is denied once more
    speaker: Dmitry PESKOV
"""
    passes = """\
title: News
events:
  - when: 2024-10-18
    title: It is denied
    speaker: Dmitry Peskov
  - when: 2024-10-20
    title: It is denied once more
    speaker: Dmitry Peskov
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for wrong, event, path in misspelt(timeline, _names):
            yield self.problem(wrong, event, *path)


def _names(event: Event) -> Iterator[tuple[str, Path]]:
    for i, actor in enumerate(event.actors):
        yield actor.name, ("actors", i)
    if isinstance(event, Statement):
        for i, actor in enumerate(event.speaker):
            yield actor.name, ("speaker", i)
