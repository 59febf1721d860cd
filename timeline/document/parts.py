"""The shapes of what events and sources are made of: actors, places, citations, claims."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from timeline.actor import Actor, ActorKind, Place
from timeline.citation import Citation
from timeline.claim import DATES, EXTRA, FIELDS, Claim
from timeline.correction import Correction, CorrectionKind, Ignore
from timeline.document import patterns
from timeline.document.definitions import Definitions, Schema
from timeline.document.nodes import Node, Scalar, find
from timeline.document.plain import Filled
from timeline.document.shapes import Field, Shape
from timeline.document.values import Date, Many, Number, Text, Truth, Value
from timeline.document.words import (
    FILLED_LINE,
    FILLED_LINES,
    ID,
    LINE,
    LINES,
    URL,
    ZONE,
    choice,
)
from timeline.document.work import Work
from timeline.event import Media, Relation, RelationKind
from timeline.figure import Figure
from timeline.statement import About, Report, Stance

__all__ = [
    "ABOUT", "ACTOR", "CITATION", "CLAIM", "CORRECTION", "FIGURE", "IGNORE", "MEDIA", "PLACE",
    "RELATION", "REPORT",
]  # fmt: skip

ACTOR: Final = Shape(
    Actor,
    "an actor",
    {
        "name": Field(FILLED_LINE, "Who it is. Two actors of one name are the same."),
        "role": Field(LINE, "The office held at the time."),
        "kind": Field(choice(ActorKind, ""), "What sort of actor it is."),
        "url": Field(URL, "A page about the actor."),
    },
    ("name",),
    "name",
)


def _both(one: str, other: str) -> Schema:
    """That a field with a number wants another one; null is none."""
    there = {name: {"properties": {name: {"type": "number"}}} for name in (one, other)}
    return {
        "if": {"required": [one], **there[one]},
        "then": {"required": [other], **there[other]},
    }


PLACE: Final = Shape(
    Place,
    "a place",
    {
        "name": Field(LINE, "What the source calls the place."),
        "latitude": Field(Number(90), "Degrees north, WGS 84; south is negative."),
        "longitude": Field(Number(180), "Degrees east, WGS 84; west is negative."),
        "zone": Field(ZONE, "The IANA name of the time zone there."),
        "url": Field(URL, "A page about the place."),
    },
    short="name",
    needs=("name", "latitude"),
    also={"allOf": [_both("latitude", "longitude"), _both("longitude", "latitude")]},
)
CITATION: Final = Shape(
    Citation,
    "a citation",
    {
        "source": Field(ID, "The id of the source."),
        "at": Field(LINE, "The place in the source: a page, a minute, a caption."),
        "quote": Field(LINES, "The words of the source."),
    },
    ("source",),
    "source",
)
RELATION: Final = Shape(
    Relation,
    "a relation",
    {
        "kind": Field(choice(RelationKind), "How this event is related to the other one."),
        "event": Field(ID, "The id of the other event."),
        "note": Field(LINES, "What else there is to say about the relation."),
    },
    ("kind", "event"),
)
MEDIA: Final = Shape(
    Media,
    "media",
    {
        "kind": Field(LINE, "What it is: image, video, audio, document; an image if not given."),
        "title": Field(LINE, "What it shows."),
        "url": Field(URL, "Where it is."),
        "credit": Field(LINE, "Who made it or holds the rights."),
    },
    needs=("title", "url"),
)
FIGURE: Final = Shape(
    Figure,
    "a figure",
    {
        "name": Field(FILLED_LINE, "What was counted; figures of one name can be compared."),
        "best": Field(Number(), "The number that was given."),
        "low": Field(Number(), "The lower end of a range; alone, 'at least'."),
        "high": Field(Number(), "The upper end of a range; alone, 'at most'."),
        "unit": Field(LINE, "What the number counts: soldiers, US dollars, tonnes."),
        "approximate": Field(Truth(), "Whether the number was given as 'about'."),
        "note": Field(LINES, "What else there is to say about the number."),
    },
    ("name",),
    needs=("best", "low", "high"),
)
ABOUT: Final = Shape(
    About,
    "what it is about",
    {
        "event": Field(ID, "The id of the event that the statement is about."),
        "stance": Field(
            choice(Stance), "Where the speaker stands; 'neither' for 'if it is true' as well."
        ),
        "when": Field(Date(), "The date that the speaker gives for the event, or plans it for."),
        "condition": Field(LINE, "On what the statement depends: 'the report is true'."),
        "note": Field(LINES, "What else there is to say about the stance."),
    },
    ("event", "stance"),
)
REPORT: Final = Shape(
    Report,
    "a report",
    {
        "by": Field(FILLED_LINE, "The outlet that carried the statement."),
        "when": Field(Date(), "The date of the report, which need not be that of the speech."),
        "source": Field(ID, "The id of the report, where it is one of the sources."),
    },
    ("by",),
    "by",
)
CORRECTION: Final = Shape(
    Correction,
    "a correction",
    {
        "kind": Field(choice(CorrectionKind), "Whether it was corrected or withdrawn."),
        "when": Field(Date(), "When the entry was corrected."),
        "reason": Field(FILLED_LINES, "Why."),
        "was": Field(LINES, "What stood there before."),
    },
    ("when", "reason"),
)
IGNORE: Final = Shape(
    Ignore,
    "an ignore",
    {
        "rule": Field(FILLED_LINE, "The code of the rule of 'timeline check'."),
        "reason": Field(FILLED_LINES, "Why the rule is to let this be."),
    },
    ("rule", "reason"),
)

_FIELDS = sorted(FIELDS)


@frozen
class _FieldName:
    """The name of a field."""

    def read(self, node: Node, work: Work) -> Any:
        return Text("word", str).read(node, work)  # the model's own converter says what is wrong

    def schema(self, definitions: Definitions) -> Schema:
        names = {"enum": _FIELDS}  # to be completed; the pattern says the same and more
        return {"type": "string", "anyOf": [names, {"pattern": patterns.one_of(_FIELDS, EXTRA)}]}


def _claim_with(value: Value) -> Shape:
    fields = {
        "field": Field(
            _FieldName(), "The field that has another value; of a key in 'extra', extra.KEY."
        ),
        "value": Field(value, "The other value, as the field itself would have it."),
        "sources": Field(Many(CITATION), "The sources that give this value."),
        "note": Field(LINES, "What else there is to say about the difference."),
    }
    return Shape(Claim, "a claim", fields, ("field", "value"))


@frozen
class _Claim:
    """A claim; the value of a date is the text as it stands in the file."""

    of_date: Shape
    of_data: Shape

    def read(self, node: Node, work: Work) -> Any:
        name = find(node, ("field",))
        is_date = isinstance(name, Scalar) and name.text in DATES
        return (self.of_date if is_date else self.of_data).read(node, work)

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer("claim", lambda: self._fragment(definitions))

    def _fragment(self, definitions: Definitions) -> Schema:
        date = self.of_date.fields["value"].value.schema(definitions)
        names = {"type": "string", "pattern": patterns.one_of(sorted(DATES))}
        return {
            **self.of_data.fragment(definitions),
            "if": {"required": ["field"], "properties": {"field": names}},
            "then": {"properties": {"value": date}},
        }


CLAIM: Final = _Claim(_claim_with(Date(as_text=True)), _claim_with(Filled()))
