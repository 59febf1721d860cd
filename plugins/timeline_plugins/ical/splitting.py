"""Several files in place of one, for importers with a limit: by year, month or number of entries.

Google takes about a thousand events, or one megabyte, of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from typing import Final

from attrs import define

from timeline import OptionError, Part
from timeline.calendar import Entry
from timeline.errors import visible

__all__ = ["check_split", "split"]

_LENGTHS: Final = {"year": 4, "month": 7}
"""How much of a day in ISO 8601 names the part that it is in."""


_OPEN: Final = ("..", "{..")
"""How a date begins that comes first in a timeline, and is shown on its last day."""
_DAYS: Final = timedelta(days=2)
"""How far apart the order of a timeline and that of the days may be."""


@define
class _Row:
    """A line of the index."""

    part: str
    count: int
    first: str
    last: str


def check_split(by: str) -> None:
    """Raise OptionError where it is no way to split."""
    is_number = by.isdecimal() and by.isascii() and len(by) < 10 and int(by) > 0
    if by and by not in _LENGTHS and not is_number:
        wrong = f"split is year, month, or a number of entries such as 1000, not '{visible(by)}'"
        raise OptionError(wrong)


def split(entries: Iterable[Entry], by: str, title: str) -> Iterator[Part | Entry | str]:
    """The entries with a `Part` before the first of each, and at the end the text of an index."""
    rows: list[_Row] = []
    for day, entry in _in_order(entries):
        if _begins(rows, day, by):
            part = f"{len(rows) + 1:03}" if by.isdecimal() else day[: _LENGTHS[by]]
            rows.append(_Row(part, 0, day, day))
            yield Part(part)
        row = rows[-1]
        row.count += 1
        row.first, row.last = min(row.first, day), max(row.last, day)
        yield entry
    yield Part("index", ".md")
    yield _index(rows, title)


def _in_order(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """The entries by the day on which they are shown, with that day.

    That is the order of a timeline but for two: what began nobody knows when comes first there, and
    is shown on its last day; a time without an offset may be shown a day earlier or later.
    """
    waiting: list[tuple[date, int, Entry]] = []
    reached = date.min
    for number, entry in enumerate(entries):
        day = entry.start.date() if isinstance(entry.start, datetime) else entry.start
        heappush(waiting, (day, number, entry))
        if not entry.when.startswith(_OPEN):
            reached = max(reached, day)
        while waiting and reached - waiting[0][0] > _DAYS:
            yield _pop(waiting)
    while waiting:
        yield _pop(waiting)


def _pop(waiting: list[tuple[date, int, Entry]]) -> tuple[str, Entry]:
    day, _, entry = heappop(waiting)
    return day.isoformat(), entry


def _begins(rows: list[_Row], day: str, by: str) -> bool:
    if not rows:
        return True
    if by.isdecimal():
        return rows[-1].count >= int(by)
    return day[: _LENGTHS[by]] != rows[-1].part


def _index(rows: list[_Row], title: str) -> str:
    named = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|&~" else c for c in title)
    table = [f"| {row.part} | {row.count} | {row.first} | {row.last} |\n" for row in rows]
    return "".join(
        [
            f"# {named}\n\n",
            "Each part is a calendar file of its own, beside this one and called after it.\n\n",
            "| part | entries | first day | last first day |\n|-|-|-|-|\n",
            *table,
        ]
    )
