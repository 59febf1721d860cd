"""source-missing: an event that no source is named for."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Problem, Publication, Rule, Timeline

__all__ = ["SourceMissing"]


class SourceMissing(Rule):
    """A publication with an address or a source of its own is its own source."""

    code = "source-missing"
    title = "An event without a source"
    remedy = "cite where it is said, under 'sources'"
    trips = """\
title: Parade
events:
  - when: 2022
    title: A parade in Pyongyang
"""
    passes = """\
title: Parade
sources:
  - id: post
    title: A post
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in timeline:
            own = isinstance(event, Publication) and (event.source or event.url)
            if not (event.sources or own):
                yield self.problem("it has no source", event)
