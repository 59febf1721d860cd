"""source-unused: a source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Problem, Rule, Timeline
from timeline_plugins.checks.common import cited

__all__ = ["SourceUnused"]


class SourceUnused(Rule):
    """Events, claims, reports and publications cite sources. An excerpt keeps all of them."""

    code = "source-unused"
    title = "A source that nothing cites"
    remedy = "cite it where it tells something, or remove it"
    trips = """\
title: Parade
sources:
  - id: post
    title: A post
  - id: book
    title: A book
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
  - id: book
    title: A book
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: [post, book]
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        if timeline.excerpt:
            return
        used = {id_ for event in timeline for _, id_ in cited(event)}
        claims = [*timeline.claims, *(c for source in timeline.sources for c in source.claims)]
        used.update(citation.source for claim in claims for citation in claim.sources)
        for source in timeline.sources:
            if source.id not in used:
                yield self.problem("nothing cites it", source)
