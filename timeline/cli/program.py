"""The parser of the command line, and what becomes of errors."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

# what is needed of the library is imported then: help and the version need nothing of it
import timeline
from timeline.cli.added import ADDED, add_commands
from timeline.cli.interrupts import INTERRUPTED, leave_at_once, raise_interrupts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.plugins import Plugins

__all__ = ["main", "run"]

# Each is a file of this folder, and is imported when it is asked for: help needs none of them.
_COMMANDS = {
    "export": "write a timeline in another format",
    "show": "show a timeline in the terminal",
    "check": "tell mistakes, and what is probably not meant so",
    "merge": "join timelines into one, contradictions side by side",
    "diff": "tell what changed in meaning between two timelines",
    "formats": "list the formats that can be read and written",
    "plugins": "list the installed plugins",
    "schema": "print the JSON Schema of timeline files, for editors",
}


_OBJECTS = 50_000
"""So many new objects are made before Python looks for those that nobody needs; most are needed."""


def run() -> None:
    """Run the command with the arguments of the process, and exit."""
    gc.set_threshold(_OBJECTS)
    _keep_output()
    try:
        status = main()
    finally:
        leave_at_once()
        gc.freeze()  # what is left goes with the process; to look through it takes a while
    with suppress(OSError, ValueError, AttributeError):  # it was told, or there is none
        sys.stdout.flush()
    sys.stdout = sys.stderr  # what a plugin prints at the exit is no part of the output
    sys.exit(status)


def _keep_output() -> None:
    """Give standard output a number of its own: what else is written to 1 goes to standard error.

    Plugins, the libraries that they use and the programs that they start may write to it.
    """
    try:
        number = os.dup(sys.stdout.fileno())
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return  # one of the two is closed
    kept, buffering = sys.stdout, 1 if sys.stdout.isatty() else -1
    sys.stdout = open(  # noqa: PTH123, SIM115 - a number, open to the end
        number, "w", buffering, encoding=kept.encoding, errors=kept.errors
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; errors are sentences on standard error."""
    anywhere = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    _add_global(anywhere)
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked, rest = anywhere.parse_known_args(given)
    try:
        if sys.stdout is None or sys.stdin is None:
            wrong = "standard input and output are both needed; one of them is closed"
            raise timeline.UsageError(wrong)
        plugins = _found(_listed(asked.no_plugin), asked.plugin)
        options = _parsed(_parser(rest, plugins), rest)
        options.traceback, options.plugins = asked.traceback, plugins()
        options.plugin, options.no_plugin = asked.plugin, _listed(asked.no_plugin)
        _word_dates(options.plugins)
        raise_interrupts()
        status: int = vars(options).get(ADDED, options.run)(options)
        sys.stdout.flush()
    except KeyboardInterrupt as error:
        notes: list[str] = getattr(error, "__notes__", [])
        print(" ".join(["timeline: interrupted", *notes]), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read the output has gone; nobody is left to tell
        _silence()
        return 1
    except OSError as error:
        # files have been dealt with where they are read and written: this is standard output
        print(f"timeline: the output cannot be written: {error.strerror or error}", file=sys.stderr)
        _silence()
        return 1
    except Exception as error:
        if asked.traceback or not isinstance(error, timeline.TimelineError):
            raise
        return _told(error)
    return status


def _found(without: list[str], also: list[str]) -> Callable[[], Plugins]:
    """What finds the plugins once they are needed; at once, where a mistake could be told."""

    @cache
    def plugins() -> Plugins:
        from timeline.plugins import Plugins

        return Plugins.installed(without=without, also=also)

    if without or also:
        plugins()
    return plugins


def _word_dates(plugins: Plugins) -> None:
    """Let dates be worded in the languages of these plugins, and of no others."""
    from timeline.when import add_languages

    add_languages(plugins.languages, alone=True)


def _told(error: timeline.TimelineError) -> int:
    """Tell an error on standard error, and return the exit status."""
    from timeline.errors import visible

    # mistakes of a file begin with its name, everything else with ours
    told = str(error) if isinstance(error, timeline.ReadError) else f"timeline: {error}"
    lines = (visible(line, 10_000) for line in told.split("\n"))
    print("\n".join(lines), file=sys.stderr)
    return 2 if isinstance(error, timeline.UsageError | timeline.PluginError) else 1


def _parsed(parser: argparse.ArgumentParser, given: list[str]) -> argparse.Namespace:
    """The arguments; what turns them into values may be a plugin's, and raise anything."""
    try:
        return parser.parse_args(given)
    except Exception as error:
        if isinstance(error, timeline.TimelineError | OSError):
            raise
        from timeline.remedies import reason

        raise timeline.PluginError(f"the arguments cannot be read: {reason(error)}") from error


def _silence() -> None:
    """Let what is still in the buffer of standard output go nowhere."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _listed(lists: list[str]) -> list[str]:
    return [name.strip() for names in lists for name in names.split(",") if name.strip()]


def _add_global(parser: argparse.ArgumentParser) -> None:
    """Add what may stand before the subcommand and after it."""
    parser.add_argument(
        "--plugin",
        action="append",
        default=[],
        metavar="FILE",
        help="take a Python file as a plugin, which runs it",
    )
    parser.add_argument(
        "--no-plugin",
        action="append",
        default=[],
        metavar="NAME",
        help="leave a plugin, or all of a distribution, alone",
    )
    parser.add_argument("--traceback", action="store_true", help="show where an error arose")


def _parser(given: list[str], plugins: Callable[[], Plugins]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline",
        description="Event timelines that do not pretend to know more than their sources.",
    )
    parser.add_argument("--version", action="version", version=timeline.__version__)
    _add_global(parser)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = next((word for word in given if not word.startswith("-")), "")
    for name, text in _COMMANDS.items():
        if name != asked and asked in _COMMANDS and given[0] == asked:
            continue  # nobody asks for the others
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        if name == asked:
            import_module(f"timeline.cli.{name}").configure(command)
    if asked not in _COMMANDS and "--version" not in given:
        add_commands(commands, _COMMANDS, plugins(), asked)
    return parser
