"""What is in a table, counted by the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from attrs import frozen

from timeline.table.order import EPOCH, MOST
from timeline.table.rows import FURTHEST
from timeline.when import Day

__all__ = ["Summary", "summary"]

_TAGS: Final = 10
_BARS: Final = 40  # how many a person looks at
_DAY: Final = "(_begin // 86400)"
_YEAR: Final = (
    f"CASE WHEN {_DAY} BETWEEN -{FURTHEST} AND {FURTHEST}"
    f" THEN year(DATE '1970-01-01' + {_DAY}::INTEGER) END"
)


@frozen
class Summary:
    """What is in a table."""

    events: int
    first: Day | None
    """The first day that any event can mean; None where no event has one."""
    last: Day | None
    kinds: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    """The most frequent ones, with how many events have them."""
    all_tags: int
    """How many different tags there are."""
    years: tuple[tuple[int, int], ...]
    """Events by the year that they are sorted at; of a long span, by the first of several years."""
    step: int
    """How many years are counted together."""
    undated: int
    """Events that begin nobody knows when, or millions of years away."""


def summary(ask: Callable[[str], list[tuple[Any, ...]]]) -> Summary:
    """What is in the table that `{rows}` means in the questions that `ask` answers."""
    [(events, first, last, low, high, dated)] = ask(
        f"""SELECT count(*),
          min(_first) FILTER (_first >= -{MOST}), max(_last) FILTER (_last < {MOST}),
          min({_YEAR}), max({_YEAR}), count({_YEAR})
        FROM {{rows}}"""
    )
    step = 1
    while dated and (high - low) // step >= _BARS:
        step *= 10
    counted = "SELECT {} AS value, count(*) AS n FROM {{rows}} {} GROUP BY value ORDER BY {}"
    years = ask(
        counted.format(
            f"(floor({_YEAR} / {step}.0) * {step})::BIGINT", f"WHERE {_YEAR} IS NOT NULL", "value"
        )
    )
    kinds = ask(counted.format("kind", "", "n DESC, value"))
    tags = ask(
        "SELECT tag, count(*) AS n, count(*) OVER () FROM"
        " (SELECT unnest(list_distinct(tags)) AS tag FROM {rows})"
        f" GROUP BY tag ORDER BY n DESC, tag LIMIT {_TAGS}"
    )
    return Summary(
        events=events,
        first=None if first is None else Day(first + EPOCH),
        last=None if last is None else Day(last + EPOCH),
        kinds=tuple(kinds),
        tags=tuple((tag, n) for tag, n, _ in tags),
        all_tags=tags[0][2] if tags else 0,
        years=tuple(years),
        step=step,
        undated=events - dated,
    )
