"""The columns of a table of events, and how several things stand in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from timeline.when import Bound, Day

__all__ = ["COLUMNS", "OWN", "day_cell", "joined", "separated"]

COLUMNS: Final[Mapping[str, str]] = {
    "id": "what it is known by; made from the title where there is none",
    "kind": "event, statement or publication; where there is none, the other columns tell",
    "when": "the date as EDTF, as exact as its source",
    "earliest": "the first day that the date can mean: ISO 8601, signed beyond the years 1 to 9999",
    "latest": "the last day that the date can mean; empty where there is none or nobody knows it",
    "title": "what happened",
    "description": "the same at length",
    "speaker": "who made a statement, each with the role in brackets",
    "about": "the stance of a statement and the id of the event that it is about",
    "publisher": "who published a publication",
    "url": "the address of a publication",
    "stamp": "what the date of a publication is: published or updated",
    "actors": "who took part, each with the role in brackets",
    "place": "what the source calls the place",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "tags": "its tags",
    "sources": "the title of each source, and behind it the address",
    "details": "in words, what no other column has",
}
"""The columns in their order, and what stands in each."""

OWN: Final = "extra."
"""What the names of other columns begin with."""

_THING: Final = re.compile("(?:;;|[^;])+")


def joined(things: Iterable[str]) -> str:
    """Several things as the text of one cell.

    >>> joined(["A; B", "C"])
    'A;; B; C'
    """
    return "; ".join(thing.replace(";", ";;") for thing in things if thing)


def separated(text: str) -> Iterator[str]:
    """The things in a cell.

    >>> list(separated("A;; B; C"))
    ['A; B', 'C']
    """
    things = (thing.replace(";;", ";").strip() for thing in _THING.findall(text))
    return (thing for thing in things if thing)


def day_cell(bound: Day | Bound) -> str:
    """A first or last day, or nothing."""
    return str(bound) if isinstance(bound, Day) else ""
