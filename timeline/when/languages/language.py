"""`Language`: the words of one language, and whether its table is whole."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from attrs import field, frozen

from timeline.errors import PluginError, did_you_mean, visible

__all__ = ["Language"]

_CODE: Final = re.compile("[a-z]{2,3}")
_SECTIONS: Final = ("date", "phrase")


@frozen(slots=False)
class Language:
    """A language by its BCP 47 code without a region, and the TOML file with its words.

    The file is a path, or what `importlib.resources.files` gives; it is read once it is needed.
    docs/languages.md describes it.
    """

    code: str
    file: Traversable = field(eq=False)

    @cached_property
    def table(self) -> dict[str, Any]:
        """The words. Raises PluginError where the file is missing or is no TOML."""
        try:
            return tomllib.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            wrong = f"the words of the language '{visible(self.code)}' cannot be read: {error}"
            raise PluginError(wrong) from error

    def validate(self) -> None:
        """Raise PluginError where the code is none, or the table lacks something of English's."""
        code: object = self.code
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise PluginError(f"the code of a language is {code!r}, and should be as 'it' is")
        model = tomllib.loads((files(__package__ or "") / "en.toml").read_text("utf-8"))
        if wrong := list(_wrong(self.table, model)):
            raise PluginError(f"the words of the language '{self.code}': {'; '.join(wrong)}")


def _wrong(table: dict[str, Any], model: dict[str, Any]) -> Iterator[str]:
    """What the table lacks, or has in another form than the model."""
    for name in table.keys() - {*_SECTIONS, "case", "contractions"}:
        yield f"there is no section [{name}]{did_you_mean(name, model)}"
    for section in _SECTIONS:
        yield from _wrong_words(section, table.get(section), model[section], whole=True)
    for name, words in table.get("case", {}).items():
        yield from _wrong_words(f"case.{name}", words, model["date"], whole=False)


def _wrong_words(section: str, words: Any, like: dict[str, Any], *, whole: bool) -> Iterator[str]:
    if not isinstance(words, dict):
        yield f"the section [{section}] is missing"
        return
    for key in sorted(like.keys() - words.keys()) if whole else ():
        yield f"[{section}] lacks '{key}'"
    for key, value in words.items():
        if key not in like:
            yield f"[{section}] has '{key}', which nothing asks for{did_you_mean(key, like)}"
        elif type(value) is not type(like[key]):
            yield f"[{section}] '{key}' is {value!r} and should be as in English: {like[key]!r}"
        elif isinstance(value, list) and len(value) != len(like[key]):
            yield f"[{section}] '{key}' has {len(value)} members and should have {len(like[key])}"
