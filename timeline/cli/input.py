"""The FILE argument that most subcommands share."""

from __future__ import annotations

import argparse
import io
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from timeline.cli.progress import progress
from timeline.sizes import MEMORY

if TYPE_CHECKING:  # the arguments alone are asked for by --help
    from timeline.losses import Losses
    from timeline.plugins import Plugins
    from timeline.timeline import Timeline

__all__ = [
    "add_input",
    "add_input_options",
    "add_locale",
    "add_memory",
    "load_input",
    "not_whole",
    "open_input",
    "pairs",
    "tell_unread",
]

_MOST: Final = 20


def add_input(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """Add FILE and --from."""
    nargs = "?" if optional else None
    parser.add_argument("file", nargs=nargs, metavar="FILE", help="a timeline; - is standard input")
    parser.add_argument(
        "--from", dest="reader", metavar="FORMAT", help="its format, if its name does not tell"
    )
    add_input_options(parser)


def add_memory(parser: argparse.ArgumentParser) -> None:
    """Add --memory."""
    parser.add_argument(
        "--memory",
        metavar="SIZE",
        default=MEMORY,
        help=f"what events that are not in order may take while they are sorted; {MEMORY} if not"
        " given, and the rest is sorted on disk",
    )


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """Add -I."""
    parser.add_argument(
        "-I",
        "--input-option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of the format that is read; timeline formats NAME lists them",
    )


def add_locale(parser: argparse.ArgumentParser) -> None:
    """Add --locale."""
    parser.add_argument(
        "--locale", metavar="CODE", help="language of the dates in words, such as id or pt-BR"
    )


def load_input(
    options: argparse.Namespace,
    plugins: Plugins,
    file: str | None = None,
    *,
    strict: bool = False,
    quiet: bool = False,
    memory: str = "",
) -> Timeline:
    """The timeline in FILE, or in one of several files; what is not read of it is told.

    With `strict` that is a LossError. With `memory`, a file is read as it is walked.
    """
    from timeline.api import load
    from timeline.errors import LossError, visible
    from timeline.losses import Losses
    from timeline.opening import open  # noqa: A004

    opened, reader = open_input(options, file)
    losses = Losses()
    name = options.file if file is None else file
    name = "standard input" if name == "-" else visible(name, 1000)
    # what a reader prints must not end up in an output that is piped
    with redirect_stdout(sys.stderr), progress(f"reading {name}", quiet=quiet):
        given = pairs(options.input_option)
        if memory and isinstance(opened, str):
            given["memory"] = memory
            timeline = open(opened, format=reader, losses=losses, plugins=plugins, **given)
        else:
            timeline = load(opened, format=reader, losses=losses, plugins=plugins, **given)
    if strict and losses:
        raise LossError(not_whole(losses, name))
    if not quiet:
        tell_unread(losses, "" if file is None else name)
    return timeline


def tell_unread(losses: Losses, name: str = "") -> None:
    """Tell on standard error what was not read, and of which file if there are several."""
    for line in _first(losses.summary()):
        print(f"not read: {name}: {line}" if name else f"not read: {line}", file=sys.stderr)


def not_whole(losses: Losses, name: str) -> str:
    """What was not read, where all of it should be."""
    return "\n".join([f"{name} cannot be read whole:", *_first(losses.summary())])


def _first(lines: list[str]) -> list[str]:
    """The lines, or the first of very many: a file may be of another kind altogether."""
    return lines if len(lines) <= _MOST else [*lines[:_MOST], f"and {len(lines) - _MOST} more"]


def pairs(given: list[str]) -> dict[str, Any]:
    """Options as they are typed, by name. Raises UsageError."""
    from timeline.errors import UsageError, visible

    chosen: dict[str, Any] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"'{visible(pair)}' is no option; write name=value")
        chosen[name] = value
    return chosen


def open_input(
    options: argparse.Namespace, file: str | None = None
) -> tuple[str | BinaryIO, str | None]:
    """FILE and its format. Standard input shows: JSON, JSON Lines, a calendar, YAML."""
    name: str = options.file if file is None else file
    if name != "-":
        return name, options.reader
    stream = io.BytesIO(sys.stdin.buffer.read())
    stream.name = "standard input"
    text = stream.getvalue().lstrip()
    begins = text[:1000]
    if begins[:1] == b"{":
        first, _, others = text.partition(b"\n")
        several = first.rstrip()[-1:] == b"}" and others.lstrip()[:1] == b"{"
        return stream, options.reader or ("jsonl" if several else "json")
    is_calendar = begins.upper().startswith(b"BEGIN:VCALENDAR")
    return stream, options.reader or ("ical" if is_calendar else "yaml")
