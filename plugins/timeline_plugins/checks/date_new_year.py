"""date-new-year: a day or time that is often a stopgap."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Day, Problem, Rule, Severity, Timeline, When
from timeline.when import Moment
from timeline_plugins.checks.common import counting, dates, source_dates

__all__ = ["DateNewYear"]


class DateNewYear(Rule):
    """Programs that know a year alone write 1 January, and midnight where they know the day.

    What is known to be so is ignored with its reason.
    """

    code = "date-new-year"
    title = "A 1 January or a midnight that may stand for an unknown day or time"
    severity = Severity.NOTE
    remedy = "leave out what the source does not say, as in 2024 or 2024-10-18"
    trips = """\
title: Parade
events:
  - when: 2022-01-01
    title: A parade in Pyongyang
"""
    passes = """\
title: Parade
events:
  - when: 2022
    title: A parade in Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            for path, when in dates(event):
                if wrong := _stopgap(when):
                    yield self.problem(wrong, event, *path)
        for source in timeline.sources:
            for path, when in source_dates(source):
                if path != ("accessed",) and (wrong := _stopgap(when)):
                    yield self.problem(wrong, source, *path)


def _stopgap(when: When) -> str:
    form, day = when.form, when.earliest
    if isinstance(form, Moment) and (form.hour, form.minute, form.second or 0) == (0, 0, 0):
        return "" if form.fraction.strip("0") else "the time is exactly midnight"
    if when.is_day and isinstance(day, Day) and (day.month, day.day) == (1, 1):
        return "the day is exactly 1 January"
    return ""
