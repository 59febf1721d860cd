"""What there is to report of a merge."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Note"]


@frozen
class Note:
    """One thing that contradicts, or that was unified, in words."""

    subject: str
    """`timeline`, `source` or `event`."""
    id: str
    field: str
    words: str

    def __str__(self) -> str:
        owner = f"{self.subject} '{self.id}'" if self.id else self.subject
        return f"{owner}: {self.field}: {self.words}"
