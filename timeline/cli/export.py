"""`timeline export`: a timeline in another format."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from timeline.cli.choosing import add_choice, choice_of
from timeline.cli.input import add_input, add_locale, add_memory, load_input
from timeline.cli.splitting import add_split, refuse_jobs, write_split
from timeline.cli.writing import add_output, chosen_exporter, write_output

if TYPE_CHECKING:
    from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = "example: timeline export seeds/north-korea-troops.yaml -o troops.ics"
    add_input(parser)
    add_choice(parser)
    add_output(parser)
    add_split(parser)
    add_locale(parser)
    add_memory(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Export; what was done and lost is told on standard error."""
    plugins: Plugins = options.plugins
    exporter = chosen_exporter(options, plugins)
    choice = choice_of(options)
    if options.split_by:
        write_split(options, choice, exporter, plugins)
        return 0
    refuse_jobs(options)
    timeline = load_input(
        options, plugins, strict=options.strict, quiet=options.quiet, memory=options.memory
    )
    if choice:
        from timeline.table import chosen  # most exports need no tables

        timeline = chosen(timeline, choice)
    write_output(options, timeline, exporter, plugins)
    return 0
