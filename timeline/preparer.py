"""The contract of a preparer: what changes a timeline before it is exported."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from attrs import field, frozen

from timeline.event import Event
from timeline.losses import Losses
from timeline.named import Named
from timeline.options import NoOptions, check_options
from timeline.timeline import Timeline

__all__ = ["PrepareContext", "Preparer"]


@frozen(kw_only=True)
class PrepareContext:
    """What a preparer is handed besides the timeline."""

    options: Any = field(factory=NoOptions)
    """An instance of the preparer's `options` class."""
    locale: str = "en"
    """The language of the words that the export will add."""
    losses: Losses = field(factory=Losses)

    def lost(self, event: Event | str, field: str, why: str) -> None:
        """Say that a fact is left out or changed; an empty id means the timeline itself."""
        self.losses.add(event if isinstance(event, str) else event.id, field, why)


class Preparer(Named, ABC):
    """Makes another timeline of one, to redact, translate or choose, before any export.

    Set `name`, write `prepare`, and return an instance from the hook `timeline_prepare`. People ask
    for it as `--prepare name` or, with a value for its first option, `--prepare name=value`.
    """

    options: ClassVar[type] = NoOptions
    """An attrs class; its fields become keyword arguments, and the first one the `=value`."""

    def validate(self) -> None:
        """Raise PluginError where the metadata or the options class are of the wrong form."""
        super().validate()
        check_options(self.options)

    @abstractmethod
    def prepare(self, timeline: Timeline, context: PrepareContext) -> Timeline:
        """The other timeline; `context.lost` tells what it leaves out. No clock, no network."""
