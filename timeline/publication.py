"""`Publication`: something was published or updated."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from attrs import field, frozen

from timeline.event import Event
from timeline.fields import choice
from timeline.text import clean_id, clean_line, clean_url

__all__ = ["Publication", "Stamp"]


class Stamp(Enum):
    """What the date that a publication prints stands for."""

    PUBLISHED = "published"
    UPDATED = "updated"


def _to_stamp(value: Stamp | str) -> Stamp:
    return choice(Stamp, value)


@frozen(kw_only=True)
class Publication(Event):
    """An event that consists in something coming out; `when` is the date that it prints.

    >>> post = Publication(title="The post is updated", when="2024-10-30T12:09",
    ...                    publisher="Kompasiana", stamp="updated")
    >>> post.stamp
    <Stamp.UPDATED: 'updated'>
    """

    kind: ClassVar[str] = "publication"

    publisher: str = field(default="", converter=clean_line)
    url: str = field(default="", converter=clean_url)
    stamp: Stamp = field(default=Stamp.PUBLISHED, converter=_to_stamp)
    source: str = field(default="", converter=clean_id)
    """The id of the source that it is, where the timeline cites it."""
