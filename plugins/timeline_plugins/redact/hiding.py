"""A timeline without certain names: everything in it that is text, and what else would tell them.

It goes through the fields of the model whatever they are called, so that a new one is not missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any, Final, TypeGuard, TypeVar, cast

from attrs import Attribute, AttrsInstance, define, evolve, field, fields, has

from timeline import Actor, Claim, ModelError, Timeline, When
from timeline.actor import clean_zone
from timeline.claim import DATES, EXTRA
from timeline.fields import JSON
from timeline.source import clean_doi
from timeline.text import MAX_ID, clean_id, clean_url, slug
from timeline_plugins.redact.names import Names

__all__ = ["Hiding", "texts"]

_ADDRESSES: Final = frozenset({"url", "archived", "doi", "isbn", "latitude", "longitude"})
_FORMED: Final = (clean_url, clean_doi, clean_zone)
_NAMELESS: Final = DATES | {"language"}
_NUMBERED: Final = re.compile(r"name[ -]withheld[ -]([0-9]{1,9})")

T = TypeVar("T", bound=AttrsInstance)


def texts(value: Any) -> Iterator[str]:
    """Every text in a part of a timeline: keys, ids and addresses too."""
    if isinstance(value, str):
        yield value
    for item in _items(value):
        yield from texts(item)


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, tuple | list):
        return cast("Iterable[Any]", value)
    if _is_mapping(value):
        return chain.from_iterable(value.items())
    return [getattr(value, a.name) for a in fields(type(value))] if _is_thing(value) else ()


def _is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_thing(value: Any) -> TypeGuard[AttrsInstance]:
    """Whether it is of the model and has fields with text in them."""
    return has(value.__class__) and not isinstance(value, When)


@define
class Hiding:
    """Names to hide, and the person whom each is a name of, counted from 0."""

    names: Names
    persons: list[int]
    first: int
    """The number that the first person gets."""
    taken: set[str]
    ids: dict[str, str] = field(factory=dict[str, str])

    @classmethod
    def of(cls, names: Names, persons: list[int], timeline: Timeline) -> Hiding:
        """What hides names on that timeline, where others may have been hidden before."""
        there = {int(found[1]) for text in texts(timeline) for found in _NUMBERED.finditer(text)}
        taken = {timeline.id, *(event.id for event in timeline), *(s.id for s in timeline.sources)}
        return cls(names, persons, max(there, default=0) + 1, taken)

    def text(self, text: str) -> str:
        """A text with a number for each name."""
        return self.names.replaced(text, lambda n: f"[name withheld {self._number(n)}]")

    def id(self, id: str) -> str:
        """An id without names, the same wherever it stands."""
        if not self.names.stand_in(id):
            return id
        if id not in self.ids:
            new = self.names.replaced(id, lambda n: f"name-withheld-{self._number(n)}")
            stem = new if len(new) <= MAX_ID - 6 else slug(new)
            free = (f"{stem}-{n}" if n > 1 else stem for n in count(1))
            self.ids[id] = next(name for name in free if name not in self.taken)
            self.taken.add(self.ids[id])
        return self.ids[id]

    def changed(self, thing: T, **given: Any) -> T:
        """The thing without names; where one stands in it, also without what leads to it."""
        own = [a for a in fields(type(thing)) if a.name not in given]
        leads = any(a.name in _ADDRESSES for a in own) and self._stand_in(thing)
        new = given | {
            a.name: a.default if leads and a.name in _ADDRESSES else self._value(a, thing)
            for a in own
        }
        label = "title" if "title" in new else "name"
        if leads and not new.get(label):
            new[label] = "withheld"  # it had nothing but its address
        if isinstance(thing, Actor) and self.names.stand_in(thing.name):
            new["role"] = ""
        if isinstance(thing, Claim):
            new |= self._claim(thing)
        return cast("T", evolve(cast("Any", thing), **new))

    def _value(self, attribute: Attribute[Any], thing: AttrsInstance) -> Any:
        value: Any = getattr(thing, attribute.name)
        converter = cast("Any", attribute).converter
        if isinstance(value, str) and converter is clean_id:
            return self.id(value)
        if attribute.name in _NAMELESS:
            return value
        if isinstance(value, str) and converter in _FORMED:
            return "" if self.names.stand_in(value) else value
        if _is_mapping(value):
            return self._plain(dict(value))
        if isinstance(value, tuple):
            return tuple(self._part(item) for item in _items(value) if not self._leads(item))
        return self._part(value)

    def _part(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        return self.changed(value) if _is_thing(value) else value

    def _leads(self, item: Any) -> bool:
        """Whether it is a claim of an address with a name in it, of which nothing can be left."""
        formed = isinstance(item, Claim) and item.field in {*_ADDRESSES, "zone"}
        return formed and self._stand_in(item.value)

    def _claim(self, claim: Claim) -> dict[str, Any]:
        of = claim.field
        value = claim.value if of in _NAMELESS else self._plain(claim.value, of)
        return {"value": value, "field": EXTRA + self.text(of[6:]) if of[:6] == EXTRA else of}

    def _plain(self, value: JSON, key: str = "") -> JSON:
        if isinstance(value, str):
            points = key in {"event", "source"} and _is_id(value)
            return self.id(value) if points else self.text(value)
        if isinstance(value, list):
            return [self._plain(item, key) for item in value]
        if not isinstance(value, Mapping):
            return value
        new: dict[str, JSON] = {}
        leads = _ADDRESSES if self._stand_in(value) else frozenset[str]()
        if self._stand_in(value.get("name", "")):
            leads = leads | {"role"}
        for name, item in value.items():
            if name not in leads:
                free = (f"{self.text(name)} ({n})" if n > 1 else self.text(name) for n in count(1))
                new[next(n for n in free if n not in new)] = self._plain(item, name)
        if leads & value.keys() and not {"name", "title"} & new.keys():
            new["name"] = "withheld"
        return new

    def _stand_in(self, value: Any) -> bool:
        return any(map(self.names.stand_in, texts(value)))

    def _number(self, name: int) -> int:
        return self.first + self.persons[name]


def _is_id(text: str) -> bool:
    try:
        return clean_id(text) == text
    except ModelError:
        return False
