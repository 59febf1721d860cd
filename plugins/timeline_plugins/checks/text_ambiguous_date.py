"""text-ambiguous-date: a date in a text that has two readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import Problem, Rule, Severity, Timeline
from timeline_plugins.checks.common import texts

__all__ = ["TextAmbiguousDate"]

_DATE: Final = re.compile(
    r"(?<![\w/.:-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![\w]|[/.:-][0-9])"
)


class TextAmbiguousDate(Rule):
    """Numbers such as `03/04/2024` or `3.4.24`, where both may be the month.

    Quotes are let be: they say what the source says.
    """

    code = "text-ambiguous-date"
    title = "A date in a text whose day and month could be swapped"
    severity = Severity.NOTE
    remedy = "write the month as a word, or the date as year-month-day"
    trips = """\
title: News
events:
  - when: 2024
    title: NATO cannot confirm it
    description: He said so on 03/04/2024.
"""
    passes = """\
title: News
events:
  - when: 2024
    title: NATO cannot confirm it
    description: He said so on 3 April 2024, not on 13/04/2024.
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in timeline:
            for path, text in texts(event):
                if path[-1] != "quote":
                    for date in _ambiguous(text):
                        yield self.problem(f"'{date}' has two readings", event, *path)
        for source in timeline.sources:
            for date in _ambiguous(source.note):
                yield self.problem(f"'{date}' has two readings", source, "note")


def _ambiguous(text: str) -> Iterator[str]:
    for match in _DATE.finditer(text):
        one, two = int(match[1]), int(match[3])
        if one != two and 1 <= one <= 12 and 1 <= two <= 12:
            yield match[0]
