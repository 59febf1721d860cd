"""An exporter under test, and what it gives for a timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from attrs import evolve, field, frozen

from timeline.api import make_context, pieces
from timeline.exporter import ExportContext, Exporter, Part
from timeline.losses import Loss
from timeline.testing import samples
from timeline.testing.check import skip
from timeline.timeline import Timeline

__all__ = ["Output", "Subject", "joined"]

_STRUCTURED: Final = frozenset({"text/html", "text/csv", "text/tab-separated-values"})


def joined(pieces: Iterable[str | bytes | Part]) -> bytes:
    r"""What was yielded as one; the parts are kept apart by a line with their names.

    >>> joined(["one", Part("index", ".md"), b"two"])
    b'one\n--- index.md\ntwo'
    """
    return b"".join(map(_bytes, pieces))


def _bytes(piece: str | bytes | Part) -> bytes:
    if isinstance(piece, Part):
        piece = f"\n--- {piece.name}{piece.suffix}\n"
    return piece.encode("utf-8") if isinstance(piece, str) else piece


@frozen
class Output:
    """What an export gave: the bytes, and what it told as lost."""

    data: bytes
    losses: tuple[Loss, ...]

    def lost(self, *fields: str, event: str | None = None) -> bool:
        """Whether one of these fields was told as lost, of that event or of any."""
        return any(loss.field in fields and event in (None, loss.event) for loss in self.losses)


@frozen(kw_only=True, eq=False)
class Subject:
    """The exporter under test, with what its author says about it."""

    exporter: Exporter
    structure: Callable[[bytes], object] | None = None
    """The skeleton of an output as a real parser of the format sees it, texts left out."""
    streams: bool | str = True
    """Whether memory stays flat however many events there are; text says why it cannot."""
    options: Sequence[Mapping[str, object]] = ()
    """Sets of options to try besides the defaults."""
    from_afar: bool = False
    """Whether nobody can give a structure, as on the command line."""
    memory: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """What one check found out and another can use."""

    @property
    def name(self) -> str:
        """What to call the exporter in messages."""
        return type(self.exporter).__name__

    def context(self, timeline: Timeline, **changes: Any) -> ExportContext:
        """The context of an export, by `locale`, `options` and `stamp`."""
        stamp = cast("datetime | None", changes.pop("stamp", None))
        return evolve(make_context(self.exporter, timeline, **changes), stamp=stamp)

    def export(self, timeline: Timeline, **changes: Any) -> Output:
        """The whole output, as a user gets it."""
        context = self.context(timeline, **changes)
        data = joined(pieces(self.exporter, timeline, context))
        return Output(data, tuple(context.losses))

    def once(self, name: str, make: Callable[[], Timeline]) -> Output:
        """The output for a sample that several checks look at, made once."""
        if name not in self.memory:
            self.memory[name] = self.export(make())
        return cast("Output", self.memory[name])

    @property
    def is_text(self) -> bool:
        """Whether the media type promises text."""
        kind = self.exporter.media_type.partition(";")[0].strip()
        return kind.startswith("text/") or kind.endswith(
            ("+xml", "+json", "/json", "/xml", "/yaml", "/x-yaml", "/javascript", "/x-ndjson")
        )

    @property
    def is_structured(self) -> bool:
        """Whether the media type promises a structure that text could break."""
        kind = self.exporter.media_type.partition(";")[0].strip()
        return kind in _STRUCTURED or kind.endswith(("+xml", "+json", "/json", "/xml"))

    def want_stable(self) -> None:
        """Raise SkipTest where two exports of one timeline differ: nothing follows from that."""
        if "stable" not in self.memory:
            one, other = (self.export(samples.everything()).data for _ in range(2))
            self.memory["stable"] = one == other
        if not self.memory["stable"]:
            skip("two exports of one timeline differ; mend that first, then this can be seen")
