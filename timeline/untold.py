"""What the words of `describe` tell of each field of the model, and what they leave out.

Exporters that use those words add `TOLD` to what they carry, and report the rest as lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from timeline.event import Event
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["TOLD", "untold", "untold_of"]

_IN_WORDS: Final = """
event.actors event.place event.relations event.media event.figures event.assumptions event.claims
event.corrections event.sources statement.speaker statement.about statement.reported
publication.publisher publication.url publication.stamp publication.source
actor.name actor.role actor.url place.name citation.source citation.at citation.quote
relation.kind relation.event relation.note media.kind media.title media.url media.credit
figure.name figure.best figure.low figure.high figure.unit figure.approximate figure.note
about.event about.stance about.when about.condition about.note report.by report.when report.source
claim.field claim.value claim.sources claim.note
correction.kind correction.when correction.reason correction.was
"""
_IN_A_LINE: Final = """
source.title source.publisher source.author source.container source.volume source.issue
source.pages source.doi source.isbn source.url source.archived source.published source.updated
source.accessed source.language source.kind source.note
"""
TOLD: Final[Mapping[str, str]] = {
    **dict.fromkeys(_IN_WORDS.split(), "in words"),
    **dict.fromkeys(_IN_A_LINE.split(), "in the line of the source"),
    "source.hidden": "withheld unless asked for",
    "timeline.language": "dates are worded in it",
}
"""The fields that the words of `describe` tell, and how."""


def untold(event: Event) -> Iterator[tuple[str, str]]:
    """What the words leave out of an event: field and reason, for the report of losses."""
    if event.place and (event.place.zone or event.place.url):
        yield "place", "its time zone and address are not told"
    speakers = event.speaker if isinstance(event, Statement) else ()
    if any(actor.kind for actor in (*event.actors, *speakers)):
        yield "actors", "what kind of actor it is, such as a person, is not told"
    if event.extra:
        yield "extra", "it is not told"


def untold_of(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """What the words leave out of the timeline itself and of its sources: field and reason."""
    if timeline.claims:
        yield "claims", "what else is said of the timeline itself is not told"
    if timeline.extra:
        yield "extra", "it is not told"
    if timeline.excerpt:
        yield "excerpt", "that it is a part of another timeline is not told"
    if timeline.language != "en":
        yield "language", "which language the texts are in is not told"
    if any(source.claims for source in timeline.sources):
        yield "sources", "what else is said of a source is not told"
