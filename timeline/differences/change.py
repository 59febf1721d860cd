"""`Change`: one thing that is different, as data and in words."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from attrs import field as attribute
from attrs import frozen

from timeline.fields import JSON

__all__ = ["Change", "ChangeKind", "Subject"]

Subject: TypeAlias = Literal["timeline", "source", "event"]


class ChangeKind(Enum):
    """What sort of change it is."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """It has another id; whatever pointed at the old one points at the new one."""
    CHANGED = "changed"
    """Another value."""
    REWORDED = "reworded"
    """Another text of some length."""
    REORDERED = "reordered"
    """The same members in another order."""
    MORE_PRECISE = "more-precise"
    """All that the date can now mean, it could mean before, and more."""
    LESS_PRECISE = "less-precise"
    """All that the date could mean before, it can mean now, and more."""
    MOVED = "moved"
    """Certainly another date."""
    QUALIFIED = "qualified"
    """The same date, which is now more or less uncertain or approximate."""
    CORRECTED = "corrected"
    """Whoever keeps the timeline noted a correction."""
    WITHDRAWN = "withdrawn"
    """Whoever keeps the timeline withdrew the entry."""


@frozen(kw_only=True)
class Change:
    """One thing that is different: where, what was there before, what is there now, and in words.

    `before` and `after` are plain data, as a JSON file of the timeline has them: the whole value
    of the field, or the member of a collection that was added, removed or changed. What is not
    there is None.
    """

    subject: Subject
    id: str
    """The id of the event, source or timeline; of what was renamed, the new one."""
    title: str
    """Its title, or what a source without one is known by."""
    field: str
    """The field; of a key in `extra`, `extra.` and the key; nothing for a whole event or source."""
    kind: ChangeKind
    before: JSON = attribute(default=None, hash=False)
    after: JSON = attribute(default=None, hash=False)
    words: str
    """What changed, to stand below the title: "tag added: 'war'"."""

    def __str__(self) -> str:
        return f"{self.title}: {self.words}"
