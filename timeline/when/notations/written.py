"""What somebody wrote: EDTF is made from it, and every error shows it and not what was made."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any, Final, NoReturn

from attrs import frozen

from timeline.errors import DateError
from timeline.when.day import Day
from timeline.when.when import When

__all__ = ["ONE_OF", "Written", "astronomical"]

ONE_OF: Final = "[{}..{}]"
"""The EDTF of one unknown date of a range; its ends are equally fine."""

_MAX_LENGTH: Final = 500
_MAX_SHOWN: Final = 10  # names of an object
_TIME: Final = 3  # how deep a time is, where a year is 0, a month 1 and a day 2


def astronomical(year: int, *, bce: bool) -> int:
    """The astronomical year of one that is counted without a year 0.

    >>> astronomical(44, bce=True)
    -43
    """
    return 1 - year if bce else year


@frozen
class Written:
    """A text from elsewhere, for errors that show it."""

    text: str

    @classmethod
    def of_text(cls, value: object, part: str = "") -> Written:
        """A text that may come from anywhere. Raises DateError for what is none, or too long."""
        if not isinstance(value, str):
            raise DateError(type(value).__name__, "a date is handed over as a text", part=part)
        if len(value) > _MAX_LENGTH:
            raise DateError(value, f"a date has {_MAX_LENGTH} characters at the most", part=part)
        return cls(value)

    @classmethod
    def of_object(cls, given: Mapping[Any, Any] | None) -> tuple[Written, Mapping[Any, Any]]:
        """A JSON object, attributes or a row, and it again. Raises DateError for anything else."""
        if not isinstance(given, Mapping):
            raise DateError(type(given).__name__, "this takes an object with named values")
        parts = (f"{_shown(key)}={_shown(given[key])}" for key in islice(given, _MAX_SHOWN))
        return cls(", ".join(parts)), given

    def fail(self, reason: str, part: str = "", at: int | None = None) -> NoReturn:
        """Raise the DateError of a part of the text or of the object."""
        raise DateError(self.text, reason, part=part, position=at)

    def code(self, value: object, codes: str, reason: str, part: str) -> str:
        """One of the one-digit codes, as a number or as a text of it."""
        if isinstance(value, int) and 0 <= value <= 9:
            value = str(int(value))
        if not isinstance(value, str) or len(value.strip()) != 1 or value.strip() not in codes:
            self.fail(reason, part)
        return value.strip()

    def when(self, edtf: str, part: str = "", at: int | None = None) -> When:
        """The date of that EDTF. What is wrong with it is told of the text."""
        try:
            return When.parse(edtf)
        except DateError as error:
            self.fail(error.reason, part or error.part, at)

    def date(
        self,
        year: int,
        month: int | None = None,
        day: int | None = None,
        *,
        part: str = "",
        at: int | None = None,
    ) -> str:
        """The EDTF of an astronomical year, or of a month or day of it, that exists."""
        if month is not None and not 1 <= month <= 12:
            self.fail("months are 1 to 12", part or "month", at)
        rest = "".join(f"-{n:02}" for n in (month, day) if n is not None)
        if -9999 <= year <= 9999:
            text = f"{'-' if year < 0 else ''}{abs(year):04}{rest}"
        elif rest:
            self.fail("EDTF has no months and days beyond the year 9999; write the year", part, at)
        else:
            text = f"Y{year}"
        return str(self.when(text, part, at))

    def moved(self, edtf: str, unit: str, number: int) -> str:
        """A date so many years, months or days later."""
        try:
            return str(When.parse(edtf).shift(**{unit: number}))
        except DateError as error:
            self.fail(error.reason)

    def one_of(self, first: str, last: str, sign: str = "") -> str:
        """One unknown date from the first to the last, both told as finely as the finer of them."""
        deep = (_depth(first), _depth(last))
        if deep[0] != deep[1]:
            if _TIME in deep:
                self.fail("a day cannot bound a time; write both to the day or both to the minute")
            first, last = self._edge(first, max(deep), 0), self._edge(last, max(deep), 1)
        return ONE_OF.format(first + sign, last + sign)

    def filled(self, template: str, dates: list[str], sign: str = "") -> str:
        """The EDTF of a template with one or two dates in it, each with that sign."""
        if template == ONE_OF:
            first, last = dates
            return self.one_of(first, last, sign)
        return template.format(*(date + sign for date in dates))

    def _edge(self, text: str, depth: int, side: int) -> str:
        """The first (0) or the last (1) month or day of a date, if it is not that fine itself."""
        when = self.when(text)
        bound = (when.earliest, when.latest)[side]
        assert isinstance(bound, Day)  # a date that stands alone has both
        return self.date(*bound.ymd[: depth + 1])


def _depth(text: str) -> int:
    return _TIME if "T" in text else text.count("-", 1)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value if len(value) <= 40 else value[:39] + "…"
    if isinstance(value, int) and value.bit_length() <= 64:
        return str(value)
    return "" if value is None else type(value).__name__
