"""The event of the benchmark as others hold it: msgspec structs, attrs classes, pydantic models."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from attrs import frozen
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

from timeline import When

Kind = Literal["person", "office", "organization", "government", "group"]

# msgspec, without checks beyond types


class ActorStruct(msgspec.Struct, omit_defaults=True):
    """Who took part."""

    name: str
    role: str = ""
    kind: Kind | None = None
    url: str = ""


class PlaceStruct(msgspec.Struct, omit_defaults=True):
    """Where."""

    name: str = ""
    latitude: int | Decimal | None = None
    longitude: int | Decimal | None = None
    zone: str = ""
    url: str = ""


class CitationStruct(msgspec.Struct, omit_defaults=True):
    """Where it says so."""

    source: str
    at: str = ""
    quote: str = ""


class EventStruct(msgspec.Struct, omit_defaults=True, kw_only=True):
    """An event; its date is text, and rare fields are plain data."""

    id: str = ""
    title: str
    when: str
    description: str = ""
    actors: tuple[ActorStruct, ...] = ()
    place: PlaceStruct | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[CitationStruct, ...] = ()
    relations: tuple[dict[str, Any], ...] = ()
    media: tuple[dict[str, Any], ...] = ()
    figures: tuple[dict[str, Any], ...] = ()
    assumptions: tuple[str, ...] = ()
    claims: tuple[dict[str, Any], ...] = ()
    corrections: tuple[dict[str, Any], ...] = ()
    ignore: tuple[dict[str, Any], ...] = ()
    extra: dict[str, Any] = {}


# attrs, for cattrs


@frozen
class ActorAttrs:
    """Who took part."""

    name: str
    role: str = ""
    kind: Kind | None = None
    url: str = ""


@frozen
class PlaceAttrs:
    """Where."""

    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    zone: str = ""
    url: str = ""


@frozen
class CitationAttrs:
    """Where it says so."""

    source: str
    at: str = ""
    quote: str = ""


@frozen(kw_only=True)
class EventAttrs:
    """An event; its date is text."""

    id: str = ""
    title: str
    when: str
    description: str = ""
    actors: tuple[ActorAttrs, ...] = ()
    place: PlaceAttrs | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[CitationAttrs, ...] = ()


# pydantic, with the checks of timeline-kit: text of one line, ids, addresses, degrees, dates

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def _without_controls(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("a control character")
    return text


def _one_line(text: str) -> str:
    return " ".join(_without_controls(text).split())


def _date(value: Any) -> When:
    return When.parse(value)


Line = Annotated[str, AfterValidator(_one_line)]
Lines = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_without_controls)]
Id = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]([A-Za-z0-9_.:-]*[A-Za-z0-9])?$", max_length=100)
]
Url = Annotated[str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9+.-]*:\S+)?$")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class ActorModel(_Model):
    """Who took part."""

    name: Line
    role: Line = ""
    kind: Kind | None = None
    url: Url = ""


class PlaceModel(_Model):
    """Where."""

    name: Line = ""
    latitude: Annotated[Decimal, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Decimal, Field(ge=-180, le=180)] | None = None
    zone: Line = ""
    url: Url = ""


class CitationModel(_Model):
    """Where it says so."""

    source: Id
    at: Line = ""
    quote: Lines = ""


class EventModel(_Model):
    """An event, its date parsed by timeline-kit, since pydantic knows no EDTF."""

    id: Id
    title: Line
    when: Annotated[str, AfterValidator(_date), PlainSerializer(str)]
    description: Lines = ""
    actors: tuple[ActorModel, ...] = ()
    place: PlaceModel | None = None
    tags: tuple[Line, ...] = ()
    sources: tuple[CitationModel, ...] = ()
