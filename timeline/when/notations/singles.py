"""One date in words, without what stands around it: a day, month, year, decade, century, time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NoReturn

from timeline.when.day import Day
from timeline.when.notations.tokens import Token
from timeline.when.notations.words import Words
from timeline.when.notations.written import Written, astronomical
from timeline.when.when import When

__all__ = ["complete", "kinds_of", "single"]

_YEAR: Final = "(?P<ce>A)?(?P<year>[YND])(?P<era>[AB])?"
_DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?P<day>[DO])(?P<month>M){_YEAR}",
        f"(?P<month>M)(?P<day>[DO]){_YEAR}",
        f"(?P<month>M){_YEAR}",
        f"(?P<part>P){_YEAR}",
        _YEAR,
        "(?P<digits>F)",
        "(?P<decade>S)",
        "(?P<century>O)C(?P<era>[AB])?",
        "C(?P<century>[OD])(?P<era>[AB])?",
    )
)
_TIME: Final = re.compile("Tp?Z?I?")

_WHOLE = re.compile(f"W?(?:[DO]M?|M[DO]?|P)?(?P<all>{_YEAR})")
_WITHOUT_MONTH = re.compile("W?[DO]")
_WITHOUT_YEAR = re.compile("W?(?:[DO]M|M[DO])|M|P")
_DAY_AND_TIME = re.compile("(?P<date>[^T]+)T(?P<half>p?)")
_NEXT_TIME = re.compile("T(?P<half>p?)(?P<zone>Z?I?)")
_NEXT_DAY = re.compile(f"W?[DO]{_YEAR}")
_MONTH_FIRST = re.compile("W?M[DO]")


def kinds_of(tokens: Sequence[Token]) -> str:
    """The letters of the tokens, which patterns are matched with."""
    return "".join(token.kind for token in tokens)


def complete(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """Two dates of which one says a part for both: 18–20 October 2024, 44–43 BC, 8:00–9:00 WIB."""
    day = _DAY_AND_TIME.fullmatch(kinds_of(left))
    time = _NEXT_TIME.fullmatch(kinds_of(right))
    if day and time and len(day["half"]) == len(time["half"]):
        return left + right[time.start("zone") :], left[: day.end("date")] + right
    kinds, whole = kinds_of(left), _WHOLE.fullmatch(kinds_of(right))
    if whole is None:
        return left, right
    year = right[whole.start("all") : whole.end("all")]
    months = [token for token in right if token.kind == "M"]
    if _WITHOUT_MONTH.fullmatch(kinds) and months:
        return left + months + year, right
    if _MONTH_FIRST.fullmatch(kinds) and _NEXT_DAY.fullmatch(kinds_of(right)):
        return left + year, [left[kinds.index("M")], *right]
    if _WITHOUT_YEAR.fullmatch(kinds):
        return left + year, right
    if re.fullmatch("[YND]", kinds) and year[-1].kind in ("A", "B"):
        return [*left, year[-1]], right
    return left, right


def single(written: Written, words: Words, tokens: list[Token]) -> str:
    """The EDTF of one date. Raises DateError where the tokens make none."""
    weekdays = [token for token in tokens if token.kind == "W"]
    rest = [token for token in tokens if token.kind != "W"]
    time = _TIME.search(kinds_of(rest))
    clock = rest[time.start() : time.end()] if time else []
    dated = [token for token in rest if token not in clock]
    parts = _parts(dated)
    if parts is None:
        _refuse(written, words, dated or tokens)
    edtf = _date(written, parts)
    whole_day = "day" in parts or "digits" in parts
    for token in [*weekdays, *clock]:
        if not whole_day:
            written.fail("a weekday or a time stands with a whole date", at=token.at)
    for token in weekdays:
        _check_weekday(written, words, token, edtf)
    if not clock:
        return edtf
    return str(written.when(f"{edtf}T{_clock(written, clock)}", "time", clock[0].at))


def _parts(tokens: Sequence[Token]) -> dict[str, Token] | None:
    """The tokens by what they are of a date, or None where they make none."""
    for pattern in _DATES:
        if match := pattern.fullmatch(kinds_of(tokens)):
            return {name: tokens[match.start(name)] for name, kind in match.groupdict().items()
                    if kind}  # fmt: skip
    return None


def _refuse(written: Written, words: Words, tokens: Sequence[Token]) -> NoReturn:
    at = tokens[0].at if tokens else None
    if not re.search("[YNFSO]|[DN][AB]|A[DN]", kinds_of(tokens)):
        written.fail(f"there is no year here; write it, as in {words.example}", "year", at)
    written.fail(f"these words make no date together; write it as in {words.example}", at=at)


def _date(written: Written, parts: dict[str, Token]) -> str:
    if digits := parts.get("digits"):
        return digits.value
    if decade := parts.get("decade"):
        return _decade(written, decade)
    bce = "era" in parts and parts["era"].kind == "B"
    if century := parts.get("century"):
        return _century(written, century, bce)
    year = parts["year"]
    if year.kind != "Y" and "era" not in parts and "ce" not in parts:
        written.fail("write all four digits of the year, or AD or BC with it", "year", year.at)
    if not int(year.value):
        written.fail("there is no year 0; before AD 1 comes 1 BC", "year", year.at)
    number = astronomical(int(year.value), bce=bce)
    if part := parts.get("part"):
        return str(written.when(f"{written.date(number)}-{part.value}", at=part.at))
    inner = [parts[name] for name in ("month", "day") if name in parts]
    at = (inner or [year])[-1].at
    return written.date(number, *(int(token.value) for token in inner), at=at)


def _decade(written: Written, decade: Token) -> str:
    if len(decade.value) != 4:
        written.fail("write all four digits of the decade: 1990s", "decade", decade.at)
    if decade.value.endswith("00"):
        century = decade.value[:2]
        written.fail(
            f"this is ten years or a hundred; write {century}0X or {century}XX", "decade", decade.at
        )
    if not decade.value.endswith("0"):
        written.fail("a decade begins with a year that ends in 0: 1990s", "decade", decade.at)
    return decade.value[:3] + "X"


def _century(written: Written, century: Token, bce: bool) -> str:
    """The years of a century as it is counted: the 19th is 1801 to 1900, not 18XX."""
    number = int(century.value)
    if not number:
        written.fail("centuries are counted from 1", "century", century.at)
    ends = sorted(astronomical(n, bce=bce) for n in (100 * number - 99, 100 * number))
    return "[{}..{}]".format(*(str(When.of_year(n)) for n in ends))


def _clock(written: Written, tokens: Sequence[Token]) -> str:
    parts = {token.kind: token for token in tokens}
    clock = parts["T"].value
    if half := parts.get("p"):
        hour = int(clock[:2])
        if not 1 <= hour <= 12:
            written.fail("with am and pm, hours are 1 to 12", "hour", parts["T"].at)
        clock = f"{hour % 12 + 12 * (half.value == 'pm'):02}{clock[2:]}"
    offset = parts["Z"].value if "Z" in parts else ""
    return clock + offset + (f"[{parts['I'].value}]" if "I" in parts else "")


def _check_weekday(written: Written, words: Words, token: Token, edtf: str) -> None:
    day = written.when(edtf).earliest
    assert isinstance(day, Day)  # it is a whole date
    if day.weekday != int(token.value):
        right, wrong = words.weekdays[day.weekday - 1], words.weekdays[int(token.value) - 1]
        written.fail(f"{day} was a {right}, not a {wrong}; correct one", "weekday", token.at)
