"""zone-missing: a time of which nobody can tell where it was that late."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Problem, Rule, Severity, Timeline, When
from timeline.when import Interval, Moment
from timeline_plugins.checks.common import counting

__all__ = ["ZoneMissing"]


class ZoneMissing(Rule):
    """A time without an offset, where neither the place nor the timeline has a zone.

    A zone that does not exist is a mistake of the file already.
    """

    code = "zone-missing"
    title = "A time of day without a zone"
    severity = Severity.NOTE
    remedy = "add the offset, as in 12:09+07:00, or a 'zone' to the place or the timeline"
    trips = """\
title: Post
events:
  - when: 2024-10-30T12:09
    title: A post comes out
"""
    passes = """\
title: Post
zone: Asia/Jakarta
events:
  - when: 2024-10-30T12:09
    title: A post comes out
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        if timeline.zone:
            return
        for event in counting(timeline):
            if _floats(event.when) and not (event.place and event.place.zone):
                yield self.problem("its time has no zone", event, "when")


def _floats(when: When) -> bool:
    form = when.form
    ends = (form.first, form.last) if isinstance(form, Interval) else (form,)
    return any(isinstance(end, Moment) and end.offset is None for end in ends)
