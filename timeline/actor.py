"""Who takes part and where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from timeline.errors import ModelError, visible
from timeline.fields import Number, choice, many, to_number
from timeline.text import clean_line, clean_url
from timeline.when.zones import find_zone

__all__ = ["Actor", "ActorKind", "Place", "clean_zone", "to_actors", "to_place"]


class ActorKind(Enum):
    """What sort of actor it is."""

    PERSON = "person"
    OFFICE = "office"
    """A post whoever holds it, such as a press office."""
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    GROUP = "group"
    """Several who are not named, such as independent researchers."""


def _to_kind(value: ActorKind | str | None) -> ActorKind | None:
    return None if value is None or value == "" else choice(ActorKind, value)


@frozen(kw_only=True)
class Actor:
    """A person, office or organisation. Two actors of one name are the same.

    >>> str(Actor(name="Mark Rutte", role="Secretary General of NATO"))
    'Mark Rutte (Secretary General of NATO)'
    """

    name: str = field(converter=clean_line)
    role: str = field(default="", converter=clean_line)
    """The office at the time."""
    kind: ActorKind | None = field(default=None, converter=_to_kind)
    url: str = field(default="", converter=clean_url)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise ModelError("an actor needs a name")

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


def to_actors(values: Actor | str | Iterable[Actor | str] | None) -> tuple[Actor, ...]:
    """Actors, from themselves or their names; one or several."""
    return many(_to_actor)(values)


def _to_actor(value: Actor | str) -> Actor:
    return value if isinstance(value, Actor) else Actor(name=value)


def clean_zone(name: str) -> str:
    """The name of an IANA time zone, or nothing. Raises ModelError."""
    name = clean_line(name)
    if name and find_zone(name) is None:
        raise ModelError(f"there is no time zone '{visible(name)}'; names are like Asia/Jakarta")
    return name


@frozen(kw_only=True)
class Place:
    """Where something happened, as exactly as the source tells. Degrees are WGS 84."""

    name: str = field(default="", converter=clean_line)
    latitude: Number | None = field(default=None, converter=to_number)
    longitude: Number | None = field(default=None, converter=to_number)
    zone: str = field(default="", converter=clean_zone)
    """The IANA name of the time zone there."""
    url: str = field(default="", converter=clean_url)

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ModelError("a place has both latitude and longitude, or neither")
        if not self.name and self.latitude is None:
            raise ModelError("a place needs a name, or latitude and longitude")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise ModelError(f"latitude goes from -90 to 90, not to {self.latitude}")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise ModelError(f"longitude goes from -180 to 180, not to {self.longitude}")

    def __str__(self) -> str:
        return self.name or f"{self.latitude}, {self.longitude}"


def to_place(value: Place | str | None) -> Place | None:
    """A place, from itself or a name; nothing stays nothing."""
    if value is None or value == "":
        return None
    return value if isinstance(value, Place) else Place(name=value)
