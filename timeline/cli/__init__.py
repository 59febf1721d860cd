"""The command `timeline`: one file a subcommand, nothing that a library user could not do.

Exit status: 0 done, 1 the input has mistakes or the output could not be made, 2 wrong usage.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.cli.interrupts import leave_at_once

__all__ = ["main", "run"]


def run() -> None:
    """Run the command with the arguments of the process, and exit."""
    leave_at_once()  # before what takes a while to import
    from timeline.cli import program

    program.run()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; errors are sentences on standard error."""
    from timeline.cli import program

    return program.main(arguments)
