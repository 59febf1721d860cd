"""What is in a table, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline import Timeline
from timeline.table import Summary
from timeline.text import for_screen

__all__ = ["told"]

_WIDTH: Final = 40
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


def told(timeline: Timeline, found: Summary) -> Iterator[str]:
    """The summary, line by line."""
    yield for_screen(timeline.title)
    span = f", {found.first or '…'} to {found.last or '…'}" if found.first or found.last else ""
    yield f"{_counted(found.events, 'event')}{span}"
    kinds = [_counted(count, kind) for kind, count in found.kinds]
    yield f"kinds: {', '.join(kinds) or 'none'}"
    yield f"sources: {len(timeline.sources):,}"
    tags = [f"{for_screen(tag)} {count:,}" for tag, count in found.tags]
    more = found.all_tags - len(found.tags)
    yield f"tags: {', '.join(tags) or 'none'}{f' and {more:,} more' if more else ''}"
    yield ""
    yield from _bars(found)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _bars(found: Summary) -> Iterator[str]:
    counts = dict(found.years)
    most = max(counts.values(), default=0)
    labels = {year: _label(year, found.step) for year in counts}
    wide = max(map(len, labels.values()), default=0)
    digits = len(f"{most:,}")
    for year in range(min(counts, default=0), max(counts, default=-1) + 1, found.step):
        count = counts.get(year, 0)
        bar = _bar(count, most)
        label = labels.get(year) or _label(year, found.step)
        yield f"{label:>{wide}}  {count:>{digits},}  {bar}".rstrip()
    if found.undated:
        yield f"{found.undated:,} begin nobody knows when, or millions of years away"


def _label(year: int, step: int) -> str:
    return f"{year}" if step == 1 else f"{year}–{year + step - 1}"


def _bar(count: int, most: int) -> str:
    """A bar of blocks; what is there at all is seen."""
    eighths = max(1, round(count * _WIDTH * 8 / most)) if count else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
