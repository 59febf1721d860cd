"""`timeline export`: a timeline in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from timeline.api import chunks, make_context
from timeline.cli.input import add_input, add_locale, load_input
from timeline.cli.output import counted
from timeline.errors import UsageError, visible
from timeline.exporter import Exporter
from timeline.files import write_file
from timeline.losses import Losses
from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = "example: timeline export seeds/north-korea-troops.yaml -o troops.ics"
    add_input(parser)
    parser.add_argument("-o", "--output", metavar="OUT", help="the file; - is standard output")
    parser.add_argument("--to", metavar="FORMAT", help="the format; timeline formats lists them")
    parser.add_argument(
        "-O",
        "--option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of the format; timeline formats lists them",
    )
    add_locale(parser)
    parser.add_argument("--hidden", action="store_true", help="tell hidden sources, too")
    parser.add_argument("--strict", action="store_true", help="refuse if a fact would be lost")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not tell what was done")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Export; what was done and lost is told on standard error."""
    plugins = Plugins.installed()
    exporter = _exporter(options, plugins)
    timeline = load_input(options, plugins)
    context = make_context(exporter, timeline, options.locale, _chosen(options.option))
    body = chunks(exporter, timeline, context, hidden=options.hidden, strict=options.strict)
    if options.output in (None, "-"):
        whole = b"".join(body)  # all or nothing here too
        sys.stdout.buffer.write(whole)
    else:
        write_file(Path(options.output), body)
    if not options.quiet:
        _report(options.output, exporter, len(timeline), context.losses)
    return 0


def _exporter(options: argparse.Namespace, plugins: Plugins) -> Exporter:
    if options.to:
        return plugins.exporter(options.to)
    if options.output is None:
        raise UsageError("say where to with -o, as in -o out.ics, or which format with --to")
    if options.output == "-":
        raise UsageError("standard output has no suffix; say which format with --to")
    return plugins.exporter_for(options.output)


def _chosen(pairs: list[str]) -> dict[str, object]:
    """The -O options by name."""
    chosen: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"'{visible(pair)}' is no option; write -O name=value")
        chosen[name] = value
    return chosen


def _report(output: str | None, exporter: Exporter, count: int, losses: Losses) -> None:
    if output not in (None, "-"):
        name = exporter.title or exporter.name
        print(f"{visible(output or '')}: {counted(count, 'event')} as {name}", file=sys.stderr)
    for line in losses.summary():
        print(f"lost: {line}", file=sys.stderr)
