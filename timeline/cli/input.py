"""The FILE argument that most subcommands share."""

from __future__ import annotations

import argparse
import io
import sys

from timeline.api import load
from timeline.plugins import Plugins
from timeline.timeline import Timeline

__all__ = ["add_input", "add_locale", "load_input"]


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add FILE and --from."""
    parser.add_argument("file", metavar="FILE", help="a timeline; - is standard input")
    parser.add_argument(
        "--from", dest="reader", metavar="FORMAT", help="its format, if its name does not tell"
    )


def add_locale(parser: argparse.ArgumentParser) -> None:
    """Add --locale."""
    parser.add_argument(
        "--locale", metavar="CODE", help="language of the dates in words, such as id or pt-BR"
    )


def load_input(options: argparse.Namespace, plugins: Plugins) -> Timeline:
    """The timeline in FILE. Standard input is JSON if it begins with a brace, else YAML."""
    if options.file != "-":
        return load(options.file, format=options.reader, plugins=plugins)
    stream = io.BytesIO(sys.stdin.buffer.read())
    stream.name = "standard input"
    is_json = stream.getvalue().lstrip()[:1] == b"{"
    return load(stream, format=options.reader or ("json" if is_json else "yaml"), plugins=plugins)
