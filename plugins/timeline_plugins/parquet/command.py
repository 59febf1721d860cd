"""`timeline table`: what is in big timelines, and one table made of several."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import timeline
from timeline import Command, Plugins, Timeline, UsageError
from timeline.table import Joined, Opened, Table, joined, open_table, summary, written
from timeline.text import for_screen
from timeline_plugins.parquet.telling import told

__all__ = ["TableCommand"]

_SUFFIX: Final = ".parquet"


class TableCommand(Command):
    """Counts, converts, joins and removes what is there twice."""

    name = "table"
    title = "tell what is in a big timeline, or make one table of several"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.epilog = "example: timeline table big.jsonl more.csv --unique -o all.parquet"
        parser.add_argument("files", metavar="FILE", nargs="+", help="timelines of any format")
        parser.add_argument("-o", "--output", metavar="OUT.parquet", help="write one table of all")
        parser.add_argument(
            "--unique",
            action="store_true",
            help="remove events that are there twice: by id, or by all else that they have",
        )
        parser.add_argument("--title", default="", help="the title of the table")
        parser.add_argument(
            "--memory",
            type=int,
            default=200,
            metavar="MB",
            help="how many megabytes the engine takes at most; 200 if not given",
        )

    def run(self, options: argparse.Namespace) -> int:
        output: str | None = options.output
        if output is not None and not output.lower().endswith(_SUFFIX):
            raise UsageError(f"a table is a Parquet file; call it {Path(output).stem}{_SUFFIX}")
        if options.memory < 50:
            raise UsageError("the engine needs 50 megabytes at least")
        given = [_opened(file, options) for file in options.files]
        if output is None and not options.unique and len(given) == 1 and type(given[0]) is Opened:
            [whole] = given
            _tell(whole, whole.table)
            return 0
        with joined(
            given, unique=options.unique, title=options.title, memory=options.memory
        ) as made:
            if output is not None:
                written(made.path, Path(output))
            _tell(made.head, Table(made.path, "the table", options.memory))
            _tell_removed(made)
        return 0


def _opened(file: str, options: argparse.Namespace) -> Timeline:
    plugins: Plugins = options.plugins
    if file.lower().endswith(_SUFFIX):
        return open_table(Path(file), memory=options.memory)
    return timeline.load(file, plugins=plugins)


def _tell(head: Timeline, table: Table) -> None:
    lines = [*told(head, summary(table.ask)), ""]
    # as bytes: a console of another encoding must not stop at the first block
    sys.stdout.buffer.write("\n".join(lines).encode())


def _tell_removed(made: Joined) -> None:
    if made.count:
        print(f"removed: {made.count:,} that were there twice", file=sys.stderr)
    for each in made.removed:
        print(f"removed: {for_screen(str(each))}", file=sys.stderr)
    if made.count > len(made.removed):
        print(f"removed: and {made.count - len(made.removed):,} more", file=sys.stderr)
