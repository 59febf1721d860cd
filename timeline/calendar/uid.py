"""The UID of an entry: what clients know it by, for ever."""

from __future__ import annotations

from hashlib import sha1
from typing import Final
from uuid import UUID

from timeline.event import Event
from timeline.timeline import Timeline

__all__ = ["Uids", "uid"]

NAMESPACE: Final = UUID("de2d1281-082f-471e-9f0d-b5842977b139")

_VARIANTS: Final = {f"{number:x}": "89ab"[number & 3] for number in range(16)}


def uid(timeline: Timeline, event: Event) -> str:
    """The UID of an event: a UUID (version 5) of its timeline's id, a slash and its own id."""
    return Uids(timeline).of(event.id)


class Uids:
    """The UIDs of one timeline's events."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline.id
        begun = f"{timeline.id}/".encode()
        # what `uuid.uuid5` does, without hashing the same beginning for every event
        self._begun = sha1(NAMESPACE.bytes + begun, usedforsecurity=False)

    def of(self, event: str) -> str:
        """The UID of the event of that id."""
        hashed = self._begun.copy()
        hashed.update(event.encode())
        digits = hashed.hexdigest()
        variant = _VARIANTS[digits[16]]
        return (
            f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"
        )
