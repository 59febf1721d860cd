"""From the cells of a table to a timeline, with every mistake at its place."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

from attrs import evolve

from timeline.columns.names import COLUMNS, OWN, day_cell, separated
from timeline.document import Fields, Items, Kind, Node, Places, Scalar, decode
from timeline.document.decode import decode_events, found_event
from timeline.document.work import Work
from timeline.errors import DateError, Mistake, ReadError, did_you_mean, visible
from timeline.event import Event
from timeline.streamed import Streamed
from timeline.text import one_line, slug
from timeline.timeline import Timeline
from timeline.when import When

__all__ = ["read_table", "stream_table"]

_ADDRESS: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)[^\s<>\"\\^`{|}]+")
_DAY: Final = re.compile(r"[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}")
_NOWHERE: Final = sys.maxsize
_MOST: Final = 200  # how many mistakes of a file are told

Rows: TypeAlias = Callable[[], Iterator[list[Scalar]]]
_Wrong: TypeAlias = Callable[[Scalar, str], None]


def read_table(
    rows: Iterator[list[Scalar]], name: str, head: Mapping[str, str], places: Places | None = None
) -> Timeline:
    """The timeline in a table, the names of its columns first. Raises ReadError with all mistakes.

    `when` and `title` have to be there; a column `extra.NAME` is carried along. `head` holds what a
    table lacks, such as the title of the timeline.
    """
    table = _Table(rows, name, _Sources())
    events = tuple(table.events())
    try:
        timeline = decode(_document(head, table.sources, events), name, places)
    except ReadError as error:
        raise table.wrong(error.mistakes) from error
    if table.mistakes:
        raise table.wrong()
    return timeline


def stream_table(open_rows: Rows, name: str, head: Mapping[str, str]) -> Streamed:
    """The timeline in a table, its events in the order of the rows, read as they are walked.

    `open_rows` begins anew each time. What was found wrong is told at the end of a walk. Kept are
    the sources, and where a row has no id, the ids of the rows.
    """
    table = _Table(open_rows(), name, _Sources())
    table.collect_sources()
    head_ = decode(_document(head, table.sources, ()), name)
    return Streamed(head_, partial(_walk, open_rows, name, table.sources))


def _walk(open_rows: Rows, name: str, sources: _Sources) -> Iterator[Event]:
    table, work = _Table(open_rows(), name, sources), Work(name)
    found = (found_event(node, work) for node in table.events())
    try:
        yield from decode_events(found, work, _Table(open_rows(), name, sources).ids)
    except ReadError as error:
        raise table.wrong(error.mistakes) from error
    if table.mistakes:
        raise table.wrong()


def _document(head: Mapping[str, str], sources: _Sources, events: tuple[Node, ...]) -> Fields:
    """The table as a file of another format would hold it."""
    start = Scalar(1, 1, "")
    top: dict[str, Node] = {key: _at(start, text) for key, text in head.items() if text}
    top["sources"] = Items(1, 1, tuple(sources.nodes))
    return _fields(start, {**top, "events": Items(1, 1, events)})


class _Table:
    """The rows below the names of the columns, and the mistakes in them so far."""

    def __init__(self, rows: Iterator[list[Scalar]], name: str, sources: _Sources) -> None:
        self.mistakes: list[Mistake] = []
        self.sources = sources
        self._rows, self._name = rows, name
        self._names = _names(next(rows, [Scalar(1, 1, "")]), self._wrong)
        if self.mistakes:
            raise ReadError(self.mistakes)

    def events(self) -> Iterator[Node]:
        """The rows as events of another format."""
        for cells in self._rows:
            if filled := self._filled(cells):
                _compare(filled, self._wrong)
                yield _event(cells[0], filled, self.sources)

    def collect_sources(self) -> None:
        """Make the sources that are cited, and nothing else."""
        if "sources" in self._names:
            at = self._names.index("sources")
            for cells in self._rows:
                for thing in separated(cells[at].text) if at < len(cells) else ():
                    self.sources.cite(cells[at], thing)

    def ids(self) -> Iterator[str]:
        """The ids that are written in the rows."""
        if "id" in self._names:
            at = self._names.index("id")
            yield from (cells[at].text.strip() for cells in self._rows if at < len(cells))

    def wrong(self, others: Iterable[Mistake] = ()) -> ReadError:
        """All mistakes as an error, or the first of very many."""
        mistakes = [*self.mistakes, *others]
        told = sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column))[:_MOST]
        if len(mistakes) > _MOST:
            more = f"there are more than {_MOST} mistakes; here are {_MOST} of them"
            told.append(Mistake(more, self._name))
        return ReadError(told)

    def _filled(self, cells: list[Scalar]) -> dict[str, Scalar]:
        """The cells with something in them by the names of their columns."""
        filled: dict[str, Scalar] = {}
        for i, cell in enumerate(cells):
            text = cell.text.strip()
            column = self._names[i] if i < len(self._names) else ""
            if text and column:
                filled[column] = cell if text == cell.text else evolve(cell, text=text)
            elif text:
                self._wrong(cell, "the first row has no name for this column")
        return filled

    def _wrong(self, cell: Scalar, message: str) -> None:
        if len(self.mistakes) <= _MOST:
            self.mistakes.append(Mistake(message, self._name, cell.line, cell.column))


def _names(header: list[Scalar], wrong: _Wrong) -> list[str]:
    """The names of the columns; nothing for one that has none."""
    names: set[str] = set()
    columns: list[str] = []
    for cell in header:
        name = cell.text.strip()
        name = name.lower() if name.lower() in COLUMNS else name
        if name and name in names:
            wrong(cell, f"there are two columns '{visible(name)}'; give one another name")
        elif name and name not in COLUMNS and not name.startswith(OWN):
            remedy = did_you_mean(name.lower(), COLUMNS)
            own = f"; a column of your own is called '{OWN}{visible(name)}'"
            wrong(cell, f"there is no column '{visible(name)}'{remedy}{own}")
        names.add(name)
        columns.append(name)
    for name in ("when", "title"):
        if name not in names:
            wrong(header[0], f"there is no column '{name}'; the first row names the columns")
    return columns


def _compare(cells: Mapping[str, Scalar], wrong: _Wrong) -> None:
    """Tell of a first or last day that does not follow from the date: somebody changed it there.

    Days in other notations are let be: programs write them as they like.
    """
    try:
        when = When.parse(cells["when"].text) if "when" in cells else None
    except DateError:
        return  # that is told where the date is read
    for name in ("earliest", "latest"):
        cell = cells.get(name)
        if (
            cell
            and when
            and _DAY.fullmatch(cell.text)
            and cell.text != day_cell(when.earliest if name == "earliest" else when.latest)
        ):
            wrong(cell, f"this does not go with '{visible(when.text)}'; change 'when' and not this")


class _Sources:
    """The sources that the cells name: one for each text, with an id made for it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._ids: dict[str, str] = {}
        self._taken: Counter[str] = Counter()

    def cite(self, cell: Scalar, text: str) -> Node:
        """The id of the source of that title, address or both."""
        text = one_line(text)
        if text not in self._ids:
            title, _, url = text.rpartition(" ")
            title, url = (title, url) if _ADDRESS.fullmatch(url) else (text, "")
            id_ = stem = slug(title or url)
            while id_ in self._taken:
                self._taken[stem] += 1
                id_ = f"{stem}-{self._taken[stem]}"
            self._taken[id_] += 1
            self._ids[text] = id_
            told = {"id": id_, "title": title, "url": url}
            self.nodes.append(_fields(cell, {k: _at(cell, v) for k, v in told.items() if v}))
        return _at(cell, self._ids[text])


def _event(start: Scalar, cells: Mapping[str, Scalar], sources: _Sources) -> Node:
    """The fields of an event, as a file of another format would hold them."""
    several: dict[str, Callable[[Scalar, str], Node]] = {
        "speaker": _actor, "actors": _actor, "about": _about, "tags": _at, "sources": sources.cite,
    }  # fmt: skip
    event: dict[str, Node] = {}
    place: dict[str, Node] = {}
    extra: dict[str, Node] = {}
    for name, cell in cells.items():
        if make := several.get(name):
            things = tuple(make(cell, thing) for thing in separated(cell.text))
            event[name] = Items(cell.line, cell.column, things)
        elif name in ("latitude", "longitude"):
            place[name] = evolve(cell, kind=Kind.PLAIN)
        elif name == "place":
            place["name"] = cell
        elif name == "details" or name.startswith(OWN):
            extra[name.removeprefix(OWN)] = cell
        elif name not in ("earliest", "latest"):
            event[name] = cell
    for name, parts in (("place", place), ("extra", extra)):
        if parts:
            event[name] = _fields(next(iter(parts.values())), parts)
    return _fields(start, event)


def _actor(cell: Scalar, text: str) -> Node:
    """A name, with a role where one stands in brackets behind it."""
    name, bracket, role = text.removesuffix(")").partition(" (")
    if not (bracket and text.endswith(")") and name and role and role == role.strip()):
        return _at(cell, text)
    return _fields(cell, {"name": _at(cell, name), "role": _at(cell, role)})


def _about(cell: Scalar, text: str) -> Node:
    stance, _, event = text.partition(" ")
    told = {"stance": stance, "event": event.strip()}
    return _fields(cell, {key: _at(cell, value) for key, value in told.items() if value})


def _at(cell: Scalar, text: str) -> Scalar:
    return Scalar(cell.line, cell.column, text)


def _fields(cell: Node, values: Mapping[str, Node]) -> Fields:
    pairs = tuple((Scalar(node.line, node.column, key), node) for key, node in values.items())
    return Fields(cell.line, cell.column, pairs)
