"""place-misspelt: one place in two spellings."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Event, Problem, Rule, Timeline
from timeline_plugins.checks.common import Path
from timeline_plugins.checks.spellings import misspelt

__all__ = ["PlaceMisspelt"]


class PlaceMisspelt(Rule):
    """Names of places that differ in case, accents, spaces or stops alone.

    The rarer spelling is told, once.
    """

    code = "place-misspelt"
    title = "One place in two spellings"
    remedy = "write it in one way: places of one name are the same place"
    trips = """\
title: Parades
events:
  - when: 2022-04-25
    title: A parade
    place: Pyongyang
  - when: 2022-10-10
    title: Another parade
    place: PyongYang
"""
    passes = """\
title: Parades
events:
  - when: 2022-04-25
    title: A parade
    place: Pyongyang
  - when: 2022-10-10
    title: Another parade
    place: Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for wrong, event, path in misspelt(timeline, _names):
            yield self.problem(wrong, event, *path)


def _names(event: Event) -> Iterator[tuple[str, Path]]:
    if event.place and event.place.name:
        yield event.place.name, ("place",)
