"""How many rows there are for each day, tag or place, and between which seconds they begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from timeline.table.choice import Choice
from timeline.table.opened import Table
from timeline.table.order import EPOCH, MOST
from timeline.when import Day, When

__all__ = ["UNTAGGED", "Group", "by_day", "by_place", "by_tag"]

UNTAGGED: Final = "coalesce(len(list_distinct(tags)) = list_contains(tags, '')::INTEGER, true)"
"""That there is no tag, or an empty one alone."""

_COUNTED: Final = "count(*), min(_begin), max(_begin)"


@frozen
class Group:
    """Rows that have something in common."""

    count: int
    begins: tuple[int, int] | None = None
    """The least and the greatest `_begin` among them, of rows of a table."""


def by_day(table: Table, choice: Choice) -> Iterator[tuple[Day | None, Group]]:
    """Of each day on which events are listed; a day may come more than once."""
    condition, values = choice.sql()
    # what has no first day, or one that no column holds, is told by its text
    for first, text, *rest in table.ask(
        f"SELECT CASE WHEN _first > {-MOST - 1} THEN _first END AS first,"
        f' CASE WHEN _first <= {-MOST - 1} THEN "when" END AS text, {_COUNTED}'
        f" FROM {{rows}} WHERE {condition} GROUP BY first, text ORDER BY first, text",
        *values,
    ):
        day = When.parse(text).anchor if first is None else Day(first + EPOCH)
        yield day, _group(*rest)


def by_tag(table: Table, choice: Choice) -> Iterator[tuple[str, Group]]:
    """Of each tag, and of no tag."""
    condition, values = choice.sql()
    for tag, *rest in table.ask(
        f"SELECT tag, {_COUNTED} FROM (SELECT _begin, {UNTAGGED} AS untagged, unnest("
        f"CASE WHEN {UNTAGGED} THEN [''] ELSE list_distinct(tags) END) AS tag"
        f" FROM {{rows}} WHERE {condition}) WHERE untagged OR tag <> '' GROUP BY tag ORDER BY tag",
        *values,
    ):
        yield tag, _group(*rest)


def by_place(table: Table, choice: Choice) -> Iterator[tuple[str, Group]]:
    """Of each place that has a name, and of none."""
    condition, values = choice.sql()
    for place, *rest in table.ask(
        f"SELECT coalesce(place, '') AS name, {_COUNTED} FROM {{rows}} WHERE {condition}"
        " GROUP BY name ORDER BY name",
        *values,
    ):
        yield place, _group(*rest)


def _group(count: int, low: int, high: int) -> Group:
    return Group(count, (low, high))
