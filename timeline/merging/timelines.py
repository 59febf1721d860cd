"""`merge`: several timelines as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import evolve, fields, frozen

from timeline.claim import Claim
from timeline.errors import ModelError
from timeline.event import Event
from timeline.fields import optional_when
from timeline.merging.note import Note
from timeline.merging.sources import unify
from timeline.merging.versions import Values, Version, joined
from timeline.publication import Publication
from timeline.references import recited, recited_claims
from timeline.source import Source
from timeline.statement import Statement
from timeline.text import clean_id, clean_line
from timeline.timeline import Timeline
from timeline.when import Form, Interval, Moment, Range, Set, When

__all__ = ["Merge", "merge", "merged"]

_KINDS: Final[dict[str, type[Event]]] = {
    kind.kind: kind for kind in (Event, Statement, Publication)
}
_HELD: Final = {
    name: frozenset(a.name for a in fields(kind)) | {"kind"} for name, kind in _KINDS.items()
}


@frozen
class Merge:
    """A joined timeline, and what there is to report of how it came about."""

    timeline: Timeline
    notes: tuple[Note, ...]
    """What contradicts and what was unified: of the timeline itself, of sources, of events."""


def merge(*timelines: Timeline, title: str = "", id: str = "") -> Timeline:
    """The timelines joined into one; `merged` also tells what contradicts.

    >>> from timeline import Event, Timeline
    >>> a = Timeline(title="War", events=[Event(id="start", title="War", when="2022-02")])
    >>> b = Timeline(title="War", events=[Event(id="start", title="War", when="2022-02-24")])
    >>> [event] = merge(a, b)
    >>> str(event.when), [claim.value for claim in event.claims]
    ('2022-02-24', ['2022-02', '2022-02-24'])
    >>> merge(a, a) == a
    True
    """
    return merged(*timelines, title=title, id=id).timeline


def merged(*timelines: Timeline, title: str = "", id: str = "", names: Sequence[str] = ()) -> Merge:
    """The timelines joined, with a note of each contradiction and each unification.

    `names` are what to call them in the notes, such as their files; otherwise their titles are
    used. `title` and `id` replace those of the outcome. Raises ModelError where there is nothing
    to join.
    """
    if not timelines:
        raise ModelError("there is no timeline to merge")
    called = list(names) or [timeline.title for timeline in timelines]
    versions: list[tuple[Timeline, str]] = []
    for timeline, name in zip(timelines, called, strict=True):
        if all(timeline != other for other, _ in versions):
            versions.append((timeline, name))
    whole, notes = versions[0][0], tuple[Note, ...]()
    if len(versions) > 1:
        whole, notes = _joined(versions)
    whole = evolve(whole, title=clean_line(title) or whole.title, id=clean_id(id) or whole.id)
    return Merge(whole, notes)


def _joined(versions: list[tuple[Timeline, str]]) -> tuple[Timeline, tuple[Note, ...]]:
    unified = unify(source for timeline, _ in versions for source in timeline.sources)
    own, of_own = joined(
        "timeline",
        [
            Version(
                {**_values(timeline), "claims": recited_claims(timeline.claims, unified.change)},
                name,
            )
            for timeline, name in versions
        ],
        {},
    )
    sources, of_sources = _by_id(
        "source",
        [
            Version(_values(unified.renamed(source)), name)
            for timeline, name in versions
            for source in _zoned_sources(timeline, own["zone"])
        ],
    )
    events, of_events = _by_id(
        "event",
        [
            Version({"kind": event.kind, **_values(recited(event, unified.change))}, name)
            for timeline, name in versions
            for event in _zoned(timeline, own["zone"])
        ],
    )
    whole = Timeline(
        **own,
        sources=[Source(**source) for source in sources],
        events=[_KINDS[event.pop("kind")](**event) for event in events],
    )
    return whole, (*of_own, *unified.notes, *of_sources, *of_events)


def _zoned(timeline: Timeline, zone: str) -> Iterator[Event]:
    """The events; where the whole has another zone, local times say in which they were read."""
    words = f"The timeline that this is from reads a time without an offset in {timeline.zone}."
    for event in timeline:
        if _needs(timeline, zone, _dates(event)):
            yield evolve(event, assumptions=(*event.assumptions, words))
        else:
            yield event


def _zoned_sources(timeline: Timeline, zone: str) -> Iterator[Source]:
    """The same for the sources, as a claim."""
    for source in timeline.sources:
        dates = [source.published, source.updated, source.accessed]
        dates += [claim.when for claim in source.claims]
        if _needs(timeline, zone, dates):
            claim = Claim(field="zone", value=timeline.zone, note="of times without an offset")
            yield evolve(source, claims=(*source.claims, claim))
        else:
            yield source


def _dates(event: Event) -> Iterator[When | None]:
    yield event.when
    if isinstance(event, Statement):
        yield from (about.when for about in event.about)
        yield from (report.when for report in event.reported)
    for claim in event.claims:
        yield claim.when
        if isinstance(claim.value, dict) and claim.field in ("about", "reported"):
            yield optional_when(str(claim.value.get("when", "")))


def _needs(timeline: Timeline, zone: str, dates: Iterable[When | None]) -> bool:
    """Whether one of the dates has a time that another zone would make another time."""
    if not timeline.zone or timeline.zone == zone:
        return False
    forms = [member.form for date in dates if date for member in date.members]
    return any(isinstance(end, Moment) and end.offset is None for f in forms for end in _ends(f))


def _ends(form: Form) -> Iterator[object]:
    """The dates that a form is made of."""
    if isinstance(form, Interval):
        yield from (form.first, form.last)
    elif isinstance(form, Set):
        for member in form.members:
            yield from (member.first, member.last) if isinstance(member, Range) else (member,)
    else:
        yield form


def _values(thing: Timeline | Event | Source) -> Values:
    """The fields of a thing by name; of a timeline, its own alone."""
    inside = {"sources", "events"} if isinstance(thing, Timeline) else set[str]()
    names = [a.name for a in fields(type(thing)) if a.name not in inside]
    return {name: getattr(thing, name) for name in names}


def _by_id(subject: str, versions: Iterable[Version]) -> tuple[list[dict[str, Any]], list[Note]]:
    """The joined values of each id, in the order in which the ids are met."""
    by_id: dict[str, list[Version]] = {}
    for version in versions:
        by_id.setdefault(version.values["id"], []).append(version)
    found: list[Values] = []
    notes: list[Note] = []
    for several in by_id.values():
        values, more = joined(subject, several, _HELD if subject == "event" else {})
        found.append(values)
        notes += more
    return found, notes
