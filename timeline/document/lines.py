"""Events of JSON Lines, fast: read where all is plain to see, and written.

Reading gives up at the slightest doubt. The nodes of the same bytes then tell what they mean, or
what is wrong with them and where. See the package `wire` for how it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from timeline.document.encode import encode_around
from timeline.event import Event
from timeline.timeline import Timeline

__all__ = [
    "decode_event_line",
    "decode_event_lines",
    "encode_event_line",
    "encode_event_lines",
    "encode_head_line",
]

# small enough for the processor's cache and flat memory, large enough to share the work
_READ, _WRITTEN = 64, 32


def decode_event_line(line: bytes) -> Event | None:
    """The event of a line of JSON; None if only its nodes tell, or there is something wrong.

    An event without an id has one made from its title, whatever other events there are.
    """
    return next(decode_event_lines([line]))


def decode_event_lines(lines: Iterable[bytes]) -> Iterator[Event | None]:
    """The events of many lines, each as `decode_event_line` reads it, and much faster.

    >>> lines = [b'{"title": "A parade", "when": "2022"}', b'{"title": "No date"}']
    >>> [event and event.id for event in decode_event_lines(lines)]
    ['a-parade', None]
    """
    for event, _ in read_events(lines):
        yield event


def read_events(lines: Iterable[bytes]) -> Iterator[tuple[Event | None, bool]]:
    """The event of each line if it is sure, and whether its id stands in the line."""
    from timeline.document.wire.events import NOT_PROVED, read_lines  # msgspec takes time to load
    from timeline.document.wire.loose import read_loosely

    def read(batch: Sequence[bytes]) -> Iterator[tuple[Event | None, bool]]:
        found = read_lines(batch)
        if found is not None:
            events, unnamed = found
            without = frozenset(unnamed)
            yield from ((event, i not in without) for i, event in enumerate(events))
        elif len(batch) == 1:
            try:
                yield read_loosely(batch[0])
            except NOT_PROVED:
                yield None, False
        else:
            part = max(1, len(batch) // 8)
            for start in range(0, len(batch), part):
                yield from read(batch[start : start + part])

    remaining = iter(lines)
    while batch := list(islice(remaining, _READ)):
        yield from read(batch)


def encode_head_line(timeline: Timeline) -> bytes:
    """The timeline without its events as a line of JSON, without the end of the line.

    Of a timeline that is a stream, the events are not asked for.
    """
    from timeline.document.wire.structs import ENCODER

    before, after = encode_around(timeline)
    return ENCODER.encode({**before, **after})


def encode_event_line(event: Event) -> bytes:
    """The event as a line of JSON, without the end of the line.

    >>> encode_event_line(Event(title="A parade", when="2022"))
    b'{"id":"a-parade","title":"A parade","when":"2022"}'
    """
    from timeline.document.wire.write import written_line

    return written_line(event)


def encode_event_lines(events: Iterable[Event]) -> Iterator[bytes]:
    """The lines of many events, with their ends, some dozens in a piece."""
    from timeline.document.wire.write import written_lines

    remaining = iter(events)
    while batch := list(islice(remaining, _WRITTEN)):
        yield written_lines(batch)
