"""The command `timeline`: one file a subcommand, nothing that a library user could not do.

Exit status: 0 done, 1 the input has mistakes or the output could not be made, 2 wrong usage.
"""

from timeline.cli.main import main, run

__all__ = ["main", "run"]
