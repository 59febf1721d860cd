"""Text that the model holds: cleaned once on the way in, so that every format can rely on it.

Lines end in LF, there is no white space at the ends, and there are no control characters and no
lone surrogates. Ids are short and have no character that a format or a file name could trip over.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from timeline.errors import ModelError, visible

__all__ = [
    "MAX_ID",
    "brief",
    "clean_id",
    "clean_line",
    "clean_lines",
    "clean_url",
    "for_screen",
    "one_line",
    "quoted",
    "slug",
]

MAX_ID: Final = 100

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PLAIN_ID = re.compile(f"[A-Za-z0-9]([A-Za-z0-9_.:-]{{0,{MAX_ID - 2}}}[A-Za-z0-9])?")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"\\^`{|}]+")


def clean_lines(text: str) -> str:
    r"""Text of any number of lines. Raises ModelError for control characters.

    >>> clean_lines("one\r\ntwo\n")
    'one\ntwo'
    """
    if not isinstance(text, str):
        raise ModelError(f"this is text, not {type(text).__name__}")
    if text.isprintable():  # as most texts are: no control characters, no white space but spaces
        return text.strip()
    if bad := _FORBIDDEN.search(text):
        raise ModelError(
            f"there is a {_name(bad[0])} after '{visible(text[: bad.start()][-20:])}'; remove it"
        )
    return _BREAKS.sub("\n", text).strip()


def clean_line(text: str) -> str:
    r"""Text of one line: any white space becomes one space. Raises ModelError.

    >>> clean_line(" a title\n over two lines")
    'a title over two lines'
    """
    if type(text) is str and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean_lines(text).split())


def clean_id(text: str) -> str:
    """An id: letters, digits, and `-`, `_`, `.`, `:` inside. Raises ModelError."""
    if type(text) is str and _PLAIN_ID.fullmatch(text):
        return text
    text = clean_line(text)
    if len(text) > MAX_ID:
        raise ModelError(f"the id '{visible(text, 30)}' is longer than {MAX_ID} characters")
    if text and not _is_id(text):
        raise ModelError(
            f"'{visible(text)}' is no id; ids have letters, digits and - _ . : between them,"
            f" such as '{slug(text)}'"
        )
    return text


def clean_url(text: str) -> str:
    """An absolute address, scheme and all (RFC 3986), or nothing. Raises ModelError."""
    text = clean_line(text)
    if text and not _URL.fullmatch(text):
        raise ModelError(
            f"'{visible(text)}' is no address; write it whole: https://example.org/page"
        )
    return text


def for_screen(text: str) -> str:
    """Text for a terminal: what could move, hide or reorder other text is shown escaped."""
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def slug(text: str, limit: int = 60) -> str:
    """An id made from a title; letters of any script stay.

    >>> slug("Kim Jong-un attends a parade (2022)"), slug("Війна почалася")
    ('kim-jong-un-attends-a-parade-2022', 'війна-почалася')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    parts = "".join(c if _is_letter(c) else " " for c in folded).split()
    words = "-".join(parts)
    if len(words) > limit:
        words = words[:limit].rpartition("-")[0] or words[:limit]
    if not _is_id(words):
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        return f"id-{digest[:8]}"
    return words


def _is_letter(character: str) -> bool:
    """Whether it is a letter, a digit, or a mark on one, as the vowels of Hindi are."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_id(text: str) -> bool:
    inside = all(c in "-_.:" or _is_letter(c) for c in text)
    return inside and text[0:1].isalnum() and _is_letter(text[-1])


def _name(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return f"lone surrogate (U+{ord(character):04X})"
    return f"control character (U+{ord(character):04X})"


def one_line(text: str) -> str:
    """Text of several lines in one."""
    return " ".join(text.split())


def brief(text: str, limit: int = 80) -> str:
    r"""Text in one line, cut where it is long.

    >>> brief("one\n two three", 8)
    'one two…'
    """
    text = one_line(text)
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def quoted(text: str) -> str:
    """Text as a name in a sentence."""
    return f"'{brief(text)}'"
