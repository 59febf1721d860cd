"""Dates as newspapers print them, in English or Indonesian words.

| words | EDTF |
|-|-|
| 18 October 2024; October 18, 2024; Friday (18/10/2024) | `2024-10-18` |
| 18–20 October 2024; from … to … | it lasted: `2024-10-18/2024-10-20` |
| between 18 and 20 October 2024 | one unknown day: `[2024-10-18..2024-10-20]` |
| each day from 18 to 20 October 2024 | `{2024-10-18..2024-10-20}` |
| 18 and 19 October 2024; 18 or 19 October 2024 | `{…,…}`; `[…,…]` |
| before, after 2024 | without it: `[..2023]`, `[2025..]` |
| by 2024; 2024 or later | with it: `[..2024]`, `[2024..]` |
| since 2024; until 2024 | it lasted: `2024/..`, `../2024` |
| from 2024 | it lasted, and the end is not told: `2024/` |
| around, perhaps, perhaps around 2024 | `2024~`, `2024?`, `2024%` |
| 1990s; 19th century; 44 BC; summer 2024 | `199X`; `[1801..1900]`; `-0043`; `2024-22` |
| 30 October 2024, 12:09 WIB | `2024-10-30T12:09+07:00[Asia/Jakarta]` |

What has two readings is refused: 03/04/2024 without `order`, 18/10/24, 1800s, a zone such as EST.
So is what has none that people agree on, such as early 2024, and a weekday that does not fit.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.errors import UsageError, visible
from timeline.when.notations.singles import complete, kinds_of, single
from timeline.when.notations.tokens import Order, Token, tokens_of
from timeline.when.notations.words import Words, words_of
from timeline.when.notations.written import ONE_OF, Written
from timeline.when.when import When

__all__ = ["from_plain"]

_ONE: Final = "([?~]*[A-Zp]+)"
_FRAMES: Final = tuple(
    (re.compile(pattern), template)
    for pattern, template in (
        (f"b{_ONE}&{_ONE}", ONE_OF),
        (f"e{_ONE}[-u]{_ONE}", "{{{}..{}}}"),
        (f"f?{_ONE}[-u]{_ONE}", "{}/{}"),
        (f"{_ONE}&{_ONE}", "{{{},{}}}"),
        (f"{_ONE}[|]{_ONE}", "[{},{}]"),
        (f"<{_ONE}", "[..{}]"),
        (f">{_ONE}", "[{}..]"),
        (f"={_ONE}", "[..{}]"),
        (f"{_ONE}l", "[{}..]"),
        (f"s{_ONE}", "{}/.."),
        (f"u{_ONE}", "../{}"),
        (f"f{_ONE}", "{}/"),
        (_ONE, "{}"),
    )
)
_STEPS: Final = {"<": -1, ">": 1}
_SIGNS: Final = {"": "", "~": "~", "?": "?", "?~": "%", "~?": "%"}
_UNITS: Final = ("years", "months", "days")
_SHIFTABLE: Final = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?|Y-?[0-9]+")


def from_plain(text: str, *, language: str = "en", order: Order | None = None) -> When:
    """The date of a text of nothing else. Raises DateError.

    `order` says what 03/04/2024 is, "dmy" or "mdy". Raises UsageError for a language that there
    are no words for.

    >>> str(from_plain("Sabtu (19/10/2024)", language="id"))
    '2024-10-19'
    """
    if order not in (None, "dmy", "mdy"):
        raise UsageError(f"the order is 'dmy' or 'mdy', not '{visible(str(order))}'")
    words = words_of(language)
    written = Written.of_text(text)
    tokens = tokens_of(written, words, order)
    for frame, template in _FRAMES:
        if match := frame.fullmatch(kinds_of(tokens)):
            groups = [tokens[slice(*match.span(n))] for n in range(1, frame.groups + 1)]
            dates = _dates(written, words, groups)
            if template != "{}" and any(date.startswith("[") for date in dates):
                written.fail(
                    "a century stands alone; write its years: 1801–1900", at=groups[0][0].at
                )
            if step := _STEPS.get(tokens[0].kind):
                dates = [_beside(written, date, step) for date in dates]
            return written.when(written.filled(template, dates))
    if not tokens:
        written.fail(f"there is no date here; write it as in {words.example}")
    written.fail(
        f"these words make no date together; write it as in {words.example}", at=tokens[0].at
    )


def _dates(written: Written, words: Words, groups: list[list[Token]]) -> list[str]:
    """The EDTF of one date, or of two that may share their month, year or era."""
    signs = ["".join(token.kind for token in group if token.kind in "?~") for group in groups]
    dates = [[token for token in group if token.kind not in "?~"] for group in groups]
    if len(groups) == 2:
        if signs[0] and not signs[1]:
            written.fail("is the second one meant as well? say the word twice", at=groups[0][0].at)
        dates = list(complete(*dates))
    edtf = [single(written, words, date) for date in dates]
    for sign, group in zip(signs, groups, strict=True):
        if sign not in _SIGNS:
            written.fail("say it once", at=group[0].at)
    return [_signed(text, _SIGNS[sign]) for text, sign in zip(edtf, signs, strict=True)]


def _signed(text: str, sign: str) -> str:
    if not text.startswith("["):
        return text + sign
    first, last = text[1:-1].split("..")
    return f"[{first}{sign}..{last}{sign}]"


def _beside(written: Written, text: str, step: int) -> str:
    """The year, month or day next to that one, as fine as it is."""
    if not _SHIFTABLE.fullmatch(text):
        written.fail("before and after take a sure day, month or year; write the last or first one")
    unit = _UNITS[text.count("-", 1) if text[0] != "Y" else 0]
    return written.moved(text, unit, step)
