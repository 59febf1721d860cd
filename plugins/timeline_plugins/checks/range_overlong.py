"""range-overlong: two days that are more than a century apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline import Day, Precision, Problem, Rule, Timeline, When
from timeline_plugins.checks.common import counting, dates, source_dates

__all__ = ["RangeOverlong"]

_CENTURY: Final = 36_525


class RangeOverlong(Rule):
    """An interval, or one range of a set, from one day to another.

    What is that long is seldom known to the day. A range whose end comes before its start cannot be
    read at all (`date`).
    """

    code = "range-overlong"
    title = "A span from day to day of more than 100 years"
    remedy = "look at the years: one of them may be mistyped"
    trips = """\
title: Visit
events:
  - when: 1824-10-18/2024-10-20
    title: A visit to Pyongyang
"""
    passes = """\
title: Visit
events:
  - when: 2024-10-18/2024-10-20
    title: A visit to Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            for path, when in dates(event):
                if years := _years(when):
                    yield self.problem(f"it is {years} years long", event, *path)
        for source in timeline.sources:
            for path, when in source_dates(source):
                if years := _years(when):
                    yield self.problem(f"it is {years} years long", source, *path)


def _years(when: When) -> int:
    """How many years the longest range lasts, where that is more than a century."""
    longest = 0
    for member in when.members:
        # XXXX-10-18 reaches as far and is no range
        is_range = member.is_interval or member.is_one_of or member.is_all_of
        first, last = member.earliest, member.latest
        if not is_range or member.precision < Precision.DAY:
            continue
        if isinstance(first, Day) and isinstance(last, Day):
            longest = max(longest, last.number - first.number)
    return longest * 400 // 146_097 if longest > _CENTURY else 0
