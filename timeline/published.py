"""Sources as events: when what is cited came out."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

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
    there = {(e.source, e.stamp) for e in timeline if isinstance(e, Publication) and e.source}
    taken = {event.id for event in timeline}
    new: list[Publication] = []
    for source in timeline.sources:
        for made in _publications(source):
            if (source.id, made.stamp) not in there:
                made = evolve(made, id=_free(made.id, taken))
                taken.add(made.id)
                new.append(made)
    return evolve(timeline, events=(*timeline.events, *new)) if new else timeline


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
        free = f"{id_[: MAX_ID - 6]}-{number}"
    return free
