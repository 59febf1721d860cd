"""When a timeline was last touched, for formats that want a time: no clock is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from timeline.timeline import Timeline

__all__ = ["stamp_of"]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def stamp_of(timeline: Timeline) -> tuple[datetime, str]:
    """The timeline's own date, or else the latest of its sources, as a time in UTC.

    What is changed of that date is told in words, which are empty where nothing is. Without any
    date the start of 1970 stands in.

    >>> stamp_of(Timeline(title="News", updated="2024-10-30T12:09+07:00"))
    (datetime.datetime(2024, 10, 30, 5, 9, tzinfo=datetime.timezone.utc), '')
    >>> stamp_of(Timeline(title="News", updated="2024-10"))[1]
    'its date is no time; midnight in UTC stands in'
    """
    dates = [when for s in timeline.sources for when in (s.published, s.updated, s.accessed)]
    latest = timeline.updated or max(filter(None, dates), default=None)
    if latest and latest.instant:
        return latest.instant, ""
    if latest and (day := latest.anchor) and 1 <= day.year <= 9999:
        return datetime(*day.ymd, tzinfo=UTC), "its date is no time; midnight in UTC stands in"
    return EPOCH, "no calendar has its date; the start of 1970 stands in" if latest else ""
