"""The parts of an RRULE: which rules are expanded, and what a rule takes from its first date.

Not expanded is what repeats by the hour, minute or second, and parts that are rare and would have
dateutil look for their days for ever: BYSETPOS of days and weeks, BYWEEKNO without BYDAY.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from timeline_plugins.ical.reading.times import WrongError

__all__ = ["DAYS", "NotExpandedError", "explicit", "is_old", "is_plain", "read_parts"]

DAYS: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 0, "YEARLY": 0}
"""The frequencies that are expanded, and their days where they have always the same."""

_BY: Final = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYSETPOS")
_BY_TIME: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_KNOWN: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", *_BY, *_BY_TIME})
_DAYS: Final = r"[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)"
_PLAIN: Final = re.compile(
    r"FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(;((INTERVAL|COUNT)=[1-9][0-9]{0,9}|UNTIL=[12][0-9]{3}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])"
    r"(T(0[0-9]|1[0-9]|2[0-3])([0-5][0-9]){2}Z?)?|WKST=(MO|TU|WE|TH|FR|SA|SU)"
    rf"|BYDAY={_DAYS}(,{_DAYS})*|BYMONTH=[1-9](,[1-9])*|BYMONTHDAY=-?[1-9](,-?[1-9])*))*"
)
_LONG: Final = re.compile(r"COUNT=[0-9]{11}|INTERVAL=[0-9]{7}", re.IGNORECASE)
_OLD: Final = re.compile(r"(D|W|MP|MD|YM|YD|M)[0-9]", re.IGNORECASE)
_MOST_TIMES: Final = 24
_MOST_PARTS: Final = 400


class NotExpandedError(Exception):
    """A rule that is right, and not one that is expanded; the message says why."""


def is_old(text: str) -> bool:
    """Whether it is a rule of vCalendar 1.0, as `D1 #0`, which nobody writes any more."""
    return _OLD.match(text) is not None


def is_plain(text: str) -> bool:
    """Whether a rule is certainly right; others have to be looked at by those who know."""
    return _PLAIN.fullmatch(text) is not None


def read_parts(text: str, *, is_day: bool) -> dict[str, str]:
    """The parts of a rule. Raises WrongError, and NotExpandedError."""
    if _LONG.search(text):
        raise NotExpandedError("its rule has too large a number")
    parts = _read(text)
    if is_day:  # RFC 5545: there are no times then
        parts = {name: value for name, value in parts.items() if name not in _BY_TIME}
    _refuse(parts)
    return parts


def _read(text: str) -> dict[str, str]:
    """The parts of a rule as `icalendar` reads them, in upper case."""
    from icalendar import vRecur  # slow to import, and only what repeats needs it

    try:
        recur: Any = vRecur.from_ical(text)
        pairs = recur.to_ical().decode().upper().split(";")
        parts = dict(pair.split("=", 1) for pair in pairs)
    except Exception:  # noqa: BLE001 - it raises errors of many kinds
        raise WrongError("this is no rule; they are like FREQ=WEEKLY;BYDAY=MO,WE") from None
    if not parts.get("INTERVAL", "1").isdecimal() or not parts.get("COUNT", "1").isdecimal():
        raise WrongError("INTERVAL and COUNT are whole numbers from 1")
    if int(parts.get("INTERVAL", "1")[:9]) < 1 or "FREQ" not in parts:
        raise WrongError("a rule has a FREQ, and an INTERVAL of 1 or more")
    return parts


def _refuse(parts: dict[str, str]) -> None:
    """Raise NotExpandedError for rules that are rare or could take for ever."""
    freq, has = parts["FREQ"], parts.keys()
    counts = {name: parts[name].count(",") + 1 for name in (*_BY, *_BY_TIME) if name in has}
    times = 1
    for name in _BY_TIME:
        times *= counts.get(name, 1)
    if freq not in DAYS:
        raise NotExpandedError(f"it repeats {freq}, which is not expanded")
    if unknown := sorted(has - _KNOWN):
        raise NotExpandedError(f"its rule has {', '.join(unknown)[:60]}, which is not known")
    if max(counts.values(), default=0) > _MOST_PARTS or times > _MOST_TIMES:
        raise NotExpandedError("its rule has too many parts")
    if "BYWEEKNO" in has and "BYDAY" not in has:
        raise NotExpandedError("its rule names weeks and no days of them")
    if freq in ("DAILY", "WEEKLY"):
        rare = sorted(has & {"BYSETPOS", "BYYEARDAY", "BYWEEKNO"})
        rare += ["BYMONTHDAY"] if freq == "WEEKLY" and "BYMONTHDAY" in has else []
        if rare or any(c.isdigit() for c in parts.get("BYDAY", "")):
            raise NotExpandedError(f"its rule is {freq} and has parts that belong to months")
        if freq == "DAILY" and has & set(_BY) and parts.get("INTERVAL", "1") != "1":
            raise NotExpandedError("its rule takes some of every so many days")


def explicit(parts: dict[str, str], start: datetime) -> dict[str, str]:
    """The parts with what a rule takes from its first date, so that it can begin elsewhere."""
    made = dict(parts)
    freq, by = made["FREQ"], made.keys() & set(_BY)
    if freq == "DAILY" and by:  # of every month the days that fit; then the end is near
        made["FREQ"] = "MONTHLY"
        if not by & {"BYMONTHDAY", "BYDAY"}:
            made["BYMONTHDAY"] = ",".join(map(str, range(1, 32)))
    elif freq == "WEEKLY" and "BYDAY" not in by:
        made["BYDAY"] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()]
    elif freq in ("MONTHLY", "YEARLY") and not by & {"BYMONTHDAY", "BYYEARDAY", "BYDAY"}:
        made["BYMONTHDAY"] = str(start.day)
        if freq == "YEARLY" and "BYMONTH" not in by:
            made["BYMONTH"] = str(start.month)
    return made
