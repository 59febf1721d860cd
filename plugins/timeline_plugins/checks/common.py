"""What several rules ask of a timeline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, TypeAlias

from timeline import Answer, Event, Publication, Source, Statement, Timeline, When

__all__ = [
    "Path",
    "certain",
    "cited",
    "counting",
    "dates",
    "folded",
    "known",
    "plain",
    "related",
    "source_dates",
    "texts",
]

Path: TypeAlias = tuple[str | int, ...]

# Accents of alphabets; the vowel signs of other scripts are letters and stay.
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_NEEDLESS: Final = re.compile(r"(?<![0-9]) | (?![0-9])")


def certain(answer: Answer) -> bool:
    """Whether the answer is yes, where maybe is not enough."""
    return answer is Answer.YES


def counting(timeline: Timeline) -> Iterator[Event]:
    """The events that have not been withdrawn."""
    return (event for event in timeline if not event.withdrawn)


def folded(text: str) -> str:
    """A text without what two spellings of one name differ in: case, accents, spaces, stops.

    >>> folded("São  Paulo."), folded("sao-paulo"), folded("Route 1-1")
    ('saopaulo', 'saopaulo', 'route1 1')
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _NEEDLESS.sub("", plain(unicodedata.normalize("NFC", bare)))


def plain(text: str) -> str:
    """A text without case, punctuation and spaces that are more than one; accents stay."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in whole)
    return " ".join(letters.split()) or text


def cited(event: Event) -> Iterator[tuple[Path, str]]:
    """The ids of the sources that an event names, in any way, each with its path."""
    for i, citation in enumerate(event.sources):
        yield ("sources", i, "source"), citation.source
    for i, claim in enumerate(event.claims):
        for j, citation in enumerate(claim.sources):
            yield ("claims", i, "sources", j, "source"), citation.source
    if isinstance(event, Statement):
        for i, report in enumerate(event.reported):
            if report.source:
                yield ("reported", i, "source"), report.source
    if isinstance(event, Publication) and event.source:
        yield ("source",), event.source


def known(source: Source) -> tuple[When, ...]:
    """The dates that a source prints; what happened after all of them it cannot tell."""
    return tuple(when for when in (source.published, source.updated) if when)


def dates(event: Event) -> Iterator[tuple[Path, When]]:
    """The dates in an event, each with its path."""
    yield ("when",), event.when
    for i, claim in enumerate(event.claims):
        if claim.when:
            yield ("claims", i, "value"), claim.when
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            if about.when:
                yield ("about", i, "when"), about.when
        for i, report in enumerate(event.reported):
            if report.when:
                yield ("reported", i, "when"), report.when


def source_dates(source: Source) -> Iterator[tuple[Path, When]]:
    """The dates in a source, each with its path."""
    for name in ("published", "updated", "accessed"):
        when: When | None = getattr(source, name)
        if when:
            yield (name,), when


def related(event: Event) -> set[str]:
    """The ids of the events that an event says something about, as relations or statements do."""
    ids = {relation.event for relation in event.relations}
    if isinstance(event, Statement):
        ids.update(about.event for about in event.about)
    return ids


def texts(event: Event) -> Iterator[tuple[Path, str]]:
    """The texts of an event in which a date may be written out, each with its path."""
    yield ("title",), event.title
    yield ("description",), event.description
    for i, citation in enumerate(event.sources):
        yield ("sources", i, "quote"), citation.quote
    for i, assumption in enumerate(event.assumptions):
        yield ("assumptions", i), assumption
    for i, relation in enumerate(event.relations):
        yield ("relations", i, "note"), relation.note
    for i, medium in enumerate(event.media):
        yield ("media", i, "title"), medium.title
    for i, figure in enumerate(event.figures):
        yield ("figures", i, "note"), figure.note
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "note"), claim.note
        for j, citation in enumerate(claim.sources):
            yield ("claims", i, "sources", j, "quote"), citation.quote
    if isinstance(event, Statement):
        for i, about in enumerate(event.about):
            yield ("about", i, "note"), about.note
