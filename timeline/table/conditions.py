"""Conditions on the columns of a row: each as a test of an event, and as an expression in SQL."""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from attrs import frozen

from timeline.event import Event
from timeline.table.rows import cell_of

__all__ = ["COMPARE", "All", "Compared", "Condition", "Has", "Missing", "Not", "Sql"]

Sql: TypeAlias = tuple[str, list[Any]]
"""An expression, and a value for each ? in it."""

COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_DAYS: Final = {"earliest": "_first", "latest": "_last"}


class Condition(ABC):
    """What is true of an event or not."""

    @abstractmethod
    def test(self, event: Event) -> bool:
        """Whether it is true of the event."""

    @abstractmethod
    def sql(self) -> Sql:
        """What is true of its row; null counts as not true."""


@frozen
class Compared(Condition):
    """That a column compares so with a value; days are numbers, counted from 1970."""

    column: str
    sign: str
    value: str | float

    def test(self, event: Event) -> bool:
        cell = cell_of(event, self.column)
        return cell is not None and COMPARE[self.sign](cell, self.value)

    def sql(self) -> Sql:
        if days := _DAYS.get(self.column):
            return f"({self.column} IS NOT NULL AND {days} {self.sign} ?)", [self.value]
        return f'"{self.column}" {self.sign} ?', [self.value]


@frozen
class Has(Condition):
    """That a text contains a text, or a list has it as a member."""

    column: str
    value: str
    is_list: bool

    def test(self, event: Event) -> bool:
        cell = cell_of(event, self.column)
        return cell is not None and self.value in cell

    def sql(self) -> Sql:
        function = "list_contains" if self.is_list else "contains"
        return f'{function}("{self.column}", ?)', [self.value]


@frozen
class Missing(Condition):
    """That there is no value in a column; an empty list is none."""

    column: str
    is_list: bool

    def test(self, event: Event) -> bool:
        cell = cell_of(event, self.column)
        return cell is None or (self.is_list and not cell)

    def sql(self) -> Sql:
        cell = f'"{self.column}"'
        return (f"coalesce(len({cell}), 0) = 0" if self.is_list else f"{cell} IS NULL"), []


@frozen
class Not(Condition):
    """That another one is not true."""

    inner: Condition

    def test(self, event: Event) -> bool:
        return not self.inner.test(event)

    def sql(self) -> Sql:
        expression, values = self.inner.sql()
        return f"NOT coalesce({expression}, false)", values


@frozen
class All(Condition):
    """That all of several are true, or with `any` one of them."""

    inner: tuple[Condition, ...]
    any: bool = False

    def test(self, event: Event) -> bool:
        results = (condition.test(event) for condition in self.inner)
        return any(results) if self.any else all(results)

    def sql(self) -> Sql:
        parts = [condition.sql() for condition in self.inner]
        word = " OR " if self.any else " AND "
        return f"({word.join(part for part, _ in parts)})", [v for _, some in parts for v in some]
