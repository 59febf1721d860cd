"""What an exporter tells as lost: of which event, which field, and why."""

from __future__ import annotations

from typing import Final

from attrs import fields

from timeline.losses import FIELDS, Loss
from timeline.testing import samples
from timeline.testing.check import Checks, Fault
from timeline.testing.exporting import Subject
from timeline.timeline import Timeline

__all__ = ["LOSSES"]

LOSSES: Final[Checks[Subject]] = Checks()

_OF_EVENTS: Final = {
    "event",
    *(f.partition(".")[2] for f in FIELDS if f.startswith(("event", "statement", "publication"))),
}
_OF_TIMELINES: Final = {
    "sources", "events",
    *(f.partition(".")[2] for f in FIELDS if f.startswith(("timeline.", "source."))),
}  # fmt: skip
_PARTS: Final = {field.partition(".")[2] for field in FIELDS}


def _losses(subject: Subject) -> list[tuple[Timeline, Loss]]:
    """What is told as lost of two timelines, and of which."""
    found: list[tuple[Timeline, Loss]] = []
    for name, make in (("everything", samples.everything), ("dates", samples.dates)):
        timeline = make()
        found += [(timeline, loss) for loss in subject.once(name, make).losses]
    return found


@LOSSES.add
def losses_name_events(subject: Subject) -> None:
    """A loss names the id of an event that there is, or nothing for the timeline itself."""
    for timeline, loss in _losses(subject):
        if loss.event and timeline.event(loss.event) is None:
            raise Fault(
                f"a loss names the event '{loss.event}', and there is none of that id",
                where=f'"{loss.field}", "{loss.why}"',
                why="nobody could find out what was lost",
                instead='context.lost(event, …), or context.lost("", …) for the timeline itself',
            )


@LOSSES.add
def losses_name_fields(subject: Subject) -> None:
    """A loss names a field of the model, or `event` for an event that is left out."""
    for _, loss in _losses(subject):
        known = _OF_EVENTS | _PARTS if loss.event else _OF_TIMELINES
        if loss.field not in known:
            raise Fault(
                f"a loss names the field '{loss.field}', which "
                + ("events do not have" if loss.event else "timelines and sources do not have"),
                where=f"event '{loss.event}'" if loss.event else "the timeline itself",
                why="reports are grouped by it, and --strict tells it",
                instead='context.lost(event, "place", "its coordinates are not told")',
            )


@LOSSES.add
def losses_say_why(subject: Subject) -> None:
    """A loss says why in a phrase that is the same for all events that share the reason."""
    for timeline, loss in _losses(subject):
        event = timeline.event(loss.event)
        wrong = ""
        if not loss.why.strip() or "\n" in loss.why:
            wrong = "is no phrase of one line"
        elif loss.why.endswith("."):
            wrong = "ends with a full stop; the report goes on after it"
        elif event and any(name in loss.why for name in (event.title, f"'{event.id}'")):
            wrong = "names the event, so that no two events share it"
        if wrong:
            raise Fault(
                f"the reason {loss.why!r} {wrong}",
                where=f"context.lost('{loss.event}', '{loss.field}', …)",
                why="losses of one reason become one line: `when: … (a, b and 7 more)`",
                instead='context.lost(event, "when", "this format ends at the year 9999")',
            )


@LOSSES.add
def what_is_empty_is_not_lost(subject: Subject) -> None:
    """A timeline with a title, and an event with a title and a day, lose nothing else."""
    timeline = samples.one()
    for loss in subject.export(timeline).losses:
        thing = timeline.event(loss.event) or timeline
        default = {a.name: a.default for a in fields(type(thing))}.get(loss.field)
        if loss.field != "event" and getattr(thing, loss.field, default) == default:
            raise Fault(
                f"{loss.field} is told as lost, and there is none: {loss.why}",
                where=f"{loss.event or 'timeline'}: nothing but a title, an event and its day",
                why="losses of what was not there hide the others; --strict always refuses",
                instead=f"if {'event' if loss.event else 'timeline'}.{loss.field}:\n"
                f"    context.lost({'event' if loss.event else repr('')}, …)",
            )


@LOSSES.add
def losses_are_the_events_own(subject: Subject) -> None:
    """What an event loses does not depend on the events around it."""
    several = samples.dates()
    together = subject.once("dates", samples.dates).losses
    for event in several:
        alone = subject.export(Timeline(title=several.title, events=[event])).losses
        mine = {loss for loss in together if loss.event == event.id}
        if mine != {loss for loss in alone if loss.event == event.id}:
            raise Fault(
                f"the event at {event.when} loses other facts alone than among others",
                where=f"event '{event.id}' of samples.dates()",
                why="what is told once for all hides which events it hit",
                instead="call context.lost(event, …) for every event that it hits",
            )
