"""A check, and the fault that it finds: what is wrong, where, why it matters, what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from traceback import walk_tb
from typing import Any, Generic, NoReturn, TypeVar
from unittest import SkipTest

from attrs import field, frozen

from timeline.errors import visible

__all__ = ["Check", "Checks", "Fault", "add_tests", "faults", "place_of", "shown", "skip"]

_S = TypeVar("_S")


class Fault(AssertionError):  # noqa: N818 - what is found in a plugin is no error of the kit
    """Something that a plugin does wrong, told so that its author can mend it.

    >>> print(Fault("the word 'carrys' is no field", instead='carries = {"event.title": "…"}'))
    the word 'carrys' is no field
      instead: carries = {"event.title": "…"}
    """

    def __init__(
        self, what: str, *, where: str = "", why: str = "", instead: str = "", check: str = ""
    ) -> None:
        super().__init__(what)
        self.what, self.where, self.why, self.instead = what, where, why, instead
        self.check = check
        """The name of the check that found it."""

    def __str__(self) -> str:
        lines = [f"[{self.check}] {self.what}" if self.check else self.what]
        for label, words in (("where", self.where), ("why", self.why), ("instead", self.instead)):
            if words:
                first, *rest = words.splitlines()
                lines += [f"  {label}: {first}", *(f"    {line}" for line in rest)]
        return "\n".join(lines)


@frozen
class Check(Generic[_S]):
    """One thing that must hold of every plugin of a kind."""

    name: str
    """What it is called in reports, as `same-bytes-twice`."""
    title: str
    """What must hold, in a sentence."""
    function: Callable[[_S], None]

    def run(self, subject: _S) -> None:
        """Raise Fault where it does not hold, SkipTest where it cannot be asked."""
        __tracebackhide__ = True
        try:
            self.function(subject)
        except Fault as fault:
            fault.check = self.name
            raise
        except SkipTest:
            raise
        except (Exception, SystemExit, GeneratorExit) as error:
            first = _first(error)
            what = f"it failed: {type(first).__name__}: {visible(str(first), 300)}"
            why = f"this should hold: {self.title}"
            raise Fault(what, where=place_of(first), why=why, check=self.name) from error


def _first(error: BaseException) -> BaseException:
    """What was raised in the first place."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def place_of(error: BaseException) -> str:
    """The last line outside of timeline-kit that it went through: that of the author."""
    lines = [
        f"{frame.f_code.co_filename}:{number}"
        for frame, number in walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).partition(".")[0] != "timeline"
    ]
    return lines[-1] if lines else ""


@frozen
class Checks(Generic[_S]):
    """Checks in the order in which they were written; each takes its name from its function."""

    _checks: list[Check[_S]] = field(factory=list[Check[_S]])

    def add(self, function: Callable[[_S], None]) -> Callable[[_S], None]:
        """Mark a function as a check; its docstring begins with what must hold."""
        title = (function.__doc__ or function.__name__).strip().splitlines()[0].rstrip(".")
        self._checks.append(Check(function.__name__.replace("_", "-"), title, function))
        return function

    def __iter__(self) -> Iterator[Check[_S]]:
        return iter(self._checks)


def add_tests(suite: type[Any], checks: Iterable[Check[_S]], subject: Callable[[Any], _S]) -> None:
    """Give a test class a method for each check, so that a runner shows each by its name.

    `subject` makes what the checks look at from an instance of the test class.
    """
    for check in checks:
        method = _method(check, subject)
        method.__name__ = f"test_{check.name.replace('-', '_')}"
        method.__qualname__ = f"{suite.__qualname__}.{method.__name__}"
        method.__doc__ = f"{check.title}."
        method.__module__ = suite.__module__
        setattr(suite, method.__name__, method)


def _method(check: Check[_S], subject: Callable[[Any], _S]) -> Callable[[Any], None]:
    def test(self: object) -> None:
        __tracebackhide__ = True
        check.run(subject(self))

    return test


def faults(checks: Iterable[Check[_S]], subject: _S) -> list[Fault]:
    """All faults that the checks find; what they cannot ask is passed over.

    What fails at one line in every check is told once.
    """
    found: list[Fault] = []
    failed: set[tuple[type, str]] = set()
    for check in checks:
        try:
            check.run(subject)
        except Fault as fault:
            failure = _failure(fault)
            if failure is None or failure not in failed:
                found.append(fault)
            if failure:
                failed.add(failure)
        except SkipTest:
            continue
    return found


def _failure(fault: Fault) -> tuple[type, str] | None:
    """What the author's code raised, and where, if that is the fault."""
    if fault.__cause__ is None:
        return None
    first = _first(fault.__cause__)
    return (type(first), place) if (place := place_of(first)) else None


def skip(reason: str) -> NoReturn:
    """Leave a check out, and say why."""
    raise SkipTest(reason)


def shown(value: str | bytes, at: int = 0, around: int = 30) -> str:
    r"""A piece of output for a message, on one line.

    >>> shown(b"BEGIN:VCALENDAR\r\n", at=15, around=4)
    "b'…NDAR\\r\\n'"
    """
    start, end = max(0, at - around), at + around
    words = repr(value[start:end])
    quote = 2 if isinstance(value, bytes) else 1
    words = words[:quote] + ("…" if start else "") + words[quote:]
    return words[:-1] + ("…" if end < len(value) else "") + words[-1]
