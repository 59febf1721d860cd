"""event-similar: an entry that may stand there twice, in other words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline import Answer, Event, Problem, Rule, Severity, Statement, Timeline
from timeline_plugins.checks.common import counting, plain, related

__all__ = ["EventSimilar"]

_ENOUGH: Final = 0.9
_NEXT: Final = 5
_LONGEST: Final = 200


class EventSimilar(Rule):
    """Two events that may be of one time, with titles that differ in a tenth at most.

    Of each day and each year, a title is compared with the few that come next to it in the
    alphabet. Statements of different speakers, events at different places and events that are
    related are let be.
    """

    code = "event-similar"
    title = "Two entries that may be of one event"
    severity = Severity.NOTE
    remedy = "keep one of them, or relate the two"
    trips = """\
title: Parade
events:
  - when: 2022-04-25
    title: A military parade in Pyongyang
  - when: 2022-04
    title: A military parade at Pyongyang
"""
    passes = """\
title: Parade
events:
  - when: 2022-04-25
    title: A military parade in Pyongyang
  - when: 2022-04
    title: Kim Jong-un speaks at a parade
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        told: set[str] = set()
        for first, event in _pairs(timeline):
            if event.id not in told and _similar(first, event):
                told.add(event.id)
                yield self.problem(f"it may be the same as '{first.id}'", event, "title")


def _pairs(timeline: Timeline) -> Iterator[tuple[Event, Event]]:
    """The pairs that are worth a closer look: a few an event, so that the work stays small."""
    groups: dict[tuple[str, str, int], list[tuple[str, int, Event]]] = {}
    for place, event in enumerate(counting(timeline)):
        anchor = event.when.anchor
        title = plain(event.title)[:_LONGEST]
        units = (("day", anchor.number), ("year", anchor.year)) if anchor else (("none", 0),)
        for unit, number in units:
            groups.setdefault((event.kind, unit, number), []).append((title, place, event))
    for group in groups.values():
        group.sort(key=lambda entry: entry[:2])
        for i, (title, place, event) in enumerate(group):
            for other_title, other_place, other in group[i + 1 : i + 1 + _NEXT]:
                if _alike(title, other_title):
                    yield (event, other) if place < other_place else (other, event)


def _alike(title: str, other: str) -> bool:
    from difflib import SequenceMatcher  # only this rule needs it

    matcher = SequenceMatcher(None, title, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ENOUGH and (
        matcher.quick_ratio() >= _ENOUGH and matcher.ratio() >= _ENOUGH
    )


def _similar(first: Event, event: Event) -> bool:
    if _speakers(first) != _speakers(event):
        return False
    if event.id in related(first) or first.id in related(event):
        return False
    places = {str(e.place) if e.place else "" for e in (first, event)}
    if len(places) == 1 and first.when == event.when and plain(first.title) == plain(event.title):
        return False  # told as event-repeated
    if len(places - {""}) > 1:
        return False
    return first.when.overlaps(event.when) is not Answer.NO


def _speakers(event: Event) -> set[str]:
    return {actor.name for actor in event.speaker} if isinstance(event, Statement) else set()
