"""date-unbounded: an event of which nothing tells when it was."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Day, Event, Problem, Rule, Statement, Timeline, When
from timeline.when import Date
from timeline_plugins.checks.common import counting, known

__all__ = ["DateUnbounded"]


class DateUnbounded(Rule):
    """Neither a first nor a last day, or an unknown year (`XXXX`).

    A report or a source with a date would give a last day at least, and is enough.
    """

    code = "date-unbounded"
    title = "An event without any bound in time"
    remedy = "give at least a day by which it was so, as [..2024-10-30]"
    trips = """\
title: Parade
events:
  - when: XXXX
    title: A parade in Pyongyang
"""
    passes = """\
title: Parade
events:
  - when: [..2024-10-30]
    title: A parade in Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            if _unbounded(event.when) and not _told(event, timeline):
                yield self.problem("nothing tells when it was", event, "when")


def _unbounded(when: When) -> bool:
    form = when.form
    if isinstance(form, Date) and form.year == "XXXX":
        return True
    return not (isinstance(when.earliest, Day) or isinstance(when.latest, Day))


def _told(event: Event, timeline: Timeline) -> bool:
    if isinstance(event, Statement) and any(report.when for report in event.reported):
        return True
    cited = (timeline.source(citation.source) for citation in event.sources)
    return any(source and known(source) for source in cited)
