"""The shapes of the model: which fields each class has in a file, and how each is read."""

from __future__ import annotations

from typing import Any

from timeline.actor import Actor, Place, clean_zone
from timeline.citation import Citation
from timeline.claim import DATES, Claim
from timeline.correction import Correction, Ignore
from timeline.document.nodes import Node, Scalar, find
from timeline.document.shapes import (
    Field,
    Shape,
    Work,
    anything,
    date,
    date_text,
    extra,
    many,
    number,
    plain,
    text,
    truth,
)
from timeline.event import Event, Media, Relation
from timeline.figure import Figure
from timeline.publication import Publication
from timeline.source import Source, clean_doi
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
    About,
    "what it is about",
    {"event": _id, "stance": _as_is, "when": date, "condition": _line, "note": _lines},
    ("event", "stance"),
)
_report = Shape(Report, "a report", {"by": _line, "when": date, "source": _id}, ("by",), "by")
_correction = Shape(
    Correction,
    "a correction",
    {"kind": _as_is, "when": date, "reason": _lines, "was": _lines},
    ("when", "reason"),
)
_ignore = Shape(Ignore, "an ignore", {"rule": _line, "reason": _lines}, ("rule", "reason"))


def _claim_with(value: Field) -> Shape:
    fields = {"field": _as_is, "value": value, "sources": many(_citation), "note": _lines}
    return Shape(Claim, "a claim", fields, ("field", "value"))


_claim_of_date, _claim_of_data = _claim_with(date_text), _claim_with(plain)


def _claim(node: Node, work: Work) -> Any:
    """A claim; the value of a date is the text as it stands in the file."""
    field = find(node, ("field",))
    is_date = isinstance(field, Scalar) and field.text in DATES
    return (_claim_of_date if is_date else _claim_of_data)(node, work)


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
    "claims": many(_claim),
    "corrections": many(_correction),
    "ignore": many(_ignore),
    "extra": extra,
}
_required = ("when", "title")


EVENT = Shape(Event, "an event", _event_fields, _required, unused=("kind",))
STATEMENT = Shape(
    Statement,
    "a statement",
    {**_event_fields, "speaker": many(_actor), "about": many(_about), "reported": many(_report)},
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
        "container": _line,
        "volume": _line,
        "issue": _line,
        "pages": _line,
        "doi": text(clean_doi),
        "isbn": _line,
        "url": _url,
        "archived": _url,
        "published": date,
        "updated": date,
        "accessed": date,
        "language": _line,
        "kind": _line,
        "note": _lines,
        "hidden": truth,
        "claims": many(_claim),
        "ignore": many(_ignore),
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
        "claims": many(_claim),
        "ignore": many(_ignore),
        "excerpt": truth,
        "extra": extra,
    },
    ("title",),
    unused=("version",),
)
