"""Every field of the model, changed alone: carried as the exporter says, or told as lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from attrs import frozen

from timeline.losses import FIELDS, Loss
from timeline.testing import samples
from timeline.testing.check import Checks, Fault
from timeline.testing.exporting import Subject

__all__ = ["FIELDS_CHECKS", "Trial", "trials"]

FIELDS_CHECKS: Final[Checks[Subject]] = Checks()

_SHOWN: Final = 8
_EVENTS: Final = {"statement": "st", "about": "st", "report": "st", "publication": "pub"}


@frozen
class Trial:
    """What became of one field when it was changed alone."""

    field: str
    changed: bool
    """Whether the output changed with it."""
    losses: tuple[Loss, ...]

    @property
    def told(self) -> bool:
        """Whether it was told as lost, or its whole event was."""
        owner = self.field.partition(".")[0]
        names, event = samples.told_as(self.field), _EVENTS.get(owner, "e")
        return any(
            loss.field in names or (loss.field, loss.event) == ("event", event)
            for loss in self.losses
        )


def trials(subject: Subject) -> list[Trial]:
    """A trial of every field, made once for a subject."""
    subject.want_stable()
    if "trials" not in subject.memory:
        subject.memory["trials"] = [_trial(subject, field) for field in FIELDS]
    return cast("list[Trial]", subject.memory["trials"])


def _trial(subject: Subject, field: str) -> Trial:
    plain, changed = samples.alone(field)
    is_usual = field != "publication.stamp"
    before = subject.once("composed", lambda: plain) if is_usual else subject.export(plain)
    after = subject.export(changed)
    # what is empty in one of the two has nothing to lose there
    return Trial(field, before.data != after.data, (*before.losses, *after.losses))


def _named(fields: Sequence[str]) -> str:
    """The first fields, and how many more there are."""
    shown = ", ".join(fields[:_SHOWN])
    return f"{shown} and {len(fields) - _SHOWN} more" if len(fields) > _SHOWN else shown


@FIELDS_CHECKS.add
def what_it_carries_is_there(subject: Subject) -> None:
    """Each field that `carries` names changes the output."""
    carries = subject.exporter.carries
    if missing := [t.field for t in trials(subject) if t.field in carries and not t.changed]:
        raise Fault(
            f"carries names {_named(missing)}, yet the output does not change with it",
            where=f"{subject.name}.carries: {carries[missing[0]]!r}",
            why="users choose a format by that table",
            instead='write it, or take it out of carries and say context.lost(event, "place", why)',
        )


@FIELDS_CHECKS.add
def what_is_there_is_named(subject: Subject) -> None:
    """Each field that changes the output is named by `carries`."""
    carries = subject.exporter.carries
    if silent := [t.field for t in trials(subject) if t.changed and t.field not in carries]:
        raise Fault(
            f"the output changes with {_named(silent)}, which carries does not name",
            where=f"{subject.name}.carries",
            why="users choose a format by that table",
            instead=f'carries = {{"{silent[0]}": "how it stands there, in a few words"}}',
        )


@FIELDS_CHECKS.add
def what_is_missing_is_told(subject: Subject) -> None:
    """Each field that the output does not hold is told as lost where it has a value."""
    asked = [t for t in trials(subject) if t.field not in {*subject.exporter.carries}]
    if silent := [
        t.field for t in asked if not (t.changed or t.told or t.field in samples.NO_FACTS)
    ]:
        owner, _, name = silent[0].partition(".")
        told = min(samples.told_as(silent[0]))
        of = '""' if owner in ("timeline", "source") else "event"
        test = f"timeline.{name}" if owner == "timeline" else f"event.{told}"
        test = f"any(source.{name} for source in timeline.sources)" if owner == "source" else test
        raise Fault(
            f"{_named(silent)}: neither in the output nor told as lost",
            why="the user believes that everything is there; --strict could not refuse",
            instead=f'if {test}:\n    context.lost({of}, "{told}", "it is not told")',
        )
