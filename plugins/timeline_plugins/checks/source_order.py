"""source-order: the dates of a source in an order that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from timeline import Problem, Rule, Severity, Timeline
from timeline_plugins.checks.common import certain, source_dates

__all__ = ["SourceOrder"]


class SourceOrder(Rule):
    """A source is published, then updated, then looked up; only a certain contradiction counts."""

    code = "source-order"
    title = "A source that is updated or looked up before it is published"
    severity = Severity.ERROR
    remedy = "correct one of the two dates"
    trips = """\
title: Parade
sources:
  - id: post
    title: A post
    published: 2024-10-30
    accessed: 2024-10-03
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: post
"""
    passes = """\
title: Parade
sources:
  - id: post
    title: A post
    published: 2024-10-30
    accessed: 2024-11-03
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for source in timeline.sources:
            for (before, first), (after, then) in combinations(source_dates(source), 2):
                if certain(then.before(first)):
                    wrong = f"'{after[0]}' is {then.format()} and '{before[0]}' {first.format()}"
                    yield self.problem(wrong, source, *after)
