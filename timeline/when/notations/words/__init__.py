"""The words that dates are read by: a TOML table a language, named by its BCP 47 code."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from timeline.errors import UsageError, visible

__all__ = ["Words", "words_of"]

KINDS: Final = {
    "about": "~", "perhaps": "?", "before": "<", "by": "=", "after": ">", "or_later": "l",
    "since": "s", "until": "u", "from": "f", "to": "-", "between": "b", "each_from": "e",
    "and": "&", "or": "|", "bce": "B", "ce": "A", "century": "C", "am": "p", "pm": "p",
    "clock": "@", "ignored": "", "vague": "v",
}  # fmt: skip
"""The words of a table, and the one letter that stands for each in the patterns of dates."""


@frozen
class Words:
    """The words of one language, ready for use."""

    phrases: re.Pattern[str]
    meanings: dict[str, tuple[str, str]]  # a phrase to its letter and its number or word
    weekdays: tuple[str, ...]  # as errors write them, Monday first
    decade: re.Pattern[str]
    ordinal: re.Pattern[str]
    example: str


def folded(phrase: str) -> str:
    """A phrase as the meanings have it: capitals, double spaces and the last stop are nothing."""
    return " ".join(phrase.casefold().split()).removesuffix(".")


@lru_cache(maxsize=64)
def words_of(language: str) -> Words:
    """The words of the language of that code. Raises UsageError if there are none."""
    tables = {table.name.removesuffix(".toml"): table for table in files(__name__).iterdir()
              if table.name.endswith(".toml")}  # fmt: skip
    if language not in tables:
        known = ", ".join(sorted(tables))
        raise UsageError(f"dates are not read in '{visible(language)}' yet, but in {known}")
    table = tomllib.loads(tables[language].read_text("utf-8"))
    meanings: dict[str, tuple[str, str]] = {}
    for section, letter in (("months", "M"), ("weekdays", "W"), ("parts_of_year", "P")):
        for number, phrases in table[section].items():
            meanings |= {folded(phrase): (letter, number) for phrase in phrases}
    for name, phrases in table["words"].items():
        meanings |= {folded(phrase): (KINDS[name], name) for phrase in phrases}
    longest_first = sorted(meanings, key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    ordinals = "|".join(_around("[0-9]{1,2}", *marks) for marks in table["numbers"]["ordinals"])
    return Words(
        phrases=re.compile(rf"(?:{either})(?!\w)\.?", re.IGNORECASE),
        meanings=meanings,
        weekdays=tuple(table["weekdays"][str(n)][0] for n in range(1, 8)),
        decade=re.compile(
            _around("[0-9]{2,4}", *table["numbers"]["decade"]) + r"(?!\w)", re.IGNORECASE
        ),
        ordinal=re.compile(rf"(?:{ordinals or '(?!)'})(?!\w)", re.IGNORECASE),
        example=table["example"],
    )


def _around(digits: str, before: str, after: str) -> str:
    return re.escape(before) + digits + re.escape(after)
