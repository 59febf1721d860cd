"""The arguments that choose events, whatever the format they are read from."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.table import Choice
    from timeline.when import When

__all__ = ["add_choice", "choice_of"]


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add --between, --tag, --actor, --place, --kind and --where."""
    group = parser.add_argument_group(
        "which events", "All that are given must fit; of several --tag, one."
    )
    group.add_argument(
        "--between",
        metavar="FIRST/LAST",
        help="those that may have happened then, as 2024-01/2024-03, 2024/.. or 2024",
    )
    for name, text in (
        ("tag", "those with this tag"),
        ("actor", "those in which somebody of this name takes part or speaks"),
        ("place", "those at the place of this name"),
        ("kind", "events, statements or publications alone"),
    ):
        group.add_argument(
            f"--{name}", action="append", default=[], metavar=name.upper(), help=text
        )
    group.add_argument(
        "--where",
        metavar="CONDITION",
        help='a condition on columns, as "latitude > 48 and url is null"; see docs/tables.md',
    )


def choice_of(options: argparse.Namespace) -> Choice | None:
    """What the arguments ask for; None where nothing is left out. Raises UsageError."""
    given = (options.tag, options.actor, options.place, options.kind)
    if not any(given) and options.between is options.where is None:
        return None
    from timeline.table import Choice, Where  # most exports need it not

    return Choice(
        between=None if options.between is None else _span(options.between),
        tags=options.tag,
        actors=options.actor,
        places=options.place,
        kinds=options.kind,
        where=None if options.where is None else Where.parse(options.where),
    )


def _span(text: str) -> tuple[When, When]:
    """Two dates with a slash between them, one of them `..` where it is open, or one date."""
    from timeline.errors import DateError, UsageError, visible
    from timeline.when import When

    first, slash, last = text.partition("/")
    try:
        if not slash:
            return When.parse(text), When.parse(text)
        # an interval with an open end tells an open bound
        return (
            When.parse(text if first == ".." else first),
            When.parse(text if last == ".." else last),
        )
    except DateError as error:
        raise UsageError(
            f"--between is '{visible(text)}': {error}; write 2024-01/2024-03"
        ) from error
