"""The output arguments that `export` and `merge` share, and what becomes of them."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any, Final

from timeline.cli.input import pairs
from timeline.cli.output import counted
from timeline.cli.preparing import add_preparers, prepared
from timeline.cli.progress import progress

if TYPE_CHECKING:  # the arguments alone are asked for by --help
    from pathlib import Path

    from timeline.exporter import Exporter, Part
    from timeline.losses import Losses
    from timeline.plugins import Plugins
    from timeline.timeline import Timeline

__all__ = ["add_output", "chosen_exporter", "names", "report", "write_output"]

_HELD: Final = 1 << 24  # bytes for standard output that are kept in memory
_STANDARD: Final = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add -o, --to, -O and what goes with them."""
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=_output, help="the file; - is standard output"
    )
    parser.add_argument("--to", metavar="FORMAT", help="the format; timeline formats lists them")
    parser.add_argument(
        "-O",
        "--option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of the format; timeline formats NAME lists them",
    )
    add_preparers(parser)
    parser.add_argument(
        "--publications", action="store_true", help="let dated sources stand on the timeline, too"
    )
    parser.add_argument("--hidden", action="store_true", help="tell hidden sources, too")
    parser.add_argument(
        "--update", action="store_true", help="take over what is needed from the file that is there"
    )
    parser.add_argument("--strict", action="store_true", help="refuse if a fact would be lost")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not tell what was done")


def _output(name: str) -> str:
    """The name of the output; standard output has several, and its number is not 1 here."""
    return "-" if name in _STANDARD else name


def chosen_exporter(options: argparse.Namespace, plugins: Plugins) -> Exporter:
    """The exporter that --to or the suffix of the output means. Raises UsageError."""
    from timeline.errors import UsageError

    if options.update and options.output in (None, "-"):
        raise UsageError("standard output cannot be updated; name a file with -o")
    if options.to:
        return plugins.exporter(options.to)
    if options.output is None:
        raise UsageError("say where to with -o, as in -o out.ics, or which format with --to")
    if options.output == "-":
        raise UsageError("standard output has no suffix; say which format with --to")
    return plugins.exporter_for(options.output)


def write_output(
    options: argparse.Namespace, timeline: Timeline, exporter: Exporter, plugins: Plugins
) -> None:
    """Write the timeline, whole or not at all; tell what was done and lost on standard error."""
    from tempfile import SpooledTemporaryFile

    from timeline.api import make_context, pieces, withheld
    from timeline.losses import Losses
    from timeline.targets import write_to

    losses = Losses()
    if options.publications:
        from timeline.published import with_publications

        timeline = with_publications(timeline)
    if not options.hidden:  # before a preparer of a stranger sees them
        timeline = withheld(timeline, losses)
    # all or nothing on standard output too, and no more than a little of it held
    with SpooledTemporaryFile(_HELD) as whole:
        # what a plugin prints must not end up in an output that is piped
        doing = f"writing {_named(options, exporter)}"
        with redirect_stdout(sys.stderr), progress(doing, quiet=options.quiet):
            timeline = prepared(options, timeline, plugins, losses)
            given = _given(options, exporter)
            context = make_context(exporter, timeline, options.locale, given, losses)
            # before the file is written, which may be the one that is read
            count = 0 if options.quiet else len(timeline)
            body = pieces(exporter, timeline, context, hidden=options.hidden, strict=options.strict)
            if options.output in (None, "-"):
                whole.writelines(_alone(exporter, body))
                files: list[Path] = []
            else:
                files = write_to(options.output, exporter, body, update=options.update)
        whole.seek(0)
        shutil.copyfileobj(whole, sys.stdout.buffer)
    sys.stdout.flush()  # on a terminal, what is told of it comes after it
    if not options.quiet:
        report(files, exporter, count, context.losses)


def _named(options: argparse.Namespace, exporter: Exporter) -> str:
    """What is written, in words."""
    from timeline.errors import visible

    return visible(exporter.name if options.output in (None, "-") else options.output, 1000)


def _given(options: argparse.Namespace, exporter: Exporter) -> dict[str, Any]:
    """The options of the format; with --update, the old file is one of them."""
    given = pairs(options.option)
    if options.update:
        from timeline.targets import previous

        given |= previous(exporter, options.output, given, "--update")
    return given


def _alone(exporter: Exporter, body: Iterator[bytes | Part]) -> Iterator[bytes]:
    """The chunks of what is one file. Raises UsageError for several."""
    from timeline.errors import UsageError
    from timeline.exporter import Part

    for piece in body:
        if isinstance(piece, Part):
            raise UsageError(f"{exporter.name} writes several files here; name one with -o")
        yield piece


def report(files: Sequence[Path], exporter: Exporter, count: int, losses: Losses) -> None:
    """Tell on standard error what was written and lost."""
    from timeline.errors import visible

    if files:
        name = visible(exporter.title or exporter.name)
        left_out = losses.events("event")
        done = (
            f"{count - left_out} of {counted(count, 'event')}"
            if left_out
            else counted(count, "event")
        )
        print(f"{names(files)}: {done} as {name}", file=sys.stderr)
    for line in losses.summary():
        print(f"lost: {line}", file=sys.stderr)


def names(files: Sequence[Path]) -> str:
    """The files in words; of many, the first ones."""
    from timeline.errors import visible

    told = [visible(str(file), 1000) for file in files]
    *others, last = told if len(told) <= 3 else [*told[:3], f"{len(told) - 3} more"]
    return f"{', '.join(others)} and {last}" if others else last
