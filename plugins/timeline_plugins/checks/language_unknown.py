"""language-unknown: a language that no program can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import Problem, Rule, Timeline
from timeline.errors import visible

__all__ = ["LanguageUnknown"]

# RFC 5646, without what no registered language has: a first part of four letters or more.
_TAG: Final = re.compile(
    r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}     # a language, and its extended parts
          (?:-[a-z]{4})?                    # the script
          (?:-(?:[a-z]{2}|[0-9]{3}))?       # the region
          (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*       # variants
          (?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*           # extensions
          (?:-x(?:-[a-z0-9]{1,8})+)?
        | x(?:-[a-z0-9]{1,8})+
        | en-gb-oed | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
        | sgn-(?:be-fr|be-nl|ch-de)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


class LanguageUnknown(Rule):
    """The `language` of the timeline or of a source that has not the form of BCP 47.

    Whether a tag of the right form is a language is not looked up.
    """

    code = "language-unknown"
    title = "A language that is not written as a tag of BCP 47"
    remedy = "write the code, as id for Indonesian or pt-BR for Brazilian Portuguese"
    trips = """\
title: Parade
language: English
events:
  - when: 2022
    title: A parade in Pyongyang
"""
    passes = """\
title: Parade
language: en
events:
  - when: 2022
    title: A parade in Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        if wrong := _wrong(timeline.language):
            yield self.problem(wrong, None, "language")
        for source in timeline.sources:
            if wrong := _wrong(source.language):
                yield self.problem(wrong, source, "language")


def _wrong(language: str) -> str:
    if not language or _TAG.fullmatch(language):
        return ""
    return f"'{visible(language)}' is no code of a language"
