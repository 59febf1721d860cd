"""Who stands where on a contested event, as of any date, and one word for it.

A voice is one speaker, however many outlets carry it, and counts with what it said last: with the
statement that had certainly been made last. What had not certainly been said by the date in
question does not count, nor does a statement that was withdrawn from the timeline. The state is
the first of these that holds:

| state | when |
|-|-|
| disputed | somebody asserts or supports it, and somebody doubts or denies it |
| corroborated | two voices or more assert or support it, and nobody doubts or denies it |
| asserted | one voice asserts or supports it, and nobody doubts or denies it |
| denied | somebody doubts or denies it, and nobody asserts or supports it |
| retracted | whoever spoke for it has taken it back, and nobody else speaks for or against it |
| unsupported | nothing has been said for or against it |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from math import inf

from attrs import evolve, frozen

from timeline.actor import Actor
from timeline.event import Event
from timeline.fields import Number
from timeline.figure import Figure, digits
from timeline.source import Source
from timeline.statement import About, Stance, Statement
from timeline.when import Day, When

__all__ = ["Comparison", "Count", "Standing", "State", "Voice", "said_by", "standing_of"]

_FOR = frozenset({Stance.ASSERTS, Stance.SUPPORTS})
_AGAINST = frozenset({Stance.DOUBTS, Stance.DENIES})


class State(Enum):
    """Where an event stands between those who speak of it."""

    DISPUTED = "disputed"
    CORROBORATED = "corroborated"
    ASSERTED = "asserted"
    DENIED = "denied"
    RETRACTED = "retracted"
    UNSUPPORTED = "unsupported"


@frozen
class Voice:
    """One speaker, where they stand, and the statement in which they said so last."""

    speaker: Actor
    statement: Statement
    about: About
    """What that statement says of the event: stance, condition, the date that it gives."""
    since: When
    """When they first took this stance without having left it since."""

    @property
    def stance(self) -> Stance:
        """Where the speaker stands."""
        return self.about.stance


@frozen
class Count:
    """A figure and who gave it, in which statement."""

    figure: Figure
    speaker: tuple[Actor, ...]
    statement: Statement


@frozen
class Comparison:
    """Two counts or more of one thing: the lowest and the highest number that anybody gave."""

    name: str
    unit: str
    low: Number
    high: Number
    counts: tuple[Count, ...]

    def __str__(self) -> str:
        span = digits(self.low)
        if self.high != self.low:
            span += f"–{digits(self.high)}"
        return f"{self.name}: {span}{f' {self.unit}' if self.unit else ''}"


@frozen
class Standing:
    """What has been said of an event: its state, the voices, figures and dates side by side."""

    event: Event
    state: State
    voices: tuple[Voice, ...]
    """The voices in the order in which they spoke last."""
    counts: tuple[Count, ...]
    """Of each speaker and thing counted, the figure that was given last and not taken back."""

    def by(self, *stances: Stance) -> tuple[Voice, ...]:
        """The voices that take one of these stances."""
        return tuple(voice for voice in self.voices if voice.stance in stances)

    @property
    def dates(self) -> tuple[Voice, ...]:
        """The voices that date the event, in `about.when`; rival dates stand side by side."""
        return tuple(voice for voice in self.voices if voice.about.when)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The range of each thing that was counted more than once; name and unit tell the thing."""
        found: dict[tuple[str, str], list[Count]] = {}
        for count in self.counts:
            found.setdefault((count.figure.name, count.figure.unit), []).append(count)
        return tuple(_compared(*of, counts) for of, counts in found.items() if len(counts) > 1)

    def __str__(self) -> str:
        """The state with the number of voices behind it: "disputed: 2 for it, 1 against it"."""
        sides = (
            (len(self.by(*_FOR)), "for it"),
            (len(self.by(*_AGAINST)), "against it"),
            (len(self.by(Stance.NEITHER)), "neither"),
            (len(self.by(Stance.RETRACTS)), "taken back"),
        )
        told = ", ".join(f"{number} {side}" for number, side in sides if number)
        return f"{self.state.value}: {told}" if told else self.state.value


def standing_of(
    event: Event,
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    at: When | None = None,
) -> Standing:
    """The standing of an event by the statements about it, in order, as of a date or of now."""
    said = [s for s in statements if not s.withdrawn and (at is None or said_by(s, at, sources))]
    last: dict[str, Voice] = {}
    counts: dict[tuple[str, ...], Count] = {}
    for statement in sorted(said, key=lambda s: _certain_from(s, sources)):
        abouts = [about for about in statement.about if about.event == event.id]
        for about in abouts:
            for speaker in statement.speaker:
                voice = Voice(speaker, statement, about, statement.when)
                before = last.pop(speaker.name, None)
                if before and before.stance is about.stance:
                    voice = evolve(voice, since=before.since)
                last[speaker.name] = voice
        for figure in statement.figures:
            key = (*(speaker.name for speaker in statement.speaker), figure.name, figure.unit)
            counts.pop(key, None)
            counts[key] = Count(figure, statement.speaker, statement)
        if any(about.stance is Stance.RETRACTS for about in abouts):
            counts = {key: count for key, count in counts.items() if not _taken_back(count, last)}
    state = _state(voice.stance for voice in last.values())
    return Standing(event, state, tuple(last.values()), tuple(counts.values()))


def said_by(statement: Statement, at: When, sources: Mapping[str, Source]) -> bool:
    """Whether the statement had certainly been made by the end of a date, or by a moment."""
    end = at.latest
    if not isinstance(end, Day):
        return True
    if at.instant and statement.when.instant:
        return statement.when.instant <= at.instant
    # by a moment, only what was said on the days before it is certain
    last = end.number - 1 if at.is_moment else end.number
    return _certain_from(statement, sources) <= last


def _certain_from(statement: Statement, sources: Mapping[str, Source]) -> float:
    """The number of the first day by whose end the statement had certainly been made.

    Its own date tells it, or that of a report, or of a source that carries it.
    """
    ids = [c.source for c in statement.sources] + [r.source for r in statement.reported]
    cited = filter(None, map(sources.get, ids))
    dates = [statement.when, *(report.when for report in statement.reported)]
    # what a source says it may have added when it was updated
    dates += [source.updated or source.published for source in cited]
    latest = [when.latest for when in dates if when]
    return min((day.number for day in latest if isinstance(day, Day)), default=inf)


def _taken_back(count: Count, last: Mapping[str, Voice]) -> bool:
    """Whether all who gave the figure have since taken back what they said."""
    voices = [last.get(speaker.name) for speaker in count.speaker]
    return all(voice and voice.stance is Stance.RETRACTS for voice in voices)


def _compared(name: str, unit: str, counts: Iterable[Count]) -> Comparison:
    given = tuple(counts)
    numbers = [
        number
        for count in given
        for number in (count.figure.low, count.figure.best, count.figure.high)
        if number is not None
    ]
    return Comparison(name, unit, min(numbers), max(numbers), given)


def _state(stances: Iterable[Stance]) -> State:
    taken = list(stances)
    speaking_for = sum(stance in _FOR for stance in taken)
    if speaking_for and any(stance in _AGAINST for stance in taken):
        return State.DISPUTED
    if speaking_for:
        return State.CORROBORATED if speaking_for > 1 else State.ASSERTED
    if any(stance in _AGAINST for stance in taken):
        return State.DENIED
    return State.RETRACTED if Stance.RETRACTS in taken else State.UNSUPPORTED
