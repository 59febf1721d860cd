"""publication-repeated: one printing that stands there twice."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Problem, Publication, Rule, Stamp, Timeline, When
from timeline_plugins.checks.common import counting

__all__ = ["PublicationRepeated"]


class PublicationRepeated(Rule):
    """Two publications of one source, or of one address, with the same date of the same sort."""

    code = "publication-repeated"
    title = "Two entries of one publication"
    remedy = "keep one of them, or correct its date"
    trips = """\
title: Post
sources:
  - id: post
    title: A post
events:
  - when: 2024-10-30
    title: A post comes out
    stamp: published
    source: post
  - when: 2024-10-30
    title: The post is there
    stamp: published
    source: post
"""
    passes = """\
title: Post
sources:
  - id: post
    title: A post
events:
  - when: 2024-10-29
    title: A post comes out
    stamp: published
    source: post
  - when: 2024-10-30
    title: The post is updated
    stamp: updated
    source: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        seen: dict[tuple[str, Stamp, When], str] = {}
        for event in counting(timeline):
            if isinstance(event, Publication) and (event.source or event.url):
                what = event.source or event.url
                first = seen.setdefault((what, event.stamp, event.when), event.id)
                if first != event.id:
                    yield self.problem(f"'{first}' is the same publication", event, "when")
