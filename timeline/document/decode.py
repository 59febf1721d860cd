"""From nodes to a timeline, with every mistake at its place in the file, all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from attrs import evolve

from timeline.claim import Claim
from timeline.document.encode import VERSION
from timeline.document.model import EVENTS, SOURCE, TIMELINE
from timeline.document.nodes import Fields, Items, Node, Scalar, find
from timeline.document.places import Places, Spot, node_at
from timeline.document.work import FAILED, Work
from timeline.errors import Mistake, ReadError, TimelineError, visible
from timeline.event import Event
from timeline.references import cites_alone, claimed_sources, references
from timeline.source import Source
from timeline.text import slug
from timeline.timeline import Timeline

__all__ = [
    "Found",
    "decode",
    "decode_around",
    "decode_events",
    "found_event",
    "read_event",
]


class Found(NamedTuple):
    """An event or source that was read, or FAILED: the id it has in the file, and its place."""

    thing: Any
    id: str
    spot: Spot


def decode(root: Node, name: str, places: Places | None = None) -> Timeline:
    """The timeline that the nodes of the file `name` hold. Raises ReadError with all mistakes.

    `places` learns where each event and source stands.
    """
    work = Work(name)
    return decode_around(root, (), work, places or Places())


def decode_around(root: Node, others: Iterable[Found], work: Work, places: Places) -> Timeline:
    """The timeline of the nodes, with other events that were read already. Raises ReadError."""
    if not isinstance(root, Fields):
        wrong = "a timeline is a mapping with 'title:' and 'events:'"
        raise ReadError([*work.mistakes, Mistake(wrong, work.file, root.line, root.column)])
    work.event = ""
    values = TIMELINE.values(root, work)
    if values.pop("version", VERSION) not in (VERSION, FAILED):
        newer = f"this timeline-kit reads version {VERSION} of the format; a newer one is needed"
        work.mistake(find(root, ("version",)), newer)
    values.pop("$schema", None)
    sources = _list(values.pop("sources", None), "sources", SOURCE.read, work)
    events = _list(values.pop("events", None), "events", read_event, work)
    events += others
    work.event = ""
    _refuse_repeated(sources, "source", work)
    _refuse_repeated(events, "event", work)
    events = _with_ids(events)
    values["events"] = [found.thing for found in events]
    values["sources"] = [found.thing for found in sources]
    if not work.mistakes:
        with suppress(TimelineError):  # mostly there is nothing to look for
            timeline = Timeline(**values)
            places.root = root
            places.events = {found.thing.id: found.spot for found in events}
            places.sources = {found.thing.id: found.spot for found in sources}
            return timeline
    if not values.get("excerpt"):
        claims = values.get("claims", ())
        _refuse_dangling(root, () if claims is FAILED else claims, events, sources, work)
    if not work.mistakes:
        work.attempt(root, lambda: Timeline(**values))
    raise ReadError(work.mistakes)


def decode_events(
    events: Iterable[Found], work: Work, written: Callable[[], Iterable[str]]
) -> Iterator[Event]:
    """The events that are found one after the other, those without an id named.

    `written` gives all ids that the file has. Raises ReadError at the end, with all mistakes;
    whether an id stands there twice or leads nowhere is not looked at.
    """
    naming = _Naming(written)
    for found in events:
        if isinstance(found.thing, Event):
            yield naming.named(found)
    if work.mistakes:
        raise ReadError(work.mistakes)


def _list(
    node: Node | None, key: str, read: Callable[[Node, Work], Any], work: Work
) -> list[Found]:
    if node is None:
        return []
    if not isinstance(node, Items):
        work.mistake(node, f"'{key}' is a list: each of them begins with '- '")
        return []
    return [Found(read(item, work), _written_id(item), item) for item in node.items]


def read_event(node: Node, work: Work) -> Any:
    """The event of the node, or FAILED."""
    work.event = _label(node)
    return EVENTS.read(node, work)


def found_event(node: Node, work: Work) -> Found:
    """The event of the node with its place."""
    return Found(read_event(node, work), _written_id(node), node)


def _label(node: Node) -> str:
    """What to call an event in a message: its id, or else its title."""
    for key in ("id", "title"):
        value = find(node, (key,))
        if isinstance(value, Scalar) and value is not node:
            return value.text[:60]
    return ""


def _written_id(node: Node) -> str:
    value = find(node, ("id",))
    is_there = isinstance(value, Scalar) and value is not node and not value.is_nothing
    return value.text if isinstance(value, Scalar) and is_there else ""


def _refuse_repeated(things: list[Found], noun: str, work: Work) -> None:
    """Note ids that the file gives to two things."""
    written = [found.id for found in things if found.id]
    if len(set(written)) == len(written):
        return
    lines: dict[str, int] = {}
    for found in things:
        if id_ := found.id:
            node = find(node_at(found.spot), ("id",))
            if id_ in lines:
                wrong = f"the {noun} in line {lines[id_]} has the id '{visible(id_)}' already"
                work.mistake(node, wrong, "repeated-id")
            lines.setdefault(id_, node.line)


def _with_ids(events: list[Found]) -> list[Found]:
    if all(found.id for found in events):
        return events
    naming = _Naming(lambda: (found.id for found in events))
    return [
        Found(naming.named(found), *found[1:]) if isinstance(found.thing, Event) else found
        for found in events
    ]


class _Naming:
    """Tells events without an id in the file apart: by title, then by date, then by number.

    The first of a title keeps it, so that adding another one changes no id. `written` gives the ids
    that the file has, and is asked if there are events without one.
    """

    def __init__(self, written: Callable[[], Iterable[str]]) -> None:
        self._written = written
        self._taken: set[str] | None = None
        self._counts: Counter[str] = Counter()

    def named(self, found: Found) -> Event:
        """The event with an id that no other one has."""
        event: Event = found.thing
        if found.id:
            return event
        if self._taken is None:
            self._taken = set(self._written())
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
    root: Node,
    own_claims: tuple[Claim, ...],
    events: list[Found],
    sources: list[Found],
    work: Work,
) -> None:
    # things that failed are there all the same: their ids are not dangling as well
    event_ids, source_ids = set(_ids(events)), set(_ids(sources))
    for event, _, spot in events:
        if isinstance(event, Event) and not cites_alone(event, source_ids):
            for reference in references(event):
                if problem := reference.problem(event.id, event_ids, source_ids):
                    node = node_at(spot)
                    work.event = _label(node)
                    work.mistake(find(node, reference.path), problem, "dangling-id")
    work.event = ""
    owners = [(s.thing.claims, s.spot) for s in sources if isinstance(s.thing, Source)]
    for claims, spot in [*owners, (own_claims, root)]:
        for reference in claimed_sources(claims):
            if problem := reference.problem("", event_ids, source_ids):
                work.mistake(find(node_at(spot), reference.path), problem, "dangling-id")


def _ids(things: list[Found]) -> Iterable[str]:
    for thing, written, _ in things:
        yield written if thing is FAILED else thing.id
