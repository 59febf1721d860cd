"""Time zones: whether a name exists, and which offsets a wall time can have in it.

Names are those of the IANA database. A wall time that a zone skips has no offset and one that it
repeats has two; nothing here chooses between them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

__all__ = ["find_zone", "offsets_of"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
_LOCAL = {"localtime", "posixrules", "Factory"}  # files that some systems keep among the zones


@lru_cache(maxsize=512)
def find_zone(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None. Never raises, whatever the name."""
    if (
        len(name) > 64
        or not _NAME.fullmatch(name)
        or name.split("/")[0] in {*_LOCAL, "posix", "right"}
    ):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=4096)
def offsets_of(zone: ZoneInfo, wall: datetime) -> tuple[int, ...]:
    """The offsets, in seconds east of UTC, that a naive wall time can have: none, one or two."""
    found: list[int] = []
    for fold in (0, 1):
        local = wall.replace(tzinfo=zone, fold=fold)
        offset = local.utcoffset()
        if offset is None:
            continue
        try:
            back = (wall - offset).replace(tzinfo=UTC).astimezone(zone)
        except OverflowError:  # the first and the last day of datetime's years
            back = local
        seconds = int(offset.total_seconds())
        if back.replace(tzinfo=None) == wall and seconds not in found:
            found.append(seconds)
    return tuple(found)
