"""title-long: a title that calendars cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline import Event, Problem, Rule, Severity, Timeline
from timeline.when import choose_locale

__all__ = ["TitleLong"]

_LONGEST: Final = 255


class TitleLong(Rule):
    """Outlook shows 255 characters of a title (counted in UTF-16).

    In a calendar the wording of a date that is not exact stands before the title, and counts.
    """

    code = "title-long"
    title = "A title that is too long for a calendar"
    severity = Severity.NOTE
    remedy = "say what happened in a few words, and the rest in the description"
    trips = f"""\
title: Parade
events:
  - when: 2022
    title: A parade in Pyongyang{" with tanks and missiles" * 10}
"""
    passes = """\
title: Parade
events:
  - when: 2022
    title: A parade in Pyongyang
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        locale = choose_locale(None, timeline.language)
        for event in timeline:
            # the wording of a date is work, and most titles are short
            if len(event.title) > _LONGEST // 8:
                length = _length(event, locale)
                if length > _LONGEST:
                    wrong = f"calendars cut it at {_LONGEST} characters, and it takes {length}"
                    yield self.problem(wrong, event, "title")


def _length(event: Event, locale: str) -> int:
    date = "" if event.when.is_exact else f"[{event.when.format(locale)}] "
    return len((date + event.title).encode("utf-16-le")) // 2
