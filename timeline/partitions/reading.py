"""The timeline that is split: read, prepared, and kept for the next partition of this process."""

from __future__ import annotations

import os
import pickle
import stat
from functools import lru_cache
from pathlib import Path
from typing import Final

from attrs import define, evolve, field

from timeline.api import prepare, withheld
from timeline.errors import Mistake, ReadError, UsageError, visible
from timeline.event import Event
from timeline.losses import Losses
from timeline.opening import open  # noqa: A004
from timeline.options import unreadable
from timeline.partitions.belonging import Belongs
from timeline.partitions.keys import Split, keys_of
from timeline.partitions.options import PartitionOptions
from timeline.plugins import Plugins, installed_plugins
from timeline.published import with_publications
from timeline.streamed import Streamed
from timeline.table import Choice, Opened, Where, chosen
from timeline.table.conditions import All
from timeline.timeline import Timeline
from timeline.when import add_languages

__all__ = ["Whole", "forget", "plugins_of", "state_of", "whole"]

_SMALL: Final = 1 << 26
"""Bytes of a file whose events are kept, if it is no table."""


@define
class Whole:
    """What is split, and what it lost before."""

    timeline: Timeline
    losses: Losses
    """What was withheld, and what preparing left out."""
    unread: Losses
    """What of the input was not read."""
    _groups: dict[Split, dict[str, list[Event]]] = field(
        factory=dict[Split, dict[str, list[Event]]]
    )

    def groups(self, split: Split) -> dict[str, list[Event]]:
        """The events of each key, of a timeline that is in memory."""
        if split not in self._groups:
            found: dict[str, list[Event]] = {}
            keys = keys_of(split)
            for event in self.timeline:
                for key in keys(event):
                    found.setdefault(key, []).append(event)
            self._groups[split] = found
        return self._groups[split]

    def part(self, options: PartitionOptions) -> Timeline:
        """The excerpt that a partition is."""
        belongs = Belongs(options.split, options.key, options.begins)
        if isinstance(self.timeline, Opened):
            choice = self.timeline.choice
            return Opened(self.timeline.table, self.timeline.head, _also(choice, belongs))
        if isinstance(self.timeline, Streamed):
            return self.timeline.where(belongs.test)
        events = self.groups(options.split).get(options.key, [])
        if len(events) == len(self.timeline):
            return self.timeline
        return self.timeline.with_events(lambda _: events, excerpt=True)


def _also(choice: Choice, belongs: Belongs) -> Choice:
    """The same choice, and what belongs to a partition alone."""
    if choice.where is None:
        return evolve(choice, where=Where("", belongs))
    both = All((choice.where.condition, belongs))
    return evolve(choice, where=Where(choice.where.text, both))


_kept: list[tuple[bytes, Plugins, Whole]] = []


def whole(
    table: str | os.PathLike[str], options: PartitionOptions, plugins: Plugins | None = None
) -> Whole:
    """The timeline in the file as it is split; the last one is kept. Raises what `load` raises."""
    plugins = plugins or plugins_of(options)
    state = state_of(table)
    same = evolve(options, key="", name="", begins=None, output="", strict=False)
    key = pickle.dumps((os.fspath(table), state, same))
    for kept, with_these, found in _kept:
        if kept == key and with_these is plugins:
            return found
    forget()
    made = _whole(table, options, plugins)
    _kept[:] = [(key, plugins, made)]
    return made


def forget() -> None:
    """Keep nothing any more."""
    _kept.clear()


def state_of(table: str | os.PathLike[str]) -> tuple[int, ...]:
    """What changes when the file does. Raises UsageError for what is none: it is read again."""
    name = os.fspath(table)
    try:
        state = Path(table).stat()
    except (OSError, ValueError) as error:
        raise ReadError([Mistake(unreadable(error), name)]) from error
    if stat.S_ISDIR(state.st_mode):
        raise ReadError([Mistake(unreadable(IsADirectoryError()), name)])
    if not stat.S_ISREG(state.st_mode):
        raise UsageError(f"{visible(name)} is no file, and can be read once only; name a file")
    return state.st_size, state.st_mtime_ns, state.st_ino


def _whole(table: str | os.PathLike[str], options: PartitionOptions, plugins: Plugins) -> Whole:
    losses, unread = Losses(), Losses()
    timeline = open(
        table,
        format=options.format,
        memory=options.memory,
        losses=unread,
        plugins=plugins,
        **dict(options.reading),
    )
    timeline = chosen(timeline, options.choice)
    if options.publications:
        timeline = with_publications(timeline)
    if not options.hidden:  # before a preparer of a stranger sees them
        timeline = withheld(timeline, losses)
    for name, given in options.prepare:
        timeline = prepare(
            timeline, name, locale=options.locale, losses=losses, plugins=plugins, **given
        )
    is_stream = isinstance(timeline, Streamed) and not isinstance(timeline, Opened)
    if is_stream and Path(table).stat().st_size <= _SMALL:  # one pass, and not one a partition
        timeline = evolve(timeline, events=timeline.events, excerpt=timeline.excerpt)
    return Whole(timeline, losses, unread)


def plugins_of(options: PartitionOptions) -> Plugins:
    """The plugins that the options ask for, their languages added."""
    if not options.plugins and not options.without:
        return installed_plugins()
    return _plugins(options.plugins, options.without)


@lru_cache(maxsize=1)
def _plugins(also: tuple[str, ...], without: tuple[str, ...]) -> Plugins:
    plugins = Plugins.installed(without=without, also=also)
    add_languages(plugins.languages, alone=True)
    return plugins
