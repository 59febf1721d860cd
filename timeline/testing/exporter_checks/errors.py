"""Odd timelines: each is exported, or refused with an error of the library's family."""

from __future__ import annotations

from typing import Final

from timeline.errors import TimelineError
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, place_of
from timeline.testing.exporting import Subject
from timeline.timeline import Timeline

__all__ = ["ERRORS"]

ERRORS: Final[Checks[Subject]] = Checks()


def _tried(subject: Subject, timeline: Timeline, what: str, instead: str) -> None:
    context = subject.context(timeline)
    number = 0
    try:
        for number, _ in enumerate(subject.exporter.export(timeline, context), 1):  # noqa: B007
            pass
    except TimelineError:
        return
    except (Exception, SystemExit) as error:
        raise Fault(
            f"{what} raises {type(error).__name__}: {error}",
            where=place_of(error) or f"after {number} chunks",
            why="nothing is written at all, and the user cannot tell what would be right",
            instead=instead,
        ) from error


@ERRORS.add
def a_timeline_without_events_works(subject: Subject) -> None:
    """A timeline without events is exported."""
    _tried(subject, samples.empty(), "a timeline without events", "expect no first event")


@ERRORS.add
def a_single_event_works(subject: Subject) -> None:
    """A timeline of one event with a title and a day is exported."""
    _tried(subject, samples.one(), "one event", "expect no description, place or source")


@ERRORS.add
def an_excerpt_works(subject: Subject) -> None:
    """An excerpt, whose ids may lead nowhere, is exported."""
    _tried(
        subject, samples.excerpt(), "an excerpt that points at what it leaves out",
        "found = timeline.event(id); words = found.title if found else id",
    )  # fmt: skip


@ERRORS.add
def every_date_works(subject: Subject) -> None:
    """Dates of every kind, far outside the years 1 to 9999 too, are exported or told as lost."""
    for event in samples.dates():
        _tried(
            subject, samples.dated(event.when.text), f"the date {event.when}",
            "start = event.when.earliest\nif isinstance(start, Day) and 1 <= start.year <= 9999: …"
            '\nelse: context.lost(event, "when", "this format has the years 1 to 9999")',
        )  # fmt: skip


@ERRORS.add
def everything_works(subject: Subject) -> None:
    """A timeline with something of everything is exported."""
    _tried(subject, samples.everything(), "a timeline with everything in it", "see the cause")
