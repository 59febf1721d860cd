"""Which sources of several timelines are one: those that share an id, an address or a DOI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from timeline.citation import Citation
from timeline.claim import Claim
from timeline.merging.note import Note
from timeline.references import recited
from timeline.source import Source

__all__ = ["Unified", "unify"]

_ADDRESSES = ("id", "url", "doi")


@frozen
class Unified:
    """The one id of each source, by every id that it goes by."""

    ids: dict[str, str]
    notes: tuple[Note, ...]

    def change(self, citation: Citation) -> Citation:
        """The citation with the id that its source has now."""
        now = self.ids.get(citation.source, citation.source)
        return citation if now == citation.source else evolve(citation, source=now)

    def renamed(self, source: Source) -> Source:
        """The source under its one id; the id that it had stays as a claim."""
        now, before = self.ids[source.id], source.id
        source = recited(source, self.change)
        if now == before:
            return source
        return evolve(source, id=now, claims=[*source.claims, Claim(field="id", value=before)])


def unify(sources: Iterable[Source]) -> Unified:
    """Find the sources that are one; the shortest id becomes that of all."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while (parent := parents.setdefault(key, key)) != key:
            parents[key] = parents[parent]  # halve the way for the next
            key = parent
        return key

    given = list(sources)
    for source in given:
        first = root(("id", source.id))
        for key in _keys(source):
            parents[root(key)] = first
    members: dict[tuple[str, str], dict[str, None]] = {}
    for source in given:
        members.setdefault(root(("id", source.id)), {})[source.id] = None
    ids: dict[str, str] = {}
    notes: list[Note] = []
    for group in members.values():
        one, *others = sorted(group, key=lambda id_: (len(id_), id_))
        ids |= dict.fromkeys(group, one)
        if others:
            words = f"also goes by {', '.join(others)}: they share an id, an address or a DOI"
            notes.append(Note("source", one, "id", words))
    return Unified(ids, tuple(notes))


def _keys(source: Source) -> Iterator[tuple[str, str]]:
    """What the source is known by, after earlier merges too."""
    for name in _ADDRESSES:
        if value := getattr(source, name):
            yield name, value
    for claim in source.claims:
        if claim.field in _ADDRESSES and isinstance(claim.value, str):
            yield claim.field, claim.value
