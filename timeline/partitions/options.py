"""`PartitionOptions`: all that a process has to know to write one partition, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from timeline.partitions.keys import Split
from timeline.sizes import MEMORY
from timeline.table import Choice

__all__ = ["PartitionOptions"]


def _to_split(value: Split | str) -> Split:
    return Split(value)


@frozen(kw_only=True)
class PartitionOptions:
    """How a timeline is split and written, and which of the partitions is meant.

    It can be pickled and sent to another machine, where the input and the folder of the output are
    under the same names. `plan` fills in what is about one partition.
    """

    split: Split = field(converter=_to_split)
    """By what: year, month, tag or place."""
    output: str
    """The name that those of the files are made from: `out-2024.ics` for `out.ics`."""
    options: Mapping[str, object] = field(factory=dict[str, object])
    """The exporter's options."""
    locale: str | None = None
    hidden: bool = False
    """Whether to tell hidden sources, too."""
    publications: bool = False
    """Whether dated sources stand on the timeline, too."""
    strict: bool = False
    """Whether a loss is a LossError."""
    choice: Choice = field(factory=Choice)
    """Which events are wanted."""
    prepare: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """What changes the timeline before, by name and options."""

    format: str | None = None
    """The format of the input, if its name does not tell."""
    reading: Mapping[str, object] = field(factory=dict[str, object])
    """The reader's options."""
    memory: str | int = MEMORY
    """What events that are not in order may take while they are sorted."""
    plugins: tuple[str, ...] = ()
    """Python files that are plugins, too."""
    without: tuple[str, ...] = ()
    """Plugins that are left alone."""

    key: str = ""
    """The partition: a year, a month, a tag, the name of a place; empty for what has none."""
    name: str = ""
    """What its file is called after the hyphen."""
    begins: tuple[int, int] | None = None
    """Where its events are in a table: the least and the greatest `_begin`, to find them fast."""
