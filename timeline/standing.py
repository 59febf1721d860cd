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

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from math import inf
from typing import Final

from attrs import define, evolve, field, frozen

from timeline.actor import Actor
from timeline.event import Event
from timeline.fields import Number
from timeline.figure import Figure, digits
from timeline.source import Source
from timeline.statement import About, Stance, Statement
from timeline.when import Answer, Day, When

__all__ = ["Comparison", "Count", "Standing", "State", "Voice", "said_by", "standing_of"]

_DAY: Final = 86_400
_STANCES: Final = list(Stance)
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
    dates: tuple[Voice, ...] = ()
    """Of each speaker who dates the event (`about.when`), who said so last and does not deny it."""

    def by(self, *stances: Stance) -> tuple[Voice, ...]:
        """The voices that take one of these stances."""
        return tuple(voice for voice in self.voices if voice.stance in stances)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The range of each thing that was counted more than once; name and unit tell the thing."""
        found: dict[tuple[str, str], list[Count]] = {}
        for count in self.counts:
            figure = count.figure
            found.setdefault((figure.name.casefold(), figure.unit.casefold()), []).append(count)
        return tuple(_compared(counts) for counts in found.values() if len(counts) > 1)

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
    heard = _Heard()
    for statement in sorted(said, key=lambda s: _certain_second(s, sources)):
        abouts = [about for about in statement.about if about.event == event.id]
        for about in sorted(abouts, key=lambda about: _STANCES.index(about.stance)):
            for speaker in statement.speaker:
                heard.voice(Voice(speaker, statement, about, statement.when))
        for figure in statement.figures:
            heard.count(Count(figure, statement.speaker, statement))
    state = _state(voice.stance for voice in heard.last.values())
    counts = tuple(count for count, _ in heard.counts.values())
    return Standing(event, state, tuple(heard.last.values()), counts, tuple(heard.dated.values()))


@define
class _Heard:
    """What has been heard so far, while the statements are gone through."""

    last: dict[str, Voice] = field(factory=dict[str, Voice])
    dated: dict[str, Voice] = field(factory=dict[str, Voice])
    counts: dict[tuple[str, ...], tuple[Count, set[str]]] = field(
        factory=dict[tuple[str, ...], tuple[Count, set[str]]]
    )
    """Counts, each with the names of those who have not taken it back."""

    def voice(self, voice: Voice) -> None:
        name = voice.speaker.name
        before = self.last.get(name)
        if before and before.stance is Stance.RETRACTS:
            # what may be older than the retraction is what it takes back
            if voice.statement.when.after(before.statement.when) is not Answer.YES:
                return
        elif before and before.stance is voice.stance:
            voice = evolve(voice, since=before.since)
        self.last.pop(name, None)
        self.last[name] = voice
        if voice.stance is Stance.RETRACTS:
            self.take_back(name)
        elif voice.stance in _AGAINST:
            self.dated.pop(name, None)
        elif voice.about.when:
            self.dated.pop(name, None)
            self.dated[name] = voice

    def count(self, count: Count) -> None:
        names = tuple(speaker.name for speaker in count.speaker)
        standing = {n for n in names if not self._has_taken_back(n, count.statement)}
        if standing:
            key = (*names, count.figure.name, count.figure.unit)
            self.counts.pop(key, None)
            self.counts[key] = (count, standing)

    def take_back(self, name: str) -> None:
        self.dated.pop(name, None)
        for key, (_, standing) in list(self.counts.items()):
            standing.discard(name)
            if not standing:
                del self.counts[key]

    def _has_taken_back(self, name: str, statement: Statement) -> bool:
        voice = self.last.get(name)
        return bool(voice and voice.stance is Stance.RETRACTS and voice.statement is not statement)


def said_by(statement: Statement, at: When, sources: Mapping[str, Source]) -> bool:
    """Whether the statement had certainly been made by the end of a date, or by a moment."""
    end = at.latest
    if not isinstance(end, Day):
        return True
    if at.instant:
        return _certain_second(statement, sources) <= _second(at)
    # by a time without an offset, only what was said on the days before it is certain
    last = end.number - 1 if at.is_moment else end.number
    days = [when.latest for when in _bounds(statement, sources)]
    return any(isinstance(day, Day) and day.number <= last for day in days)


def _certain_second(statement: Statement, sources: Mapping[str, Source]) -> float:
    """The second, since the year 1, by which the statement had certainly been made."""
    return min(map(_second, _bounds(statement, sources)), default=inf)


def _bounds(statement: Statement, sources: Mapping[str, Source]) -> Iterator[When]:
    """The dates by which it had been made: its own, of a report, of a source that carries it.

    A hidden source does not count, so that the standing is the same where it is withheld.
    """
    yield statement.when
    yield from (report.when for report in statement.reported if report.when)
    ids = [c.source for c in statement.sources] + [r.source for r in statement.reported]
    for source in filter(None, map(sources.get, ids)):
        # what a source says it may have added when it was updated
        date = None if source.hidden else source.updated or source.published
        if date:
            yield date


def _second(when: When) -> float:
    """The last second that it can mean, in UTC for a moment with an offset."""
    if moment := when.instant:
        return moment.toordinal() * _DAY + moment.hour * 3600 + moment.minute * 60 + moment.second
    last = when.latest
    return last.number * _DAY + _DAY - 1 if isinstance(last, Day) else inf


def _compared(counts: Iterable[Count]) -> Comparison:
    given = tuple(counts)
    figure = given[0].figure
    numbers = [
        number
        for count in given
        for number in (count.figure.low, count.figure.best, count.figure.high)
        if number is not None
    ]
    return Comparison(figure.name, figure.unit, min(numbers), max(numbers), given)


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
