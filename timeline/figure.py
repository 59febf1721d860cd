"""Numbers that somebody gave, with their range and unit."""

from __future__ import annotations

from attrs import field, frozen

from timeline.errors import ModelError
from timeline.fields import Number, to_number, to_truth
from timeline.text import clean_line, clean_lines

__all__ = ["Figure", "digits"]


@frozen(kw_only=True)
class Figure:
    """What was counted or measured: one number, or a range, or one side of a range.

    `best` is the number given; `low` alone is "at least", `high` alone "at most". Raises
    ModelError where there is no number or the range is reversed.

    >>> str(Figure(name="soldiers sent", best=1500, approximate=True))
    'about 1,500'
    >>> str(Figure(name="soldiers sent", low=10000, high=12000, unit="soldiers"))
    '10,000–12,000 soldiers'
    """

    name: str = field(converter=clean_line)
    """What was counted; figures of one name can be compared."""
    best: Number | None = field(default=None, converter=to_number)
    low: Number | None = field(default=None, converter=to_number)
    high: Number | None = field(default=None, converter=to_number)
    unit: str = field(default="", converter=clean_line)
    approximate: bool = field(default=False, converter=to_truth)
    note: str = field(default="", converter=clean_lines)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise ModelError("a figure needs a name: what was counted")
        numbers = [n for n in (self.low, self.best, self.high) if n is not None]
        if not numbers:
            raise ModelError("a figure needs a number: best, low or high")
        if numbers != sorted(numbers):
            raise ModelError("a figure's numbers go up: low, then best, then high")

    def __str__(self) -> str:
        about = "about " if self.approximate else ""
        unit = f" {self.unit}" if self.unit else ""
        span = ""
        if self.low is not None and self.low == self.high:  # no range, and `best` lies in it
            return f"{about}{digits(self.low)}{unit}"
        if self.low is not None and self.high is not None:
            span = f"{digits(self.low)}–{digits(self.high)}"
        elif self.low is not None:
            span = f"at least {digits(self.low)}"
        elif self.high is not None:
            span = f"at most {digits(self.high)}"
        if self.best is None:
            return f"{about}{span}{unit}"
        return f"{about}{digits(self.best)}{unit}" + (f" ({span})" if span else "")


def digits(number: Number) -> str:
    """A number with separators."""
    return f"{number:,f}" if not isinstance(number, int) else f"{number:,}"
