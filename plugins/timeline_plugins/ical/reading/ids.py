"""The ids of entries: their UIDs, with what no id can have changed to `-`.

A UID that is longer than ids go is cut, and ends in a hash of all of it. An entry without a UID has
an id made of its title. Where an id is taken already by an entry above, the date is added, and
where that is taken as well a number, from 2 on.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from timeline import ModelError
from timeline.text import MAX_ID, clean_id, slug

__all__ = ["Ids", "id_of"]

_PLAIN: Final = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9_.:-]{{0,{MAX_ID - 2}}}[A-Za-z0-9])?")
_OTHER: Final = re.compile(r"[^\w.:-]+")
_NO_DIGIT: Final = re.compile(r"[^0-9]")
_DIGITS: Final = 8
_ROOM: Final = 16  # for a date or a number after it


class Ids:
    """The ids of one file, in its order."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self.of_uid: dict[str, str] = {}
        """The id of the first entry of each UID."""

    def take(self, uid: str, title: str, date: str) -> str:
        """An id that is nobody's yet."""
        id_ = id_of(uid) or slug(title)
        if id_ in self.taken:
            id_ = self.free(_dated(id_, date) if date else id_)
        self.taken.add(id_)
        if uid:
            self.of_uid.setdefault(uid, id_)
        return id_

    def dated(self, id: str, date: str) -> str:
        """An id for one date of an entry, `20241018` or longer."""
        made = self.free(_dated(id, date))
        self.taken.add(made)
        return made

    def free(self, id: str) -> str:
        """The id, or the first with a number after it that is nobody's."""
        if id not in self.taken:
            return id
        number = self._numbers.get(id, 2)
        while f"{id}-{number}" in self.taken:
            number += 1
        self._numbers[id] = number + 1
        return f"{id}-{number}"


def _dated(id: str, date: str) -> str:
    digits = _NO_DIGIT.sub("", date)[:8]
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else "date"
    return f"{id[: MAX_ID - _ROOM].rstrip('-_.:')}-{day}"


def id_of(uid: str) -> str:
    """The id that a UID makes, or nothing."""
    if _PLAIN.fullmatch(uid):
        return uid
    made = _OTHER.sub("-", uid).strip("-_.:")
    if len(made) > MAX_ID - _ROOM:
        digest = sha256(uid.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
        made = f"{made[: MAX_ID - _ROOM - _DIGITS - 1]}-{digest}"
    if _PLAIN.fullmatch(made):
        return made
    try:
        return clean_id(made)
    except ModelError:
        return slug(uid) if made else ""
