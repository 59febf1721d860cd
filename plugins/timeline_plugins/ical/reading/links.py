"""URL, ATTACH, IMAGE and RELATED-TO: what leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline import Citation, Media, Source
from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.extras import Extra, plain
from timeline_plugins.ical.reading.ids import Ids
from timeline_plugins.ical.reading.notes import Notes
from timeline_plugins.ical.reading.properties import Property
from timeline_plugins.ical.reading.texts import Clean, address, line

__all__ = ["Sources", "cited", "media"]


_KINDS: Final = ("image", "video", "audio")
_NAMES: Final = ("FILENAME", "X-FILENAME", "LABEL")
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG: Final = 60
_NO_ADDRESS: Final = "it is no address; kept in extra"


class Sources:
    """The sources of one file: one for each address."""

    def __init__(self) -> None:
        self._by_url: dict[str, Source] = {}
        self._cited: dict[str, Citation] = {}
        self._ids = Ids()

    def __iter__(self) -> Iterator[Source]:
        return iter(self._by_url.values())

    def cite(self, url: str) -> Citation:
        """A citation of the source at that address."""
        if url not in self._by_url:
            source = Source(id=self._ids.take(_slug(url), url, ""), url=url)
            self._by_url[url], self._cited[url] = source, Citation(source=source.id)
        return self._cited[url]


def _slug(url: str) -> str:
    """What the model's own `slug` makes of a short address, and much faster."""
    words = _NO_WORD.sub("-", url.lower()).strip("-") if url.isascii() else ""
    return words if len(words) <= _LONGEST_SLUG else ""


def media(component: Component, notes: Notes, id: str, extra: Extra, clean: Clean) -> list[Media]:
    """Everything attached that has an address, each once; the rest goes to `extra`."""
    found: dict[str, Media] = {}
    for name in ("IMAGE", "ATTACH"):
        rest: list[object] = []
        for told in component.properties.get(name, ()):
            if told.parameter("ENCODING") or told.parameter("VALUE").upper() == "BINARY":
                notes.lost(id, name, "what is attached in the file itself is left out")
            elif url := address(told.text):
                called = (told.parameter(parameter) for parameter in _NAMES)
                title = line(next((text for text in called if text), ""), notes, id, name)
                found.setdefault(url, Media(kind=_kind(told), title=title, url=url))
            else:
                notes.lost(id, name, _NO_ADDRESS)
                rest.append(plain(told, clean))
        if rest:
            extra[name] = rest[0] if len(rest) == 1 else rest
    return list(found.values())


def _kind(told: Property) -> str:
    kind = told.parameter("FMTTYPE").partition("/")[0].lower()
    if told.name == "IMAGE":
        return "image"
    return kind if kind in _KINDS else "document"


def cited(
    component: Component, sources: Sources, notes: Notes, id: str, extra: Extra, clean: Clean
) -> list[Citation]:
    """The address of an entry as a source of its event."""
    found: list[Citation] = []
    for told in component.properties.get("URL", ()):
        if url := address(told.text):
            found.append(sources.cite(url))
        elif told.value.strip():
            notes.lost(id, "URL", _NO_ADDRESS)
            extra["URL"] = plain(told, clean)
    return found
