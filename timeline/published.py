"""Sources as events: when what is cited came out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from heapq import merge

from attrs import evolve

from timeline.event import Event
from timeline.publication import Publication, Stamp
from timeline.source import Source
from timeline.text import MAX_ID, slug
from timeline.timeline import Timeline

__all__ = ["with_publications"]


def with_publications(timeline: Timeline) -> Timeline:
    """The timeline with a `Publication` for each date that a source prints, once.

    One that stands there already (`source:` names it, with the same `stamp`) is not repeated.
    Hidden sources are let be.

    >>> from timeline import Source, Timeline
    >>> tl = Timeline(title="News", sources=[Source(id="post", title="A post", updated="2024-10")])
    >>> [event] = with_publications(tl)
    >>> event.id, event.title, event.stamp.value, str(event.when)
    ('post-updated', 'A post', 'updated', '2024-10')
    >>> with_publications(with_publications(tl)) == with_publications(tl)
    True
    """
    made = [(source.id, each) for source in timeline.sources for each in _publications(source)]
    ids = {each.id for _, each in made}
    stems = set(map(_stem, ids))
    there: set[tuple[str, Stamp]] = set()
    taken: set[str] = set()
    for event in timeline if made else ():
        if isinstance(event, Publication) and event.source:
            there.add((event.source, event.stamp))
        if event.id in ids or event.id.rpartition("-")[0] in stems:  # others are in nobody's way
            taken.add(event.id)
    new: list[Event] = []
    for source, each in made:
        if (source, each.stamp) not in there:
            named = evolve(each, id=_free(each.id, taken))
            taken.add(named.id)
            new.append(named)
    new.sort(key=_place)
    return timeline.with_events(partial(merge, new, key=_place)) if new else timeline


def _place(event: Event) -> tuple[object, str]:
    return event.when.sort_key(), event.id


def _publications(source: Source) -> Iterator[Publication]:
    if source.hidden:
        return
    for stamp, when in ((Stamp.PUBLISHED, source.published), (Stamp.UPDATED, source.updated)):
        if when:
            yield Publication(
                id=_id(source.id, stamp.value),
                title=source.title or source.url,
                when=when,
                publisher=source.publisher,
                url=source.url,
                stamp=stamp,
                source=source.id,
            )


def _id(stem: str, ending: str) -> str:
    whole = f"{stem}-{ending}"
    return whole if len(whole) <= MAX_ID else slug(whole)


def _free(id_: str, taken: set[str]) -> str:
    """The id, numbered where something else has it."""
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{_stem(id_)}-{number}"
    return free


def _stem(id_: str) -> str:
    """What a number can follow."""
    return id_[: MAX_ID - 6]
