"""Events as rows: what stands in which column, and what is left for `rest`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from timeline.actor import Actor, Place
from timeline.document import encode_event
from timeline.event import Event
from timeline.fields import Number
from timeline.publication import Publication, Stamp
from timeline.references import pointed_at
from timeline.statement import Statement
from timeline.table.json import encoded
from timeline.table.order import EPOCH, MOST, order_of
from timeline.when import Day, When

__all__ = ["FURTHEST", "cell_of", "days_of", "degrees", "row_of"]

FURTHEST: Final = 2_147_483_640
"""How many days from 1970 a DATE may lie, in Parquet and in the engine."""

_NOTHING: Final[list[str]] = []
_ALWAYS: Final = frozenset(
    {"kind", "id", "when", "title", "description", "tags", "publisher", "url"}
)
"""What its column holds exactly."""


def row_of(event: Event) -> dict[str, Any]:
    """The cells by the names of their columns; those of `earliest` and `latest` follow from others.

    >>> from timeline import Event
    >>> row = row_of(Event(title="A parade", when="1970-01-02", actors=["Kim"]))
    >>> row["actors"], row["_first"], row["rest"]
    (['Kim'], 1, None)
    """
    begin, order = order_of(event.when)
    first, last = days_of(event.when)
    said = event if isinstance(event, Statement) else None
    published = event if isinstance(event, Publication) else None
    place, speaker = event.place, said.speaker if said else ()
    held = {
        "actors": _plain_actors(event.actors),
        "speaker": _plain_actors(speaker),
        "place": place is None or _plain_place(place),
        "sources": not any(citation.at or citation.quote for citation in event.sources),
    }
    return {
        "id": event.id,
        "kind": event.kind,
        "when": event.when.text,
        "title": event.title,
        "description": event.description or None,
        "tags": event.tags,
        "actors": [actor.name for actor in event.actors],
        "speaker": [actor.name for actor in speaker],
        "place": place.name or None if place else None,
        "latitude": _degrees(place.latitude) if place else None,
        "longitude": _degrees(place.longitude) if place else None,
        "publisher": published.publisher or None if published else None,
        "url": published.url or None if published else None,
        "sources": [citation.source for citation in event.sources],
        "points_to": list(dict.fromkeys(pointed_at(event))) if _may_point(event) else _NOTHING,
        "rest": _rest(event, held),
        "_begin": begin,
        "_order": order,
        "_first": first,
        "_last": last,
    }


def days_of(when: When) -> tuple[int, int]:
    """Its first and last day, counted from 1970, as far as a BIGINT goes."""
    first, last = when.earliest, when.latest
    return (
        _clamped(first.number - EPOCH) if isinstance(first, Day) else -MOST - 1,
        _clamped(last.number - EPOCH) if isinstance(last, Day) else MOST,
    )


def _clamped(number: int) -> int:
    return max(-MOST - 1, min(number, MOST))


def _plain_actors(actors: Iterable[Actor]) -> bool:
    """Whether they are names and nothing more."""
    return not any(actor.role or actor.kind or actor.url for actor in actors)


@lru_cache(maxsize=1024)
def _plain_place(place: Place) -> bool:
    """Whether three columns hold it: degrees that a DOUBLE gives back as they were written."""
    return not (place.zone or place.url) and all(
        number is None or str(degrees(float(number))) == str(number)
        for number in (place.latitude, place.longitude)
    )


def _degrees(number: Number | None) -> float | None:
    return None if number is None else float(number)


def degrees(number: float) -> Number:
    """The shortest number that is this one.

    >>> degrees(48.0), degrees(48.5)
    (48, Decimal('48.5'))
    """
    return int(number) if number.is_integer() else Decimal(repr(number))


def _may_point(event: Event) -> bool:
    return bool(event.relations or event.claims or (isinstance(event, Statement) and event.about))


def _rest(event: Event, held: dict[str, bool]) -> str | None:
    """What the columns do not hold, as JSON."""
    if all(held.values()) and not _has_more(event):
        return None
    whole = (name for name, all_of_it in held.items() if all_of_it)
    plain = encode_event(event, without=_ALWAYS.union(whole))
    return encoded(plain).decode() if plain else None


def _has_more(event: Event) -> bool:
    """Whether a field is filled that has no column."""
    if (
        event.relations or event.media or event.figures or event.assumptions
        or event.claims or event.corrections or event.ignore or event.extra
    ):  # fmt: skip
        return True
    if isinstance(event, Statement):
        return bool(event.about or event.reported)
    return isinstance(event, Publication) and (
        event.stamp is not Stamp.PUBLISHED or bool(event.source)
    )


def cell_of(event: Event, name: str) -> Any:
    """What stands in a column, alone; days are numbers, as an engine compares them."""
    if name in ("earliest", "latest"):
        day = days_of(event.when)[name == "latest"]
        return day if abs(day) <= FURTHEST else None
    return row_of(event)[name]
