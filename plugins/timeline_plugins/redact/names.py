"""Names in texts, however they are written.

A text is compared letter by letter: in any case and normal form, with or without accents, with
anything but letters between the words of a name, and also where it is percent-encoded or written
with HTML's references. The last name may come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from html import unescape
from typing import Final
from unicodedata import category, normalize
from urllib.parse import unquote

from attrs import frozen

__all__ = ["Names", "loose", "whole_words"]

_ACCENTS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\ufe00-\ufe0f"
_LETTER: Final = re.compile(rf".[{_ACCENTS}\u1160-\u11ff]*", re.DOTALL)  # with its marks, or jamo
_CODED: Final = re.compile(
    rf"(?:%(?:25)*[0-9a-f]{{2}})+|&#?\w+;|{_LETTER.pattern}", re.DOTALL | re.IGNORECASE
)
_UNSEEN: Final = re.compile(f"[{_ACCENTS}]")
_STROKES: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_ASCII: Final = {n: c if (c := chr(n)).isalnum() or c == "-" else " " for n in range(128)}


@lru_cache(maxsize=10_000)
def _plain(piece: str) -> str:
    """Lower-case letters without accents; a hyphen for any dash, a space for all else."""
    decoded = unescape(unquote(re.sub("%(?:25)+(?=..)", "%", piece)) if "%" in piece else piece)
    bare = normalize("NFKD", normalize("NFKD", decoded).casefold()).translate(_STROKES)
    kept = "".join(c for c in _UNSEEN.sub("", bare) if category(c) != "Cf")
    return "".join(
        c if c.isalnum() or category(c)[0] == "M" else "-" if category(c) == "Pd" else " "
        for c in normalize("NFC", kept)
    )


@lru_cache(maxsize=1_000)  # several names are looked for in one text after the other
def _compared(text: str, pieces: re.Pattern[str]) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text to compare, and where in the text each of its characters begins and ends."""
    if text.isascii() and pieces is _LETTER:
        return text.lower().translate(_ASCII), range(len(text)), range(1, len(text) + 1)
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces.finditer(text):
        for character in _plain(piece[0]):
            plain.append(character)
            starts.append(piece.start())
            ends.append(piece.end())
    return "".join(plain), starts, ends


def _words(name: str) -> list[str]:
    return _compared(name, _LETTER)[0].replace("-", " ").split()


def _spelt(words: Iterable[str], gap: str) -> str:
    """A pattern for words with that between them; any may be hyphenated at the end of a line."""
    return gap.join("(?:- *)?".join(map(re.escape, word)) for word in words)


def loose(name: str, *, last_first: bool = False) -> str:
    """A pattern for a name, also as a part of longer words where it is long enough to be told."""
    words = _words(name)
    if last_first:
        words = [*words[-1:], *words[:-1]]
    letters = "".join(words)
    if all(c == c.upper() and not c.isdigit() for c in letters) or len(letters) > 7:
        return _spelt(words, "[- ]*")  # without capitals, there are mostly no spaces either
    if len(letters) < 4:
        return _alone(_spelt(words, "[- ]*"))
    return f"{_spelt(words, '[- ]+')}|{_alone(_spelt(words, ''))}"


def whole_words(text: str, ending: int = 0) -> str:
    """A pattern for words that stand alone, or with an ending of so many letters at most.

    It is empty where they are hardly any.
    """
    words = _words(text)
    return _alone(_spelt(words, "[- ]+"), ending) if len("".join(words)) > 3 else ""


def _alone(pattern: str, ending: int = 0) -> str:
    """A pattern between no letters; digits may follow a word, as in the names of accounts."""
    beside = "- " if re.search("[0-9]", pattern) else "- 0-9"
    return f"(?<![^{beside}]){pattern}(?=[^- ]{{0,{ending}}}(?![^{beside}]))"


@frozen
class Names:
    """Patterns to look for, the first one first; they are told by their number."""

    rounds: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, patterns: Iterable[str], *others: Iterable[str]) -> Names:
        """Names by their patterns, of which none is empty, and others of them to look for later."""
        rounds = ("|".join(f"({pattern})" for pattern in some) for some in (patterns, *others))
        return cls(tuple(map(re.compile, rounds)))

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in the text."""
        plain = [_compared(text, pieces)[0] for pieces in _ways(text)]
        return any(pattern.search(way) for pattern in self.rounds for way in plain)

    def replaced(self, text: str, put: Callable[[int], str]) -> str:
        """The text with what `put` gives in the place of each, by its number."""
        for pattern in self.rounds:
            for pieces in _ways(text):
                text = _replaced(text, pattern, pieces, put)
        return text


def _replaced(
    text: str, pattern: re.Pattern[str], pieces: re.Pattern[str], put: Callable[[int], str]
) -> str:
    plain, starts, ends = _compared(text, pieces)
    new: list[str] = []
    done = 0
    for match in pattern.finditer(plain):
        if starts[match.start()] >= done and match.lastindex:
            new += [text[done : starts[match.start()]], put(match.lastindex - 1)]
            done = ends[match.end() - 1]
    return "".join([*new, text[done:]])


def _ways(text: str) -> Sequence[re.Pattern[str]]:
    """How to read a text: as it is, and where it may be encoded, as that."""
    return (_LETTER, _CODED) if "%" in text or "&" in text else (_LETTER,)
