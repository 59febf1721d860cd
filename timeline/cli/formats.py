"""`timeline formats`: what can be read and written, and all there is to know of one format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from timeline.cli.output import table
from timeline.errors import UsageError, did_you_mean, visible
from timeline.exporter import Exporter
from timeline.format import Format
from timeline.losses import FIELDS
from timeline.options import describe_options
from timeline.plugins import Plugins
from timeline.reader import Reader

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("format", nargs="?", metavar="NAME", help="tell all of one format")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a row for each format, or the whole of one; what is broken is told, too."""
    plugins: Plugins = options.plugins
    exporters = {exporter.name: exporter for exporter in plugins.exporters()}
    readers = {reader.name: reader for reader in plugins.readers()}
    names = sorted(exporters.keys() | readers.keys())
    if options.format is None:
        rows = [("FORMAT", "", "SUFFIXES", "")]
        rows += [_row(name, exporters.get(name), readers.get(name)) for name in names]
        print(table(rows))
        print("\ntimeline formats NAME tells the options of a format and what it carries")
    elif options.format in names:
        for line in _told(exporters.get(options.format), readers.get(options.format)):
            print(line)
    else:
        name = options.format
        remedy = did_you_mean(name, names) or f"; there are: {', '.join(names)}"
        raise UsageError(f"there is no format '{visible(name)}'{remedy}")
    for wrong in (*plugins.troubles(), *plugins.conflicts(Exporter, Reader)):
        print(f"timeline: {wrong}", file=sys.stderr)
    return 0


def _row(name: str, exporter: Exporter | None, reader: Reader | None) -> tuple[str, str, str, str]:
    return name, _title(exporter, reader), _suffixes(exporter, reader), _does(exporter, reader)


def _title(exporter: Exporter | None, reader: Reader | None) -> str:
    return next((thing.title for thing in (exporter, reader) if thing and thing.title), "")


def _suffixes(exporter: Exporter | None, reader: Reader | None) -> str:
    suffixes = [s for thing in (exporter, reader) if thing for s in thing.suffixes]
    return " ".join(dict.fromkeys(suffixes))


def _does(exporter: Exporter | None, reader: Reader | None) -> str:
    if exporter and reader:
        return "read and written"
    return "written" if exporter else "read"


def _told(exporter: Exporter | None, reader: Reader | None) -> Iterator[str]:
    """All that is known of a format."""
    thing = exporter or reader
    assert thing is not None
    yield f"{thing.name}: {_title(exporter, reader) or thing.name}, {_does(exporter, reader)}"
    yield f"{_suffixes(exporter, reader)}, {thing.media_type}"
    if exporter:
        yield from _options("Options of what is written, as -O name=value", exporter)
    if reader:
        yield from _options("Options of what is read, as -I name=value", reader)
    if exporter and exporter.carries:
        yield "\nWhat it carries"
        carried = [(f"  {f}", how) for f in FIELDS if (how := exporter.carries.get(f))]
        yield from table(carried).splitlines()


def _options(heading: str, thing: Format) -> Iterator[str]:
    if options := list(describe_options(thing.options)):
        yield f"\n{heading}"
        rows = [(f"  {name}={default}", takes, text) for name, default, takes, text in options]
        yield from table(rows).splitlines()
