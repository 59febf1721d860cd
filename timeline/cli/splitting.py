"""The arguments that split an export into files, and what becomes of them."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from timeline.cli.input import not_whole, pairs, tell_unread
from timeline.cli.preparing import steps
from timeline.cli.progress import progress
from timeline.cli.writing import names, report

if TYPE_CHECKING:  # the arguments alone are asked for by --help
    from timeline.exporter import Exporter
    from timeline.plugins import Plugins
    from timeline.table import Choice

__all__ = ["add_split", "refuse_jobs", "write_split"]


def add_split(parser: argparse.ArgumentParser) -> None:
    """Add --split-by and --jobs."""
    parser.add_argument(
        "--split-by",
        choices=("year", "month", "tag", "place"),
        help="write a file for each, as out-2024.ics, and an index",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="processes that write them; as many as processors, if nobody says and it is worth it",
    )


def refuse_jobs(options: argparse.Namespace) -> None:
    """Raise UsageError for --jobs where one file is written."""
    from timeline.errors import UsageError

    if options.jobs is not None:
        raise UsageError("--jobs is for the files of --split-by")


def write_split(
    options: argparse.Namespace, choice: Choice | None, exporter: Exporter, plugins: Plugins
) -> None:
    """Write the parts, whole or not at all; what was done and lost is told on standard error."""
    from timeline.errors import LossError, UsageError, visible
    from timeline.partitions import PartitionOptions, plan, write_partitions
    from timeline.table import Choice

    if options.output in (None, "-"):
        raise UsageError("several files need a name to be called after; give one with -o")
    if options.file == "-":
        raise UsageError("standard input can be read once only, and not in parts; name a file")
    if options.update:
        raise UsageError("several files cannot be updated; leave out --update or --split-by")
    name = visible(options.file, 1000)
    # what a plugin prints is no output
    with redirect_stdout(sys.stderr), progress(f"reading {name}", quiet=options.quiet):
        made = plan(
            options.file,
            exporter.name,
            PartitionOptions(
                split=options.split_by,
                output=options.output,
                options=pairs(options.option),
                locale=options.locale,
                hidden=options.hidden,
                publications=options.publications,
                strict=options.strict,
                choice=choice or Choice(),
                prepare=tuple(steps(options, plugins)),
                format=options.reader,
                reading=pairs(options.input_option),
                memory=options.memory,
                plugins=tuple(options.plugin),
                without=tuple(options.no_plugin),
            ),
            plugins=plugins,
        )
    if options.strict and made.unread:
        raise LossError(not_whole(made.unread, name))
    if not options.quiet:
        tell_unread(made.unread)
    doing = f"writing {visible(options.output, 1000)}"
    with redirect_stdout(sys.stderr), progress(doing, quiet=options.quiet):
        written = write_partitions(made, jobs=options.jobs, plugins=plugins)
    if options.quiet:
        return
    if written.continued:
        files = len(made.parts)
        print(f"continued: {written.continued} of {files} files were ready", file=sys.stderr)
    report(written.files, exporter, written.events, written.losses)
    if written.left:
        print(f"left from an earlier run: {names(written.left)}", file=sys.stderr)
