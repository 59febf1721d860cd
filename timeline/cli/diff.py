"""`timeline diff`: what changed in meaning between two timelines."""

from __future__ import annotations

import argparse
import sys

from timeline.cli.input import add_input_options, add_locale, load_input
from timeline.differences import Diff, diff
from timeline.errors import ReadError, UsageError
from timeline.plugins import Plugins

__all__ = ["configure", "run"]

SAME, DIFFERENT, TROUBLE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = (
        "Exit status: 0 where nothing changed, 1 where something did, 2 where a file cannot be"
        " read. Hidden sources are told, too."
    )
    parser.add_argument("old", metavar="A", help="a timeline; - is standard input")
    parser.add_argument("new", metavar="B", help="the timeline that it became")
    parser.add_argument(
        "--from", dest="reader", metavar="FORMAT", help="their format, if their names do not tell"
    )
    add_input_options(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="what to print"
    )
    add_locale(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the differences; whether there are any is the exit status, as of diff(1)."""
    if options.old == options.new == "-":
        raise UsageError("one of the two can be standard input, not both")
    plugins: Plugins = options.plugins
    try:
        old, new = (load_input(options, plugins, name) for name in (options.old, options.new))
    except ReadError as error:
        if options.traceback:
            raise
        print(error, file=sys.stderr)
        return TROUBLE
    found = diff(old, new, locale=options.locale)
    print(_rendered(found, options.format))
    return DIFFERENT if found else SAME


def _rendered(found: Diff, format: str) -> str:
    if format == "text":
        return found.text()
    if format == "markdown":
        return found.markdown()
    import msgspec  # the others need no exact numbers

    encoder = msgspec.json.Encoder(decimal_format="number")
    return msgspec.json.format(encoder.encode(found.plain()), indent=2).decode()
