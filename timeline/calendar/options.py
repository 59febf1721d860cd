"""The options of a calendar."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from attrs import frozen

from timeline.errors import OptionError, did_you_mean, visible
from timeline.options import option
from timeline.text import clean_url

__all__ = ["COLORS", "CalendarOptions", "Imprecise", "People"]

# RFC 5545 (3.3.6): weeks, or days and a time
_DURATION: Final = re.compile(r"P([0-9]+W|([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)")


class Imprecise(Enum):
    """Where an event with an imprecise date is shown."""

    SPAN = "span"
    FIRST_DAY = "first-day"
    SKIP = "skip"


class People(Enum):
    """Whether actors and speakers stand in properties, too."""

    NO = "no"
    CONTACT = "contact"
    PARTICIPANT = "participant"


COLORS: Final[dict[str, str]] = {
    "aqua": "#00FFFF",
    "black": "#000000",
    "blue": "#0000FF",
    "fuchsia": "#FF00FF",
    "gray": "#808080",
    "green": "#008000",
    "lime": "#00FF00",
    "maroon": "#800000",
    "navy": "#000080",
    "olive": "#808000",
    "purple": "#800080",
    "red": "#FF0000",
    "silver": "#C0C0C0",
    "teal": "#008080",
    "white": "#FFFFFF",
    "yellow": "#FFFF00",
}
"""The sixteen colours of CSS that every client knows, and what those of Apple call them."""


@frozen(kw_only=True)
class CalendarOptions:
    """The options of a calendar. Durations are those of RFC 5545: P1D, PT12H, P2W."""

    imprecise: Imprecise = option(
        Imprecise.SPAN, "imprecise dates are shown on their whole span, on its first-day, or skip"
    )
    journal: bool = option(
        False, "statements and publications as VJOURNAL, which most clients do not show"
    )
    people: People = option(
        People.NO,
        "who takes part, as CONTACT or as PARTICIPANT (RFC 9073), which confuses calcurse",
    )
    alarm: str = option("", "remind so long before an event, as in P1D or PT2H")
    refresh: str = option("P1D", "how often subscribers ask for changes")
    source: str = option("", "the address that the calendar is published at")
    color: str = option("", "its colour in clients, by its name in CSS, such as teal")
    data: bool = option(
        True, "write in X-TIMELINE-DATA what calendars have no property for, to read it back"
    )

    def __attrs_post_init__(self) -> None:
        for name in ("alarm", "refresh"):
            given: str = getattr(self, name)
            # `P` alone is none
            if given and not (_DURATION.fullmatch(given) and given[-1] != "P"):
                wrong = f"{name} is a duration such as P1D, PT12H or P2W, not '{visible(given)}'"
                raise OptionError(wrong)
        if self.color and self.color not in COLORS:
            known = did_you_mean(self.color, COLORS) or f"; there are {', '.join(COLORS)}"
            raise OptionError(f"there is no colour '{visible(self.color)}'{known}")
        clean_url(self.source)
