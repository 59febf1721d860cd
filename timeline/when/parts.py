"""The parts of a matched text, which know where they stand in the text that the person wrote."""

from __future__ import annotations

import re
from typing import Final, NoReturn

from timeline.errors import DateError
from timeline.when.forms import Qualifier

__all__ = ["MONTHS", "QUALIFIERS", "Parts", "joined"]

MONTHS: Final = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

QUALIFIERS: Final = {
    None: Qualifier.SURE,
    "?": Qualifier.UNCERTAIN,
    "~": Qualifier.APPROXIMATE,
    "%": Qualifier.UNCERTAIN | Qualifier.APPROXIMATE,
}


def joined(signs: set[str | None]) -> Qualifier:
    """What several signs on one part say together."""
    signs.discard(None)
    return QUALIFIERS[signs.pop() if len(signs) == 1 else "%" if signs else None]


class Parts:
    """A match of the grammar on a piece of `text` that begins at offset `at`."""

    __slots__ = ("at", "match", "text")

    def __init__(self, match: re.Match[str], text: str, at: int) -> None:
        self.match, self.text, self.at = match, text, at

    def fail(self, reason: str, part: str, group: int) -> NoReturn:
        """Raise the DateError that points at a group of the match."""
        position = self.at + self.match.start(group)
        raise DateError(self.text, reason, part=part, position=position)
