"""The files of a distribution: a template, filled in with a few words."""

from __future__ import annotations

import builtins
import json
import re
from importlib.resources import files
from string import Template
from typing import Final

from attrs import field, frozen

from timeline import UsageError
from timeline.text import clean_line
from timeline_plugins.new_plugin.licences import LICENCES

__all__ = ["Distribution"]

_MAIL: Final = r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_AUTHOR: Final = re.compile(rf"(?P<name>[^<>,]*[^<>, ])(?: ?<(?P<email>{_MAIL})>)?")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>&|~#])")

# what the files of the template import: a class of theirs cannot be called the same
_TAKEN: Final = frozenset(
    {"Event", "ExportContext", "Exporter", "ExporterSuite", "Iterator", "Plugins", "Timeline"}
)


@frozen(kw_only=True)
class Distribution:
    """A distribution that has yet to be written, as a few words tell it."""

    name: str
    """That of its format."""
    author: str = field(default="", converter=clean_line)
    """A name, or a name and an address: `A. Keeper <keeper@example.org>`."""
    description: str = field(default="", converter=clean_line)
    license: str = LICENCES[0]
    year: int | None = None
    """The year of the copyright; there need not be one."""

    def __attrs_post_init__(self) -> None:
        if self.author and not _AUTHOR.fullmatch(self.author):
            raise UsageError(
                "write the author as 'A. Keeper' or 'A. Keeper <keeper@example.org>', "
                "without commas"
            )

    @property
    def module(self) -> str:
        """The module that holds the exporter."""
        return f"timeline_{self.name.replace('-', '_')}"

    @property
    def suffix(self) -> str:
        """The end of the names of files in the format."""
        return f".{self.name.replace('-', '')}"

    def files(self) -> dict[str, str]:
        """The text of every file, by its path."""
        template = {
            ".github/workflows/test.yml": "workflow.yml",
            ".gitignore": "gitignore",
            "CHANGELOG.md": "CHANGELOG.md",
            "LICENSE": f"licences/{self.license}",
            "README.md": "README.md",
            "pyproject.toml": "pyproject.toml",
            "tests/test_conformance.py": "test_conformance.py",
            f"tests/test_{self.module}.py": "test_exporter.py",
            f"{self.module}.py": "exporter.py",
        }
        if self.license == "none":
            del template["LICENSE"]
        words = self._words()
        return {path: _text(source).substitute(words) for path, source in template.items()}

    def _words(self) -> dict[str, str]:
        """What stands for the placeholders of the template."""
        title = self.name.replace("-", " ").capitalize()
        made = "".join(part.capitalize() for part in self.name.split("-"))
        described = (
            self.description or f"{title}, a line for each event: a plugin for timeline-kit."
        )
        author = _AUTHOR.fullmatch(self.author)
        known = author.groupdict() if author else {}
        holder = known.get("name") or f"the authors of timeline-{self.name}"
        licensed = self.license != "none"
        copyright_ = " ".join(filter(None, ("Copyright", str(self.year or ""), holder)))
        people = ", ".join(f"{key} = {_quoted(text)}" for key, text in known.items() if text)
        terms = f'license = {_quoted(self.license)}\nlicense-files = ["LICENSE"]\n'
        return {
            "name": self.name,
            "module": self.module,
            "suffix": self.suffix,
            "title": title,
            "Class": f"{made}Format" if made in _TAKEN or hasattr(builtins, made) else made,
            "description_toml": _quoted(described),
            "description_md": _MARKDOWN.sub(r"\\\1", described),
            "authors_toml": f"authors = [{{ {people} }}]\n" if people else "",
            "license_toml": terms if licensed else "",
            "license_md": f"{self.license if licensed else 'None: all rights are reserved'}. "
            + _MARKDOWN.sub(r"\\\1", copyright_),
            "copyright": copyright_,
        }


def _text(source: str) -> Template:
    # they end in .tmpl so that no tool takes them for files of this repository
    path = files("timeline_plugins.new_plugin") / "template" / f"{source}.tmpl"
    return Template(path.read_text("utf-8"))


def _quoted(text: str) -> str:
    """Text as TOML has it; without control characters it is as in JSON."""
    return json.dumps(text, ensure_ascii=False)
