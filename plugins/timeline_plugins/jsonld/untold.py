"""What schema.org has no words for, for the report of losses."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Event, Source, Statement, Timeline, When
from timeline.when import Bound, Interval
from timeline_plugins.jsonld.nodes import TYPES

__all__ = ["untold", "untold_of"]

_NO_WORD = "schema.org has no word for it"
_NO_ZONE = "the name of its time zone is not told"


def untold_of(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Of the timeline and its sources: field and reason."""
    for field in ("zone", "excerpt", "extra"):
        if getattr(timeline, field):
            yield field, _NO_WORD
    if timeline.updated and _has_zone(timeline.updated):
        yield "updated", _NO_ZONE
    for source in timeline.sources:
        yield from _untold_of_source(source)


def _untold_of_source(source: Source) -> Iterator[tuple[str, str]]:
    if source.accessed:
        yield "sources", "when they were accessed is not told"
    if any(when and _has_zone(when) for when in (source.published, source.updated)):
        yield "sources", "the names of the time zones of their dates are not told"


def untold(event: Event) -> Iterator[tuple[str, str]]:
    """Of an event: field and reason."""
    if event.extra:
        yield "extra", _NO_WORD
    if event.place and event.place.zone:
        yield "place", "its time zone is not told"
    speakers = event.speaker if isinstance(event, Statement) else ()
    if any(who.kind and who.kind not in TYPES for who in (*event.actors, *speakers)):
        yield "actors", "that it is an office or a group is not told"
    if _has_zone(event.when):
        yield "when", _NO_ZONE
    form = event.when.form
    if isinstance(form, Interval) and not isinstance(event, Statement):
        for name, end in (("start", form.first), ("end", form.last)):
            if isinstance(end, Bound):
                yield "when", f"that its {name} is {end} is not told"
    dated = [done.when for done in event.corrections]
    if isinstance(event, Statement):
        dated += [report.when for report in event.reported if report.when]
    if any(map(_has_zone, dated)):
        yield "when", "the names of the time zones of reports and corrections are not told"


def _has_zone(when: When) -> bool:
    return "[" in when.text[1:]  # a set begins with one
