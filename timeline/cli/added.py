"""The subcommands that plugins add, guarded: a broken one ends nothing but itself."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stdout, suppress
from typing import TYPE_CHECKING, Final

import timeline

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]
    from collections.abc import Container

    from timeline.command import Command
    from timeline.plugins import Plugins

__all__ = ["ADDED", "add_commands"]

ADDED: Final = "what runs"
"""The attribute with what runs the command; no argument can be called so."""


def add_commands(
    commands: _SubParsersAction[argparse.ArgumentParser],
    taken: Container[str],
    plugins: Plugins,
    asked: str,
) -> None:
    """Add the commands of plugins to the parser: all, or the one that is asked for."""
    from timeline.errors import visible
    from timeline.remedies import remedy

    for command in _asked(asked, plugins) if asked else plugins.commands():
        if command.name in taken:
            print(_refused(command), file=sys.stderr)
            continue
        title = visible(command.title.replace("%", "%%"), 200)
        parser = commands.add_parser(
            command.name,
            help=title,
            description=f"{title[:1].upper()}{title[1:]}.",
        )
        if command.name == asked:
            try:
                # what it prints must not end up in an output that is piped
                with redirect_stdout(sys.stderr):
                    command.configure(parser)
            except (Exception, SystemExit) as error:
                wrong = f"the command '{command.name}' is broken: {remedy(error)}"
                raise timeline.PluginError(wrong) from error
        parser.set_defaults(**{"run": None, ADDED: _Run(command)})


def _asked(name: str, plugins: Plugins) -> list[Command]:
    """The command of that name; else all that there are, and what may have kept it away."""
    try:
        return [plugins.command(name)]
    except timeline.UsageError:
        for trouble in plugins.troubles():
            print(f"timeline: {trouble}", file=sys.stderr)
        return plugins.commands()


def _refused(command: Command) -> str:
    return f"timeline: a plugin brings the command '{command.name}', which has ours already"


class _Run:
    """What runs the command."""

    def __init__(self, command: Command) -> None:
        self.command = command

    def __call__(self, options: argparse.Namespace) -> int:
        from timeline.remedies import reason, shown

        try:
            # programs that it starts may write to the real standard output
            with suppress(OSError, AttributeError, ValueError):
                os.dup2(sys.stdout.fileno(), 1)
            status: object = self.command.run(options)
        except (timeline.TimelineError, KeyboardInterrupt, BrokenPipeError):
            raise
        except BaseException as error:  # SystemExit too: its status would not be ours
            wrong = f"the command '{self.command.name}' failed: {reason(error)}"
            raise timeline.PluginError(wrong) from error
        if not isinstance(status, int) or not 0 <= status <= 255:
            wrong = f"returned {shown(status)}, which is no exit status"
            raise timeline.PluginError(f"the command '{self.command.name}' {wrong}")
        return status
