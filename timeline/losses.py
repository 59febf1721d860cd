"""Facts that a format could not carry, and the fields that there are to carry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
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
_KEPT: Final = 10_000
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

    Of one kind, the first ten thousand are kept; what comes then is counted, so that the losses of
    millions of events take no memory to speak of.

    >>> losses = Losses()
    >>> losses.add("parade", "when", "this format ends at the year 9999")
    >>> len(losses), str(next(iter(losses)))
    (1, 'parade: when: this format ends at the year 9999')
    """

    _kinds: dict[tuple[str, str], _Kind] = field(factory=dict[tuple[str, str], "_Kind"])
    _losses: list[Loss] = field(factory=list[Loss])

    def add(self, event: str, field: str, why: str) -> None:
        """Note a loss; the same one counts once. Raises TypeError for what is no text."""
        for text in (event, field, why):
            if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(
                    f"a loss is told with an event or its id and two texts, not {text!r}"
                )
        kind = self._kinds.setdefault((field, why), _Kind())
        if event not in kind.events and len(kind.events) < _KEPT:
            kind.events[event] = None
            self._losses.append(Loss(event, field, why))
        elif event not in kind.events and event != kind.last:
            kind.more, kind.last = kind.more + 1, event

    def add_more(self, field: str, why: str, count: int) -> None:
        """Note a loss of so many events that nobody names."""
        self._kinds.setdefault((field, why), _Kind()).more += count

    def add_all(self, others: Losses) -> None:
        """Note the losses of another export of the same timeline, too."""
        for loss in others:
            self.add(loss.event, loss.field, loss.why)
        for name, why, count in others.more():
            self.add_more(name, why, count)

    def more(self) -> Iterator[tuple[str, str, int]]:
        """Of each kind, how many events there are besides those that are kept."""
        for (name, why), kind in self._kinds.items():
            if kind.more:
                yield name, why, kind.more

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._losses)

    def __len__(self) -> int:
        return len(self._losses) + sum(kind.more for kind in self._kinds.values())

    def __str__(self) -> str:
        return "\n".join(self.summary())

    def events(self, field: str) -> int:
        """How many events have losses of that field."""
        kinds = [kind for (name, _), kind in self._kinds.items() if name == field]
        return len({e for kind in kinds for e in kind.events}) + sum(kind.more for kind in kinds)

    def summary(self) -> list[str]:
        """A line for each kind of loss, with the number of events that it hit."""
        return [
            visible(f"{field}: {why} ({kind})", 1000) for (field, why), kind in self._kinds.items()
        ]


@define
class _Kind:
    """The events that lose one thing for one reason."""

    events: dict[str, None] = field(factory=dict[str, None])
    more: int = 0
    """How many there were besides."""
    last: str = ""
    """The last one of those: what is told twice of an event is told in a row."""

    def __str__(self) -> str:
        shown = ", ".join(event or "timeline" for event in islice(self.events, 3))
        others = len(self.events) + self.more - 3
        return f"{shown} and {others} more" if others > 0 else shown
