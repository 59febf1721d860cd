"""source-repeated: two sources of one address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline import Problem, Rule, Source, Timeline

__all__ = ["SourceRepeated"]


class SourceRepeated(Rule):
    """Two sources of one DOI or address; http or https, www. and a last slash do not matter."""

    code = "source-repeated"
    title = "Two sources that are one"
    remedy = "keep one of them, and cite the places in it with 'at'"
    trips = """\
title: Parade
sources:
  - id: a-post
    title: A post
    doi: 10.1038/nature04239
  - id: b-post
    title: The same post
    url: https://doi.org/10.1038/nature04239
events:
  - when: 2022
    title: A parade in Pyongyang
    sources: [a-post, b-post]
"""
    passes = """\
title: Parade
sources:
  - id: a-post
    title: A post
    doi: 10.1038/nature04239
events:
  - when: 2022
    title: A parade in Pyongyang
    sources:
      - source: a-post
        at: page 1
      - source: a-post
        at: page 2
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for source in timeline.sources:
            for name, address in _addresses(source).items():
                first = seen.setdefault(address, source.id)
                if first != source.id:
                    wrong = f"the source '{first}' has this address already"
                    yield self.problem(wrong, source, name)
                    break  # of one pair, one finding


def _addresses(source: Source) -> dict[str, str]:
    """Its DOI and address, in the one form in which they can be compared."""
    found = {"doi": f"doi.org/{source.doi.casefold()}"} if source.doi else {}
    if source.url:
        address = re.sub(r"^https?://(www\.)?", "", source.url, flags=re.IGNORECASE)
        address = re.sub(r"^dx\.doi\.org/", "doi.org/", address, flags=re.IGNORECASE)
        host, slash, path = address.partition("/")
        is_doi = host.casefold() == "doi.org"
        found["url"] = host.casefold() + slash + (path.casefold() if is_doi else path)
        found["url"] = found["url"].rstrip("/")
    return found
