"""The contract of an exporter: what it is and what it is handed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import field, frozen

from timeline.event import Event
from timeline.format import Format
from timeline.losses import Losses
from timeline.options import NoOptions
from timeline.timeline import Timeline

__all__ = ["ExportContext", "Exporter", "Part"]


@frozen(kw_only=True)
class ExportContext:
    """What an exporter is handed besides the timeline."""

    options: Any = field(factory=NoOptions)
    """An instance of the exporter's `options` class."""
    locale: str = "en"
    """The language of the words that the exporter adds, such as dates in words."""
    stamp: datetime | None = None
    """The time to call now, in UTC, from SOURCE_DATE_EPOCH; None leaves it to the data."""
    losses: Losses = field(factory=Losses)

    def lost(self, event: Event | str, field: str, why: str) -> None:
        """Say that the format cannot carry a fact, or changes it."""
        self.losses.add(event if isinstance(event, str) else event.id, field, why)


@frozen
class Part:
    """Yielded among the chunks, it begins another file beside the target.

    For the target `out.ics`, what follows `Part("2024")` goes into `out-2024.ics`, and what follows
    `Part("index", ".md")` into `out-index.md`.
    """

    name: str
    """Letters, digits and - _ . alone; no two parts are called the same."""
    suffix: str = ""
    """The end of the file's name; empty for that of the target."""


class Exporter(Format, ABC):
    """Turns a timeline into chunks of text or bytes.

    Set `name`, `suffix` and `media_type`, write `export`, and return an instance from the hook
    `timeline_exporters`.
    """

    @abstractmethod
    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str | bytes | Part]:
        """Yield the output in chunks; text is encoded as UTF-8.

        A `Part` among them begins a file of its own; where it comes first, the target itself is
        not written.

        Walk the timeline once and in order, open no files, use no clock but `context.stamp`, and
        call `context.lost` for what the format cannot carry.
        """
