"""RSS 2.0: a timeline to follow in a feed reader.

A `pubDate` is when an item was published, with the time of day: a publication has one if its source
gives the time and its offset, and nothing else does. The date of what happened stands in words, and
as EDTF in `dcterms:temporal`. RSS holds one `source`, the first that is on the web.
"""

import re
from collections.abc import Iterator, Mapping
from email.utils import format_datetime
from html import escape, unescape
from typing import ClassVar
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen
from timeline import Event, ExportContext, Exporter, Publication, Stamp, Timeline, hookimpl, option
from timeline.describe import citations, marked_title
from timeline.telling import telling
from timeline.untold import TOLD, untold, untold_of
from timeline.when import Precision

NAMESPACE = UUID("0b2326ba-8184-4535-af94-878727020599")
HEAD = {"version": "2.0", "xmlns:dcterms": "http://purl.org/dc/terms/"}  # for the items too
TAG = re.compile("<[a-z/!?]", re.IGNORECASE)
WEB = re.compile("https?://", re.IGNORECASE)  # never javascript:
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@frozen
class RssOptions:
    """The options of the RSS exporter."""

    link: str = option("", "the page about the timeline; RSS wants one, and a URN stands in")


class Rss(Exporter):
    """RSS 2.0, an item for every event."""

    name = "rss"
    title = "RSS feed"
    suffix = ".rss"
    media_type = "application/rss+xml"
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        **dict.fromkeys(["timeline.title", "event.title"], "title"),
        **dict.fromkeys(["timeline.id", "event.id"], "in the guid, hashed"),
        **dict.fromkeys(["timeline.description", "event.description"], "in description"),
        "timeline.language": "language, and dates are worded in it",
        "event.when": "dcterms:temporal, in words, and some as pubDate",
        "event.tags": "category",
        **dict.fromkeys(["publication.url", "source.url"], "link or source, and in words"),
    }
    options = RssOptions

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        for field in (*dict(untold_of(timeline)), "zone", "updated"):
            if getattr(timeline, field) and field != "language":
                context.lost("", field, "RSS does not tell it")
        channel = SubElement(rss := Element("rss", HEAD), "channel")
        _add(channel, title=_shown(timeline.title), language=timeline.language)
        _add(channel, link=context.options.link or uuid5(NAMESPACE, timeline.id).urn)
        _add(channel, description=escape(timeline.description or timeline.title, False))
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield _xml(rss, "", context).removesuffix("  </channel>\n</rss>\n")
        for event in timeline:
            yield _xml(_item(event, timeline, context), event, context)
            for field, why in untold(event):
                context.lost(event, field, why)
            if event.place and event.place.name and event.place.latitude is not None:
                context.lost(event, "place", "RSS has no coordinates")
        yield "  </channel>\n</rss>\n"


def _item(event: Event, timeline: Timeline, context: ExportContext) -> Element:
    item, when = Element("item"), event.when
    lines = (f"When: {when.format(context.locale)}", *telling(event, timeline, context.locale))
    _add(item, title=_shown(marked_title(event)), dcterms_temporal=when.text)
    _add(item, description="".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line))
    _add(item, link=event.url if isinstance(event, Publication) and WEB.match(event.url) else "")
    for tag in event.tags:
        _add(item, category=tag)
    guid = SubElement(item, "guid", isPermaLink="false")
    guid.text = uuid5(NAMESPACE, f"{timeline.id}/{event.id}").urn
    published = isinstance(event, Publication) and event.stamp is Stamp.PUBLISHED
    if published and when.is_exact and when.instant:
        time = format_datetime(when.instant, usegmt=True)
        to_the_minute = when.precision is Precision.MINUTE  # RFC 822 knows such times too
        _add(item, pubDate=time.replace(":00 ", " ") if to_the_minute else time)
    elif published:
        context.lost(event, "when", "no pubDate: it wants a time with its offset")
    cited = [s for c in citations(event) if (s := timeline.source(c.source)) and WEB.match(s.url)]
    for source in cited[:1]:
        SubElement(item, "source", url=source.url).text = source.title or source.url
    return item


def _shown(text: str) -> str:
    """Text that readers take as text or as HTML; it is escaped only if HTML would change it."""
    return escape(text, quote=False) if TAG.search(text) or unescape(text) != text else text


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
    """The exporters of this plugin."""
    return [Rss()]
