"""`Event`: everything on a timeline is one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from attrs import field, frozen

from timeline.actor import Actor, Place, to_actor, to_place
from timeline.errors import ModelError
from timeline.fields import JSON, choice, instance, many, to_extra, to_when
from timeline.figure import Figure
from timeline.source import Citation, to_citation
from timeline.text import clean_id, clean_line, clean_lines, clean_url, slug
from timeline.when import When

__all__ = ["Event", "Media", "Relation", "RelationKind"]


class RelationKind(Enum):
    """How an event is related to another."""

    PART_OF = "part-of"
    CAUSED_BY = "caused-by"
    FOLLOWS = "follows"
    SAME_AS = "same-as"
    CORRECTS = "corrects"


@frozen(kw_only=True)
class Relation:
    """That this event is, say, part of another one."""

    kind: RelationKind = field(converter=choice(RelationKind))
    event: str = field(converter=clean_id)
    """The other event's id."""
    note: str = field(default="", converter=clean_lines)


@frozen(kw_only=True)
class Media:
    """A picture, video, recording or document that belongs to an event."""

    kind: str = field(default="image", converter=clean_line)
    title: str = field(default="", converter=clean_line)
    url: str = field(default="", converter=clean_url)
    credit: str = field(default="", converter=clean_line)

    def __attrs_post_init__(self) -> None:
        if not (self.title or self.url):
            raise ModelError("media need a title or a url")


@frozen(kw_only=True)
class Event:
    """Something that happened, or is said to have happened, at a time and with its sources.

    >>> event = Event(title="Parade in Pyongyang", when="2022", place="Pyongyang")
    >>> event.id, str(event.when.latest), event.place.name
    ('parade-in-pyongyang', '2022-12-31', 'Pyongyang')

    Raises ModelError, or DateError for the date; the message says what would be right.
    """

    kind: ClassVar[str] = "event"

    id: str = field(default="", converter=clean_id)
    """What other events and calendars know it by; made from the title if not given."""
    title: str = field(converter=clean_line)
    when: When = field(converter=to_when)
    description: str = field(default="", converter=clean_lines)
    actors: tuple[Actor, ...] = field(default=(), converter=many(to_actor))
    place: Place | None = field(default=None, converter=to_place)
    tags: tuple[str, ...] = field(default=(), converter=many(clean_line))
    sources: tuple[Citation, ...] = field(default=(), converter=many(to_citation))
    relations: tuple[Relation, ...] = field(default=(), converter=many(instance(Relation)))
    media: tuple[Media, ...] = field(default=(), converter=many(instance(Media)))
    figures: tuple[Figure, ...] = field(default=(), converter=many(instance(Figure)))
    assumptions: tuple[str, ...] = field(default=(), converter=many(clean_line))
    """What whoever coded the event took for granted and no source says, such as a time zone."""
    extra: Mapping[str, JSON] = field(factory=dict, converter=to_extra, hash=False)
    """Anything else: plain data that is carried along and not interpreted."""

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise ModelError(f"{_article(self.kind)} needs a title: what happened, in a few words")
        if not self.id:
            object.__setattr__(self, "id", slug(self.title))


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
