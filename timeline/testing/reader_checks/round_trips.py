"""There and back: what was written and read is what there was, or stays what it became."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.errors import ReadError
from timeline.event import Event
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown
from timeline.testing.reader_checks.sameness import differences
from timeline.testing.reader_checks.subject import Subject
from timeline.timeline import Timeline

__all__ = ["ROUND_TRIPS"]

ROUND_TRIPS: Final[Checks[Subject]] = Checks()

_TEXTS: Final = 12  # of each kind: every text stands in forty places


@ROUND_TRIPS.add
def everything_goes_round(subject: Subject) -> None:
    """A timeline with everything in it comes back."""
    _round(subject, samples.everything(), "samples.everything()")


@ROUND_TRIPS.add
def dates_of_every_kind_go_round(subject: Subject) -> None:
    """A date of every kind comes back, each alone and all together."""
    texts = dict.fromkeys(text for family in samples.FAMILIES.values() for text in family)
    for text in texts:
        _round(subject, samples.dated(text), f'samples.dated("{text}")')
    _round(subject, samples.dates(), "samples.dates()")


@ROUND_TRIPS.add
def small_timelines_go_round(subject: Subject) -> None:
    """One event, many plain ones, and what a lossless format has besides, come back."""
    _round(subject, samples.one(), "samples.one()")
    _round(subject, samples.long(40), "samples.long(40)")
    if subject.lossless:  # others may need an event, or all ids
        _round(subject, samples.empty(), "samples.empty()")
        _round(subject, samples.excerpt(), "samples.excerpt()")


@ROUND_TRIPS.add
def hostile_text_goes_round(subject: Subject) -> None:
    """Text with delimiters, markup, formulas and line breaks in it comes back."""
    for kind, texts in samples.HOSTILE.items():
        few = [text for text in texts if len(text) < 1000][:_TEXTS]
        if few:
            _round(subject, samples.worded(*few), f'samples.hostile("{kind}")')


def _round(subject: Subject, timeline: Timeline, what: str) -> None:
    if subject.lossless:
        _comes_back(subject, timeline, what)
    else:
        _stays(subject, timeline, what)


def _comes_back(subject: Subject, timeline: Timeline, what: str) -> None:
    data = subject.export(timeline)
    read = subject.outcome(data, f"what the exporter wrote of {what}")
    if isinstance(read, ReadError):
        _refused(read, data, what)
    elif read != timeline:
        raise Fault(
            f"{what} does not come back equal",
            where=differences(timeline, read) or next(_unequal(timeline, read)),
            why="`lossless = True` says that every fact survives",
            instead="write and read it, or `lossless = False`, and context.lost in the exporter",
        )


def _stays(subject: Subject, timeline: Timeline, what: str) -> None:
    first = subject.export(timeline)
    read = subject.outcome(first, f"what the exporter wrote of {what}")
    if isinstance(read, ReadError):
        _refused(read, first, what)
        return
    second = subject.export(read)
    if first != second:
        at = next(
            (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
            min(len(first), len(second)),
        )
        raise Fault(
            f"{what} changes when it is read and written again",
            where=f"byte {at}: first {shown(first, at)}\nthen {shown(second, at)}",
            why="a loss happens once; what survived it must survive the next time too, or a file\n"
            "that goes back and forth wears away",
            instead="read every column that the exporter writes, and take escapes away again",
        )


def _refused(error: ReadError, data: bytes, what: str) -> None:
    raise Fault(
        f"what the exporter wrote of {what} is refused",
        where=f"{error.mistakes[0] if error.mistakes else error}\n{shown(data)}",
        why="a program should read its own files",
    )


def _unequal(first: Timeline, second: Timeline) -> Iterator[str]:
    """The first things that differ where there is no difference in meaning."""
    for event, read in zip(first, second, strict=False):
        if event != read:
            yield _shown(event, read)
    yield "the timeline's own fields, its sources, or the number of events"


def _shown(event: Event, read: Event) -> str:
    return f"event '{event.id}': {event!r:.300}\n{read!r:.300}"
