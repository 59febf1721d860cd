"""Dates of different meaning come out different, or the loss is told."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from timeline.testing import samples
from timeline.testing.check import Checks, Fault
from timeline.testing.exporting import Subject

__all__ = ["DATES"]

DATES: Final[Checks[Subject]] = Checks()


def _differ(subject: Subject, family: str, why: str) -> None:
    subject.want_stable()
    outputs = {text: subject.export(samples.dated(text)) for text in samples.FAMILIES[family]}
    for first, second in combinations(outputs, 2):
        one, other = outputs[first], outputs[second]
        told = one.lost("when", "event") or other.lost("when", "event")
        if one.data == other.data and not told:
            raise Fault(
                f"{first} and {second} come out the same",
                where="an event with that date alone",
                why=why,
                instead="write event.when.text or event.when.format(context.locale), or say\n"
                'context.lost(event, "when", "this format knows whole days alone")',
            )


@DATES.add
def precision_is_kept(subject: Subject) -> None:
    """A year is no month and no day: 2024, 2024-01 and 2024-01-01 differ."""
    _differ(subject, "precision", "what the source left open would look like knowledge")


@DATES.add
def a_day_is_no_midnight(subject: Subject) -> None:
    """A day has no hour: 2024-01-01 and 2024-01-01T00:00 differ."""
    _differ(subject, "midnight", "an event of a whole day would happen at midnight")


@DATES.add
def doubt_is_kept(subject: Subject) -> None:
    """A date with ?, ~ or % is not as sure as one without."""
    _differ(subject, "qualifiers", "a doubtful date would look certain")


@DATES.add
def open_sides_are_kept(subject: Subject) -> None:
    """By a day, on it and since it are different: [..d], d, [d..], d/.. differ."""
    _differ(subject, "open-sides", "'by that day' is not 'on that day'")


@DATES.add
def spans_are_kept(subject: Subject) -> None:
    """Lasted from a to b, one day from a to b, each day from a to b: a/b, [a..b], {a..b} differ."""
    _differ(subject, "spans", "'lasted three days' is not 'on one unknown day of the three'")


@DATES.add
def zones_are_kept(subject: Subject) -> None:
    """A time with an offset is no time without: 12:00, 12:00Z and 12:00+07:00 differ."""
    _differ(subject, "zones", "hours would shift, and where it was noon would be gone")


@DATES.add
def seconds_are_kept(subject: Subject) -> None:
    """A minute is no second: 12:00 and 12:00:00 differ."""
    _differ(subject, "seconds", "a time to the minute would look like one to the second")


@DATES.add
def times_from_to_are_kept(subject: Subject) -> None:
    """What lasts from one time to another keeps both ends, and whether each is a day or a time."""
    _differ(subject, "times-from-to", "when it ended would be gone")


@DATES.add
def far_years_are_kept(subject: Subject) -> None:
    """Years before the common era and beyond 9999 are themselves, or told as lost."""
    _differ(subject, "far-years", "44 BCE is not the year 44, and Y17000 not the year 1700")


@DATES.add
def unspecified_digits_are_kept(subject: Subject) -> None:
    """A year of the 2010s is neither 2010 nor the whole decade: 201X, 2010, 2010/2019 differ."""
    _differ(subject, "unspecified-digits", "an unknown year of the decade would look like 2010")
