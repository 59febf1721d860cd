"""Rows as lines of JSON, made by the engine, each the plain form of an event; lines as events.

Anybody may have made the file: a line is read as strictly as any file is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from timeline.document import decode_event_lines, json_nodes
from timeline.document.model import EVENTS
from timeline.document.work import MAX_MISTAKES, Work
from timeline.errors import Mistake, ReadError
from timeline.event import Event

__all__ = ["LINE", "Row", "events_of"]

Row: TypeAlias = tuple[int, str | None, str]
"""The number of a row, the id in it, and its line."""


_ALWAYS: Final = (("{", "kind"), (",", "id"), (",", "title"), (",", "when"))


def _json(name: str) -> str:
    return f"coalesce(to_json(\"{name}\")::VARCHAR, 'null')"


def _if(condition: str, text: str) -> str:
    return f"CASE WHEN {condition} THEN {text} ELSE '' END"


def _text(name: str) -> str:
    return _if(f"{name} IS NOT NULL", f"',\"{name}\":' || {_json(name)}")


def _list(name: str) -> str:
    return _if(f"len({name}) > 0 AND {_not_in_rest(name)}", f"',\"{name}\":' || {_json(name)}")


def _not_in_rest(name: str) -> str:
    return f"(rest IS NULL OR NOT coalesce(json_exists(try_cast(rest AS JSON), '$.{name}'), false))"


def _degrees(name: str) -> str:
    """A number as the shortest text that is this one: 48 and not 48.0."""
    whole = f"try_cast({name} AS BIGINT)"
    number = f"CASE WHEN {whole} = {name} THEN {whole}::VARCHAR ELSE {_json(name)} END"
    return _if(f"{name} IS NOT NULL", f"',\"{name}\":' || {number}")


_PLACE: Final = _if(
    "(place IS NOT NULL OR latitude IS NOT NULL OR longitude IS NOT NULL)"
    f" AND {_not_in_rest('place')}",
    f'\',"place":{{"name":\' || {_json("place")}'
    f" || {_degrees('latitude')} || {_degrees('longitude')} || '}}'",
)

LINE: Final = " || ".join(
    (
        *(f"'{before}\"{name}\":' || {_json(name)}" for before, name in _ALWAYS),
        *map(_text, ("description", "publisher", "url")),
        *map(_list, ("tags", "actors", "speaker", "sources")),
        _PLACE,
        "CASE WHEN rest IS NULL THEN '}' ELSE ',' || rest[2:] END",
    )
)
"""The line of a row in SQL: what is whole in a column from there, all else from `rest`."""


def events_of(rows: Sequence[Row], name: str) -> Iterator[Event]:
    """The events of rows. Raises ReadError with every mistake, each with its row as its line."""
    mistakes: list[Mistake] = []
    found = decode_event_lines(line.encode() for _, _, line in rows)
    for event, (number, id_, line) in zip(found, rows, strict=True):
        if event is None or not id_:
            event = _event(number + 1, id_, line, name, mistakes)
        if event is not None and not mistakes:
            yield event
        if len(mistakes) >= MAX_MISTAKES:
            break
    if mistakes:
        raise ReadError(mistakes)


def _event(
    row: int, id_: str | None, line: str, name: str, mistakes: list[Mistake]
) -> Event | None:
    """The event of a line that only its nodes tell; or nothing, and its mistakes are noted."""
    if not id_:
        mistakes.append(Mistake("an event in a table needs an id", name, row))
        return None
    work = Work(name)
    try:
        event = EVENTS.read(json_nodes(line, name), work)
    except ReadError as error:
        wrong = f"a degree or 'rest' makes no JSON: {error.mistakes[0].message}"
        mistakes.append(Mistake(wrong, name, row, event=id_))
        return None
    mistakes += (
        Mistake(each.message, name, row, event=id_, code=each.code) for each in work.mistakes
    )
    return event if isinstance(event, Event) else None
