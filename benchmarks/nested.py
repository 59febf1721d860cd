"""Nested events by rule, equal in every run: plain data, as YAML and JSON files hold it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from timeline import Actor, Citation, Event, Place, Source, Timeline

__all__ = ["built", "events", "sources", "timeline_of"]

_SOURCES = 500
_TEXT = (
    "a about according after again analysts army before border bridge checkpoint city "
    "civilians convoy crossed denied dozens east evening forces from hundreds in injured "
    "local monday morning moved near night north of office officials police report residents "
    "river road said security seen several shelling soldiers south spokesman statement struck "
    "that the troops two under verified vehicles video village were west who witnesses"
)
_WORDS = _TEXT.split(" ")
_PLACES = ("Aldan", "Beroya", "Castra", "Dornum", "Elva", "Fagaras", "Gori", "Hvar", "Izium")
_OFFICES = ("Ministry of Defence", "General Staff", "Press Office", "Governor", "Red Cross")
_KINDS = ("person", "office", "organization", "government", "group")


def events(count: int) -> Iterator[dict[str, Any]]:
    """So many events as plain data: actors, a place, tags, several sources, ten kinds of dates."""
    random = Random(7)  # noqa: S311 - the same each time

    def words(least: int, most: int) -> str:
        return " ".join(random.choices(_WORDS, k=random.randint(least, most))).capitalize()

    for number in range(count):
        place = random.choice(_PLACES)
        yield {
            "id": f"event-{number:07}",
            "title": words(5, 10),
            "when": _date(random, number),
            "description": f"{words(15, 30)}. {words(8, 16)}.",
            "actors": [
                {
                    "name": f"{random.choice(_OFFICES)} {random.choice(_PLACES)}",
                    "role": words(1, 3),
                    "kind": random.choice(_KINDS),
                }
                for _ in range(random.randint(1, 3))
            ],
            "place": {
                "name": place,
                "latitude": Decimal(random.randint(-8_999_999, 8_999_999)).scaleb(-5),
                "longitude": Decimal(random.randint(-17_999_999, 17_999_999)).scaleb(-5),
            },
            "tags": random.sample(_WORDS, 3),
            "sources": [
                {
                    "source": f"source-{random.randrange(_SOURCES)}",
                    "at": f"p. {random.randint(1, 99)}",
                },
                {"source": f"source-{random.randrange(_SOURCES)}", "quote": f"{words(6, 12)}."},
            ],
        }


def _date(random: Random, number: int) -> str:
    year, month, day = random.randint(2014, 2025), random.randint(1, 12), random.randint(1, 26)
    exact = f"{year}-{month:02}-{day:02}"
    match number % 10:
        case 4:
            return f"{exact}T{random.randint(0, 23):02}:{random.randint(0, 59):02}:00+02:00"
        case 5:
            return f"{exact}/{year}-{month:02}-{day + 2:02}"
        case 6:
            return f"{year}-{month:02}"
        case 7:
            return f"[..{exact}]"
        case 8:
            return f"{exact}~"
        case 9:
            return str(year)
        case _:
            return exact


def sources() -> list[dict[str, Any]]:
    """The sources that the events cite."""
    return [
        {"id": f"source-{number}", "title": f"Report number {number}", "publisher": "The Paper"}
        for number in range(_SOURCES)
    ]


def built(plain: dict[str, Any]) -> Event:
    """An event through the constructors of the model, as a program would write it."""
    fields = dict(plain)
    fields["actors"] = [Actor(**actor) for actor in plain["actors"]]
    fields["place"] = Place(**plain["place"])
    fields["sources"] = [Citation(**citation) for citation in plain["sources"]]
    return Event(**fields)


def timeline_of(plain: dict[str, Any]) -> Timeline:
    """A timeline through the constructors of the model."""
    return Timeline(
        title=plain["title"],
        sources=[Source(**source) for source in plain["sources"]],
        events=[built(event) for event in plain["events"]],
    )
