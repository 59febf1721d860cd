"""The words of each language: a TOML table a language, named by its BCP 47 code.

Plugins add languages. They belong to the whole program, as codecs do: a date is worded the same
wherever it is worded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from timeline.errors import UsageError, visible
from timeline.when.languages.language import Language

__all__ = ["Language", "add_languages", "choose_locale", "has_words", "language", "languages"]


def _installed() -> Iterable[Language]:
    """Those of the plugins that are installed, which no lower floor has to know before."""
    found: Iterable[Language] = import_module("timeline.plugins").installed_plugins().languages()
    return found


_added: dict[str, Language] = {}
_sources: list[Callable[[], Iterable[Language]]] = [_installed]


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Language]:
    tables = Path(__file__).parent.glob("*.toml")
    found = [Language(table.stem, table) for table in tables]
    return {language.code: language for language in sorted(found, key=lambda found: found.code)}


def languages() -> tuple[str, ...]:
    """The codes that there are words for, in order."""
    _ask()
    return tuple(sorted(_shipped() | _added))


def add_languages(source: Callable[[], Iterable[Language]], *, alone: bool = False) -> None:
    """Take languages from there, but not before a code is met that there are no words for.

    Languages that there are words for already keep them. With `alone`, sources that were not asked
    yet are not asked any more.
    """
    if alone:
        _sources.clear()
    _sources.append(source)


def has_words(locale: str) -> bool:
    """Whether there are words for a locale such as `id`, `pt-BR` or `en_GB.UTF-8`."""
    return _find(_code(locale)) is not None


def choose_locale(wanted: str | None, fallback: str) -> str:
    """The wanted locale, or else the fallback, or else English, whichever there are words for.

    Raises UsageError where a locale is wanted that there are no words for.
    """
    if wanted is not None:
        language(wanted)
        return wanted
    return fallback if has_words(fallback) else "en"


def language(locale: str) -> dict[str, Any]:
    """The table of a locale. Raises UsageError if there is none."""
    found = _find(_code(locale))
    if found is None:
        raise UsageError(
            f"there are no words for the language '{visible(locale)}' yet; "
            f"there are for {', '.join(languages())}"
        )
    return found.table


def _code(locale: str) -> str:
    return locale.replace("_", "-").split(".")[0].split("-")[0].lower()


def _find(code: str) -> Language | None:
    shipped = _shipped().get(code)
    if shipped is None and code not in _added:
        _ask()
    return shipped or _added.get(code)


def _ask() -> None:
    """Take what the sources have; each is asked once, the last one first."""
    while _sources:
        for language in _sources.pop()():
            _added.setdefault(language.code, language)
