"""What whoever keeps a timeline says about its own entries: corrected, withdrawn, let be."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from timeline.errors import ModelError
from timeline.fields import choice, instances, to_when
from timeline.text import clean_line, clean_lines
from timeline.when import When

__all__ = ["Correction", "CorrectionKind", "Ignore", "to_corrections", "to_ignores"]


class CorrectionKind(Enum):
    """What was done to an entry after it had been made known."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    """It should not have been there; it stays in the file and no longer counts."""


def _to_kind(value: CorrectionKind | str) -> CorrectionKind:
    return choice(CorrectionKind, value)


@frozen(kw_only=True)
class Correction:
    """An entry of the correction log: what was done to an event, when, and why.

    >>> Correction(kind="withdrawn", when="2024-11-02", reason="the video is of 2019").kind
    <CorrectionKind.WITHDRAWN: 'withdrawn'>
    """

    kind: CorrectionKind = field(default=CorrectionKind.CORRECTED, converter=_to_kind)
    when: When = field(converter=to_when)
    """When the entry was corrected."""
    reason: str = field(converter=clean_lines)
    was: str = field(default="", converter=clean_lines)
    """What stood there before."""

    def __attrs_post_init__(self) -> None:
        if not self.reason:
            raise ModelError("a correction needs a reason")


@frozen(kw_only=True)
class Ignore:
    """That a rule of `timeline check` is to let something be, and why."""

    rule: str = field(converter=clean_line)
    """The code of the rule."""
    reason: str = field(converter=clean_lines)

    def __attrs_post_init__(self) -> None:
        if not (self.rule and self.reason):
            raise ModelError("an ignore needs the code of a rule and the reason why")


def to_corrections(values: Correction | Iterable[Correction] | None) -> tuple[Correction, ...]:
    """Corrections, from themselves or mappings of their fields; one or several."""
    return instances(Correction, values)


def to_ignores(values: Ignore | Iterable[Ignore] | None) -> tuple[Ignore, ...]:
    """Ignores, from themselves or mappings of their fields; one or several."""
    return instances(Ignore, values)
