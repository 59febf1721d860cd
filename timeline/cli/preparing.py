"""The arguments with which a timeline is prepared before it is written: --prepare and -P."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.cli.input import pairs

if TYPE_CHECKING:  # the arguments alone are asked for by --help
    from timeline.losses import Losses
    from timeline.plugins import Plugins
    from timeline.timeline import Timeline

__all__ = ["add_preparers", "prepared", "steps"]


def add_preparers(parser: argparse.ArgumentParser) -> None:
    """Add --prepare and -P."""
    parser.add_argument(
        "--prepare",
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="change the timeline first, as redact does; several are done in their order",
    )
    parser.add_argument(
        "-P",
        "--prepare-option",
        action="append",
        default=[],
        metavar="NAME.OPTION=VALUE",
        help="another option of what prepares",
    )


def prepared(
    options: argparse.Namespace, timeline: Timeline, plugins: Plugins, losses: Losses
) -> Timeline:
    """What the preparers make of the timeline, one after the other."""
    from timeline.api import prepare

    for name, given in steps(options, plugins):
        timeline = prepare(
            timeline, name, locale=options.locale, losses=losses, plugins=plugins, **given
        )
    return timeline


def steps(options: argparse.Namespace, plugins: Plugins) -> Iterator[tuple[str, dict[str, Any]]]:
    """The preparers that are asked for, each with its options."""
    asked: list[tuple[str, str | None]] = []
    for text in options.prepare:
        name, equals, value = text.partition("=")
        asked.append((name, value if equals else None))
    further = _further(options.prepare_option, [name for name, _ in asked])
    for name, value in asked:
        given = dict(further.get(name, {}))
        if value is not None:
            given[_first_option(name, plugins)] = value
        yield name, given


def _further(given: list[str], names: list[str]) -> dict[str, dict[str, Any]]:
    """The options of -P by the name of their preparer."""
    from timeline.errors import UsageError, did_you_mean, visible

    further: dict[str, dict[str, Any]] = {}
    for key, value in pairs(given).items():
        name, dot, option = key.partition(".")
        if not dot:
            raise UsageError(f"'{visible(key)}' is no option; write NAME.OPTION=VALUE")
        if name not in names:
            remedy = did_you_mean(name, names) or f"; add --prepare {visible(name)}"
            raise UsageError(f"an option is for '{visible(name)}', which is not asked for{remedy}")
        further.setdefault(name, {})[option] = value
    return further


def _first_option(name: str, plugins: Plugins) -> str:
    from attrs import fields

    from timeline.errors import UsageError

    options = fields(plugins.preparer(name).options)
    if not options:
        raise UsageError(f"'{name}' takes no value; write --prepare {name}")
    return str(options[0].name)
