"""The shapes of the model: which fields each class has in a file, and how each is read."""

from __future__ import annotations

from timeline.actor import Actor, Place, clean_zone
from timeline.document.shapes import Field, Shape, anything, date, extra, many, number, text, truth
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Citation, Source
from timeline.statement import About, Report, Statement
from timeline.text import clean_id, clean_line, clean_lines, clean_url
from timeline.timeline import Timeline

__all__ = ["EVENT", "PUBLICATION", "SOURCE", "STATEMENT", "TIMELINE"]

_id, _line, _lines, _url = (text(clean_id), text(clean_line), text(clean_lines), text(clean_url))
_as_is = text(str)  # the model's own converter says what is wrong

_actor = Shape(
    Actor,
    "an actor",
    {"name": _line, "role": _line, "kind": _as_is, "url": _url},
    ("name",),
    "name",
)
_place = Shape(
    Place,
    "a place",
    {"name": _line, "latitude": number, "longitude": number, "zone": text(clean_zone), "url": _url},
    short="name",
)
_citation = Shape(
    Citation, "a citation", {"source": _id, "at": _line, "quote": _lines}, ("source",), "source"
)
_relation = Shape(
    Relation, "a relation", {"kind": _as_is, "event": _id, "note": _lines}, ("kind", "event")
)
_media = Shape(Media, "media", {"kind": _line, "title": _line, "url": _url, "credit": _line})
_figure = Shape(
    Figure,
    "a figure",
    {
        "name": _line,
        "best": number,
        "low": number,
        "high": number,
        "unit": _line,
        "approximate": truth,
        "note": _lines,
    },
    ("name",),
)
_about = Shape(
    About, "what it is about", {"event": _id, "stance": _as_is, "note": _lines}, ("event", "stance")
)
_report = Shape(Report, "a report", {"by": _line, "when": date}, ("by",), "by")

_event_fields: dict[str, Field] = {
    "kind": _line,
    "id": _id,
    "title": _line,
    "when": date,
    "description": _lines,
    "actors": many(_actor),
    "place": _place,
    "tags": many(_line),
    "sources": many(_citation),
    "relations": many(_relation),
    "media": many(_media),
    "figures": many(_figure),
    "assumptions": many(_line),
    "extra": extra,
}
_required = ("when", "title")


EVENT = Shape(Event, "an event", _event_fields, _required, unused=("kind",))
STATEMENT = Shape(
    Statement,
    "a statement",
    {**_event_fields, "speaker": many(_actor), "about": many(_about), "reported": _report},
    (*_required, "speaker"),
    unused=("kind",),
)
PUBLICATION = Shape(
    Publication,
    "a publication",
    {**_event_fields, "publisher": _line, "url": _url, "stamp": _as_is, "source": _id},
    _required,
    unused=("kind",),
)
SOURCE = Shape(
    Source,
    "a source",
    {
        "id": _id,
        "title": _line,
        "publisher": _line,
        "author": many(_line),
        "url": _url,
        "archived": _url,
        "published": date,
        "updated": date,
        "accessed": date,
        "language": _line,
        "kind": _line,
        "note": _lines,
    },
)
TIMELINE = Shape(
    Timeline,
    "a timeline",
    {
        "version": number,
        "title": _line,
        "id": _id,
        "description": _lines,
        "language": _line,
        "zone": text(clean_zone),
        "updated": date,
        "sources": anything,
        "events": anything,
        "excerpt": truth,
        "extra": extra,
    },
    ("title",),
    unused=("version",),
)
