"""`plan`: which partitions there are, and what each of them needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from timeline.losses import Losses
from timeline.partitions.keys import Split, day_key, in_order, keys_of
from timeline.partitions.names import names_of
from timeline.partitions.options import PartitionOptions
from timeline.partitions.reading import Whole, state_of, whole
from timeline.plugins import Plugins
from timeline.streamed import Streamed
from timeline.table import Opened
from timeline.table.grouping import Group, by_day, by_place, by_tag

__all__ = ["Plan", "plan"]


@frozen
class Plan:
    """The partitions of a timeline, in the order of the index."""

    table: str
    """The file that is split."""
    state: tuple[int, ...] = field(repr=False)
    """What changes when that file does."""
    title: str
    exporter: str
    options: PartitionOptions
    parts: tuple[PartitionOptions, ...]
    """The options for each of them; of those that a filter leaves empty, too."""
    largest_first: tuple[PartitionOptions, ...]
    """The same in the order in which several processes end soonest."""
    size: int
    """How many events they have together, as far as one can tell before."""
    losses: Losses = field(repr=False)
    """What is lost whatever is written: hidden sources, what preparing left out."""
    unread: Losses = field(repr=False)
    """What of the input was not read."""


def plan(
    table: str | os.PathLike[str],
    exporter: str,
    options: PartitionOptions,
    *,
    plugins: Plugins | None = None,
) -> Plan:
    r"""The partitions of the timeline in a file. Raises what `load` raises.

    A table is asked for its keys; of other formats all events are walked.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "two.csv"
    ...     _ = file.write_text("when,title\n2014,Crimea is taken\n2022-02-24,It begins\n")
    ...     made = plan(file, "ical", PartitionOptions(split="month", output="out.ics"))
    >>> [part.name for part in made.parts]
    ['2014-01', '2022-02']
    """
    state = state_of(table)
    read = whole(table, options, plugins)
    groups = dict(_joined(_groups(read, options.split)))
    names = names_of(groups, options.split)
    keys = sorted(groups, key=lambda key: in_order(key, options.split))
    parts = {
        key: evolve(options, key=key, name=names[key], begins=groups[key].begins) for key in keys
    }
    by_size = sorted(keys, key=lambda key: -groups[key].count)
    return Plan(
        table=os.fspath(table),
        state=state,
        title=read.timeline.title,
        exporter=exporter,
        options=options,
        parts=tuple(parts.values()),
        largest_first=tuple(parts[key] for key in by_size),
        size=sum(group.count for group in groups.values()),
        losses=read.losses,
        unread=read.unread,
    )


def _groups(read: Whole, split: Split) -> Iterator[tuple[str, Group]]:
    """The keys with what belongs to them; a key may come more than once."""
    timeline = read.timeline
    if isinstance(timeline, Opened):
        yield from _asked(timeline, split)
    elif isinstance(timeline, Streamed):
        keys = keys_of(split)
        counts: dict[str, int] = {}
        for event in timeline:
            for key in keys(event):
                counts[key] = counts.get(key, 0) + 1
        for key, count in counts.items():
            yield key, Group(count)
    else:
        for key, events in read.groups(split).items():
            yield key, Group(len(events))


def _asked(opened: Opened, split: Split) -> Iterable[tuple[str, Group]]:
    if split is Split.TAG:
        return by_tag(opened.table, opened.choice)
    if split is Split.PLACE:
        return by_place(opened.table, opened.choice)
    return (
        ("" if day is None else day_key(day, split), group)
        for day, group in by_day(opened.table, opened.choice)
    )


def _joined(groups: Iterable[tuple[str, Group]]) -> Iterator[tuple[str, Group]]:
    """Each key once."""
    found: dict[str, list[Group]] = {}
    for key, group in groups:
        found.setdefault(key, []).append(group)
    for key, several in found.items():
        yield key, Group(sum(group.count for group in several), _span(several))


def _span(groups: Sequence[Group]) -> tuple[int, int] | None:
    spans = [group.begins for group in groups if group.begins is not None]
    return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None
