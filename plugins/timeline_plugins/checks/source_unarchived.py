"""source-unarchived: an address on the web without a copy that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import Problem, Publication, Rule, Severity, Source, Timeline

__all__ = ["SourceUnarchived"]

_WEB: Final = re.compile("https?://", re.IGNORECASE)
_STAYS: Final = re.compile(
    r"https?://((www\.)?doi\.org|dx\.doi\.org|hdl\.handle\.net|(web\.)?archive\.org"
    r"|archive\.(today|ph|is|li|md|vn|fo)|perma\.cc)/",
    re.IGNORECASE,
)
"""Addresses that are made to last: those of archives, and of DOIs and handles."""


class SourceUnarchived(Rule):
    """A DOI or the address of an archive is permanent, and every other page may go away.

    A publication may leave the copy to its source. Hidden sources are let be: to save their address
    in an archive could give them away.
    """

    code = "source-unarchived"
    title = "An address without a copy in an archive"
    severity = Severity.NOTE
    remedy = "save the page, for instance at web.archive.org, and name the copy under 'archived'"
    trips = """\
title: Parade
sources:
  - id: post
    title: A post
    url: https://example.org/post
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
    url: https://example.org/post
    archived: https://web.archive.org/web/2022/https://example.org/post
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: post
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for source in timeline.sources:
            if _fleeting(source.url) and not (_lasts(source) or source.hidden):
                yield self.problem("its page may go away", source, "url")
        for event in timeline:
            if isinstance(event, Publication) and _fleeting(event.url):
                own = timeline.source(event.source)
                # a source with an address of its own is told above
                if own is None or not (_lasts(own) or own.hidden or own.url):
                    yield self.problem("its page may go away, and no source keeps it", event, "url")


def _fleeting(url: str) -> bool:
    return bool(_WEB.match(url)) and not _STAYS.match(url)


def _lasts(source: Source) -> bool:
    return bool(source.archived or source.doi)
