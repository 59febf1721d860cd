"""`When`: a date exactly as precise as its source."""

from __future__ import annotations

import re
from datetime import date as stdlib_date
from datetime import datetime
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from timeline.errors import DateError, visible
from timeline.when.allen import Allen, Answer, contains, overlaps, precedes, relations
from timeline.when.convert import in_timezone, interval_of, shifted, text_of
from timeline.when.day import OPEN, UNKNOWN, Bound, Day
from timeline.when.forms import DAY_SECONDS, Date, Form, Interval, Moment, Qualifier, Range, Set
from timeline.when.grammar import parse_form
from timeline.when.plain import plain_bounds, plain_date, plain_form, plain_span
from timeline.when.plain_words import plain_wording
from timeline.when.precision import Precision, precision_of
from timeline.when.words import wording

if TYPE_CHECKING:
    import pendulum

__all__ = ["When"]

_MAX_LENGTH: Final = 4000

# Dates without qualifiers are canonical, as plain texts are: order and equality need no form.
_SIGNS: Final = frozenset("?~%")
_SAYS_ALL = re.compile(r"[-0-9XS]+")


@frozen(eq=False, repr=False, weakref_slot=False)
class When:
    """A date as its source gave it: an immutable, hashable value. Make one with `When.parse`.

    The text form is EDTF (Library of Congress, 2019-02-04), levels 0 to 2, widened by times to the
    minute and zone names. Nothing that is missing is filled in.

    >>> When.parse("2024-10-18/2024-10-20").format()
    '18–20 October 2024'
    >>> When.parse("[..2024-10-30]").format()
    'by 30 October 2024'
    >>> str(When.parse("2024").earliest), str(When.parse("2024").latest)
    ('2024-01-01', '2024-12-31')

    The order is total and never raises: by the earliest bound, then wider first, then by instant
    and text. An open start sorts first; a date with only an upper bound (`[..2024-10-30]`, or an
    unknown start) sorts at that bound. Moments with an offset are compared in UTC, every other date
    as it is written.
    """

    text: str
    """What was written. Two texts that mean the same make equal values."""
    _start: float
    _end: float
    _form: Form | None  # None: the text says it all, and is read again when the form is asked for

    @classmethod
    def parse(cls, text: str, *, strict: bool = False) -> When:
        """The date that the text means; `strict` takes EDTF alone. Raises DateError.

        >>> When.parse("2024-02-30")
        Traceback (most recent call last):
        timeline.errors.DateError: '2024-02-30': February 2024 has 29 days (day, position 8)
        """
        if not isinstance(text, str):
            raise DateError(repr(text), "a date is text, as in '2024'")
        if span := plain_span(text):
            first, last = span
            return cls(text, first * DAY_SECONDS, last * DAY_SECONDS + (DAY_SECONDS - 1), None)
        if bounds := plain_bounds(text):
            return cls(text, *bounds, None)
        if len(text) > _MAX_LENGTH:
            raise DateError(text, f"a date has {_MAX_LENGTH} characters at the most")
        form = parse_form(text, strict=strict)
        return cls(text, form.start, form.end, None if _SAYS_ALL.fullmatch(text) else form)

    @classmethod
    def of(cls, value: stdlib_date) -> When:
        """A date or datetime of the standard library or of pendulum, as exact as it is.

        >>> import pendulum
        >>> str(When.of(pendulum.datetime(2024, 10, 30, 12, 9, tz="Asia/Jakarta")))
        '2024-10-30T12:09:00+07:00[Asia/Jakarta]'
        """
        return cls.parse(text_of(value))

    @classmethod
    def of_year(cls, year: int) -> When:
        """A whole astronomical year: 0 is 1 BCE.

        >>> When.of_year(-43).format()
        '44 BCE'
        """
        if -9999 <= year <= 9999:
            return cls.parse(f"{'-' if year < 0 else ''}{abs(year):04}")
        return cls.parse(f"Y{year}")

    @property
    def form(self) -> Form:
        """The parsed structure: a `Date`, `Moment`, `Interval` or `Set`."""
        if self._form is not None:
            return self._form
        return _form_again(self.text)

    # bounds

    @property
    def earliest(self) -> Day | Bound:
        """The first day that it can mean: a `Day`, OPEN or UNKNOWN. Of moments, the local day."""
        if self._form is None and "T" not in self.text:
            return Day(int(self._start) // DAY_SECONDS)
        bound = self.form.earliest
        return bound if isinstance(bound, Bound) else Day(bound)

    @property
    def latest(self) -> Day | Bound:
        """The last day that it can mean: a `Day`, OPEN or UNKNOWN."""
        if self._form is None and self._end != inf and "T" not in self.text:
            return Day(int(self._end) // DAY_SECONDS)
        bound = self.form.latest
        return bound if isinstance(bound, Bound) else Day(bound)

    @property
    def is_open(self) -> bool:
        """Whether a side has no bound, as in `1985/..` or `[..2024-10-30]`."""
        return OPEN in (self.earliest, self.latest)

    @property
    def is_unknown(self) -> bool:
        """Whether a side has a bound that nobody told, as in `1985/`."""
        return UNKNOWN in (self.earliest, self.latest)

    @property
    def anchor(self) -> Day | None:
        """The day that it is listed under, by the order: its first, or the only bound of a by-date.

        None for what has been so for ever (`../1985`).
        """
        for bound in (self.earliest, self.latest):
            if isinstance(bound, Day) and self._start != -inf:
                return bound
        return None

    @property
    def members(self) -> tuple[When, ...]:
        """The members of a set, each range as a set of its own; of anything else, itself alone.

        >>> [str(member) for member in When.parse("[1667,1668,1670..1672]").members]
        ['1667', '1668', '[1670..1672]']
        """
        form = self._form
        if not isinstance(form, Set) or len(form.members) == 1:
            return (self,)
        around = "{{{}}}" if form.all_of else "[{}]"
        return tuple(
            When.parse(around.format(member) if isinstance(member, Range) else str(member))
            for member in form.members
        )

    # what kind of date it is

    @property
    def precision(self) -> Precision:
        """The finest unit that is stated; of intervals and sets, the coarsest of theirs."""
        return precision_of(self.form)

    @property
    def is_day(self) -> bool:
        """Whether it is one known day of the calendar, qualified or not."""
        form = self.form
        return isinstance(form, Date) and form.earliest == form.latest

    @property
    def is_moment(self) -> bool:
        """Whether it is a time on a day."""
        return "T" in self.text and isinstance(self.form, Moment)

    @property
    def is_interval(self) -> bool:
        """Whether it lasted from one date to another."""
        return isinstance(self.form, Interval)

    @property
    def is_one_of(self) -> bool:
        """Whether it is one unknown member of a set, `[…]`."""
        form = self.form
        return isinstance(form, Set) and not form.all_of

    @property
    def is_all_of(self) -> bool:
        """Whether it is every member of a set, `{…}`."""
        form = self.form
        return isinstance(form, Set) and form.all_of

    @property
    def qualifier(self) -> Qualifier:
        """How sure its source is of it: every qualifier of any of its parts."""
        return _qualifier(self.form)

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts it or a part of it (`?` or `%`)."""
        return bool(self.qualifier & Qualifier.UNCERTAIN)

    @property
    def is_approximate(self) -> bool:
        """Whether it or a part of it is an estimate (`~` or `%`)."""
        return bool(self.qualifier & Qualifier.APPROXIMATE)

    @property
    def is_exact(self) -> bool:
        """Whether it is one day or moment, or lasts between two, and nobody doubts it."""
        text = self.text
        if self._form is None:
            if len(text) == 10 and self._end - self._start < DAY_SECONDS:
                return True  # a plain day, as most are: no other text of that length is as narrow
            if text[10:11] == "T" or (len(text) == 21 and text[10] == "/"):
                return True
        if not _SIGNS.isdisjoint(text):
            return False
        form = self.form
        if isinstance(form, Interval):
            return all(
                isinstance(end, Moment) or (isinstance(end, Date) and end.day.isdigit())
                for end in (form.first, form.last)
            )
        return isinstance(form, Moment) or (isinstance(form, Date) and form.earliest == form.latest)

    # pendulum and datetime

    def interval(self) -> pendulum.Interval[Any]:
        """From the first to the last that it can mean, both included.

        Between two DateTimes for moments, between two Dates otherwise. Raises DateError where a
        side is open or unknown, and outside the years 1 to 9999.

        >>> When.parse("2024-02").interval().in_days()
        28
        """
        return interval_of(self.form)

    @property
    def instant(self) -> datetime | None:
        """A moment in UTC, to the microsecond; None without an offset and beyond 1 to 9999.

        >>> When.parse("2024-10-30T12:09+07:00").instant
        datetime.datetime(2024, 10, 30, 5, 9, tzinfo=datetime.timezone.utc)
        """
        form = self.form
        if not isinstance(form, Moment):
            return None
        try:
            return form.utc
        except OverflowError:
            return None

    def in_timezone(self, zone: str) -> When:
        """The same time as clocks of that zone showed it. Raises DateError without an offset.

        >>> str(When.parse("2024-10-30T12:09+07:00").in_timezone("Europe/Kyiv"))
        '2024-10-30T07:09+02:00[Europe/Kyiv]'
        """
        return When.parse(in_timezone(self.form, zone))

    def shift(self, **units: int) -> When:
        """Moved by years, months, days, hours, minutes or seconds, none finer than what it states.

        Raises DateError for what cannot be moved, such as sets and seasons.

        >>> str(When.parse("2024-01-31").shift(months=1)), str(When.parse("-0043~").shift(years=43))
        ('2024-02-29', '0000~')
        """
        return When.parse(shifted(self.form, units))

    # questions about another date

    def before(self, other: When | str) -> Answer:
        """Whether it is over when the other begins.

        >>> When.parse("2024-10-18").before("2024-10-19")
        <Answer.YES: 'yes'>
        >>> When.parse("2024").before("2024-10-18")
        <Answer.MAYBE: 'maybe'>
        """
        return precedes(self.form, _form(other))

    def after(self, other: When | str) -> Answer:
        """Whether it begins when the other is over, or later."""
        return precedes(_form(other), self.form)

    def overlaps(self, other: When | str) -> Answer:
        """Whether there is a time that belongs to both."""
        return overlaps(self.form, _form(other))

    def contains(self, other: When | str) -> Answer:
        """Whether all of the other lies within it."""
        return contains(self.form, _form(other))

    def relation(self, other: When | str) -> frozenset[Allen]:
        """The relations of Allen that it may have to the other; one alone is certain.

        >>> When.parse("2024-10-18/2024-10-20").relation("2024-10-21")
        frozenset({<Allen.MEETS: 'meets'>})
        """
        return relations(self.form, _form(other))

    # words

    def format(self, locale: str = "en") -> str:
        """The date in words of that language, as exact as it is and no more.

        >>> When.parse("2024-10~").format()
        'around October 2024'
        """
        if self._form is None and (words := plain_wording(self.text, locale)):
            return words
        return wording(self.form, locale)

    # order, equality, text

    def sort_key(self) -> tuple[float, int, float, float, str]:
        """What the order compares; use it as `key=When.sort_key` to sort many."""
        form = self._form
        if form is None:
            narrow = self._start - self._end
            return self._start, 0, narrow, narrow, self.text
        # years may be too large to take them from the infinite
        endless = self._end == inf or isinstance(form.earliest, Bound)
        narrow = -inf if endless else self._start - self._end
        # of one start and width there is one end, and a million keys are shorter by a number each
        last = -self._end if endless else narrow
        return self._start, _nanoseconds(form), narrow, last, str(form)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        if self._start != other._start:
            return self._start < other._start
        return self.sort_key() < other.sort_key()

    def __le__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self.sort_key() <= other.sort_key()

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return other < self

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return other <= self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self.text == other.text or str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        """The canonical text, which parses back to an equal value."""
        return self.text if self._form is None else str(self._form)

    def __repr__(self) -> str:
        return f"When.parse({visible(self.text, 200)!r})"


@lru_cache(maxsize=16)
def _form_again(text: str) -> Form:
    """The form of a text that was read before; whoever asks for it once mostly asks again."""
    return plain_date(text) or plain_form(text) or parse_form(text)


def _form(other: When | str) -> Form:
    return other.form if isinstance(other, When) else When.parse(other).form


def _nanoseconds(form: Form | Range) -> int:
    """What the fraction of its first moment adds to the second at which a form starts."""
    match form:
        case Moment():
            return form.nanoseconds
        case Interval() | Range() if isinstance(form.first, Moment):
            return form.first.nanoseconds
        case Set():
            return min((_nanoseconds(m) for m in form.members if m.start == form.start), default=0)
        case _:
            return 0


def _qualifier(form: Form | Range | Bound | None) -> Qualifier:
    parts: tuple[Qualifier, ...] = ()
    match form:
        case Date():
            parts = form.qualifiers
        case Moment():
            parts = (form.qualifier,)
        case Interval() | Range():
            parts = (_qualifier(form.first), _qualifier(form.last))
        case Set():
            parts = tuple(_qualifier(member) for member in form.members)
        case _:
            pass
    total = Qualifier.SURE
    for part in parts:
        total |= part
    return total
