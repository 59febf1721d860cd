"""The contract of a command that a plugin adds to `timeline`."""

from __future__ import annotations

import argparse
from abc import ABC, abstractmethod

from timeline.named import Named

__all__ = ["Command"]


class Command(Named, ABC):
    """A subcommand. Return an instance from the hook `timeline_commands`.

    Its `name` is what people type after `timeline`, its `title` stands in the list of `--help`.
    """

    @abstractmethod
    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments to a parser of its own."""

    @abstractmethod
    def run(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit status: 0 done, 1 the input has mistakes, 2 wrong usage.

        `options` has what `configure` asked for, and as `options.plugins` the `Plugins` to use.
        Errors of the family of `TimelineError` are told as sentences.
        """
