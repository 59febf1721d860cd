"""Facts that a format could not carry, and the fields that there are to carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field, fields, frozen

from timeline.actor import Actor, Place
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.correction import Correction
from timeline.errors import visible
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source
from timeline.statement import About, Report, Statement
from timeline.timeline import Timeline

__all__ = ["FIELDS", "Loss", "Losses"]

_OWNERS: Final = (
    Timeline, Source, Event, Statement, Publication, Actor, Place, Citation, Relation, Media,
    Figure, About, Report, Claim, Correction,
)  # fmt: skip
_BARE: Final = frozenset({"timeline.sources", "timeline.events"})


def _names() -> Iterator[str]:
    shared = {attribute.name for attribute in fields(Event)}
    for owner in _OWNERS:
        inherited = shared if issubclass(owner, Event) and owner is not Event else set[str]()
        for attribute in fields(owner):
            name = f"{owner.__name__.lower()}.{attribute.name}"
            if name not in _BARE and attribute.name not in inherited:
                yield name


FIELDS: Final[tuple[str, ...]] = tuple(_names())
"""All fields of the model, as `event.place`: what a format carries or loses."""


@frozen
class Loss:
    """One fact that is missing from the output, or stands there changed."""

    event: str
    """The event's id; empty where it is the timeline's own."""
    field: str
    why: str

    def __str__(self) -> str:
        return visible(f"{self.event or 'timeline'}: {self.field}: {self.why}", 1000)


@define
class Losses:
    """All losses of one export, in the order in which they were met.

    >>> losses = Losses()
    >>> losses.add("parade", "when", "this format ends at the year 9999")
    >>> len(losses), str(next(iter(losses)))
    (1, 'parade: when: this format ends at the year 9999')
    """

    _losses: dict[Loss, None] = field(factory=dict[Loss, None])

    def add(self, event: str, field: str, why: str) -> None:
        """Note a loss; the same one counts once. Raises TypeError for what is no text."""
        for text in (event, field, why):
            if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(
                    f"a loss is told with an event or its id and two texts, not {text!r}"
                )
        self._losses.setdefault(Loss(event, field, why))

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._losses)

    def __len__(self) -> int:
        return len(self._losses)

    def __str__(self) -> str:
        return "\n".join(self.summary())

    def summary(self) -> list[str]:
        """A line for each kind of loss, with the number of events that it hit."""
        kinds: dict[tuple[str, str], list[str]] = {}
        for loss in self:
            kinds.setdefault((loss.field, loss.why), []).append(loss.event)
        return [
            visible(f"{field}: {why} ({_events(events)})", 1000)
            for (field, why), events in kinds.items()
        ]


def _events(events: list[str]) -> str:
    shown = ", ".join(event or "timeline" for event in events[:3])
    return shown if len(events) <= 3 else f"{shown} and {len(events) - 3} more"
