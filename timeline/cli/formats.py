"""`timeline formats`: what can be read and written, and all there is to know of one format."""

from __future__ import annotations

import argparse
import inspect
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
    parser.add_argument(
        "--markdown", action="store_true", help="tell all, as Markdown for the documentation"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a row for each format, or the whole of one; what is broken is told, too."""
    plugins: Plugins = options.plugins
    exporters = {exporter.name: exporter for exporter in plugins.exporters()}
    readers = {reader.name: reader for reader in plugins.readers()}
    names = sorted(exporters.keys() | readers.keys())
    if options.format is not None and options.format not in names:
        name = options.format
        remedy = did_you_mean(name, names) or f"; there are: {', '.join(names)}"
        raise UsageError(f"there is no format '{visible(name)}'{remedy}")
    if options.format is None and not options.markdown:
        rows = [("FORMAT", "", "SUFFIXES", "")]
        rows += [_row(name, exporters.get(name), readers.get(name)) for name in names]
        print(table(rows))
        print("\ntimeline formats NAME tells the options of a format and what it carries")
    for name in names if options.markdown or options.format else ():
        if options.format in (None, name):
            told = _markdown if options.markdown else _told
            for part in told(exporters.get(name), readers.get(name)):
                print(*(visible(line, 10_000) for line in part.split("\n")), sep="\n")
    for wrong in (*plugins.troubles(), *plugins.conflicts(Exporter, Reader), *plugins.clashes()):
        print(f"timeline: {wrong}", file=sys.stderr)
    return 0


def _row(name: str, exporter: Exporter | None, reader: Reader | None) -> tuple[str, str, str, str]:
    return name, _title(exporter, reader), _suffixes(exporter, reader), _does(exporter, reader)


def _told(exporter: Exporter | None, reader: Reader | None) -> Iterator[str]:
    """All that is known of a format."""
    title = visible(_title(exporter, reader))
    yield f"{_name(exporter, reader)}: {title}, {_does(exporter, reader)}"
    yield f"{_suffixes(exporter, reader)}, {_media_type(exporter, reader)}"
    for heading, options in _options(exporter, reader):
        yield f"\n{heading}"
        rows = [(f"  {name}={default}", takes, text) for name, default, takes, text in options]
        yield from table(rows).splitlines()
    if exporter and exporter.carries:
        yield "\nWhat it carries"
        carried = [(f"  {f}", how) for f in FIELDS if (how := exporter.carries.get(f))]
        yield from table(carried).splitlines()


def _markdown(exporter: Exporter | None, reader: Reader | None) -> Iterator[str]:
    """The same in Markdown, with what the class says of itself."""
    yield f"## {_name(exporter, reader)}\n"
    suffixes = " ".join(f"`{suffix}`" for suffix in _suffixes(exporter, reader).split())
    kind = f"{suffixes}, `{_media_type(exporter, reader)}`"
    yield f"{_title(exporter, reader)}, {_does(exporter, reader)}; {kind}.\n"
    yield f"{inspect.getdoc(type(exporter or reader))}\n"
    for heading, options in _options(exporter, reader):
        yield f"{heading}:\n\n| option | takes | what for |\n|-|-|-|"
        for name, default, takes, text in options:
            cells = (f"`{name}={default}`", takes, text)
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        yield ""
    if exporter and exporter.carries:
        yield "It carries\n"
        ways: dict[str, list[str]] = {}
        for name in FIELDS:
            if name in exporter.carries:
                ways.setdefault(exporter.carries[name], []).append(f"`{name}`")
        yield from (f"- {how}: {', '.join(names)}" for how, names in ways.items())
        yield ""


def _options(
    exporter: Exporter | None, reader: Reader | None
) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    """The options there are: a heading, and for each its name, default, values and help."""
    for thing, heading in (
        (exporter, "Options of what is written, as -O name=value"),
        (reader, "Options of what is read, as -I name=value"),
    ):
        if thing and (options := list(describe_options(thing.options))):
            yield heading, options


def _name(*things: Format | None) -> str:
    return next(thing.name for thing in things if thing)


def _title(*things: Format | None) -> str:
    return next((thing.title for thing in things if thing and thing.title), _name(*things))


def _media_type(*things: Format | None) -> str:
    return next(thing.media_type for thing in things if thing)


def _suffixes(*things: Format | None) -> str:
    suffixes = [suffix for thing in things if thing for suffix in thing.suffixes]
    return " ".join(dict.fromkeys(suffixes))


def _does(exporter: Exporter | None, reader: Reader | None) -> str:
    if exporter and reader:
        return "read and written"
    return "written" if exporter else "read"
