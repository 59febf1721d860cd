"""How an exporter goes through a timeline: once, in order, and forgetting what it has written."""

from __future__ import annotations

import re
from typing import Final

from timeline.event import Event
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, skip
from timeline.testing.exporting import Subject
from timeline.testing.guards import owner_of
from timeline.testing.memory import peak
from timeline.testing.watched import WALKS, Note, watched
from timeline.timeline import Timeline

__all__ = ["WALK"]

WALK: Final[Checks[Subject]] = Checks()

_STREAM: Final = (
    "the same code should serve three events and a million from a file; a format that needs the "
    'whole says why: streams = "its first row counts the others"'
)
_FEW, _MANY = 80, 240
_BYTES: Final = 16  # that may be kept of each event, and yet memory counts as flat
_NOISE: Final = 1024


def _needs_the_whole(subject: Subject) -> None:
    if subject.streams is not True:
        skip(str(subject.streams) or f"{subject.name} does not stream")


def _notes(subject: Subject) -> list[Note]:
    timeline = watched(samples.everything(), owner_of(subject.exporter))
    context = subject.context(timeline)
    timeline.notes.clear()
    for _ in subject.exporter.export(timeline, context):
        pass
    return timeline.notes


@WALK.add
def the_timeline_is_walked_once(subject: Subject) -> None:
    """The exporter goes through the events once."""
    _needs_the_whole(subject)
    walks = [note for note in _notes(subject) if note.name in WALKS]
    if len(walks) > 1:
        raise Fault(
            f"the events are gone through {len(walks)} times",
            where="\n".join(map(str, walks)),
            why=_STREAM,
            instead="one `for event in timeline:` that yields what comes first before it",
        )


@WALK.add
def no_length_is_asked_for(subject: Subject) -> None:
    """The exporter asks for no length, no index and no tuple of all events."""
    _needs_the_whole(subject)
    wrong = ("__len__", "__getitem__", "events")
    if asked := [note for note in _notes(subject) if note.name in wrong]:
        raise Fault(
            f"the timeline is asked for {asked[0]}; list(), sorted() and len() do so",
            why=_STREAM,
            instead="for event in timeline:",
        )


@WALK.add
def memory_stays_flat(subject: Subject) -> None:
    """However many events there are, an export takes no more memory."""
    _needs_the_whole(subject)
    few, small = peak(subject, samples.long(_FEW))
    allowed = few + _BYTES * (_MANY - _FEW) + max(_NOISE, few // 16)
    many, large = peak(subject, samples.long(_MANY))
    # an allocation by chance, as that of a cache or of another thread, is no leak
    again = (peak(subject, samples.long(_MANY))[0] for _ in range(4))
    if many <= allowed or any(taken <= allowed for taken in again):
        return
    kept, output = ((end - start) // (_MANY - _FEW) for start, end in ((few, many), (small, large)))
    raise Fault(
        f"each further event takes {kept} bytes of memory until the end",
        where=f"{_FEW} events: {few:,} bytes at most; {_MANY} events: {many:,}",
        why=f"an event is {output} bytes of output. {_STREAM}",
        instead="yield each event's text at once, and keep no list of them",
    )


@WALK.add
def every_event_comes_out(subject: Subject) -> None:
    """An event that is not in the output is told as lost."""
    timeline = samples.marked(samples.dates())
    output = subject.export(timeline)
    # among packed bytes, some titles stand in full and others do not
    found = [e for e in timeline if subject.is_text and _place(e, output.data) >= 0]
    for event in timeline:
        if output.lost("event", event=event.id) or output.lost("title", event=event.id):
            continue
        if event not in found if found else _leaves_no_trace(event, subject):
            raise Fault(
                f"the event at {event.when} is not in the output, and not told as lost",
                where=f"event '{event.id}' of samples.dates()",
                why="the user believes that everything is there",
                instead='context.lost(event, "event", "this format ends at the year 9999")',
            )


def _place(event: Event, data: bytes) -> int:
    match = re.search(re.escape(event.title).encode(), data, re.IGNORECASE)
    return match.start() if match else -1


def _leaves_no_trace(event: Event, subject: Subject) -> bool:
    """Whether the output is the same without it: titles cannot be looked for in every format."""
    other = Event(id="other", title="Another", when="2000-01-01")
    name = f"without {other.id}"
    alone = subject.once(name, lambda: Timeline(title="Some", events=[other]))
    return subject.export(Timeline(title="Some", events=[other, event])).data == alone.data


@WALK.add
def events_come_in_order(subject: Subject) -> None:
    """The events come out in the order of the timeline."""
    _needs_the_whole(subject)
    timeline = samples.marked(samples.dates())
    data = subject.export(timeline).data
    last: tuple[int, Event] | None = None
    for event in timeline:
        if (place := _place(event, data)) < 0:
            continue
        if last and place < last[0]:
            raise Fault(
                f"the event at {event.when} comes before the one at {last[1].when}",
                why="a timeline has one order (see `When`), and all its outputs agree on it",
                instead="for event in timeline:",
            )
        last = place, event
