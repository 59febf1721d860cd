"""`timeline table`: what is in big timelines, and one table made of several."""

from __future__ import annotations

import argparse

from timeline import Command, hookimpl

__all__ = ["TableCommand", "timeline_commands"]


class TableCommand(Command):
    """Counts, converts, joins and removes what is there twice."""

    name = "table"
    title = "tell what is in a big timeline, or make one table of several"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.epilog = "example: timeline table big.jsonl more.csv --unique -o all.parquet"
        add = parser.add_argument
        add("files", metavar="FILE", nargs="+", help="timelines of any format")
        add("-o", "--output", metavar="OUT.parquet", help="write one table of all")
        add(
            "--unique",
            action="store_true",
            help="remove events that are there twice: by id, or by all else that they have",
        )
        add("--title", default="", help="the title of the table")
        add(
            "--memory",
            default="200MB",
            metavar="SIZE",
            help="how much the engine takes at most, as 1GB (%(default)s)",
        )

    def run(self, options: argparse.Namespace) -> int:
        from timeline_plugins.table.running import run  # `timeline --help` asks for the command

        return run(options)


@hookimpl
def timeline_commands() -> list[Command]:
    return [TableCommand()]
