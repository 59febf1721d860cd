"""The words of our own entries: the title and the description without what we wrote around them."""

from __future__ import annotations

import re
from typing import Final

from timeline import When
from timeline_plugins.ical.reading.components import Component

__all__ = ["own_description", "own_title"]

_MARKS: Final = re.compile(r"\[[^\]]*\] (?=.)")
_LINES: Final = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")


def own_description(component: Component) -> str:
    """The lines of DESCRIPTION that X-TIMELINE-DESCRIPTION names, as 4-5, or nothing."""
    match = _LINES.fullmatch(component.text("X-TIMELINE-DESCRIPTION"))
    told = component.first("DESCRIPTION")
    if match is None or told is None:
        return ""
    return "\n".join(told.text.split("\n")[max(int(match[1]) - 1, 0) : int(match[2])])


def own_title(component: Component, when: When) -> str:
    """SUMMARY without the date's wording and the doubts that stand in brackets before it."""
    status = component.text("STATUS").upper()
    is_marked = not when.is_exact or status in ("CANCELLED", "TENTATIVE")
    title = component.text("SUMMARY")
    return _MARKS.sub("", title, count=1) if is_marked and title.startswith("[") else title
