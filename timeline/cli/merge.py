"""`timeline merge`: several timelines as one."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from timeline.cli.input import add_input_options, add_locale, load_input
from timeline.cli.writing import add_output, chosen_exporter, write_output

if TYPE_CHECKING:
    from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = (
        "Entries of one id and sources of one address become one. Where the timelines contradict "
        "each other, every value is kept as a claim, and told on standard error."
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="timelines; - is standard input")
    parser.add_argument(
        "--from", dest="reader", metavar="FORMAT", help="their format, if their names do not tell"
    )
    add_input_options(parser)
    add_output(parser)
    parser.add_argument("--title", default="", help="the title of the outcome")
    parser.add_argument("--id", default="", help="the id of the outcome")
    add_locale(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Join the files and write the outcome; contradictions are told on standard error."""
    from timeline.merging import merged
    from timeline.text import for_screen

    plugins: Plugins = options.plugins
    exporter = chosen_exporter(options, plugins)
    timelines = [
        load_input(options, plugins, file, strict=options.strict, quiet=options.quiet)
        for file in options.files
    ]
    made = merged(*timelines, title=options.title, id=options.id, names=options.files)
    write_output(options, made.timeline, exporter, plugins)
    if not options.quiet:
        for note in made.notes:
            print(f"merged: {for_screen(str(note))}", file=sys.stderr)
    return 0
