"""What others added to a calendar of ours, joined to our timeline."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from timeline import Event, Source, Timeline
from timeline_plugins.ical.reading.ids import Ids

__all__ = ["joined"]


def joined(ours: Timeline, events: Iterable[Event], sources: Iterable[Source]) -> Timeline:
    """Our timeline with these events and sources, under ids that we have not got."""
    ids = Ids()
    ids.taken.update(source.id for source in ours.sources)
    renamed = {source.id: ids.take("", source.id, "") for source in sources}
    if not (added := tuple(events)):
        return ours
    ids = Ids()
    ids.taken.update(event.id for event in ours)
    others: list[Event] = []
    for event in added:
        cited = tuple(evolve(c, source=renamed[c.source]) for c in event.sources)
        others.append(evolve(event, id=ids.take(event.id, "", ""), sources=cited))
    more = [evolve(source, id=renamed[source.id]) for source in sources]
    return evolve(ours, events=(*ours.events, *others), sources=(*ours.sources, *more))
