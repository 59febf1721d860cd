"""Looking through the events of a stream: what is wrong is told, and what is unordered sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Final

from timeline.errors import Mistake, ReadError, visible
from timeline.event import Event
from timeline.references import references
from timeline.repeated import Repeated
from timeline.runs import Key, Runs, key_of
from timeline.streamed import Index, Streamed, Walk

__all__ = ["in_order"]

_MOST: Final = 200  # how many mistakes of a file are told


def in_order(stream: Streamed, name: str, memory: int) -> Streamed:
    """The stream of the file `name` with its events in order, their ids and references looked at.

    One pass looks at all of them; a second one follows where events point at each other or an id
    stands there twice. Where the order is that of a timeline, walking reads the file again; from
    where it is not, events are sorted, in so many bytes of memory and on disk. Statements, and
    events that others point at, are kept in memory. Raises ReadError with all mistakes.
    """
    index, repeated, mistakes = Index(), Repeated(memory // 4), list[Mistake]()
    sources = {source.id for source in stream.sources}
    runs: Runs | None = None
    ordered, last = 0, None
    for event in stream.walk():
        index.add(event)
        repeated.add(event.id)
        key: Key = key_of(event)
        if runs is None and last is not None and key < last:
            runs = Runs(memory // 2)
        if runs is None:
            ordered, last = index.count, key
        else:
            runs.add(key, event)
        for reference in () if stream.excerpt else references(event):
            known = {reference.id} if reference.target == "event" else sources
            if problem := reference.problem(event.id, known, known):
                mistakes.append(Mistake(problem, name, event=event.id, code="dangling-id"))
    mistakes += _repeated(stream, repeated.hashes(), name)
    index.complete(stream.walk)
    if not stream.excerpt:
        mistakes += _dangling(stream, index, name)
    if mistakes:
        raise ReadError(_some(mistakes, name))
    if runs is None:
        return stream.known(index)
    return Streamed(stream.head, partial(runs.merged, partial(_first, stream.walk, ordered))).known(
        index
    )


def _first(walk: Walk, count: int) -> Iterator[Event]:
    return islice(walk(), count)


def _repeated(stream: Streamed, hashes: set[int], name: str) -> Iterator[Mistake]:
    if hashes:
        found = Counter(event.id for event in stream.walk() if hash(event.id) in hashes)
        for id_, count in found.items():
            if count > 1:
                wrong = f"{count} events have the id '{visible(id_)}'; give each an id of its own"
                yield Mistake(wrong, name, event=id_, code="repeated-id")


def _dangling(stream: Streamed, index: Index, name: str) -> Iterator[Mistake]:
    missing = {id_ for id_, event in index.pointed.items() if event is None}
    for event in stream.walk() if missing else ():
        for reference in references(event):
            if reference.target == "event" and reference.id in missing:
                problem = reference.problem(event.id, (), ()) or ""
                yield Mistake(problem, name, event=event.id, code="dangling-id")


def _some(mistakes: list[Mistake], name: str) -> list[Mistake]:
    if len(mistakes) <= _MOST:
        return mistakes
    more = f"there are more than {_MOST} mistakes; here are {_MOST} of them"
    return [*mistakes[:_MOST], Mistake(more, name)]
