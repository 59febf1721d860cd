"""The parser of the command line, and what becomes of errors."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import timeline
from timeline.cli import check, export, formats, plugins, show
from timeline.errors import PluginError, TimelineError, UsageError

__all__ = ["main", "run"]

_COMMANDS = (export, show, check, formats, plugins)


def run() -> None:
    """Run the command with the arguments of the process, and exit."""
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; errors are sentences on standard error."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except TimelineError as error:
        if options.traceback:
            raise
        print(f"timeline: {error}" if _is_short(error) else error, file=sys.stderr)
        return 2 if isinstance(error, UsageError | PluginError) else 1
    except BrokenPipeError:
        # whoever read the output has gone; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("timeline: interrupted", file=sys.stderr)
        return 130
    return status


def _is_short(error: TimelineError) -> bool:
    return "\n" not in str(error) and not isinstance(error, timeline.ReadError)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline",
        description="Event timelines that do not pretend to know more than their sources.",
    )
    parser.add_argument("--version", action="version", version=timeline.__version__)
    parser.add_argument("--traceback", action="store_true", help="show where an error arose")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
