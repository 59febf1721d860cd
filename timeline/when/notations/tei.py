"""Dates of TEI elements: `when`, `notBefore`, `notAfter`, `from`, `to`, and their `-iso` twins.

| attributes | EDTF |
|-|-|
| `when` | the date; `--10-18`, which has no year, is `XXXX-10-18` |
| `notBefore`, `notAfter`, or one of them | one unknown date: `[a..b]`, `[a..]`, `[..b]` |
| `from`, `to` | it lasted: `a/b`; where one is not told, `a/` or `/b` |
| `cert` of `medium`, `low`, `unknown` or below 1 | `?` |
| `precision` of `medium`, `low`, `unknown` | `~` |

The plain attributes are W3C dates, without a year 0: `-0056` is 56 BCE. The `-iso` ones have it:
there 56 BCE is `-0055`. Both are Gregorian, whatever `calendar` the words of the text are in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from timeline.when.notations.written import ONE_OF, Written, astronomical
from timeline.when.when import When

__all__ = ["from_tei"]

_DATES: Final = ("when", "notBefore", "notAfter", "from", "to")
_FORMS: Final[dict[tuple[str, ...], str]] = {
    ("when",): "{}",
    ("notBefore", "notAfter"): ONE_OF,
    ("notBefore",): "[{}..]",
    ("notAfter",): "[..{}]",
    ("from", "to"): "{}/{}",
    ("from",): "{}/",
    ("to",): "/{}",
}
_LEVELS: Final = {"high": False, "medium": True, "low": True, "unknown": True}
_DATE = re.compile(
    r"(-?[0-9]{4,9})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(T[0-9:.]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_WITHOUT_YEAR = re.compile(r"--(?:(-)|([0-9]{2})-?)([0-9]{2})?")


def from_tei(attributes: Mapping[str, str]) -> When:
    """The date of an element's attributes, whatever others it has. Raises DateError.

    >>> str(from_tei({"notBefore": "1850", "notAfter": "1860-03", "cert": "low"}))
    '[1850-01?..1860-03?]'
    """
    written, given = Written.of_object(attributes)
    for name in given:
        if str(name).startswith("dur") or str(name).endswith("-custom"):
            written.fail("durations and calendars of one's own are not read; write both dates",
                         part=f"attribute {name}")  # fmt: skip
    found = tuple(name for name in _DATES if name in given or f"{name}-iso" in given)
    if found not in _FORMS:
        written.fail(
            "from goes with to, notBefore with notAfter, when stands alone; EDTF has no more"
            if found
            else "there is no date here; it is in when, notBefore, notAfter, from or to"
        )
    values = [_value(written, given, name, alone=found == ("when",)) for name in found]
    return written.when(written.filled(_FORMS[found], values, _sign(written, given)))


def _value(written: Written, given: Mapping[str, Any], name: str, *, alone: bool) -> str:
    if name in given and f"{name}-iso" in given:
        written.fail(f"{name} and {name}-iso say it twice; keep one", f"attribute {name}")
    key = name if name in given else f"{name}-iso"
    part = f"attribute {key}"
    text = Written.of_text(given[key], part).text
    if alone and (match := _WITHOUT_YEAR.fullmatch(text)) and (match[1] is None or match[3]):
        edtf = "-".join(filter(None, ("XXXX", "XX" if match[1] else match[2], match[3])))
        return str(written.when(edtf, part))
    match = _DATE.fullmatch(text)
    if match is None or (match[4] and not match[3]):
        written.fail("a date is written 1850, 1850-03, 1850-03-15 or 1850-03-15T12:09:00", part)
    year, month, day, time, zone = match.groups()
    number = int(year)
    if key == name:
        if number == 0:
            written.fail("W3C dates have no year 0; 1 BCE is -0001, or 0000 in when-iso", part)
        number = astronomical(abs(number), bce=number < 0)
    date = written.date(number, *(int(n) for n in (month, day) if n), part=part)
    if zone and not time:
        written.fail("an offset needs a time; leave it off a day", part)
    return str(written.when(f"{date}{time or ''}{zone or ''}", part))


def _sign(written: Written, given: Mapping[str, Any]) -> str:
    """The EDTF sign of what the element says about its own date."""
    uncertain = _is_low(written, given, "cert")
    approximate = _is_low(written, given, "precision")
    return "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""


def _is_low(written: Written, given: Mapping[str, Any], name: str) -> bool:
    level = given.get(name, "high")
    if isinstance(level, str):
        if level in _LEVELS:
            return _LEVELS[level]
        if name == "cert" and re.fullmatch(r"0(?:\.[0-9]{1,9})?|1(?:\.0{1,9})?", level):
            return float(level) < 1
    written.fail("it is high, medium, low or unknown", f"attribute {name}")
