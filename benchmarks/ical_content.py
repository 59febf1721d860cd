"""The content: events by rule, and the properties that are written of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from timeline import Event, ExportContext, Place, Timeline
from timeline.api import chunks, make_context
from timeline.plugins import installed_plugins

_FIRST = date(1950, 1, 1)
_SENTENCES = (
    "The ministry said that talks would go on; no date was given, and none was asked for.",
    "«Wir haben nichts gewußt», erklärte der Sprecher, «und wir wußten es früh».",
    "За даними штабу, колона вирушила о п'ятій ранку; втрат не було.",
    "대변인은 병력의 이동을 확인하지 않았다, 그러나 부인하지도 않았다.",
    r"The copy at C:\Archive\New\2024 was found later 📄, with three pages missing.",
    "Two witnesses, asked apart, told of the same convoy: forty lorries, no lights.",
    "À l'aube, les observateurs n'ont vu que des traces; la neige avait tout couvert.",
    "声明は翌日に取り消された。理由は述べられていない。",
)
_PLACES = ("Kyiv", "Besançon, Doubs", "평양", "São Paulo; old town", "Köln-Mülheim")
_TAGS = ("troops", "talks", "Verhandlung", "témoins", "санкції", "sea, air", "보도")
_TITLES = (
    "The convoy crosses the border",
    "Das Gespräch wird vertagt; niemand erscheint",
    "Заява штабу, друга за день",
    "북한, 발표를 부인하다",
)


def events(count: int) -> Iterator[Event]:
    """So many events, in the order of a timeline: two hundred or so a year."""
    for n in range(count):
        yield _event(n, count)


def _event(n: int, count: int) -> Event:
    day = _FIRST + timedelta(days=n * 27_000 // count)
    said = _SENTENCES[n % 8], _SENTENCES[n * 3 % 7], _SENTENCES[n * 5 % 8]
    place = Place(name=_PLACES[n % 5])
    if n % 10 == 3:
        place = Place(name=_PLACES[n % 5], latitude=48.75, longitude=2.25)
    return Event(
        id=f"event-{n}",
        title=f"{_TITLES[n % 4]} ({n})",
        when=_when(n, day),
        description=f"{said[0]}\n{said[1]} {said[2]}",
        place=place,
        tags=tuple(_TAGS[(n + i) % 7] for i in range(1 + n % 3)),
    )


def _when(n: int, day: date) -> str:
    """Of ten dates seven are days; the others are a time, some days and about a day."""
    match n % 10:
        case 4:
            return f"{day}T{n % 24:02}:{n % 60:02}:00Z"
        case 6:
            return f"{day}/{day + timedelta(days=n % 9 + 1)}"
        case 8:
            return f"{day}~"
        case _:
            return str(day)


def timeline(count: int) -> Timeline:
    """The timeline of them."""
    return Timeline(
        title="Ein Kalender, zum Messen",
        id="bench",
        updated="2024-06-01",
        events=tuple(events(count)),
    )


def ours(timeline: Timeline) -> Iterator[bytes]:
    """What timeline-kit writes, chunk by chunk, as its command and `timeline.write` do."""
    return chunks(installed_plugins().exporter("ical"), timeline, context_of(timeline))


def context_of(timeline: Timeline) -> ExportContext:
    """The context of one export, with the options as they are."""
    return make_context(installed_plugins().exporter("ical"), timeline)


@dataclass(frozen=True, slots=True)
class Item:
    """One property as a program has it before it is written."""

    name: str
    value: Any  # text, a number, a date or time, or a tuple of texts or of numbers
    parameters: dict[str, str]
    is_text: bool


@dataclass(frozen=True, slots=True)
class Content:
    """The properties of the calendar, and of each of its events."""

    head: list[Item]
    events: list[list[Item]] = field(default_factory=list)

    @classmethod
    def of(cls, output: bytes) -> Content:
        """What stands in the bytes that timeline-kit wrote."""
        content = cls([])
        current = content.head
        for line in output.decode().replace("\r\n ", "").split("\r\n"):
            if line == "BEGIN:VEVENT":
                current = []
                content.events.append(current)
            elif line and not line.startswith(("BEGIN:", "END:")):
                current.append(_item(line))
        return content


_HEAD = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:]*))*):')
_PARAMETER = re.compile(r';([A-Z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
_ESCAPED = re.compile(r"\\(.)")
_PART = re.compile(r"((?:[^,\\]|\\.)*)(?:,|$)")
_DAYS = frozenset({"DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED"})
_PLAIN = frozenset(
    {"URL", "ATTACH", "IMAGE", "LINK", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}
)


def _item(line: str) -> Item:
    head = _HEAD.match(line)
    assert head, line
    name, raw = head[1], line[head.end() :]
    parameters = {key: quoted or plain for key, quoted, plain in _PARAMETER.findall(head[2])}
    value: Any = raw
    if name in _DAYS:
        value = _at(raw)
    elif name == "SEQUENCE":
        value = int(raw)
    elif name == "GEO":
        latitude, _, longitude = raw.partition(";")
        value = float(latitude), float(longitude)
    elif name == "CATEGORIES":
        value = tuple(_plain(part) for part in _PART.findall(raw)[:-1])
    elif name not in _PLAIN:
        value = _plain(raw)
    return Item(name, value, parameters, is_text=isinstance(value, str) and name not in _PLAIN)


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


@cache
def _at(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    time = datetime.fromisoformat(text[:15])
    return time.replace(tzinfo=UTC) if text.endswith("Z") else time
