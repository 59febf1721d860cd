"""The exporter: a slide an event, with all that is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from attrs import evolve

from timeline import Event, ExportContext, Exporter, Timeline
from timeline.describe import citations, facts, marked_title, source_line, voices
from timeline.text import one_line
from timeline.untold import TOLD, untold, untold_of
from timeline_plugins.timelinejs.dates import dates
from timeline_plugins.timelinejs.markup import escaped, to_html

__all__ = ["TimelineJs"]


class TimelineJs(Exporter):
    """Slides for TimelineJS, with all that is told of each event, and its date as it is."""

    name, title = "timelinejs", "TimelineJS"
    suffix, media_type = ".timelinejs.json", "application/json"
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        **dict.fromkeys(("timeline.title", "timeline.description"), "on the title slide"),
        **dict.fromkeys(("event.title", "event.description"), "on the slide"),
        **dict.fromkeys(("timeline.id", "event.id"), "as `unique_id`"),
        "event.when": "as start and end, with words where they say too much, and as EDTF",
        "event.tags": "the first as `group`, several in words",
        "timeline.language": "kept, and dates are worded in it",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        unsaid = [(f, "it is not told") for f in ("zone", "updated") if getattr(timeline, f)]
        for field, why in (*untold_of(timeline), *unsaid):
            if field != "language":  # it is kept
                context.lost("", field, why)
        text = {"headline": escaped(timeline.title), "text": to_html(timeline.description)}
        title = {"unique_id": timeline.id, "text": text, "autolink": False}
        yield f'{{"title": {_json(title)},\n"language": {_json(timeline.language)},\n"events": ['
        comma = "\n"
        for event in timeline:
            if placed := dates(event, context):
                yield comma + _json({**placed, **_slide(event, timeline, context)})
                comma = ",\n"
        yield "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _slide(event: Event, timeline: Timeline, context: ExportContext) -> dict[str, Any]:
    for field, why in untold(event):
        context.lost(event, field, why)
    if event.place and event.place.latitude is not None and event.place.name:
        context.lost(event, "place", "its coordinates are not told")
    tags = [tag for tag in event.tags if tag]
    shown = next((m for m in event.media if m.url.startswith(("http:", "https:"))), None)
    others = evolve(event, media=[medium for medium in event.media if medium is not shown])
    told = [f"{label}: {fact}" for label, fact in facts(others, timeline, context.locale)]
    for label, voiced in voices(event, timeline, context.locale):
        told += [f"{label}: {voice}" for voice in voiced]
    told += [f"Tags: {', '.join(tags)}"] if tags[1:] else []
    told += _sources(event, timeline, context.locale)
    words = "\n".join(map(one_line, told))
    slide: dict[str, Any] = {
        "text": {
            "headline": escaped(marked_title(event)),
            "text": to_html(f"{event.description}\n\n{words}"),
        }
    }
    if shown:
        caption, credit = escaped(shown.title), escaped(shown.credit)
        slide["media"] = {
            "url": shown.url,
            "caption": caption,
            "credit": credit,
            "kind": shown.kind,
        }
    if tags:  # TimelineJS takes the text of a group's HTML, and shows that as HTML
        slide["group"] = escaped(escaped(tags[0]))
    # its own search for links would let a text break out of the link that it makes
    return {**slide, "unique_id": event.id, "autolink": False, "edtf": event.when.text}


def _sources(event: Event, timeline: Timeline, locale: str) -> Iterator[str]:
    for citation in citations(event):
        source = timeline.source(citation.source)
        line = source_line(source, citation, locale) if source else citation.source
        yield f"Source: {line}" + (f". {source.note}" if source and source.note else "")
