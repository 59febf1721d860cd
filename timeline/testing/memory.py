"""How much memory an export takes at most, besides the timeline itself."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Final

from attrs import define, evolve

from timeline.exporter import Part
from timeline.losses import Losses
from timeline.testing.exporting import Subject
from timeline.timeline import Timeline

__all__ = ["peak"]

_EVERY: Final = 20  # chunks between two collections of garbage


@define
class _Forgetful(Losses):
    """Losses are kept on purpose; here they must not count."""

    def add(self, event: str, field: str, why: str) -> None:
        pass


def peak(subject: Subject, timeline: Timeline) -> tuple[int, int]:
    """The most bytes that an export held at one time, and the size of its output."""
    _export(subject, timeline, collecting=False)  # what is made once and kept stands by now
    was_tracing = tracemalloc.is_tracing()
    gc.collect()
    gc.freeze()  # garbage is looked for among the export's own objects alone
    if not was_tracing:
        tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        size = _export(subject, timeline, collecting=True)
        return tracemalloc.get_traced_memory()[1] - before, size
    finally:
        if not was_tracing:
            tracemalloc.stop()
        gc.unfreeze()


def _export(subject: Subject, timeline: Timeline, *, collecting: bool) -> int:
    context = evolve(subject.context(timeline), losses=_Forgetful())
    size = 0
    for number, chunk in enumerate(subject.exporter.export(timeline, context)):
        size += 0 if isinstance(chunk, Part) else len(chunk)
        if collecting and number % _EVERY == 0:
            gc.collect()
    return size
