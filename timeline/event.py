"""`Event`: everything on a timeline is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import ClassVar

from attrs import field, frozen

from timeline.actor import Actor, Place, to_actors, to_place
from timeline.citation import Citation, to_citations
from timeline.claim import Claim, to_claims
from timeline.correction import Correction, CorrectionKind, Ignore, to_corrections, to_ignores
from timeline.errors import ModelError
from timeline.fields import JSON, choice, instances, to_extra, to_lines, to_when
from timeline.figure import Figure
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


def _to_kind(value: RelationKind | str) -> RelationKind:
    return choice(RelationKind, value)


@frozen(kw_only=True)
class Relation:
    """That this event is, say, part of another one."""

    kind: RelationKind = field(converter=_to_kind)
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


def _to_relations(values: Relation | Iterable[Relation] | None) -> tuple[Relation, ...]:
    return instances(Relation, values)


def _to_media(values: Media | Iterable[Media] | None) -> tuple[Media, ...]:
    return instances(Media, values)


def _to_figures(values: Figure | Iterable[Figure] | None) -> tuple[Figure, ...]:
    return instances(Figure, values)


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
    actors: tuple[Actor, ...] = field(default=(), converter=to_actors)
    place: Place | None = field(default=None, converter=to_place)
    tags: tuple[str, ...] = field(default=(), converter=to_lines)
    sources: tuple[Citation, ...] = field(default=(), converter=to_citations)
    relations: tuple[Relation, ...] = field(default=(), converter=_to_relations)
    media: tuple[Media, ...] = field(default=(), converter=_to_media)
    figures: tuple[Figure, ...] = field(default=(), converter=_to_figures)
    assumptions: tuple[str, ...] = field(default=(), converter=to_lines)
    """What whoever coded the event took for granted and no source says, such as a time zone."""
    claims: tuple[Claim, ...] = field(default=(), converter=to_claims)
    """What else sources say of its fields: another date, another place."""
    corrections: tuple[Correction, ...] = field(default=(), converter=to_corrections)
    """The log of what was corrected in this entry, or that it was withdrawn."""
    ignore: tuple[Ignore, ...] = field(default=(), converter=to_ignores)
    """The rules of `timeline check` that it may break, and why."""
    extra: Mapping[str, JSON] = field(factory=dict[str, JSON], converter=to_extra, hash=False)
    """Anything else: plain data that is carried along and not interpreted."""

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise ModelError(f"{_article(self.kind)} needs a title: what happened, in a few words")
        if not self.id:
            object.__setattr__(self, "id", slug(self.title))

    @property
    def withdrawn(self) -> Correction | None:
        """The correction that withdrew the entry, if one did."""
        done = (c for c in self.corrections if c.kind is CorrectionKind.WITHDRAWN)
        return next(done, None)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
