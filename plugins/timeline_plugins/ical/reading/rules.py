"""RRULE (RFC 5545, 3.3.10): the dates of a rule within a window, and never without bound.

`icalendar` reads the rule and `dateutil` finds its dates. dateutil goes on to the year 9999 where
the parts of a rule fit no day (31 February), or little by little where it starts long ago. So:

- rules that are rare or could take for ever are not expanded: see `parts`;
- a rule that counts no dates begins shortly before the window;
- everything happens close to the year 9999. The calendar is the same every 400 years, so the dates
  are moved by a multiple of them, and the end is never far away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import frozen

from timeline_plugins.ical.reading.parts import DAYS, NotExpandedError, explicit, read_parts
from timeline_plugins.ical.reading.times import WrongError

if TYPE_CHECKING:
    from dateutil.rrule import rrule  # type: ignore[import-untyped]

__all__ = ["MAX_YEARS", "Rule"]

MAX_YEARS: Final = 200
"""How many years of a rule are looked at."""
MAX_STEPS: Final = 50_000
"""How many dates of a rule are looked at, those before the window too."""

_CYCLE: Final = 400
_LAST_YEAR: Final = 9990


@frozen
class Rule:
    """A rule and the wall time of its first date. The parts are as they are written."""

    parts: dict[str, str]
    start: datetime
    until: datetime | None = None

    @classmethod
    def read(cls, text: str, start: datetime, until: datetime | None, *, is_day: bool) -> Rule:
        """The rule of an RRULE. Raises WrongError, and NotExpandedError."""
        return cls(read_parts(text, is_day=is_day), start, until)

    @property
    def is_counted(self) -> bool:
        """Whether its dates have to be counted from the first."""
        return "COUNT" in self.parts

    def dates(self, low: datetime, high: datetime) -> Iterator[datetime]:
        """The wall times from `low` to `high`. Raises WrongError, and NotExpandedError."""
        if self.until:
            high = min(high, self.until)
        high = min(high, _years_later(max(low, self.start), MAX_YEARS))
        if high < low or high < self.start:
            return
        begun, parts = self._begun(low)
        if self.is_counted and high.year - begun.year > 3 * MAX_YEARS:
            raise NotExpandedError("it has been counted for too many years")
        move = (_LAST_YEAR - high.year) // _CYCLE * _CYCLE
        rule = _made(parts, begun.replace(year=begun.year + move))
        last = high.replace(year=high.year + move)
        for number, date in enumerate(islice(_guarded(rule), MAX_STEPS + 1)):
            if date > last:
                return
            if number == MAX_STEPS:
                raise NotExpandedError(f"it has more than {MAX_STEPS} dates before the window ends")
            found = date.replace(year=date.year - move)
            if found >= low:
                yield found

    def check(self) -> None:
        """Raise WrongError where dateutil would not take the rule."""
        _made(explicit(self.parts, self.start), self.start)

    def ends(self, high: datetime, found: int) -> bool:
        """Whether there are no dates after `high`, and `found` dates from the first up to it."""
        counted = self.is_counted and found >= int(self.parts["COUNT"])
        return counted or (self.until is not None and self.until <= high)

    def _begun(self, low: datetime) -> tuple[datetime, dict[str, str]]:
        """Where to begin, and the parts with what they took from the first date."""
        start, parts = self.start, explicit(self.parts, self.start)
        step = int(parts.get("INTERVAL", "1"))
        if self.is_counted or low <= start:
            return start, parts
        if days := DAYS[parts["FREQ"]] * step:
            skipped = (low - start).days // days - 1
            return (start + timedelta(days=max(skipped, 0) * days)), parts
        months = step * (12 if parts["FREQ"] == "YEARLY" else 1)
        between = (low.year - start.year) * 12 + low.month - start.month
        skipped = (between // months - 1) * months
        if skipped <= 0:
            return start, parts
        year, month = divmod(start.year * 12 + start.month - 1 + skipped, 12)
        first = start.replace(year=year, month=month + 1, day=1)
        return (first.replace(month=1) if parts["FREQ"] == "YEARLY" else first), parts


def _made(parts: dict[str, str], start: datetime) -> rrule:
    """The rule for dateutil; the end is looked to elsewhere."""
    from dateutil.rrule import rrule, rrulestr

    text = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    try:
        made = rrulestr(text, dtstart=start)
    except Exception:  # noqa: BLE001 - it raises errors of many kinds
        raise WrongError("the parts of this rule do not fit each other") from None
    assert isinstance(made, rrule)  # there is one rule in the text
    return made


def _guarded(rule: rrule) -> Iterator[datetime]:
    """The dates of a rule, as far as dateutil can reckon."""
    dates = iter(rule)
    while True:
        try:
            yield next(dates)
        except (StopIteration, OverflowError, ValueError):  # a day after the last of 9999
            return


def _years_later(date: datetime, years: int) -> datetime:
    year = min(date.year + years, _LAST_YEAR)
    return date.replace(year=year, day=min(date.day, 28)) + timedelta(days=3)
