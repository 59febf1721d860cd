"""Names that stand in a timeline in two spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from timeline import Event, Timeline
from timeline.errors import visible
from timeline_plugins.checks.common import Path, folded

__all__ = ["misspelt"]


def misspelt(
    timeline: Timeline, names: Callable[[Event], Iterator[tuple[str, Path]]]
) -> Iterator[tuple[str, Event, Path]]:
    """The first use of every spelling that is not the usual one, with what is wrong with it."""
    found = [(name, event, path) for event in timeline for name, path in names(event)]
    usual = _usual(name for name, _, _ in found)
    told: set[str] = set()
    for name, event, path in found:
        better = usual[folded(name)]
        if name != better and name not in told:
            told.add(name)
            yield f"'{visible(name)}' is written '{visible(better)}' elsewhere", event, path


def _usual(names: Iterable[str]) -> dict[str, str]:
    """The most frequent spelling of each name; of those that are as frequent, the first."""
    usual: dict[str, str] = {}
    for name, _ in Counter(names).most_common():
        usual.setdefault(folded(name), name)
    return usual
