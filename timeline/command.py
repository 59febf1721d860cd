"""The contract of a command that a plugin adds to `timeline`."""

from __future__ import annotations

import argparse
from abc import ABC, abstractmethod

from timeline.errors import PluginError
from timeline.named import Named
from timeline.remedies import reason

__all__ = ["Command"]


class Command(Named, ABC):
    """A subcommand. Return an instance from the hook `timeline_commands`.

    Its `name` is what people type after `timeline`, its `title` stands in the list of `--help`.
    """

    def validate(self) -> None:
        """Raise PluginError where the metadata are wrong or the arguments cannot be added."""
        super().validate()
        try:
            parser = argparse.ArgumentParser(prog=f"timeline {self.name}")
            self.configure(parser)
            parser.format_help()
        except (Exception, SystemExit) as error:
            wrong = f"the arguments of the command '{self.name}' cannot be made: {reason(error)}"
            raise PluginError(wrong) from error

    @abstractmethod
    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments to a parser of its own."""

    @abstractmethod
    def run(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit status: 0 done, 1 the input has mistakes, 2 wrong usage.

        `options` has what `configure` asked for, and as `options.plugins` the `Plugins` to use.
        Errors of the family of `TimelineError` are told as sentences.
        """
