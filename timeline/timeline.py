"""`Timeline`: events and their sources, in order, with questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from typing import Any, overload

from attrs import evolve, field, frozen

from timeline.actor import clean_zone
from timeline.claim import Claim, to_claims
from timeline.correction import Ignore, to_ignores
from timeline.errors import ModelError
from timeline.event import Event
from timeline.fields import JSON, instances, optional_when, to_extra, to_truth, to_when
from timeline.references import cites_alone, claimed_sources, references
from timeline.source import Source
from timeline.standing import Standing, standing_of
from timeline.statement import Statement
from timeline.text import clean_id, clean_line, clean_lines, slug
from timeline.touching import touching
from timeline.watching import walked
from timeline.when import When

__all__ = ["Timeline"]


def _in_order(events: Event | Iterable[Event] | None) -> tuple[Event, ...]:
    checked = instances(Event, events)
    return tuple(sorted(checked, key=lambda event: (event.when.sort_key(), event.id)))


def _by_id(sources: Source | Iterable[Source] | None) -> tuple[Source, ...]:
    return tuple(sorted(instances(Source, sources), key=lambda source: source.id))


@frozen(kw_only=True)
class Timeline:
    """Events in order, and the sources that they cite. Immutable: changes return another one.

    Events are ordered by their dates (see `When`), events of one date by id; sources by id. Raises
    ModelError where two events or two sources share an id, or where an id leads nowhere (an excerpt
    may point at what it leaves out).

    >>> tl = Timeline(title="Two years", events=[
    ...     Event(title="Later", when="2024-10"), Event(title="Earlier", when="2022"),
    ... ])
    >>> [event.title for event in tl], len(tl.between("2024", "2024"))
    (['Earlier', 'Later'], 1)
    """

    title: str = field(converter=clean_line)
    id: str = field(default="", converter=clean_id)
    """What calendars know it by; made from the title if not given. Keep it for ever."""
    description: str = field(default="", converter=clean_lines)
    language: str = field(default="en", converter=clean_line)
    """The language of the texts, a BCP 47 code."""
    zone: str = field(default="", converter=clean_zone)
    """The time zone in which times without an offset are to be shown."""
    updated: When | None = field(default=None, converter=optional_when)
    """When somebody last worked on it."""
    sources: tuple[Source, ...] = field(default=(), converter=_by_id)
    events: tuple[Event, ...] = field(default=(), converter=_in_order)
    claims: tuple[Claim, ...] = field(default=(), converter=to_claims)
    """What else is said of its own fields, after a merge."""
    ignore: tuple[Ignore, ...] = field(default=(), converter=to_ignores)
    """The rules of `timeline check` that the whole timeline may break, and why."""
    excerpt: bool = field(default=False, converter=to_truth)
    """Whether it is a part of another timeline."""
    extra: Mapping[str, JSON] = field(factory=dict[str, JSON], converter=to_extra, hash=False)

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise ModelError("a timeline needs a title")
        if not self.id:
            object.__setattr__(self, "id", slug(self.title))
        wrong = [*_repeated("event", self.events), *_repeated("source", self.sources)]
        if not self.excerpt:
            wrong += self._dangling()
        if wrong:
            raise ModelError("\n".join(wrong))

    def _dangling(self) -> Iterator[str]:
        ids = self._events, self._sources
        owners = [
            (f"event '{event.id}': ", event.id, references(event))
            for event in self.events
            if not cites_alone(event, self._sources)
        ]
        owners += [(f"source '{s.id}': ", "", claimed_sources(s.claims)) for s in self.sources]
        owners.append(("", "", claimed_sources(self.claims)))
        for name, owner, pointers in owners:
            for reference in pointers:
                if problem := reference.problem(owner, *ids):
                    yield f"{name}{problem}"

    # looking up

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _statements(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = {}
        for event in self.events:
            if isinstance(event, Statement):
                for about in dict.fromkeys(about.event for about in event.about):
                    found.setdefault(about, []).append(event)
        return {event: tuple(statements) for event, statements in found.items()}

    def event(self, id: str) -> Event | None:
        """The event of that id, if there is one."""
        return self._events.get(id)

    def source(self, id: str) -> Source | None:
        """The source of that id, if there is one."""
        return self._sources.get(id)

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return walked(self.events)

    def __contains__(self, item: object) -> bool:
        return item in self._events if isinstance(item, str) else item in self.events

    @overload
    def __getitem__(self, key: int | str) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> Timeline: ...

    def __getitem__(self, key: int | str | slice) -> Event | Timeline:
        """An event by its place in the order or by its id; an excerpt by a slice."""
        if isinstance(key, slice):
            return self._excerpt(lambda _: self.events[key])
        if isinstance(key, str):
            return self._events[key]
        return self.events[key]

    # questions

    def where(self, test: Callable[[Event], Any]) -> Timeline:
        """The excerpt with the events for which the test is true."""
        return self._excerpt(partial(filter, test))

    def between(self, first: When | str, last: When | str) -> Timeline:
        """The events that may have happened from the start of `first` to the end of `last`."""
        touches = touching(to_when(first), to_when(last))
        return self.where(lambda event: touches(event.when))

    def on(self, day: When | str) -> Timeline:
        """The events that may have happened on that day, month or year."""
        return self.between(day, day)

    def about(self, event: Event | str) -> tuple[Statement, ...]:
        """The statements about an event, in order."""
        return self._statements.get(event if isinstance(event, str) else event.id, ())

    def standing(self, event: Event | str, at: When | date | str | None = None) -> Standing:
        """Who stands where on an event, as of a date or of everything that is on the timeline.

        Raises ModelError if there is no such event.

        >>> from timeline import About, Event, Statement, Timeline
        >>> tl = Timeline(title="News", events=[
        ...     Event(id="troops", title="Troops are sent", when="[..2024-10-18]"),
        ...     Statement(title="It is so", when="2024-10-18", speaker="A",
        ...               about=About(event="troops", stance="asserts")),
        ...     Statement(title="It is not", when="2024-10-20", speaker="B",
        ...               about=About(event="troops", stance="denies")),
        ... ])
        >>> tl.standing("troops").state.value, tl.standing("troops", at="2024-10-19").state.value
        ('disputed', 'asserted')
        """
        found = self.event(event if isinstance(event, str) else event.id)
        if found is None:
            raise ModelError(f"there is no event '{event if isinstance(event, str) else event.id}'")
        return standing_of(found, self.about(found), self._sources, optional_when(at))

    def by(self, actor: str) -> Timeline:
        """The events in which somebody of that name takes part or speaks."""
        return self.where(
            lambda event: any(
                a.name == actor
                for a in (*event.actors, *(event.speaker if isinstance(event, Statement) else ()))
            )
        )

    def tagged(self, tag: str) -> Timeline:
        """The events with that tag."""
        return self.where(lambda event: tag in event.tags)

    def at(self, place: str) -> Timeline:
        """The events at the place of that name."""
        return self.where(lambda event: event.place is not None and event.place.name == place)

    # other timelines

    def with_events(
        self, change: Callable[[Iterator[Event]], Iterable[Event]], **others: Any
    ) -> Timeline:
        """The timeline with what `change` makes of its events, and with other values of fields.

        Events that are read as they are walked (`timeline.open`) are changed as they are walked;
        so `change` has to make the same of them each time, and to keep the order of their dates.

        >>> tl = Timeline(title="War", events=[Event(title="It begins", when="2022-02-24")])
        >>> untagged = tl.with_events(lambda events: (evolve(e, tags=["war"]) for e in events))
        >>> untagged[0].tags
        ('war',)
        """
        return evolve(self, events=tuple(change(iter(self))), **others)

    def _excerpt(self, choose: Callable[[Iterator[Event]], Iterable[Event]]) -> Timeline:
        chosen = tuple(choose(iter(self)))
        if len(chosen) == len(self.events):
            return self
        return evolve(self, events=chosen, excerpt=True)


def _repeated(kind: str, things: Iterable[Event] | Iterable[Source]) -> Iterator[str]:
    seen: set[str] = set()
    for thing in things:
        if thing.id in seen:
            yield f"two {kind}s have the id '{thing.id}'; give one of them an id of its own"
        seen.add(thing.id)
