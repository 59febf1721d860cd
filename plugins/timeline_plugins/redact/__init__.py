"""Redaction: a timeline without its hidden sources, and without the names that are to be hidden.

It hides what is written. What a text paraphrases, and what stands behind a link, it cannot know.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields, frozen

from timeline import (
    Actor,
    Event,
    OptionError,
    PrepareContext,
    Preparer,
    Statement,
    Timeline,
    hookimpl,
    option,
)
from timeline.errors import did_you_mean, visible
from timeline.withheld import withheld_publications, without_hidden
from timeline_plugins.redact.hiding import Hiding, texts
from timeline_plugins.redact.names import Names, loose, whole_words

__all__ = ["Redact", "RedactOptions", "timeline_prepare"]

WITHHELD = "a name is withheld, with what else would tell it"
NOBODY = "-"  # so that an empty value, as of a variable that is not set, is a mistake


@frozen
class RedactOptions:
    """What is hidden besides hidden sources."""

    actors: str = option(
        NOBODY, "names to hide: a semicolon between people, a | between the names of one"
    )


class Redact(Preparer):
    """Hides the hidden sources, and whoever is named."""

    name = "redact"
    title = "Hide sources and people"
    options = RedactOptions

    def prepare(self, timeline: Timeline, context: PrepareContext) -> Timeline:
        given: RedactOptions = context.options
        people = [] if given.actors == NOBODY else _people(given.actors)
        shown = without_hidden(timeline)
        if shown is not timeline:
            context.lost("", "sources", "hidden sources are withheld")
        hiding = _hiding(people, timeline) if people else None
        for id_ in withheld_publications(timeline):
            why = "it is a hidden source, and left out with all about it"
            context.lost(hiding.id(id_) if hiding else id_, "event", why)
        if hiding is None:
            return shown
        events = [hiding.changed(event) for event in shown]
        new = hiding.changed(shown, events=events)
        pairs: list[tuple[str, Event | Timeline, Event | Timeline]] = [("", shown, new)]
        pairs += [(made.id, event, made) for event, made in zip(shown, events, strict=True)]
        left = list(_to_warn_of(people, hiding, shown))
        for id_, before, after in pairs:
            for name in (a.name for a in fields(type(after)) if a.name != "events"):
                value = getattr(after, name)
                if value != getattr(before, name):
                    context.lost(id_, name, WITHHELD)
                for names, why in left:
                    if any(map(names.stand_in, texts(value))):
                        context.lost(id_, name, why)
        return new


def _people(actors: str) -> list[list[str]]:
    """The names that are given, person by person."""
    people = [[n for name in one.split("|") if (n := name.strip())] for one in actors.split(";")]
    if not any(people):
        raise OptionError(f"actors is '{visible(actors)}' and should have a name in it")
    return list(filter(None, people))


def _hiding(people: list[list[str]], timeline: Timeline) -> Hiding:
    """What hides these people. Raises OptionError where a name stands nowhere."""
    there = list(texts(timeline))
    persons = {name: n for n, names in enumerate(people) for name in names}
    for name in persons:
        if not loose(name):
            raise OptionError(f"'{visible(name)}' has no letter to find it by")
        found = _names([name])
        if not any(map(found.stand_in, there)):
            known = dict.fromkeys(actor.name for actor in _actors(timeline))
            remedy = did_you_mean(name, known)
            raise OptionError(f"'{visible(name)}' stands nowhere on the timeline{remedy}")
    longest = sorted(persons, key=lambda name: (-len(name), name))
    names = _names(longest)
    hiding = Hiding.of(names, [persons[name] for name in longest], timeline)
    if any(names.stand_in(f"name withheld {hiding.first + n}") for n in range(len(people))):
        raise OptionError("a name is a part of 'name withheld 1', which takes its place")
    return hiding


def _names(names: list[str]) -> Names:
    """What finds these names, with their last word last or, failing that, first."""
    return Names.of(map(loose, names), [loose(name, last_first=True) for name in names])


def _actors(timeline: Timeline) -> Iterator[Actor]:
    for event in timeline:
        yield from event.actors
        yield from event.speaker if isinstance(event, Statement) else ()


def _to_warn_of(
    people: list[list[str]], hiding: Hiding, timeline: Timeline
) -> Iterator[tuple[Names, str]]:
    """What tells a name where it still stands, and what to say then."""
    for part in dict.fromkeys(p for names in people for name in names for p in name.split()):
        if pattern := whole_words(part, ending=2):  # as in other languages
            yield Names.of([pattern]), f"'{visible(part)}' still stands here: name it, too"
    roles = (a.role for a in _actors(timeline) if hiding.names.stand_in(a.name))
    for role in dict.fromkeys(roles):
        if pattern := whole_words(role):
            why = (
                f"'{visible(role)}' still stands here, the role of somebody whose name is withheld"
            )
            yield Names.of([pattern]), why


@hookimpl
def timeline_prepare() -> list[Preparer]:
    return [Redact()]
