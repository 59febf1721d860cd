"""The works that tell of an event, and what is said of it beside: sources, media, claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline import Citation, Claim, Correction, Media, Report, Source
from timeline.fields import JSON
from timeline_plugins.jsonld.dates import date
from timeline_plugins.jsonld.nodes import Node, filled, named, source_id

__all__ = ["citations", "claims", "correction", "media", "report", "work"]


def media(medium: Media) -> Node:
    """A picture, video, recording or document."""
    is_image = medium.kind == "image"
    return filled(
        {
            "@type": "ImageObject" if is_image else "MediaObject",
            "genre": "" if is_image else medium.kind,
            "name": medium.title,
            "contentUrl": medium.url,
            "creditText": medium.credit,
        }
    )


def citations(cited: Iterable[Citation]) -> Iterator[JSON]:
    """Sources, or the places and words in them."""
    for citation in cited:
        whole = source_id(citation.source)
        part: Node = {"position": citation.at, "text": citation.quote}
        kind = "Quotation" if citation.quote else "CreativeWork"
        yield filled({"@type": kind, "isPartOf": whole, **part}) if any(part.values()) else whole


def claims(said: Iterable[Claim]) -> Iterator[JSON]:
    """What else is said of a field."""
    for claim in said:
        yield filled(
            {
                "@type": "Claim",
                "name": claim.field,
                "text": _text(claim.value),
                "appearance": list(citations(claim.sources)),
                "description": claim.note,
            }
        )


def _text(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def correction(done: Correction) -> Node:
    """An entry of the log of corrections."""
    return filled(
        {
            "@type": "CorrectionComment",
            "name": done.kind.value,
            "dateCreated": date(done.when),
            "text": done.reason,
            "description": done.was,
        }
    )


def report(carried: Report) -> Node:
    """Where a statement was reported."""
    return filled(
        {
            "@type": "CreativeWork",
            "publisher": named(carried.by),
            "datePublished": date(carried.when),
            "sameAs": source_id(carried.source),
        }
    )


def work(source: Source) -> Node:
    """A source, with the work that it is a part of."""
    kinds = [name for name, is_so in (("Article", source.pages), ("Book", source.isbn)) if is_so]
    parts = (("PublicationVolume", source.volume), ("PublicationIssue", source.issue))
    whole = filled(
        {
            "name": source.container,
            "volumeNumber": source.volume,
            "issueNumber": source.issue,
        }
    )
    whole_kinds = [name for name, is_so in parts if is_so] or ["CreativeWork"]
    return filled(
        {
            **source_id(source.id),
            "@type": [*kinds] or ["CreativeWork"],
            "name": source.title,
            "genre": source.kind,
            "author": [named(name) for name in source.author],
            "publisher": named(source.publisher),
            "isPartOf": {"@type": [*whole_kinds], **whole} if whole else {},
            "pagination": source.pages,
            "identifier": f"https://doi.org/{source.doi}" if source.doi else "",
            "isbn": source.isbn,
            "url": source.url,
            "archivedAt": source.archived,
            "datePublished": date(source.published),
            "dateModified": date(source.updated),
            "inLanguage": source.language,
            "description": source.note,
            "subjectOf": list(claims(source.claims)),
        }
    )
