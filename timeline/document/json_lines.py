"""From a file of JSON Lines to a timeline: the first line without the events, then an event a line.

A first line that is an event itself is taken for one, since people have files of events alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice, tee
from typing import BinaryIO

from timeline.document.decode import Found, decode, decode_around, decode_events, found_event
from timeline.document.json_nodes import json_nodes
from timeline.document.lines import decode_event_lines, read_events
from timeline.document.model import EVENTS, TIMELINE
from timeline.document.nodes import Fields, Node, Scalar
from timeline.document.places import Places
from timeline.document.source_text import decoded, empty, read_up_to, unmarked
from timeline.document.work import Work
from timeline.errors import Mistake, ReadError
from timeline.event import Event
from timeline.streamed import Streamed
from timeline.timeline import Timeline

__all__ = ["decode_json_lines", "stream_json_lines", "sure_events"]

_MAX_LINE = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_SPACE = b" \t\r"
_ONLY_EVENTS = frozenset(EVENTS.fields) - frozenset(TIMELINE.fields)


def decode_json_lines(
    stream: BinaryIO, name: str, places: Places | None = None, title: str = ""
) -> Timeline:
    """The timeline of a file of JSON Lines. Raises ReadError with all mistakes.

    The title is that of a timeline whose first line is an event.
    """
    from timeline.document.wire.events import uncollected  # msgspec takes time to load

    with uncollected():
        work = Work(name)
        lines = list(_numbered(stream, name))
        if not lines:
            raise empty(name)
        head = _head(lines[0], work)
        if head is None:
            head = _titled(title)
        else:
            del lines[0]
        read = read_events(line for _, line in lines)
        others = [
            _found(number, line, event, named, work)
            for (number, line), (event, named) in zip(lines, read, strict=True)
        ]
        return decode_around(head, others, work, places or Places())


def stream_json_lines(reopen: Callable[[], BinaryIO], name: str, title: str = "") -> Streamed:
    """The timeline of a file of JSON Lines, its events read as they are walked, in their order.

    `reopen` opens the file anew each time. What is wrong with events is told at the end of a walk.
    """
    with reopen() as stream:
        first = next(_numbered(stream, name), None)
    if first is None:
        raise empty(name)
    work = Work(name)
    head = _head(first, work)
    if work.mistakes:
        raise ReadError(work.mistakes)

    def found(work: Work) -> Iterator[Found]:
        with reopen() as stream:
            lines, again = tee(islice(_numbered(stream, name), 0 if head is None else 1, None))
            read = read_events(line for _, line in lines)
            for (number, line), (event, named) in zip(again, read, strict=True):
                yield _found(number, line, event, named, work)

    def walk() -> Iterator[Event]:
        work = Work(name)
        return decode_events(found(work), work, lambda: (f.id for f in found(Work(name))))

    return Streamed(decode(head or _titled(title), name), walk)


def sure_events(lines: Iterable[bytes]) -> Iterator[Event]:
    """The events of lines that `encode_event_line` has written."""
    lines, again = tee(lines)
    for event, line in zip(decode_event_lines(lines), again, strict=True):
        yield event or found_event(_node(line, 1, ""), Work("")).thing


def _head(line: tuple[int, bytes], work: Work) -> Node | None:
    """The timeline of the first line; None if that is an event."""
    number, data = line
    try:
        node = _node(data, number, work.file, "timeline")
    except ReadError as error:
        work.take(error)
        return _titled("?")  # so that nothing more is said of it
    if isinstance(node, Fields):
        keys = {key.text for key, _ in node.pairs}
        if "version" not in keys and not _ONLY_EVENTS.isdisjoint(keys):
            return None
        for key, _ in node.pairs:
            if key.text == "events":
                work.mistake(key, "in JSON Lines each event has a line of its own; remove 'events'")
        kept = tuple(pair for pair in node.pairs if pair[0].text != "events")
        return Fields(node.line, node.column, kept)
    return node


def _titled(title: str) -> Fields:
    return Fields(1, 1, ((Scalar(1, 1, "title"), Scalar(1, 1, title)),))


def _found(number: int, line: bytes, event: Event | None, named: bool, work: Work) -> Found:
    if event is not None:
        spot = partial(_node, line, number, work.file)
        return Found(event, event.id if named else "", spot)
    try:
        return found_event(_node(line, number, work.file), work)
    except ReadError as error:
        return Found(work.take(error), "", Fields(number, 1, ()))


def _node(line: bytes, number: int, file: str, noun: str = "event") -> Node:
    return json_nodes(decoded(line, file, number), file, number, noun)


def _numbered(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """The lines that have something in them, with their numbers."""
    rest, number = unmarked(read_up_to(stream, 4), name), 0
    while True:
        piece = stream.read(_PIECE)
        *whole, rest = (rest + piece).split(b"\n") if piece else [*rest.split(b"\n"), b""]
        for line in whole:
            number += 1
            if line := line.rstrip(_SPACE):
                yield number, line
        if not piece:
            return
        if len(rest) > _MAX_LINE:
            much = f"this line is larger than {_MAX_LINE >> 20} MiB"
            raise ReadError([Mistake(much, name, number + 1)])
