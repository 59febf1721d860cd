"""`Language`: the words of one language, and whether dates can be worded with them."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from attrs import field, frozen

from timeline.errors import PluginError, visible
from timeline.when.languages.tables import wrong_in

__all__ = ["Language"]

_CODE: Final = re.compile("[a-z]{2,3}")


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
        """Raise PluginError where the code is none, or a date could not be worded with the table.

        The message tells everything that is wrong.
        """
        code: object = self.code
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise PluginError(f"the code of a language is {code!r}, and should be as 'it' is")
        model = tomllib.loads((files(__package__ or "") / "en.toml").read_text("utf-8"))
        if wrong := list(wrong_in(self.table, model)):
            raise PluginError(f"the words of the language '{code}': {'; '.join(wrong)}")
