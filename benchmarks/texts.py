"""The texts of the benchmark: dates as timelines have them, the same ones in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

_FIRST = date(1950, 1, 1)


def _day(n: int) -> date:
    return _FIRST + timedelta(days=n * 7919 % 27_000)  # to the end of 2023, in no order


def _days(n: int) -> str:
    return str(_day(n))


def _months(n: int) -> str:
    return _days(n)[:7]


def _years(n: int) -> str:
    return _days(n)[:4]


def _instants(n: int) -> str:
    offset = ("Z", "+07:00", "-05:00", "")[n % 4]
    return f"{_day(n)}T{n % 24:02}:{n % 60:02}:{n * 7 % 60:02}{offset}"


def _intervals(n: int) -> str:
    first, last = str(_day(n)), str(_day(n) + timedelta(days=30 + n % 50))
    return (f"{first}/{last}", f"{first[:7]}/{last[:7]}", f"{first}/..")[n % 3]


def _approximate(n: int) -> str:
    day = _days(n)
    sign = "~?%"[n % 3]
    return (f"{day}{sign}", f"{day[:7]}{sign}", f"{day[:4]}{sign}", f"{day[:4]}-{sign}{day[5:]}")[
        n % 4
    ]


def _seasons(n: int) -> str:
    return f"{_years(n)}-{21 + n % 4}"


def _masked(n: int) -> str:
    day = _days(n)
    return (f"{day[:3]}X", f"{day[:2]}XX", f"{day[:8]}XX", f"{day[:3]}X{day[4:]}")[n % 4]


def _sets(n: int) -> str:
    first, last = _day(n), _day(n) + timedelta(days=1 + n % 9)
    return (f"[{first}..{last}]", f"{{{first},{last}}}", f"[..{first}]")[n % 3]


def _far_years(n: int) -> str:
    return (f"-{n % 900:04}" if n % 900 else "0000", f"Y-{17_000 + n}", f"{1000 + n % 900}S2")[
        n % 3
    ]


KINDS: dict[str, Callable[[int], str]] = {
    "plain days": _days,
    "months": _months,
    "years": _years,
    "instants": _instants,
    "intervals": _intervals,
    "approximate": _approximate,
    "seasons": _seasons,
    "masked digits": _masked,
    "sets": _sets,
    "far years": _far_years,
}


def of_kind(kind: str, count: int) -> list[str]:
    """So many texts of one kind."""
    return [KINDS[kind](n) for n in range(count)]


def mixed(count: int) -> Iterator[str]:
    """So many texts, every kind in turn."""
    makers = tuple(KINDS.values())
    for n in range(count):
        yield makers[n % len(makers)](n // len(makers))
