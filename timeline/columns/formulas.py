"""Cells that a spreadsheet would calculate: made harmless, and undone exactly.

OWASP calls it CSV injection: a spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or
white space for a formula, and a formula can send what stands in other cells to a stranger.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["guarded", "unguarded"]

# Behind separators too: a program that divides the file otherwise sees the start of a cell there.
# A dash with a space behind it is one of a list, and no formula.
_RISK: Final = r"(^|[,;\t\n] *)({0})(?=[=+@\t\r＝＋－＠]|-\S)|^()({0})(?=[-\n])"
_CALCULATED: Final = re.compile(_RISK.format("'*"))
_GUARDED: Final = re.compile(_RISK.format("'+"))


def guarded(text: str) -> str:
    """The text of a cell with a `'` wherever a spreadsheet could see a formula begin.

    >>> guarded("=1+1"), guarded("'=1"), guarded("'t was 1+1")
    ("'=1+1", "''=1", "'t was 1+1")
    """
    return _CALCULATED.sub(r"\1\3'\2\4", text)


def unguarded(text: str) -> str:
    """What the cell was before.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'t was 1+1")
    ('=1+1', "'=1", "'t was 1+1")
    """
    return _GUARDED.sub(lambda m: f"{m[1] or ''}{(m[2] or m[4])[1:]}", text)
