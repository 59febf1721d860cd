"""The FILE argument that most subcommands share."""

from __future__ import annotations

import argparse
import io
import sys
from typing import BinaryIO

from timeline.api import load
from timeline.plugins import Plugins
from timeline.timeline import Timeline

__all__ = ["add_input", "add_locale", "load_input", "open_input"]


def add_input(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """Add FILE and --from."""
    nargs = "?" if optional else None
    parser.add_argument("file", nargs=nargs, metavar="FILE", help="a timeline; - is standard input")
    parser.add_argument(
        "--from", dest="reader", metavar="FORMAT", help="its format, if its name does not tell"
    )


def add_locale(parser: argparse.ArgumentParser) -> None:
    """Add --locale."""
    parser.add_argument(
        "--locale", metavar="CODE", help="language of the dates in words, such as id or pt-BR"
    )


def load_input(options: argparse.Namespace, plugins: Plugins, file: str | None = None) -> Timeline:
    """The timeline in FILE, or in one of several files."""
    opened, reader = open_input(options, file)
    return load(opened, format=reader, plugins=plugins)


def open_input(
    options: argparse.Namespace, file: str | None = None
) -> tuple[str | BinaryIO, str | None]:
    """FILE and its format. Standard input is JSON if it begins with a brace, else YAML."""
    name: str = options.file if file is None else file
    if name != "-":
        return name, options.reader
    stream = io.BytesIO(sys.stdin.buffer.read())
    stream.name = "standard input"
    is_json = stream.getvalue().lstrip()[:1] == b"{"
    return stream, options.reader or ("json" if is_json else "yaml")
