"""What a reader says about itself."""

from __future__ import annotations

from typing import Any, Final

from attrs import NOTHING, fields_dict

from timeline.errors import PluginError
from timeline.plugins import Plugins
from timeline.reader import Reader
from timeline.testing.check import Checks, Fault
from timeline.testing.reader_checks.subject import Subject

__all__ = ["METADATA"]

METADATA: Final[Checks[Subject]] = Checks()


@METADATA.add
def metadata_are_valid(subject: Subject) -> None:
    """The metadata have the form that the library wants."""
    try:
        subject.reader.validate()
    except PluginError as error:
        raise Fault(str(error), why="the plugin would be listed as broken") from error


@METADATA.add
def it_has_a_title(subject: Subject) -> None:
    """There is a title for people, besides the name for the command."""
    if not subject.reader.title.strip():
        raise Fault(
            f"{subject.name}.title is empty",
            why="`timeline formats` shows it",
            instead=f'title = "{subject.reader.name.capitalize()}"',
        )


@METADATA.add
def it_has_a_docstring(subject: Subject) -> None:
    """The class has a docstring: which format it reads, and by which standard."""
    if not (type(subject.reader).__dict__.get("__doc__") or "").strip():
        raise Fault(
            f"{subject.name} has no docstring",
            why="it is what readers of the code and the generated docs learn of the format",
            instead='"""Comma-separated values (RFC 4180), with a row of column names."""',
        )


@METADATA.add
def it_has_a_media_type(subject: Subject) -> None:
    """The media type is set, here or in the exporter of the same name."""
    formats = [type(subject.reader)]
    if subject.exporter is not None and subject.exporter.name == subject.reader.name:
        formats.append(type(subject.exporter))  # type: ignore[arg-type]
    made = [k for format_ in formats for k in format_.__mro__ if k.__module__ != "timeline.format"]
    if not any("media_type" in kind.__dict__ for kind in made):
        raise Fault(
            f"{subject.name}.media_type is not set",
            why="`timeline formats` shows it, and programs choose the reader by it",
            instead='media_type = "text/csv"',
        )


@METADATA.add
def name_and_suffix_are_its_own(subject: Subject) -> None:
    """No other installed reader has its name or one of its suffixes."""
    mine = subject.reader
    for other in Plugins.installed().readers():
        if _path(other) == _path(mine):
            continue
        shared = sorted({*mine.suffixes} & {*other.suffixes})
        if other.name == mine.name or shared:
            what = f"name '{mine.name}'" if other.name == mine.name else f"suffix '{shared[0]}'"
            raise Fault(
                f"the {what} is that of the reader '{other.name}' already",
                why="two plugins that claim one name or suffix are refused, both of them",
                instead='suffix = ".mine.csv"  # a longer one may end as another does',
            )


def _path(reader: Reader) -> tuple[str, str]:
    """Where the class is from: a module may have been imported twice."""
    return type(reader).__module__, type(reader).__qualname__


@METADATA.add
def options_are_told(subject: Subject) -> None:
    """Every option has a line of help and a default."""
    kind: Any = subject.reader.options
    for name, attribute in fields_dict(kind).items():
        if not str(attribute.metadata.get("help", "")).strip():
            raise Fault(
                f"the option '{name}' has no help",
                where=kind.__name__,
                why="the command shows it, and there is nothing else to learn it from",
                instead=f'{name}: str = option(";", "what stands between two columns")',
            )
        if attribute.default is NOTHING:
            raise Fault(
                f"the option '{name}' has no default",
                where=kind.__name__,
                why="a file that is read without options could not be read",
                instead=f'{name}: str = option(",", "what stands between two columns")',
            )
