"""What a language's table is held to, so that no date can fail to be worded with it.

The table is a stranger's: a pattern may ask for what it is given and for nothing else, neither for
an attribute of it nor for a width.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any, Final, TypeAlias, TypeGuard

from attrs import field, frozen

from timeline.errors import did_you_mean, visible

__all__ = ["wrong_in"]

_SECTIONS: Final = ("date", "phrase")
_IN_NO_CASE: Final = frozenset({
    ("noted", "date"), ("noted", "notes"), ("lacking", "date"), ("lacking", "notes"),
    ("of_one_year", "date"), ("estimate", "date"), ("month_unknown_day", "d"),
})  # fmt: skip
"""What phrases are given as words that are finished, which no case can change any more."""

_Asked: TypeAlias = tuple[str, str]  # what a pattern asks for, and in which case


def wrong_in(table: dict[str, Any], model: dict[str, Any]) -> Iterator[str]:
    """What the table lacks, or has otherwise than the model, a sentence each."""
    for name in sorted(table.keys() - {*_SECTIONS, "case", "contractions"}):
        yield f"there is no section [{visible(name)}]{did_you_mean(name, model)}"
    cases: object = table.get("case", {})
    if not _is_mapping(cases):
        yield f"'case' is {_shown(cases)} and should be sections such as [case.the]"
        cases = {}
    used: set[str] = set()
    known = frozenset(cases)
    for name in _SECTIONS:
        yield from _Section(name, model[name], known, used).wrong(table.get(name))
    for name, words in cases.items():
        section = _Section(f"case.{visible(name)}", model["date"], known, used, whole=False)
        yield from section.wrong(words)
    for name in sorted(known - used):
        yield f"no phrase asks for the case '{visible(name)}'; ask for one as in {{date:the}}"
    yield from _wrong_contractions(table.get("contractions", []))


def _wrong_contractions(pairs: object) -> Iterator[str]:
    for pair in _several(pairs):
        texts = _several(pair)
        if not (all(map(_is_text, texts)) and len(texts) == 2 and texts[0]):
            yield (
                f"one of the contractions is {_shown(pair)} and should be what is written out "
                "and what it melts into, as in ['a el', 'al']"
            )
        elif not "".join(texts).isprintable():
            yield f"one of the contractions is {_shown(pair)}, with characters that are not seen"


@frozen
class _Section:
    """One section beside that of the model."""

    name: str
    like: dict[str, Any]
    cases: frozenset[str]
    used: set[str]
    """The cases that patterns ask for."""
    whole: bool = field(default=True, kw_only=True)

    def wrong(self, words: object) -> Iterator[str]:
        if not _is_mapping(words):
            yield f"the section [{self.name}] is missing"
            return
        for key in sorted(self.like.keys() - words.keys()) if self.whole else ():
            yield f"[{self.name}] lacks '{key}'"
        for key, value in words.items():
            like = self.like.get(key)
            if like is None:
                remedy = did_you_mean(key, self.like)
                yield f"[{self.name}] has '{visible(key)}', which nothing asks for{remedy}"
            elif type(value) is not type(like) or not all(map(_is_text, _several(value))):
                shown = f"{_shown(value)} and should be as in English: {like!r}"
                yield f"[{self.name}] '{key}' is {shown}"
            elif len(_several(value)) != len(_several(like)):
                number, right = len(value), len(like)
                yield f"[{self.name}] '{key}' has {number} members and should have {right}"
            else:
                for wrong in self._wrong_patterns(key, _several(value), _several(like)):
                    yield f"[{self.name}] '{key}' {wrong}"

    def _wrong_patterns(self, key: str, patterns: list[str], like: list[str]) -> Iterator[str]:
        models = [{_told(name) for name, _ in _asked(pattern)} for pattern in like]
        known, told = set[str]().union(*models), set[str]()
        for pattern in patterns:
            try:
                asked = _asked(pattern)
            except ValueError as error:
                yield f"is {_shown(pattern)}, which is no pattern: {error}"
                return
            names = {_told(name) for name, _ in asked}
            yield from self._wrong_words(key, pattern, asked, known)
            for name in sorted(set[str].intersection(*models) - names):
                yield f"is {_shown(pattern)} and leaves out {{{name}}}"
            told |= names
        for name in sorted(known - told - set[str].intersection(*models)):
            yield f"leaves out {{{name}}}"

    def _wrong_words(
        self, key: str, pattern: str, asked: list[_Asked], known: set[str]
    ) -> Iterator[str]:
        if not pattern.isprintable():
            yield f"is {_shown(pattern)}, with characters that are not seen"
        for name, case in asked:
            if _told(name) not in known:
                has = f"there is {', '.join(f'{{{n}}}' for n in sorted(known))}" if known else ""
                yield f"asks for {{{visible(name)}}}; {has or 'nothing is put in here'}"
            elif case and (self.name != "phrase" or (key, name) in _IN_NO_CASE):
                yield f"asks for {{{name}:{visible(case)}}}; {{{name}}} has no cases here"
            elif case and case not in self.cases:
                remedy = did_you_mean(case, self.cases)
                yield f"asks for the case '{visible(case)}', which there is not{remedy}"
            elif case:
                self.used.add(case)


def _asked(pattern: str) -> list[_Asked]:
    """What a pattern asks for and in which cases. Raises ValueError where it is no pattern."""
    found: list[_Asked] = []
    for words, name, case, conversion in string.Formatter().parse(pattern):
        if set("{}") & set(words):
            raise ValueError("braces are for what is put in")
        if name is not None:
            found.append((f"{name}!{conversion}" if conversion else name, case or ""))
    return found


def _told(name: str) -> str:
    """What tells the same: the month of a day, and the month alone."""
    return "month" if name == "month_alone" else name


def _several(value: object) -> list[Any]:
    return value if _is_list(value) else [value]


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _shown(value: object) -> str:
    return visible(repr(value))
