"""`timeline check`: whether a file is a timeline, and every mistake if it is not."""

from __future__ import annotations

import argparse

from timeline.cli.input import add_input, load_input
from timeline.cli.output import counted
from timeline.errors import visible
from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_input(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the file; mistakes are raised and told by the caller."""
    timeline = load_input(options, Plugins.installed())
    events, sources = counted(len(timeline), "event"), counted(len(timeline.sources), "source")
    name = "standard input" if options.file == "-" else visible(options.file)
    print(f"{name}: no mistakes; {events}, {sources}")
    return 0
