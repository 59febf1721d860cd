"""Atom (RFC 4287): a timeline to follow in a feed reader.

Atom dates the last change of an entry, not what the entry tells of. So `updated` says when the
timeline was last touched, as far as its data tell; the date of an event stands in words at the head
of its summary, and as EDTF in `dcterms:temporal`. Ids are UUIDs that stay as those of the data do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from timeline import Event, ExportContext, Exporter, Publication, Timeline, hookimpl, option
from timeline.describe import citations, marked_title
from timeline.stamp import stamp_of
from timeline.telling import telling
from timeline.untold import TOLD, untold, untold_of

__all__ = ["Atom", "AtomOptions", "timeline_exporters"]

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
TERMS, GEORSS = "http://purl.org/dc/terms/", "http://www.georss.org/georss"
NAMESPACE: Final = UUID("0b2326ba-8184-4535-af94-878727020599")
NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@frozen
class AtomOptions:
    """The options of the Atom exporter."""

    author: str = option("unknown", "who keeps the timeline; Atom wants a name")


class Atom(Exporter):
    """Atom, an entry for every event."""

    name = "atom"
    title = "Atom feed"
    suffix = ".atom"
    media_type = "application/atom+xml"
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        **dict.fromkeys(["timeline.title", "event.title"], "title"),
        **dict.fromkeys(["timeline.id", "event.id"], "in the id, hashed"),
        **dict.fromkeys(["place.latitude", "place.longitude"], "georss:point"),
        **dict.fromkeys(["publication.url", "source.url"], "link, and in words"),
        "timeline.description": "subtitle",
        "timeline.language": "xml:lang, and dates are worded in it",
        "timeline.updated": "updated",
        "event.when": "dcterms:temporal, and in words",
        "event.description": "in summary and content",
        "event.tags": "category",
    }
    options = AtomOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        stamp, made_up = (context.stamp, "") if context.stamp else stamp_of(timeline)
        updated = stamp.isoformat().replace("+00:00", "Z")
        lost = {**dict(untold_of(timeline)), "language": "", "updated": made_up}
        lost["zone"] = "it is not told" if timeline.zone else ""
        for field in filter(lost.get, lost):
            context.lost("", field, lost[field])
        # entries follow as text, so the namespaces are plain attributes that they inherit
        names = {"xmlns": ATOM, "xmlns:dcterms": TERMS, "xmlns:georss": GEORSS}
        feed = Element("feed", {**names, "xml:lang": timeline.language})
        _add(feed, id=uuid5(NAMESPACE, timeline.id).urn, title=timeline.title, updated=updated)
        _add(feed, subtitle=timeline.description)
        _add(SubElement(feed, "author"), name=context.options.author or "unknown")
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield _xml(feed, "", context).removesuffix("</feed>\n")
        for event in timeline:
            yield _xml(_entry(event, timeline, updated, context.locale), event, context)
            for field, why in untold(event):
                context.lost(event, field, why)
        yield "</feed>\n"


def _entry(event: Event, timeline: Timeline, updated: str, locale: str) -> Element:
    entry, when = Element("entry"), event.when.format(locale)
    _add(entry, id=uuid5(NAMESPACE, f"{timeline.id}/{event.id}").urn, title=marked_title(event))
    _add(entry, updated=updated, dcterms_temporal=event.when.text)
    _add(entry, summary=f"{when[0].upper()}{when[1:]}. {event.description}".rstrip())
    if (place := event.place) and place.latitude is not None:
        _add(entry, georss_point=f"{place.latitude:f} {place.longitude:f}")
    for tag in event.tags:
        SubElement(entry, "category", term=tag)
    links = [("via", s.url) for c in citations(event) if (s := timeline.source(c.source))]
    links += [("related", event.url)] if isinstance(event, Publication) else []
    for rel, url in dict.fromkeys(links):
        if url.lower().startswith(("http://", "https://")):  # never javascript:
            SubElement(entry, "link", rel=rel, href=url)
    page = SubElement(SubElement(entry, "content", type="xhtml"), "div", xmlns=XHTML)
    for line in (f"When: {when}", *telling(event, timeline, locale)):
        _add(page, p=line.strip())
    return entry


def _add(parent: Element, **texts: str) -> None:
    for tag, text in texts.items():
        if text:
            SubElement(parent, tag.replace("_", ":")).text = text


def _xml(element: Element, event: Event | str, context: ExportContext) -> str:
    indent(element)
    text, count = NOT_XML.subn("\ufffd", tostring(element, encoding="unicode"))
    if count:
        context.lost(event, "text", "XML cannot hold one of its characters; U+FFFD stands there")
    return f"{text}\n"


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Atom()]
