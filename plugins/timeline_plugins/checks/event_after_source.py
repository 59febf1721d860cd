"""event-after-source: something that none of its sources could know."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Event, Problem, Rule, Severity, Statement, Timeline, When
from timeline_plugins.checks.common import certain, counting, known

__all__ = ["EventAfterSource"]


class EventAfterSource(Rule):
    """Certainly later than every date (published, updated) of every source that it cites.

    An event with a source that has no date is let be, and so is one that is tagged `planned`. The
    statements have a rule of their own, statement-after-report.
    """

    code = "event-after-source"
    title = "An event that is later than all of its sources"
    severity = Severity.ERROR
    remedy = "correct the date, cite a later source, or tag it 'planned' if it was only announced"
    trips = """\
title: Parade
sources:
  - id: post
    title: A post
    published: 2024-10-30
events:
  - when: 2025-10-18
    title: A parade in Pyongyang
    sources: post
"""
    passes = """\
title: Parade
sources:
  - id: post
    title: A post
    published: 2024-10-30
events:
  - when: 2024-10-18
    title: A parade in Pyongyang
    sources: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            # the rule statement-after-report looks at each source of a statement
            if isinstance(event, Statement) or _planned(event):
                continue
            dates = _dates(event, timeline)
            if dates and all(certain(event.when.after(date)) for date in dates):
                last = max(dates).format()
                yield self.problem(f"its latest source is of {last} and cannot know", event, "when")


def _planned(event: Event) -> bool:
    return any(tag.casefold() == "planned" for tag in event.tags)


def _dates(event: Event, timeline: Timeline) -> list[When]:
    """The dates of all its sources; none where one of them has no date."""
    dates: list[When] = []
    for citation in event.sources:
        source = timeline.source(citation.source)
        own = known(source) if source else ()
        if not own:
            return []
        dates += own
    return dates
