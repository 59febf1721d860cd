"""`timeline table`: what is in big timelines, and one table made of several."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import timeline
from timeline import Command, Plugins, Timeline, UsageError
from timeline.sizes import MEMORY, to_bytes
from timeline.table import Joined, Opened, Table, joined, open_table, summary, written
from timeline.text import for_screen
from timeline_plugins.parquet.telling import told

__all__ = ["TableCommand"]

_SUFFIX: Final = ".parquet"
_LEAST: Final = 50  # megabytes


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
            default=MEMORY,
            metavar="SIZE",
            help=f"how much the engine takes at most, as 1GB; {MEMORY} if not given",
        )

    def run(self, options: argparse.Namespace) -> int:
        output: str | None = options.output
        if output is not None and not output.lower().endswith(_SUFFIX):
            raise UsageError(f"a table is a Parquet file; call it {Path(output).stem}{_SUFFIX}")
        memory = to_bytes(options.memory) // 1_000_000
        if memory < _LEAST:
            raise UsageError(f"the engine needs {_LEAST}MB of memory at least")
        given = [_opened(file, options, memory) for file in options.files]
        first = given[0]
        if isinstance(first, Opened) and len(given) == 1 and output is None and not options.unique:
            _tell(first, first.table)
            return 0
        with joined(given, unique=options.unique, title=options.title, memory=memory) as made:
            if output is not None:
                written(made.path, Path(output))
            _tell(made.head, Table(made.path, "the table", memory))
            _tell_removed(made)
        return 0


def _opened(file: str, options: argparse.Namespace, memory: int) -> Timeline:
    plugins: Plugins = options.plugins
    if file.lower().endswith(_SUFFIX):
        return open_table(Path(file), memory=memory)
    return timeline.open(file, memory=options.memory, plugins=plugins)


def _tell(head: Timeline, table: Table) -> None:
    lines = [*told(head, summary(table.ask)), ""]
    # as bytes: a console of another encoding must not stop at the first block
    sys.stdout.buffer.write("\n".join(lines).encode())


def _tell_removed(made: Joined) -> None:
    lines = [f"{made.count:,} that were there twice"] if made.count else []
    lines += [for_screen(str(each)) for each in made.removed]
    if made.count > len(made.removed):
        lines.append(f"and {made.count - len(made.removed):,} more")
    sys.stderr.write("".join(f"removed: {line}\n" for line in lines))
