"""Joining the versions of one thing, field by field."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from math import inf
from typing import Any, Final, TypeAlias

from attrs import evolve, fields, frozen

from timeline.actor import Actor
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.document import encode_value
from timeline.fields import JSON
from timeline.figure import Figure
from timeline.merging.note import Note
from timeline.statement import About
from timeline.text import quoted
from timeline.when import Day, When

__all__ = ["Values", "Version", "joined"]

Values: TypeAlias = dict[str, Any]

_SETS: Final = {
    "tags", "actors", "sources", "relations", "media", "figures", "assumptions", "about",
    "reported", "corrections", "ignore",
}  # fmt: skip
_SAID: Final = ("about", "figures", "reported")
_FLAGS: Final = frozenset({"excerpt", "hidden"})
_NEVER_EMPTY: Final = frozenset({"kind", "title", "when"})
_RANKS: Final = ("publication", "statement", "event")
_EMPTY: Final[tuple[object, ...]] = (None, "", (), [], {})


@frozen
class Version:
    """The fields of a thing in one of the timelines, and what to call that timeline."""

    values: Values
    name: str

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What else this version says of its fields."""
        claims: tuple[Claim, ...] = self.values.get("claims", ())
        return claims


def joined(
    subject: str, versions: Iterable[Version], held: Mapping[str, frozenset[str]]
) -> tuple[Values, list[Note]]:
    """The values of all versions in one, with a note of each contradiction.

    `held` tells which fields a thing of a kind has; what the outcome's kind lacks becomes claims.
    """
    distinct: list[Version] = []
    for version in versions:
        tidy = {name: _tidied(name, value) for name, value in version.values.items()}
        if all(tidy != other.values for other in distinct):
            distinct.append(Version(tidy, version.name))
    if len(distinct) == 1:
        return _settled(distinct[0].values), []
    join = _Join(subject, distinct)
    names = dict.fromkeys(name for version in distinct for name in version.values)
    values = {name: join.field(name) for name in names if name != "claims"}
    fits = held.get(str(values.get("kind", "")), frozenset(values))
    for name in [name for name in values if name not in fits]:
        join.claim_all(name)
        del values[name]
    values["claims"] = _tidied("claims", tuple(join.claims))
    return _settled(values), join.notes


def _settled(values: Values) -> Values:
    """The values after ids of sources have changed, which may settle or turn a contradiction.

    Which source a publication is follows from the ids that the sources have now.
    """
    about = [claim for claim in values.get("claims", ()) if claim.field == "source"]
    bare = [claim for claim in about if not (claim.sources or claim.note)]
    if not bare:
        return values
    known = [values["source"]] if values.get("source") else []
    stands = min([*known, *(claim.value for claim in bare)], key=_preference)
    values = {**values, "source": stands} if "source" in values else values
    if any(claim.value != stands for claim in about):
        return values
    return {**values, "claims": tuple(c for c in values["claims"] if c not in bare)}


class _Join:
    """The claims and notes that come up while fields are joined."""

    def __init__(self, subject: str, versions: list[Version]) -> None:
        self.subject, self.versions = subject, versions
        self.notes: list[Note] = []
        self.claims = [claim for version in versions for claim in version.claims]

    def field(self, name: str) -> Any:
        """What becomes of a field."""
        given = [(v.values[name], v) for v in self.versions if name in v.values]
        if name in _SAID and self.subject == "event":
            given = self.of_speaker(name, given)
        if name == "about":
            return self.abouts(given)
        if name == "figures":
            self.compare_figures(given)
        if name in _SETS:
            return _tidied(name, tuple(item for value, _ in given for item in value))
        if name in _FLAGS:
            return any(value for value, _ in given)
        if name == "extra":
            return self.mapping(given)
        if (self.subject, name) == ("timeline", "updated"):
            # not a contradiction: whoever touched one of them last touched the whole
            return max((w for w, _ in given if w), default=None, key=lambda w: (w, w.text))
        if (self.subject, name) == ("source", "id"):
            return given[0][0]
        return self.scalar(name, given)

    def of_speaker(self, name: str, given: list[tuple[Any, Version]]) -> list[tuple[Any, Version]]:
        """The versions of the kind and the speaker that stand; what another has becomes claims.

        Or else a speaker would get the words and the numbers of another one.
        """
        stands = min(_voice(version) for version in self.versions)
        kept = [(value, version) for value, version in given if _voice(version) == stands]
        for value, version in given:
            if _voice(version) != stands:
                for item in value:
                    self.claim(name, item, version)
                if value:
                    self.note(name, f"those in {version.name} become claims, as others give them")
        return kept

    def abouts(self, given: list[tuple[Any, Version]]) -> Any:
        """What a statement is about; where the versions differ on an event, each is a claim."""
        events = dict.fromkeys(about.event for abouts, _ in given for about in abouts)
        return tuple(about for event in events for about in self.about(event, given))

    def about(self, event: str, given: list[tuple[Any, Version]]) -> tuple[About, ...]:
        of_event = [(tuple(a for a in abouts if a.event == event), v) for abouts, v in given]
        there = [(abouts, version) for abouts, version in of_event if abouts]
        if not there:
            return ()
        stands = min((abouts for abouts, _ in there), key=lambda abouts: sorted(map(_text, abouts)))
        differ = len({frozenset(abouts) for abouts, _ in there}) > 1
        if differ or any(_is_about(claim, event) for claim in self.claims):
            for abouts, version in there:
                for about in abouts:
                    self.claim("about", about, version)
        if differ:
            stances = [
                f"{', '.join(about.stance.value for about in abouts)} in {version.name}"
                for abouts, version in there
            ]
            outcome = ", ".join(about.stance.value for about in stands)
            self.note("about", f"'{event}': {'; '.join(stances)}; {outcome} stands")
        return stands

    def compare_figures(self, given: list[tuple[Any, Version]]) -> None:
        """Note where the versions give different numbers for one thing; all of them stay."""
        found: dict[tuple[str, str], list[tuple[Figure, Version]]] = {}
        for figures, version in given:
            for figure in figures:
                found.setdefault((figure.name, figure.unit), []).append((figure, version))
        for (name, _), figures in found.items():
            if len({v.name for _, v in figures}) > 1 and len({figure for figure, _ in figures}) > 1:
                said = "; ".join(f"{figure} in {version.name}" for figure, version in figures)
                self.note("figures", f"{quoted(name)}: {said}; all of them stay")

    def mapping(self, given: list[tuple[Any, Version]]) -> Values:
        keys = dict.fromkeys(key for extra, _ in given for key in extra)
        return {
            key: self.scalar(f"extra.{key}", [(e[key], v) for e, v in given if key in e])
            for key in keys
        }

    def scalar(self, name: str, given: list[tuple[Any, Version]]) -> Any:
        """One value of several; where they contradict, each becomes a claim."""
        there = [(value, version) for value, version in given if value not in _EMPTY]
        values = [value for value, _ in there] or [value for value, _ in given]
        if (self.subject, name) == ("event", "kind"):
            stands = min(values, key=_RANKS.index)
        else:
            stands = min(values, key=_preference)
        if name == "zone" and len({value for value, _ in given}) > 1:
            # in another zone the times of one of them would be other times
            stands = ""
        differ = len({_key(name, encode_value(value)) for value, _ in there}) > 1
        if differ or stands not in values or any(claim.field == name for claim in self.claims):
            for value, version in there:
                self.claim(name, value, version)
        if differ or stands not in values:
            said = "; ".join(f"{quoted(_text(value))} in {v.name}" for value, v in there)
            outcome = f"{quoted(_text(stands))} stands" if stands else "none stands"
            self.note(name, f"{said}; {outcome}")
        return stands

    def note(self, name: str, words: str) -> None:
        """Report what came up about a field."""
        named = self.subject != "timeline"
        id_ = str(self.versions[0].values["id"]) if named else ""
        self.notes.append(Note(self.subject, id_, name, words))

    def claim(self, name: str, value: Any, version: Version) -> None:
        """Keep a value as a claim, unless its version has that claim already."""
        plain = encode_value(value)
        key = _key(name, plain)
        if all(_key(claim.field, claim.value) != key for claim in version.claims):
            cites = self.subject == "event" and name in _NEVER_EMPTY
            sources: tuple[Citation, ...] = version.values["sources"] if cites else ()
            self.claims.append(Claim(field=name, value=plain, sources=sources))

    def claim_all(self, name: str) -> None:
        """Keep all values of a field that the outcome has no place for."""
        for version in self.versions:
            value = version.values.get(name, ())
            for item in value if name in _SETS else (value,):
                if item not in _EMPTY:
                    self.claim(name, item, version)


def _voice(version: Version) -> tuple[int, tuple[int, str]]:
    """Who speaks in a version: its kind, the richest first, and its speaker."""
    kind, speaker = version.values["kind"], version.values.get("speaker", ())
    return _RANKS.index(kind), _preference(speaker)


def _is_about(claim: Claim, event: str) -> bool:
    value = claim.value
    return claim.field == "about" and isinstance(value, dict) and value.get("event") == event


def _tidied(name: str, value: Any) -> Any:
    """A list without what stands in it twice."""
    if name == "claims":
        return tuple(_by_key(value))
    if name == "actors":
        return tuple(_fullest(dict.fromkeys(value)))
    return tuple(dict.fromkeys(value)) if name in _SETS else value


def _by_key(claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim for each field, value and note, with all sources."""
    found: dict[Hashable, Claim] = {}
    for claim in claims:
        key = (_key(claim.field, claim.value), claim.note)
        if key in found:
            before = found[key]
            sources = dict.fromkeys((*before.sources, *claim.sources))
            value = min(before.value, claim.value, key=_text)  # 2024 and Y2024 are one date
            claim = evolve(before, sources=tuple(sources), value=value)
        found[key] = evolve(claim, sources=tuple(dict.fromkeys(claim.sources)))
    yield from found.values()


def _fullest(actors: Iterable[Actor]) -> Iterator[Actor]:
    """The actors but those of whom another one of that name tells all and more."""
    by_name: dict[str, list[Actor]] = {}
    for actor in actors:
        by_name.setdefault(actor.name, []).append(actor)
    for same in by_name.values():
        for actor in same:
            if not any(other is not actor and _tells(other, actor) for other in same):
                yield actor


def _tells(more: Actor, less: Actor) -> bool:
    return all(getattr(less, a.name) in (a.default, getattr(more, a.name)) for a in fields(Actor))


def _preference(value: Any) -> Any:
    """What sorts first stands: the narrower date, the longer text."""
    if isinstance(value, When):
        first, last = value.earliest, value.latest
        width = (
            last.number - first.number if isinstance(first, Day) and isinstance(last, Day) else inf
        )
        return (-1 if value.is_moment else width, value.sort_key(), value.text)
    text = _text(value)
    return (-len(text), text)


def _key(name: str, plain: JSON) -> Hashable:
    """Equal for values that mean the same."""
    if name in ("when", "published", "updated", "accessed") and isinstance(plain, str):
        return name, When.parse(plain)
    return name, _frozen(plain)


def _frozen(plain: JSON) -> Hashable:
    if isinstance(plain, list):
        return tuple(map(_frozen, plain))
    if isinstance(plain, dict):
        return frozenset((key, _frozen(value)) for key, value in plain.items())
    if isinstance(plain, bool | None):
        return type(plain), plain
    return plain if isinstance(plain, str) else Decimal(plain)


def _text(value: Any) -> str:
    plain = encode_value(value)
    if isinstance(plain, str):
        return plain
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=str)
