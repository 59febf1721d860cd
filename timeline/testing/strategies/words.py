"""Strategies for text: any text, and text that is made to break a format."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from timeline.testing.samples import HOSTILE
from timeline.text import clean_line, clean_lines

__all__ = ["Words", "hostile_texts", "ids", "lines", "texts", "urls", "words"]

_ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
_LONG: Final = 1000
_ODD = st.sampled_from(["No: 1 - # 'x'", 'a "quoted" \\ word', "null", "~", "1.10"])
_HOSTILE = [
    *(text for texts in HOSTILE.values() for text in texts if len(text) < _LONG),
    "!!python/object/apply:os.system [ls]", "&a", "*a", "? x", "x: y", "|", "no", "1_000", ".inf",
    "'); DROP TABLE events;--", "$(ls)", "`ls`", "../../x", "C:\\nul", "<!DOCTYPE x>", "&#0;",
    "\u0301", "a\u0085b", "👩\u200d🚀", "ﷺ", "ǆ", "x" * (_LONG - 1),
]  # fmt: skip
_ANY_TEXTS = st.lists(_ANY | _ODD, max_size=3).map("\n".join).map(clean_lines)
_ANY_LINES = (_ANY | _ODD).map(clean_line)
_ANY_TITLES = _ANY_LINES.filter(bool)
_ALONE = st.sampled_from(_HOSTILE)
_SEVERAL = st.lists(_ALONE | _ANY, min_size=2, max_size=3).map("".join)
_HOSTILE_TEXTS = (_ALONE | _SEVERAL).map(clean_lines)
_IDS = st.from_regex(r"[a-zé0-9]([a-z0-9.:_-]{0,8}[a-z0-9])?", fullmatch=True)
_URLS = st.sampled_from(["", "https://example.org/a?b=%20&c=d#e", "urn:isbn:9780000000000"])


def texts() -> SearchStrategy[str]:
    """Texts of any number of lines, as the model holds them; empty ones too."""
    return _ANY_TEXTS


def lines(*, empty: bool = True) -> SearchStrategy[str]:
    """Texts of one line, as the model holds them."""
    return _ANY_LINES if empty else _ANY_TITLES


def hostile_texts() -> SearchStrategy[str]:
    """Texts that the model holds and that careless formats trip over.

    Formulas, markup, ends of comments and of events, quotes, scalars that look like something else,
    letters that move other letters, very long words; alone, or several in one text.
    """
    return _HOSTILE_TEXTS


def ids() -> SearchStrategy[str]:
    """Ids of events and sources."""
    return _IDS


def urls() -> SearchStrategy[str]:
    """Addresses, or none."""
    return _URLS


@frozen(eq=False)
class Words:
    """The strategies for text that the parts of a timeline share."""

    texts: SearchStrategy[str] = _ANY_TEXTS
    lines: SearchStrategy[str] = _ANY_LINES
    titles: SearchStrategy[str] = _ANY_TITLES
    """Lines that are not empty."""


def words(chosen: SearchStrategy[str] | None = None) -> Words:
    """Strategies for several lines, one line and at least a word, out of texts of one's own."""
    if chosen is None:
        return Words()
    one_line = chosen.map(clean_line)
    return Words(chosen, one_line, one_line.filter(bool))
