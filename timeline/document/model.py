"""The shapes of events, sources and timelines: which fields each has in a file.

This is the one table of the plain form: files are read by it, and the JSON Schema is made from it.
"""

from __future__ import annotations

from typing import Final

from timeline.document.encode import VERSION
from timeline.document.kinds import Kinds
from timeline.document.parts import (
    ABOUT,
    ACTOR,
    CITATION,
    CLAIM,
    CORRECTION,
    FIGURE,
    IGNORE,
    MEDIA,
    PLACE,
    RELATION,
    REPORT,
)
from timeline.document.plain import Extra
from timeline.document.shapes import Field, Shape
from timeline.document.values import Choice, Date, Later, Many, Truth, Version
from timeline.document.words import (
    DOI,
    FILLED_LINE,
    ID,
    LANGUAGE,
    LINE,
    LINES,
    URL,
    ZONE,
    choice,
)
from timeline.event import Event
from timeline.publication import Publication, Stamp
from timeline.source import Source
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["EVENTS", "SOURCE", "TIMELINE"]

_kinds = (Event.kind, Statement.kind, Publication.kind)
_event_fields = {
    "kind": Field(
        Choice(_kinds), "What it is. Not needed where a field tells: a speaker, a publisher."
    ),
    "id": Field(ID, "What others know the event by; made from the title if not given."),
    "title": Field(FILLED_LINE, "What happened, in a few words."),
    "when": Field(
        Date(), "When it happened, as exactly as the source says and not more: an EDTF date."
    ),
    "description": Field(LINES, "What happened, in as many words as it takes."),
    "actors": Field(Many(ACTOR), "Who took part: names, or more about each."),
    "place": Field(PLACE, "Where it happened: a name, or more."),
    "tags": Field(Many(LINE), "Words of one's own to find events by."),
    "sources": Field(Many(CITATION), "Where it says so: ids of sources, or places in them."),
    "relations": Field(Many(RELATION), "How it is related to other events."),
    "media": Field(Many(MEDIA), "Pictures, videos, recordings and documents of it."),
    "figures": Field(Many(FIGURE), "Numbers that were given, with range and unit."),
    "assumptions": Field(
        Many(LINE), "What whoever coded the event took for granted and no source says."
    ),
    "claims": Field(Many(CLAIM), "What else sources say of its fields: another date or place."),
    "corrections": Field(Many(CORRECTION), "What was corrected in this entry, when and why."),
    "ignore": Field(Many(IGNORE), "Rules of 'timeline check' that it may break, and why."),
    "extra": Field(Extra(), "Anything else: plain data that is carried along."),
}
_required = ("when", "title")

_EVENT = Shape(Event, "an event", _event_fields, _required, unused=("kind",))
_STATEMENT = Shape(
    Statement,
    "a statement",
    {
        **_event_fields,
        "speaker": Field(Many(ACTOR, some=True), "Who said it: one, or several who said the same."),
        "about": Field(Many(ABOUT), "Which events it is about, and where the speaker stands."),
        "reported": Field(
            Many(REPORT), "Who reported it and when, where the source dates the report alone."
        ),
    },
    (*_required, "speaker"),
    unused=("kind",),
)
_PUBLICATION = Shape(
    Publication,
    "a publication",
    {
        **_event_fields,
        "publisher": Field(LINE, "Who published it."),
        "url": Field(URL, "Where it was published."),
        "stamp": Field(choice(Stamp), "What the date is; published if not given."),
        "source": Field(ID, "The id of the source that it is, where the timeline cites it."),
    },
    _required,
    unused=("kind",),
)
EVENTS: Final = Kinds(
    {Event.kind: _EVENT, Statement.kind: _STATEMENT, Publication.kind: _PUBLICATION},
    {Statement.kind: ("speaker", "about", "reported"), Publication.kind: ("publisher", "stamp")},
)
SOURCE: Final = Shape(
    Source,
    "a source",
    {
        "id": Field(ID, "What events cite it by; made from the title if not given."),
        "title": Field(LINE, "What it is called."),
        "publisher": Field(LINE, "Who published it."),
        "author": Field(Many(LINE), "Who wrote or made it: one, or several."),
        "container": Field(LINE, "What it is a part of: a journal, newspaper, book, programme."),
        "volume": Field(LINE, "The volume of the journal or book."),
        "issue": Field(LINE, "The issue of the journal or newspaper."),
        "pages": Field(LINE, "The pages of it in the whole."),
        "doi": Field(DOI, "The DOI, without the address of a resolver."),
        "isbn": Field(LINE, "The ISBN of the book."),
        "url": Field(URL, "Where it is."),
        "archived": Field(URL, "The address of a copy in an archive."),
        "published": Field(Date(), "When it was published, as exactly as is printed."),
        "updated": Field(Date(), "When it was last updated, as exactly as is printed."),
        "accessed": Field(Date(), "When it was read."),
        "language": Field(LANGUAGE, "The language it is in, a BCP 47 code."),
        "kind": Field(LINE, "What it is, in a word or two: blog post, book, broadcast."),
        "note": Field(LINES, "What else there is to say about it."),
        "hidden": Field(Truth(), "Whether exports tell that there is a source and not which."),
        "claims": Field(Many(CLAIM), "What else is said of its fields."),
        "ignore": Field(Many(IGNORE), "Rules of 'timeline check' that it may break, and why."),
    },
    needs=("title", "url"),
)
TIMELINE: Final = Shape(
    Timeline,
    "a timeline",
    {
        "version": Field(Version(VERSION), "The version of this format."),
        "title": Field(FILLED_LINE, "What the timeline is about."),
        "id": Field(ID, "What calendars know it by; made from the title if not given."),
        "description": Field(LINES, "What it tells and from which sources."),
        "language": Field(LANGUAGE, "The language of the texts, a BCP 47 code; en if not given."),
        "zone": Field(ZONE, "The IANA time zone in which times without an offset are shown."),
        "updated": Field(Date(), "When somebody last worked on it."),
        "sources": Field(Later(SOURCE), "What the facts were taken from."),
        "events": Field(Later(EVENTS), "What happened, was said and was published."),
        "claims": Field(Many(CLAIM), "What else is said of the timeline's own fields."),
        "ignore": Field(Many(IGNORE), "Rules of 'timeline check' that it may break, and why."),
        "excerpt": Field(Truth(), "Whether it is a part of another timeline."),
        "extra": Field(Extra(), "Anything else: plain data that is carried along."),
        "$schema": Field(LINE, "The schema that an editor checks the file with."),
    },
    ("title",),
    unused=("version", "$schema"),
)
