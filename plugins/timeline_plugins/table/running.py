"""What `timeline table` does."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import timeline
from timeline import Plugins, Timeline, UsageError
from timeline.sizes import to_bytes
from timeline.table import Joined, Opened, Table, joined, open_table, summary, written
from timeline.text import for_screen
from timeline_plugins.table.telling import told

__all__ = ["run"]

_SUFFIX: Final = ".parquet"
_LEAST: Final = 50  # megabytes


def run(options: argparse.Namespace) -> int:
    """Tell what is in the files; write them as one table if that is wanted."""
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
    sys.stdout.flush()  # on a terminal, what is told of it comes after it


def _tell_removed(made: Joined) -> None:
    lines = [f"{made.count:,} that were there twice"] if made.count else []
    lines += [for_screen(str(each)) for each in made.removed]
    if made.count > len(made.removed):
        lines.append(f"and {made.count - len(made.removed):,} more")
    sys.stderr.write("".join(f"removed: {line}\n" for line in lines))
