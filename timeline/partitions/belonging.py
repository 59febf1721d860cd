"""That an event belongs to a partition: as a test, and as a condition for the engine of a table."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from attrs import frozen

from timeline.event import Event
from timeline.partitions.keys import Split, keys_of
from timeline.table.conditions import Condition, Sql
from timeline.table.grouping import UNTAGGED
from timeline.table.order import EPOCH, MOST
from timeline.when import Day

__all__ = ["Belongs"]

_FAR: Final = 2**62  # beyond it, a column may have been cut at its least or greatest number


@frozen(slots=False)
class Belongs(Condition):
    """That the event has this key."""

    split: Split
    key: str
    begins: tuple[int, int] | None = None
    """Between which seconds all of them begin; row groups outside are not even read."""

    @cached_property
    def _keys(self) -> Any:
        return keys_of(self.split)

    def test(self, event: Event) -> bool:
        return self.key in self._keys(event)

    def sql(self) -> Sql:
        condition, values = self._sql()
        if self.begins is None:
            return condition, values
        return f"(_begin BETWEEN ? AND ? AND {condition})", [*self.begins, *values]

    def _sql(self) -> Sql:
        if self.split is Split.TAG:
            if self.key:
                return "list_contains(tags, ?)", [self.key]
            return UNTAGGED, []
        if self.split is Split.PLACE:
            return ("place = ?", [self.key]) if self.key else ("place IS NULL", [])
        if not self.key:
            return "_first = ?", [-MOST - 1]  # and a few that have a last day: the test tells
        first, last = (day.number - EPOCH for day in _days(self.key, self.split))
        if not -_FAR < first <= last < _FAR:
            return "true", []
        low = [first, last]
        return (
            "(_first BETWEEN ? AND ? OR (_first = ? AND _last BETWEEN ? AND ?))",
            [*low, -MOST - 1, *low],
        )


def _days(key: str, split: Split) -> tuple[Day, Day]:
    """The first and the last day of a year or month."""
    if split is Split.YEAR:
        return Day.of(int(key), 1, 1), Day.of(int(key), 12, 31)
    head, _, tail = key.rpartition("-")
    year, month = int(head), int(tail)
    after = Day.of(year + 1, 1, 1) if month == 12 else Day.of(year, month + 1, 1)
    return Day.of(year, month, 1), Day(after.number - 1)
