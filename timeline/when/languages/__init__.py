"""The words of each language: a TOML table a language, named by its BCP 47 code."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from timeline.errors import UsageError, visible

__all__ = ["choose_locale", "has_words", "language", "languages"]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The codes that there are words for, in order."""
    tables = files(__name__).iterdir()
    names = (table.name for table in tables)
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


def has_words(locale: str) -> bool:
    """Whether there are words for a locale such as `id`, `pt-BR` or `en_GB.UTF-8`."""
    return _code(locale) in languages()


def choose_locale(wanted: str | None, fallback: str) -> str:
    """The wanted locale, or else the fallback, or else English, whichever there are words for.

    Raises UsageError where a locale is wanted that there are no words for.
    """
    if wanted is not None:
        language(wanted)
        return wanted
    return fallback if has_words(fallback) else "en"


def _code(locale: str) -> str:
    return locale.replace("_", "-").split(".")[0].split("-")[0].lower()


@lru_cache(maxsize=64)
def language(locale: str) -> dict[str, Any]:
    """The table of a locale. Raises UsageError if there is none."""
    code = _code(locale)
    if code not in languages():
        raise UsageError(
            f"there are no words for the language '{visible(locale)}' yet; "
            f"there are for {', '.join(languages())}"
        )
    return tomllib.loads((files(__name__) / f"{code}.toml").read_text("utf-8"))
