"""`Language`: the words of one language, and whether dates can be worded with them."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from timeline.errors import PluginError, visible

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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
        import tomllib  # what is dated in digits has no words

        try:
            return tomllib.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            wrong = f"the words of the language '{visible(self.code)}' cannot be read: {error}"
            raise PluginError(wrong) from error

    def validate(self) -> None:
        """Raise PluginError where the code is none, or a date could not be worded with the table.

        The message tells everything that is wrong.
        """
        import tomllib

        from timeline.when.languages.tables import wrong_in  # only a stranger's is looked at

        code: object = self.code
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise PluginError(f"the code of a language is {code!r}, and should be as 'it' is")
        model = tomllib.loads(Path(__file__).with_name("en.toml").read_text("utf-8"))
        if wrong := list(wrong_in(self.table, model)):
            raise PluginError(f"the words of the language '{code}': {'; '.join(wrong)}")
