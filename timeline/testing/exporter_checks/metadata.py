"""What an exporter says about itself."""

from __future__ import annotations

from typing import Any, Final, get_type_hints

from attrs import NOTHING, fields_dict

from timeline.errors import PluginError, did_you_mean
from timeline.exporter import Exporter
from timeline.losses import FIELDS
from timeline.plugins import Plugins
from timeline.testing.check import Checks, Fault
from timeline.testing.exporting import Subject

__all__ = ["METADATA"]

METADATA: Final[Checks[Subject]] = Checks()


@METADATA.add
def metadata_are_valid(subject: Subject) -> None:
    """The metadata have the form that the library wants."""
    try:
        subject.exporter.validate()
    except PluginError as error:
        raise Fault(str(error), why="the plugin would be listed as broken") from error


@METADATA.add
def it_has_a_title(subject: Subject) -> None:
    """There is a title for people, besides the name for the command."""
    if not subject.exporter.title.strip():
        raise Fault(
            f"{subject.name}.title is empty",
            why="`timeline formats` shows it, and reports say `3 events as …`",
            instead=f'title = "{subject.exporter.name.capitalize()}"',
        )


@METADATA.add
def it_has_a_docstring(subject: Subject) -> None:
    """The class has a docstring: which format it is, and by which standard."""
    if not (type(subject.exporter).__dict__.get("__doc__") or "").strip():
        raise Fault(
            f"{subject.name} has no docstring",
            why="it is what readers of the code and the generated docs learn of the format",
            instead='"""Comma-separated values (RFC 4180), a row an event."""',
        )


@METADATA.add
def it_has_a_media_type(subject: Subject) -> None:
    """The media type is the format's own and not the default."""
    made = (kind.__dict__ for kind in type(subject.exporter).__mro__ if kind.__module__ != _BASE)
    if not any("media_type" in names for names in made):
        raise Fault(
            f"{subject.name}.media_type is not set",
            why="servers and feed readers choose by it what to do with the output",
            instead='media_type = "text/csv"',
        )


_BASE: Final = "timeline.format"


@METADATA.add
def name_and_suffix_are_its_own(subject: Subject) -> None:
    """No other installed exporter has its name or one of its suffixes."""
    mine = subject.exporter
    for other in Plugins.installed().exporters():
        if type(other) is type(mine) or _path(other) == _path(mine):
            continue
        shared = sorted({*mine.suffixes} & {*other.suffixes})
        if other.name == mine.name or shared:
            what = f"the name '{mine.name}'" if other.name == mine.name else f"suffix {shared[0]}"
            raise Fault(
                f"the {what.removeprefix('the ')} is that of the exporter '{other.name}' already",
                why="two plugins that claim one name or suffix are refused, both of them",
                instead='suffix = ".mine.txt"  # a longer one may end as another does',
            )


def _path(exporter: Exporter) -> tuple[str, str]:
    """Where the class is from: a module may have been imported twice."""
    return type(exporter).__module__, type(exporter).__qualname__


@METADATA.add
def carries_names_fields(subject: Subject) -> None:
    """What it carries are fields of the model, each with a few words how."""
    for name, how in subject.exporter.carries.items():
        if name not in FIELDS:
            raise Fault(
                f"carries names '{name}', which is no field{did_you_mean(name, FIELDS)}",
                where=f"{subject.name}.carries",
                why="the table of what each format carries is made of it",
                instead='carries = {"event.title": "as the heading"}  # timeline.losses.FIELDS',
            )
        words: object = how  # a plugin may say anything
        if not isinstance(words, str) or not words.strip():
            raise Fault(
                f"carries does not say how it carries {name}",
                where=f"{subject.name}.carries",
                instead=f'"{name}": "in the second column"',
            )


@METADATA.add
def options_are_told(subject: Subject) -> None:
    """Every option has a line of help and a default of its own type."""
    kind: Any = subject.exporter.options
    hints = get_type_hints(kind)
    for name, attribute in fields_dict(kind).items():
        typed = f"{name}: {getattr(hints[name], '__name__', hints[name])}"
        if not attribute.metadata.get("help", "").strip():
            raise Fault(
                f"the option '{name}' has no help",
                where=kind.__name__,
                why="the command shows it with -O, and there is nothing else to learn it from",
                instead=f'{typed} = option({attribute.default!r}, "what it does, in a line")',
            )
        if attribute.default is NOTHING:
            raise Fault(
                f"the option '{name}' has no default",
                where=kind.__name__,
                why="an export without options would fail",
                instead=f'{typed} = option(…, "what it does, in a line")',
            )
    for name, hint in hints.items():
        value = getattr(kind(), name)
        if type(value) is not hint:
            raise Fault(
                f"the option '{name}' is {hint.__name__}, and its default is {value!r}",
                where=kind.__name__,
                why="the exporter gets another type where nobody gives the option",
                instead=f"{name}: {hint.__name__} = option(…)",
            )
