r"""What text may look like, as regular expressions that mean the same in every language.

Editors compile them as ECMA 262 with the flag `u`, Python's validators with `re`. So there is no
`\s`, `\w` or `\p{L}` in them, which differ or are missing, and what is not ASCII stands for itself.
They take the text as it is written; the white space around it, which the model takes away, is a
part of them.
"""

from __future__ import annotations

from typing import Final

from timeline.text import MAX_ID

__all__ = ["DATE", "DOI", "FILLED", "ID", "TEXT", "URL", "ZONE", "one_of"]

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_WHITE = "\\t\\n\\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# Signs that are no letters, digits or marks: all of Latin-1, then the large blocks. Which of the
# other characters are letters takes a table of Unicode; the reader has one.
_SIGNS = (
    "\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf\u218a-\u245f"
    "\u249c-\u24e9\u2500-\u2775\u2794-\u2bff\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u32c0-\u33ff"
    "\u4dc0-\u4dff\ue000-\uf8ff\ufe30-\ufe6f\ufeff-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\uffe0-\uffff\U0001f10d-\U0001faff"
)
_ACCENTS = "\u0300-\u036f"
_NO_ID = f"{_CONTROL}{_WHITE}{_SIGNS}"
_INSIDE = rf"[^{_NO_ID}!-,/;-@\[-\^`{{-~]"
_LAST = rf"[^{_NO_ID}!-/:-@\[-`{{-~]"
_FIRST = rf"[^{_NO_ID}{_ACCENTS}!-/:-@\[-`{{-~]"


def _or_nothing(pattern: str) -> str:
    return f"^[{_WHITE}]*(?:{pattern}[{_WHITE}]*)?$"


TEXT: Final = f"^[^{_CONTROL}]*$"
FILLED: Final = f"^[{_WHITE}]*[^{_CONTROL}{_WHITE}][^{_CONTROL}]*$"
"""Text with something in it."""
ID: Final = _or_nothing(f"{_FIRST}(?:{_INSIDE}{{0,{MAX_ID - 2}}}{_LAST})?")
URL: Final = _or_nothing(rf'[A-Za-z][A-Za-z0-9+.-]*:[^{_CONTROL}{_WHITE}<>"\\\^`{{|}}]+')
DOI: Final = _or_nothing(rf'10\.[0-9]{{4,9}}/[^{_CONTROL}{_WHITE}<>"]+')
ZONE: Final = _or_nothing("[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
DATE: Final = rf"^[{_WHITE}]*[0-9XY?~%\[{{./-][^{_WHITE}]*[{_WHITE}]*$"
"""One word that begins as dates do; the rest takes a parser."""


def one_of(words: list[str], beginning: str = "") -> str:
    """A pattern for any of these words, or for text that begins with another one."""
    known = f"(?:{'|'.join(words)})[{_WHITE}]*"
    if beginning:
        known = f"(?:{known}|{beginning.replace('.', '[.]')}[^{_CONTROL}]*)"
    return f"^[{_WHITE}]*{known}$"
