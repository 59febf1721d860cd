"""Who stands where on a contested event, as of any date, and one word for it.

A voice is one speaker, however many outlets carry it, and counts with what it said last. What had
not certainly been said by the date in question does not count. The state is the first of these
that holds:

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

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from timeline.actor import Actor
from timeline.event import Event
from timeline.figure import Figure
from timeline.statement import Stance, Statement
from timeline.when import Day, When

__all__ = ["Count", "Standing", "State", "Voice", "said_by", "standing_of"]

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
    stance: Stance
    statement: Statement


@frozen
class Count:
    """A figure and who gave it, in which statement."""

    figure: Figure
    speaker: tuple[Actor, ...]
    statement: Statement


@frozen
class Standing:
    """What has been said of an event: its state, the voices, and the figures side by side."""

    event: Event
    state: State
    voices: tuple[Voice, ...]
    """The voices in the order in which they spoke last."""
    counts: tuple[Count, ...]

    def by(self, *stances: Stance) -> tuple[Voice, ...]:
        """The voices that take one of these stances."""
        return tuple(voice for voice in self.voices if voice.stance in stances)


def standing_of(event: Event, statements: Iterable[Statement], at: When | None = None) -> Standing:
    """The standing of an event by the statements about it, in order, as of a date or of now."""
    last: dict[str, Voice] = {}
    counts: list[Count] = []
    for statement in statements:
        if at is not None and not said_by(statement, at):
            continue
        counts += [Count(figure, statement.speaker, statement) for figure in statement.figures]
        for about in statement.about:
            if about.event == event.id:
                for speaker in statement.speaker:
                    last.pop(speaker.name, None)
                    last[speaker.name] = Voice(speaker, about.stance, statement)
    voices = tuple(last.values())
    return Standing(event, _state(voice.stance for voice in voices), voices, tuple(counts))


def said_by(statement: Statement, at: When) -> bool:
    """Whether the statement had certainly been made by the end of a date."""
    end = at.latest
    if not isinstance(end, Day):
        return True
    reported = [report.when for report in statement.reported]
    latest = [when.latest for when in (statement.when, *reported) if when]
    return any(isinstance(day, Day) and day <= end for day in latest)


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
