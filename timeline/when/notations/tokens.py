"""The words and numbers of a plain date, each with a letter for what it is and its place.

| letter | what | letter | what |
|-|-|-|-|
| D | a number of one or two digits | F | a whole date in digits, as EDTF |
| N | a number of three digits | T | a time of day |
| Y | a number of four digits or more | p | am, pm |
| O | an ordinal, 19th | Z | an offset |
| S | a decade, 1990s | I | the name of a zone |

The letters of words are those of `KINDS`, and M, W and P for months, weekdays and parts of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from attrs import frozen

from timeline.when.notations.words import Words, folded
from timeline.when.notations.written import Written

__all__ = ["Order", "Token", "tokens_of"]

Order: TypeAlias = Literal["dmy", "mdy"]

_ZONES: Final = {
    "WIB": "+07:00[Asia/Jakarta]",
    "WITA": "+08:00[Asia/Makassar]",
    "WIT": "+09:00[Asia/Jayapura]",
}
"""Abbreviations that mean one zone and no other."""

_GAP = re.compile(r"[\s,.()]+")
_DIGITS = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})(?![\w/])")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?![0-9:])")
_OFFSET = re.compile(
    r"(?:UTC|GMT|Z)(?!\w)(?:\s*([+−-])([0-9]{1,2})(?::?([0-9]{2}))?)?(?!\w)|"
    r"(\+)([0-9]{2}):([0-9]{2})(?!\w)"  # with a minus it may be the end of a range of times
)  # fmt: skip
_ZONE_NAME = re.compile(r"[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+)+")
_NUMBER = re.compile(r"[0-9]{1,12}(?!\w)")
_DASH = re.compile("[-–—‒―]")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+|.", re.DOTALL)


@frozen
class Token:
    """A word or a number, the letter of its kind, and what EDTF makes of it."""

    kind: str
    value: str
    at: int


def tokens_of(written: Written, words: Words, order: Order | None) -> list[Token]:
    """Everything that the text says, in order. Raises DateError at the first thing unknown."""
    return [token for token in _tokens(written, words, order) if token.kind not in ("", "@")]


def _tokens(written: Written, words: Words, order: Order | None) -> Iterator[Token]:
    text, at, last = written.text, 0, ""
    while at < len(text):
        if gap := _GAP.match(text, at):
            at = gap.end()
            continue
        kind, value, at_end = _next(written, words, order, at, last)
        yield Token(kind, value, at)
        at, last = at_end, kind


def _next(
    written: Written, words: Words, order: Order | None, at: int, last: str
) -> tuple[str, str, int]:
    """The letter and value of what stands there, and where it ends."""
    text = written.text
    if last in ("T", "p") and (match := _OFFSET.match(text, at)):
        return "Z", _offset(match), match.end()
    if (match := _DIGITS.match(text, at)) and last != "@":  # pukul 12.09.30 is a time
        return "F", _in_order(written, match, order), match.end()
    if match := words.decade.match(text, at):
        return "S", re.sub("[^0-9]", "", match[0]), match.end()
    if match := words.ordinal.match(text, at):
        return "O", re.sub("[^0-9]", "", match[0]), match.end()
    if match := _TIME.match(text, at):
        seconds = f":{match[3]}" if match[3] else ""
        fraction = f".{match[4]}" if match[4] else ""
        return "T", f"{int(match[1]):02}:{match[2]}{seconds}{fraction}", match.end()
    if match := _NUMBER.match(text, at):
        kind = "D" if len(match[0]) < 3 else "N" if len(match[0]) == 3 else "Y"
        return kind, match[0], match.end()
    if match := _ZONE_NAME.match(text, at):
        return "I", match[0], match.end()
    if match := words.phrases.match(text, at):
        kind, value = words.meanings.get(folded(match[0]), ("", ""))
        if kind == "v":
            written.fail(
                "nobody has agreed on where that begins and ends; write the months or days "
                "that are meant, as in 2024-10-01/2024-10-10", match[0], at
            )  # fmt: skip
        return kind, value, match.end()
    if match := _DASH.match(text, at):
        return "-", "", match.end()
    return _zone(written, words, at, last)


def _zone(written: Written, words: Words, at: int, last: str) -> tuple[str, str, int]:
    match = _WORD.match(written.text, at)
    assert match is not None  # every character is a word
    if match[0].upper() in _ZONES and last in ("T", "p"):
        return "Z", _ZONES[match[0].upper()], match.end()
    if last in ("T", "p") and match[0].isalpha():
        written.fail("that is not the name of one zone alone; write its offset, as in UTC+7",
                     "zone", at)  # fmt: skip
    written.fail(
        f"this is no word of a date in that language; write it as in {words.example}",
        f"'{match[0]}'", at,
    )  # fmt: skip


def _offset(match: re.Match[str]) -> str:
    sign, hours, minutes = match[1] or match[4], match[2] or match[5], match[3] or match[6]
    if not sign or not int(hours) + int(minutes or 0):
        return "Z"
    return f"{'+' if sign == '+' else '-'}{int(hours):02}:{minutes or '00'}"


def _in_order(written: Written, match: re.Match[str], order: Order | None) -> str:
    """The EDTF of a date in digits, where the order of its parts is certain or was told."""
    first, middle, last = match[1], match[3], match[4]
    if len(first) == 4 and len(last) <= 2:
        year, month, day = first, middle, last
    elif len(last) == 4 and len(first) <= 2:
        if order is None and int(first) <= 12 and int(middle) <= 12 and int(first) != int(middle):
            written.fail(
                "this is a day and a month in an order that nobody told; say order='dmy' or 'mdy'",
                "order", match.start(),
            )  # fmt: skip
        swapped = order == "mdy" or (order is None and int(middle) > 12)
        year, month, day = (last, first, middle) if swapped else (last, middle, first)
    else:
        written.fail("write all four digits of the year", "year", match.start())
    return written.date(int(year), int(month), int(day), at=match.start())
