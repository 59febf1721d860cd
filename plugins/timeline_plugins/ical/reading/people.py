"""ORGANIZER and ATTENDEE: who takes part."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline import Actor
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import Extra, plain
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import Parameters, Property
from timeline_plugins.ical.reading.texts import Clean, line

__all__ = ["actors"]

_ROLES: Final = {"ORGANIZER": "organizer", "ATTENDEE": "attendee"}
_QUOTED: Final = re.compile(r'"[^"]*"')
_MAILTO: Final = re.compile(r"mailto:", re.IGNORECASE)


def actors(component: Component, notes: Notes, id: str, extra: Extra, clean: Clean) -> list[Actor]:
    """Everybody with a name, or else an address; what else is told of them goes to `extra`.

    Rooms and devices are nobody, who declined does not take part, and who invites is told once.
    """
    found: list[Actor] = []
    told_of: set[str] = set()
    for name, role in _ROLES.items():
        rest: list[object] = []
        for told in component.properties.get(name, ()):
            parameters = told.parameters
            called = line(_name(told, parameters), notes, id, name)
            takes_part = bool(called) and _takes_part(parameters)
            if takes_part and told.value.lower() not in told_of:
                found.append(_actor(called, role))
            told_of.add(told.value.lower())
            if parameters or not called:
                rest.append(plain(told, clean))
            if '"' in _QUOTED.sub("", told.params):
                notes.lost(id, name, "a quote in it is never closed")
        if rest:
            extra[name] = rest[0] if len(rest) == 1 else rest
    return found


@lru_cache(maxsize=1024)
def _actor(name: str, role: str) -> Actor:
    return Actor(name=name, role=role)


def _takes_part(parameters: Parameters) -> bool:
    kind = parameters.get("CUTYPE", [""])[0].upper()
    answer = parameters.get("PARTSTAT", [""])[0].upper()
    return kind not in ("ROOM", "RESOURCE") and answer != "DECLINED"


def _name(told: Property, parameters: Parameters) -> str:
    return parameters.get("CN", [""])[0].strip() or _MAILTO.sub("", told.text, count=1)
