"""date-finer-than-source: a date that is more exact than what its only source prints."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Precision, Problem, Publication, Rule, Source, Stamp, Statement, Timeline, When
from timeline_plugins.checks.common import counting

__all__ = ["DateFinerThanSource"]


class DateFinerThanSource(Rule):
    """A publication against its source, and a report against the source that it is.

    The date of a publication is compared with `published` or `updated` of its source, as its
    `stamp` says, and that of a report with `published`. It is let be where the entry cites another
    source, which may have told it.
    """

    code = "date-finer-than-source"
    title = "A date that is more exact than the source that it comes from"
    remedy = "write it as exactly as the source does, or cite what tells more"
    trips = """\
title: Post
sources:
  - id: post
    title: A post
    published: 2024-10
events:
  - when: 2024-10-30
    title: A post comes out
    stamp: published
    source: post
"""
    passes = """\
title: Post
sources:
  - id: post
    title: A post
    published: 2024-10
events:
  - when: 2024-10
    title: A post comes out
    stamp: published
    source: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            others = {citation.source for citation in event.sources}
            if isinstance(event, Publication) and others <= {event.source}:
                source = timeline.source(event.source)
                printed = source and _printed(source, event.stamp)
                if printed and event.when.precision > printed.precision:
                    yield self.problem(_words(event.when, printed), event, "when")
            if isinstance(event, Statement):
                for i, report in enumerate(event.reported):
                    source = timeline.source(report.source)
                    printed = source and source.published
                    if not (report.when and printed and others <= {report.source}):
                        continue
                    if report.when.precision > printed.precision:
                        wrong = _words(report.when, printed)
                        yield self.problem(wrong, event, "reported", i, "when")


def _printed(source: Source, stamp: Stamp) -> When | None:
    return source.updated if stamp is Stamp.UPDATED else source.published


def _words(when: When, printed: When) -> str:
    units: tuple[Precision, Precision] = (when.precision, printed.precision)
    return f"it is dated to the {units[0]}, and its source prints no more than the {units[1]}"
