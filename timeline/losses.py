"""Facts that a format could not carry."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

__all__ = ["Loss", "Losses"]


@frozen
class Loss:
    """One fact that is missing from the output, or stands there changed."""

    event: str
    """The event's id; empty where it is the timeline's own."""
    field: str
    why: str

    def __str__(self) -> str:
        return f"{self.event or 'timeline'}: {self.field}: {self.why}"


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
        """Note a loss; the same one counts once."""
        self._losses.setdefault(Loss(event, field, why))

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._losses)

    def __len__(self) -> int:
        return len(self._losses)

    def summary(self) -> list[str]:
        """A line for each kind of loss, with the number of events that it hit."""
        kinds: dict[tuple[str, str], list[str]] = {}
        for loss in self:
            kinds.setdefault((loss.field, loss.why), []).append(loss.event)
        return [f"{field}: {why} ({_events(events)})" for (field, why), events in kinds.items()]


def _events(events: list[str]) -> str:
    shown = ", ".join(event or "timeline" for event in events[:3])
    return shown if len(events) <= 3 else f"{shown} and {len(events) - 3} more"
