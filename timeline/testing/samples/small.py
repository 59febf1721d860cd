"""Timelines with little in them: nothing, one event, a part of another one, many plain events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from timeline.event import Event, Relation
from timeline.statement import About, Statement
from timeline.timeline import Timeline

__all__ = ["empty", "excerpt", "long", "marked", "one"]

_FIRST = date(1900, 1, 1).toordinal()


def empty() -> Timeline:
    """A timeline without events."""
    return Timeline(title="Nothing yet")


def one(when: str = "2024-05-17") -> Timeline:
    """A timeline of one event with nothing but a title and a day."""
    return Timeline(title="One day", events=[Event(id="one", title="It happens", when=when)])


def excerpt() -> Timeline:
    """A part of another timeline: what it points at is not there."""
    denial = Statement(
        id="denial", title="It is denied", when="2024-05-18", speaker="A speaker",
        about=[About(event="elsewhere", stance="denies")], sources="not-here",
        relations=[Relation(kind="follows", event="elsewhere")],
    )  # fmt: skip
    return Timeline(title="A part", events=[denial], excerpt=True)


def long(count: int) -> Timeline:
    """A timeline of that many plain events, a day each."""
    return Timeline(
        title="Many days",
        events=[
            Event(
                id=f"event-{number:07}",
                title=f"Event {number:07}",
                when=date.fromordinal(_FIRST + number % 700_000).isoformat(),
            )
            for number in range(count)
        ],
    )


def marked(timeline: Timeline) -> Timeline:
    """The timeline with titles that can be found in an output: letters and digits, each once."""
    return evolve(timeline, events=_marked(timeline))


def _marked(events: Iterable[Event]) -> Iterable[Event]:
    for number, event in enumerate(events):
        yield evolve(event, title=f"Zq{number:03}xv")
