"""From a TZID to a time zone: by its IANA name, or what else it is called, or by its rules.

A name is better than rules, which tell offsets alone. It is tried as an IANA name, as a name of
Windows, as the X-LIC-LOCATION of its VTIMEZONE, and as a path that ends in an IANA name
(`/freeassociation.sourceforge.net/Europe/Berlin`); then come the rules of the VTIMEZONE.
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Final

from attrs import frozen

from timeline.when.zones import find_zone
from timeline_plugins.ical.reading.definitions import Definitions
from timeline_plugins.ical.reading.notes import Notes

__all__ = ["Zone", "Zones"]

_UTC: Final = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Z"})


@frozen
class Zone:
    """A time zone, with its IANA name if it is known."""

    tz: tzinfo
    name: str = ""

    @property
    def is_utc(self) -> bool:
        """Whether its times are those of UTC."""
        return self.tz is UTC


class Zones:
    """The time zones of one file."""

    def __init__(self, notes: Notes) -> None:
        self._definitions = Definitions(notes)
        self._found: dict[str, Zone | None] = {}

    def find(self, tzid: str) -> Zone | None:
        """The zone that a TZID means, if that can be known."""
        if not tzid:
            return None
        if tzid not in self._found:
            self._found[tzid] = self._find(tzid.strip(' "'))
        return self._found[tzid]

    def name(self, tzid: str) -> str:
        """The IANA name that a TZID means, or nothing."""
        zone = self.find(tzid)
        return zone.name if zone else ""

    def _find(self, tzid: str) -> Zone | None:
        bare = tzid.strip("/")
        if zone := _named(bare):
            return zone
        if zone := _named(_of_windows(bare)):
            return zone
        definition = self._definitions.find(tzid)
        if definition and (zone := _named(definition.location)):
            return zone
        parts = bare.split("/")[-5:]
        for start in range(1, len(parts) - 1):
            if zone := _named("/".join(parts[start:])):
                return zone
        rules = self._definitions.rules(definition) if definition else None
        return Zone(rules) if rules else None


def _named(name: str) -> Zone | None:
    if name in _UTC:
        return Zone(UTC, "UTC")
    found = find_zone(name) if name else None
    return Zone(found, name) if found else None


def _of_windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # slow to import, and rare

    return WINDOWS_TO_OLSON.get(name, "")
