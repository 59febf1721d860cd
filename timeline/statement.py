"""`Statement`: somebody said something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import ClassVar, cast

from attrs import field, frozen

from timeline.actor import Actor, to_actors
from timeline.errors import ModelError
from timeline.event import Event
from timeline.fields import choice, instances, many, optional_when
from timeline.text import clean_id, clean_line, clean_lines
from timeline.when import When

__all__ = ["About", "Report", "Stance", "Statement"]


class Stance(Enum):
    """Where a speaker stands on what is said to have happened."""

    ASSERTS = "asserts"
    """Says so from own knowledge."""
    SUPPORTS = "supports"
    """Gives evidence or speaks as if it were so."""
    DOUBTS = "doubts"
    NEITHER = "neither"
    """Neither confirms nor denies; conditional statements ("if it is true") belong here."""
    DENIES = "denies"
    RETRACTS = "retracts"
    """Takes back what the same speaker said before."""


def _to_stance(value: Stance | str) -> Stance:
    return choice(Stance, value)


@frozen(kw_only=True)
class About:
    """Which event a statement is about, and where the speaker stands on it."""

    event: str = field(converter=clean_id)
    """The event's id."""
    stance: Stance = field(converter=_to_stance)
    when: When | None = field(default=None, converter=optional_when)
    """The date that the speaker gives for the event, or plans it for."""
    condition: str = field(default="", converter=clean_line)
    """On what the statement depends: "the report is true"."""
    note: str = field(default="", converter=clean_lines)


@frozen(kw_only=True)
class Report:
    """Who reported a statement and when, where the source dates the report and not the speech."""

    by: str = field(converter=clean_line)
    """The outlet."""
    when: When | None = field(default=None, converter=optional_when)
    source: str = field(default="", converter=clean_id)
    """The id of the report itself, where it is one of the timeline's sources."""

    def __attrs_post_init__(self) -> None:
        if not self.by:
            raise ModelError("a report needs `by`: the outlet that carried the statement")


def _to_abouts(values: About | Iterable[About] | None) -> tuple[About, ...]:
    return instances(About, values)


def _to_reports(values: Report | str | Iterable[Report | str] | None) -> tuple[Report, ...]:
    if isinstance(values, Mapping):
        return instances(Report, cast("Iterable[Report]", values))
    return many(_to_report)(None if values == "" else values)


def _to_report(value: Report | str) -> Report:
    return Report(by=value) if isinstance(value, str) else instances(Report, value)[0]


@frozen(kw_only=True)
class Statement(Event):
    """An event that consists in somebody saying something; `when` is when it was said.

    >>> denial = Statement(
    ...     title="Kremlin calls the reports fake", when="[..2024-10-30]",
    ...     speaker="Dmitry Peskov", about=About(event="deployment", stance="denies"),
    ... )
    >>> denial.about[0].stance
    <Stance.DENIES: 'denies'>
    """

    kind: ClassVar[str] = "statement"

    speaker: tuple[Actor, ...] = field(converter=to_actors)
    """Who said it: one, or several who said the same."""
    about: tuple[About, ...] = field(default=(), converter=_to_abouts)
    reported: tuple[Report, ...] = field(default=(), converter=_to_reports)
    """By whom and when it was reported, where that is what the source tells."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not self.speaker:
            raise ModelError("a statement needs a speaker: who said it")
