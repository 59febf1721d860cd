"""Several timelines as one table, in order, and what stands there twice.

An event is there twice where another one has its id, or has all that it has but the id. The one
that was given first stays. An event that others point at is not removed for its content.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from timeline.errors import ModelError, visible
from timeline.files import write_files
from timeline.source import Source
from timeline.table.building import Building, building, chunks_of
from timeline.table.columns import NAMES
from timeline.table.engine import MEMORY
from timeline.table.opened import Opened
from timeline.timeline import Timeline

__all__ = ["Joined", "Removed", "joined", "written"]

_SHOWN: Final = 20
_CONTENT: Final = ", ".join(f'"{name}"' for name in NAMES if name != "id")
_POINTED: Final = "SELECT unnest(points_to) FROM events WHERE len(points_to) > 0"


@frozen
class Removed:
    """An event that was there twice."""

    id: str
    kept: str
    """The id of the one that stays."""
    why: str

    def __str__(self) -> str:
        return f"{self.id}: {self.why.format(self.kept)}"


@frozen
class Joined:
    """A table made of several timelines, in a folder that goes away."""

    path: Path
    head: Timeline
    count: int
    """How many events were removed."""
    removed: tuple[Removed, ...]
    """The first of them."""


@contextmanager
def joined(
    timelines: Sequence[Timeline],
    *,
    unique: bool = False,
    title: str = "",
    memory: int = MEMORY,
) -> Generator[Joined]:
    """The timelines as one table, which is there as long as the context lasts.

    Its head is that of the first one, with the sources of all. With `unique`, what is there twice
    is removed. Raises ModelError for two events or sources of one id, and ids that lead nowhere.
    """
    head = _head(timelines, title)
    tables = [each.table.path.resolve() for each in timelines if isinstance(each, Opened)]
    with building(memory=memory, files=tables) as made:
        for timeline in timelines:
            if isinstance(timeline, Opened) and not timeline.choice:
                made.add_table(timeline.table)
            else:
                made.add(timeline)
        count, removed = _without_repeated(made) if unique else (0, ())
        _refuse_repeated(made)
        if not head.excerpt:
            _refuse_dangling(made, head)
        yield Joined(made.write(head, order=True), head, count, removed)


def written(made: Path, target: Path) -> None:
    """Write the table to its place, whole or not at all. Raises WriteError."""
    write_files(target, chunks_of(made))


def _head(timelines: Sequence[Timeline], title: str) -> Timeline:
    first = timelines[0]
    sources: dict[str, Source] = {}
    for source in (source for timeline in timelines for source in timeline.sources):
        if sources.setdefault(source.id, source) != source:
            remedy = "join them with 'timeline merge', which keeps both"
            raise ModelError(f"two different sources have the id '{source.id}'; {remedy}")
    excerpt = any(timeline.excerpt for timeline in timelines)
    return evolve(
        first, title=title or first.title, sources=sources.values(), events=(), excerpt=excerpt
    )


def _without_repeated(made: Building) -> tuple[int, tuple[Removed, ...]]:
    """Remove what is there twice; tells how many that were, and the first of them."""
    ask = made.connection.execute
    ask("CREATE TABLE removed (row BIGINT, id VARCHAR, kept VARCHAR, why VARCHAR)")
    ask(
        f"""INSERT INTO removed
        WITH repeated AS (SELECT id FROM events GROUP BY id HAVING count(*) > 1)
        SELECT row, id, id, CASE WHEN content = first(content) OVER one THEN 'it is there twice'
          ELSE 'another one of this id was given before' END
        FROM (
          SELECT rowid AS row, id, row({_CONTENT}) AS content
          FROM events SEMI JOIN repeated USING (id)
        )
        WINDOW one AS (PARTITION BY id ORDER BY row)
        QUALIFY row_number() OVER one > 1"""
    )
    _remove(made)
    # equal hashes are few, and only those are compared in full
    ask(
        f"""INSERT INTO removed
        WITH hashes AS (SELECT rowid AS row, hash({_CONTENT}) AS hash FROM events),
        likely AS (SELECT hash FROM hashes GROUP BY hash HAVING count(*) > 1)
        SELECT events.rowid, id, first(id) OVER one, 'it has all that ''{{}}'' has'
        FROM events JOIN (FROM hashes SEMI JOIN likely USING (hash)) AS found
          ON events.rowid = found.row
        WINDOW one AS (PARTITION BY {_CONTENT} ORDER BY events.rowid)
        QUALIFY row_number() OVER one > 1 AND id NOT IN ({_POINTED})"""
    )
    _remove(made)
    [(count,)] = ask("SELECT count(*) FROM removed").fetchall()
    shown = ask(f"SELECT id, kept, why FROM removed ORDER BY row LIMIT {_SHOWN}").fetchall()
    return count, tuple(Removed(*each) for each in shown)


def _remove(made: Building) -> None:
    made.connection.execute("DELETE FROM events WHERE rowid IN (SELECT row FROM removed)")


def _refuse_repeated(made: Building) -> None:
    found = _first(made, "SELECT id FROM events GROUP BY id HAVING count(*) > 1")
    if found:
        raise ModelError(
            "\n".join(f"two events have the id '{id_}'; --unique keeps the first" for id_ in found)
        )


def _refuse_dangling(made: Building, head: Timeline) -> None:
    lines: list[str] = []
    for noun, cells, known in (
        ("event", "points_to", "SELECT id FROM events"),
        ("source", "sources", "SELECT unnest(?)"),
    ):
        values = [[source.id for source in head.sources]] if noun == "source" else []
        lines += (
            f"there is no {noun} with the id '{id_}'"
            for id_ in _first(
                made,
                f"SELECT DISTINCT id FROM (SELECT unnest({cells}) AS id FROM events"
                f" WHERE len({cells}) > 0) WHERE id NOT IN ({known})",
                *values,
            )
        )
    if lines:
        raise ModelError("\n".join(lines))


def _first(made: Building, question: str, *values: object) -> list[str]:
    """The first ids that answer a question."""
    found = made.connection.execute(f"{question} ORDER BY id LIMIT {_SHOWN}", list(values))
    return [visible(str(id_)) for (id_,) in found.fetchall()]
