"""The options of a calendar."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from attrs import frozen

from timeline.errors import OptionError, visible
from timeline.options import option
from timeline.text import clean_url

__all__ = ["COLORS", "CalendarOptions", "Color", "Imprecise", "People"]

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


class Color(Enum):
    """The sixteen colours of CSS that every client knows."""

    NONE = "none"
    AQUA = "aqua"
    BLACK = "black"
    BLUE = "blue"
    FUCHSIA = "fuchsia"
    GRAY = "gray"
    GREEN = "green"
    LIME = "lime"
    MAROON = "maroon"
    NAVY = "navy"
    OLIVE = "olive"
    PURPLE = "purple"
    RED = "red"
    SILVER = "silver"
    TEAL = "teal"
    WHITE = "white"
    YELLOW = "yellow"


COLORS: Final[dict[Color, str]] = {
    Color.AQUA: "#00FFFF",
    Color.BLACK: "#000000",
    Color.BLUE: "#0000FF",
    Color.FUCHSIA: "#FF00FF",
    Color.GRAY: "#808080",
    Color.GREEN: "#008000",
    Color.LIME: "#00FF00",
    Color.MAROON: "#800000",
    Color.NAVY: "#000080",
    Color.OLIVE: "#808000",
    Color.PURPLE: "#800080",
    Color.RED: "#FF0000",
    Color.SILVER: "#C0C0C0",
    Color.TEAL: "#008080",
    Color.WHITE: "#FFFFFF",
    Color.YELLOW: "#FFFF00",
}
"""What Apple's clients call them."""


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
    color: Color = option(Color.NONE, "its colour in clients")
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
        clean_url(self.source)
