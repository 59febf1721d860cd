"""`timeline formats`: what can be read and written, with the options of each."""

from __future__ import annotations

import argparse

from timeline.cli.output import table
from timeline.exporter import Exporter
from timeline.options import describe_options
from timeline.plugins import Plugins
from timeline.reader import Reader

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print a row for each format, then the options of those that have some."""
    plugins = Plugins.installed()
    exporters = {exporter.name: exporter for exporter in plugins.exporters()}
    readers = {reader.name: reader for reader in plugins.readers()}
    rows = [("FORMAT", "", "SUFFIXES", "")]
    for name in sorted(exporters.keys() | readers.keys()):
        exporter, reader = exporters.get(name), readers.get(name)
        rows.append(
            (name, _title(exporter, reader), _suffixes(exporter, reader), _does(exporter, reader))
        )
    print(table(rows))
    for exporter in exporters.values():
        options = list(describe_options(exporter.options))
        if options:
            print(f"\nOptions of {exporter.name}:")
            print(table([(f"  -O {name}={default}", text) for name, default, text in options]))
    return 0


def _title(exporter: Exporter | None, reader: Reader | None) -> str:
    return next((thing.title for thing in (exporter, reader) if thing and thing.title), "")


def _suffixes(exporter: Exporter | None, reader: Reader | None) -> str:
    suffixes = [s for thing in (exporter, reader) if thing for s in thing.suffixes]
    return " ".join(dict.fromkeys(suffixes))


def _does(exporter: Exporter | None, reader: Reader | None) -> str:
    if exporter and reader:
        return "read and written"
    return "written" if exporter else "read"
