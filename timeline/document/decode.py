"""From nodes to a timeline, with every mistake at its place in the file, all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from attrs import evolve

from timeline.claim import Claim
from timeline.document.encode import VERSION
from timeline.document.model import EVENTS, SOURCE, TIMELINE
from timeline.document.nodes import Fields, Items, Node, Scalar, find
from timeline.document.places import Places
from timeline.document.work import FAILED, Work
from timeline.errors import Mistake, ReadError, visible
from timeline.event import Event
from timeline.references import claimed_sources, references
from timeline.source import Source
from timeline.text import slug
from timeline.timeline import Timeline

__all__ = ["decode", "decode_events"]

_Read: TypeAlias = list[tuple[Any, Node]]  # what was read, or FAILED, with its node


def decode(root: Node, name: str, places: Places | None = None) -> Timeline:
    """The timeline that the nodes of the file `name` hold. Raises ReadError with all mistakes.

    `places` learns where each event and source stands.
    """
    if not isinstance(root, Fields):
        wrong = "a timeline is a mapping with 'title:' and 'events:'"
        raise ReadError([Mistake(wrong, name, root.line, root.column)])
    work = Work(name)
    values = TIMELINE.values(root, work)
    if values.pop("version", VERSION) not in (VERSION, FAILED):
        newer = f"this timeline-kit reads version {VERSION} of the format; a newer one is needed"
        work.mistake(find(root, ("version",)), newer)
    values.pop("$schema", None)
    sources = _list(values.pop("sources", None), "sources", SOURCE.read, work)
    events = _list(values.pop("events", None), "events", _event, work)
    work.event = ""
    _refuse_repeated(sources, "source", work)
    _refuse_repeated(events, "event", work)
    events = _with_ids(events)
    if not values.get("excerpt"):
        claims = values.get("claims", ())
        _refuse_dangling(root, () if claims is FAILED else claims, events, sources, work)
    if not work.mistakes:
        values["events"] = [event for event, _ in events]
        values["sources"] = [source for source, _ in sources]
        timeline = work.attempt(root, lambda: Timeline(**values))
        if isinstance(timeline, Timeline):
            if places is not None:
                places.root = root
                places.events = {event.id: node for event, node in events}
                places.sources = {source.id: node for source, node in sources}
            return timeline
    raise ReadError(work.mistakes)


def decode_events(nodes: Iterable[Node], name: str, taken: Iterable[str] = ()) -> Iterator[Event]:
    """The events that nodes of the file `name` hold, one after the other.

    Those without an id get one that is not among `taken`, the ids that are written in the file.
    Raises ReadError at the end, with all mistakes; whether ids lead anywhere is not looked at.
    """
    work, naming = Work(name), _Naming(set(taken))
    for node in nodes:
        event = _event(node, work)
        if isinstance(event, Event):
            yield naming.named(event, node)
    if work.mistakes:
        raise ReadError(work.mistakes)


def _list(node: Node | None, key: str, read: Callable[[Node, Work], Any], work: Work) -> _Read:
    if node is None:
        return []
    if not isinstance(node, Items):
        work.mistake(node, f"'{key}' is a list: each of them begins with '- '")
        return []
    return [(read(item, work), item) for item in node.items]


def _event(node: Node, work: Work) -> Any:
    work.event = _label(node)
    return EVENTS.read(node, work)


def _label(node: Node) -> str:
    """What to call an event in a message: its id, or else its title."""
    for key in ("id", "title"):
        value = find(node, (key,))
        if isinstance(value, Scalar) and value is not node:
            return value.text[:60]
    return ""


def _written_id(node: Node) -> str:
    value = find(node, ("id",))
    return value.text if isinstance(value, Scalar) and value is not node else ""


def _refuse_repeated(things: _Read, noun: str, work: Work) -> None:
    """Note ids that the file gives to two things."""
    lines: dict[str, int] = {}
    for _, node in things:
        if id_ := _written_id(node):
            if id_ in lines:
                wrong = f"the {noun} in line {lines[id_]} has the id '{visible(id_)}' already"
                work.mistake(find(node, ("id",)), wrong, "repeated-id")
            lines.setdefault(id_, find(node, ("id",)).line)


def _with_ids(events: _Read) -> _Read:
    naming = _Naming({_written_id(node) for _, node in events})
    return [
        (naming.named(event, node) if isinstance(event, Event) else event, node)
        for event, node in events
    ]


class _Naming:
    """Tells events without an id in the file apart: by title, then by date, then by number.

    The first of a title keeps it, so that adding another one changes no id. `taken` are the ids
    that are written in the file.
    """

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._counts: Counter[str] = Counter()

    def named(self, event: Event, node: Node) -> Event:
        """The event with an id that no other one has."""
        if _written_id(node):
            return event
        id_ = event.id
        if id_ in self._taken:
            id_ = stem = f"{id_}-{slug(str(event.when), 30)}"
            while id_ in self._taken:
                self._counts[stem] += 1
                id_ = f"{stem}-{self._counts[stem] + 1}"
            event = evolve(event, id=id_)
        self._taken.add(id_)
        return event


def _refuse_dangling(
    root: Node, own_claims: tuple[Claim, ...], events: _Read, sources: _Read, work: Work
) -> None:
    # things that failed are there all the same: their ids are not dangling as well
    event_ids, source_ids = set(_ids(events)), set(_ids(sources))
    for event, node in events:
        if isinstance(event, Event):
            work.event = _label(node)
            for reference in references(event):
                if problem := reference.problem(event.id, event_ids, source_ids):
                    work.mistake(find(node, reference.path), problem, "dangling-id")
    work.event = ""
    owners = [(thing.claims, node) for thing, node in sources if isinstance(thing, Source)]
    for claims, node in [*owners, (own_claims, root)]:
        for reference in claimed_sources(claims):
            if problem := reference.problem("", event_ids, source_ids):
                work.mistake(find(node, reference.path), problem, "dangling-id")


def _ids(things: _Read) -> Iterable[str]:
    for thing, node in things:
        yield _written_id(node) if thing is FAILED else thing.id
