"""Several files in place of one, for importers with a limit: by year, month or number of entries.

Google takes about a thousand events, or one megabyte, of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define

from timeline import OptionError, Part
from timeline.calendar import Entry
from timeline.errors import visible

__all__ = ["check_split", "split"]

_LENGTHS: Final = {"year": 4, "month": 7}
"""How much of a day in ISO 8601 names the part that it is in."""


@define
class _Row:
    """A line of the index."""

    part: str
    count: int
    first: str
    last: str


def check_split(by: str) -> None:
    """Raise OptionError where it is no way to split."""
    if by and by not in _LENGTHS and not (by.isdecimal() and by.isascii() and int(by) > 0):
        wrong = f"split is year, month, or a number of entries such as 1000, not '{visible(by)}'"
        raise OptionError(wrong)


def split(entries: Iterable[Entry], by: str, title: str) -> Iterator[Part | Entry | str]:
    """The entries with a `Part` before the first of each, and at the end the text of an index."""
    rows: list[_Row] = []
    for entry in entries:
        day = entry.start.isoformat()[:10]
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


def _begins(rows: list[_Row], day: str, by: str) -> bool:
    if not rows:
        return True
    if by.isdecimal():
        return rows[-1].count >= int(by)
    # a moment in UTC may be of the year before what is listed before it; no part begins twice
    return day[: _LENGTHS[by]] > rows[-1].part


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
