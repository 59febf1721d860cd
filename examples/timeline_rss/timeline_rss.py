"""Atom (RFC 4287): a timeline to follow in a feed reader.

Atom dates the last change of an entry, not what the entry tells of. So `updated` says when the
timeline was last touched, as far as its data tell, and the date of an event stands in words at the
head of its summary. Ids are UUIDs (version 5) of the timeline's id, a slash and the event's id.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from timeline import Event, ExportContext, Exporter, Publication, Timeline, hookimpl, option
from timeline.describe import facts, source_line, voices

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
NAMESPACE = UUID("0b2326ba-8184-4535-af94-878727020599")
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


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
    options = AtomOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        updated = _updated(timeline, context).isoformat().replace("+00:00", "Z")
        # entries follow as text, so the namespace is a plain attribute that they inherit
        feed = Element("feed", {"xmlns": ATOM, "xml:lang": timeline.language})
        _add(feed, "id", uuid5(NAMESPACE, timeline.id).urn)
        _add(feed, "title", timeline.title)
        _add(feed, "subtitle", timeline.description)
        _add(feed, "updated", updated)
        _add(SubElement(feed, "author"), "name", context.options.author)
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield _xml(feed, "", context).removesuffix("</feed>\n")
        for event in timeline:
            yield _xml(_entry(event, timeline, updated, context.locale), event, context)
            context.lost(event, "when", "Atom has no date for what happened; it stands in words")
            if event.place and event.place.latitude is not None:
                context.lost(event, "place", "Atom holds no coordinates")
            if event.extra:
                context.lost(event, "extra", "Atom has no place for it")
        yield "</feed>\n"


def _entry(event: Event, timeline: Timeline, updated: str, locale: str) -> Element:
    when = event.when.format(locale)
    cited = [(timeline.source(c.source), c) for c in event.sources]
    links = [("via", source.url) for source, _ in cited if source]
    links += [("related", event.url)] if isinstance(event, Publication) else []
    entry = Element("entry")
    _add(entry, "id", uuid5(NAMESPACE, f"{timeline.id}/{event.id}").urn)
    _add(entry, "title", event.title)
    _add(entry, "updated", updated)
    _add(entry, "summary", f"{when[0].upper()}{when[1:]}. {event.description}".rstrip())
    for tag in event.tags:
        SubElement(entry, "category", term=tag)
    for rel, url in dict.fromkeys(links):
        if url.lower().startswith(("http://", "https://")):  # never javascript:
            SubElement(entry, "link", rel=rel, href=url)
    lines = [f"When: {when}", *event.description.splitlines()]
    lines += [f"{label}: {fact}" for label, fact in facts(event, timeline, locale)]
    lines += [f"{label}: {v}" for label, said in voices(event, timeline, locale) for v in said]
    lines += [f"Source: {source_line(s, c, locale) if s else c.source}" for s, c in cited]
    page = SubElement(SubElement(entry, "content", type="xhtml"), "div", xmlns=XHTML)
    for line in lines:
        _add(page, "p", line)
    return entry


def _add(parent: Element, tag: str, text: str) -> None:
    if text:
        SubElement(parent, tag).text = text


def _xml(element: Element, event: Event | str, context: ExportContext) -> str:
    indent(element)
    text, count = NOT_XML.subn("\ufffd", tostring(element, encoding="unicode"))
    if count:
        context.lost(event, "text", "XML cannot hold one of its characters; U+FFFD stands there")
    return f"{text}\n"


def _updated(timeline: Timeline, context: ExportContext) -> datetime:
    """When the timeline was last touched: no clock is asked, and what is made up is told."""
    if context.stamp:
        return context.stamp
    dates = [w for s in timeline.sources for w in (s.published, s.updated, s.accessed)]
    latest = timeline.updated or max(filter(None, dates), default=None)
    with suppress(ValueError, OverflowError):  # no moment, or beyond the years of datetime
        told = datetime.fromisoformat(str(latest).partition("[")[0])
        if told.tzinfo:
            return told.astimezone(UTC)
    if latest and (day := latest.anchor) and 1 <= day.year <= 9999:
        context.lost("", "updated", "Atom wants a time; midnight in UTC stands in")
        return datetime(*day.ymd, tzinfo=UTC)
    context.lost("", "updated", "no date tells it and Atom wants one; 1970 stands in")
    return datetime(1970, 1, 1, tzinfo=UTC)


@hookimpl
def timeline_exporters() -> list[Exporter]:
    """The exporters of this plugin."""
    return [Atom()]
