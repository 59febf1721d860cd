"""Mistakes in a file: all of them are told, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.errors import ReadError
from timeline.event import Event
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.reader_checks.subject import Subject
from timeline.timeline import Timeline

__all__ = ["MISTAKES"]

MISTAKES: Final[Checks[Subject]] = Checks()

_DATES: Final = {"dated": "2024-05-17", "later": "2024-08-19"}


@MISTAKES.add
def spoiled_files_are_told(subject: Subject) -> None:
    """Every spoiled file is refused, with the lines of its mistakes and no others."""
    if not subject.spoiled:
        skip("no `spoiled` files are given: {b'when,title\\nnever,A': 2}")
    for data, where in subject.spoiled.items():
        wanted = sorted({*where} if isinstance(where, Sequence) else {where})
        read = subject.outcome(data, "a spoiled file")
        if not isinstance(read, ReadError):
            raise Fault(
                f"a spoiled file is read as if it were good; the mistake is in line {wanted[0]}",
                where=shown(data, around=60),
                why="what is passed over in silence is missing from the timeline",
                instead='raise ReadError([Mistake("…", context.name, line)])',
            )
        told = sorted({mistake.line for mistake in read.mistakes})
        if told != wanted:
            missing = [line for line in wanted if line not in told]
            raise Fault(
                f"mistakes are told in {_lines(told)} and should be in {_lines(wanted)}",
                where=f"{shown(data, around=60)}\n{read}",
                why="all mistakes at once spare a run for each"
                if len(wanted) > 1 and len(missing) < len(wanted)
                else "people go to the line that they are told",
                instead="mistakes.append(Mistake(…, line=line)) as you go, and at the end\n"
                "if mistakes: raise ReadError(mistakes)",
            )


def _lines(lines: list[int]) -> str:
    words = ", ".join(str(line) for line in lines if line) or "no line"
    return f"line {words}" if any(lines) else words


@MISTAKES.add
def a_wrong_date_is_told(subject: Subject) -> None:
    """A date that is none is told, with its line and the id of its event."""
    [mistakes] = _spoil_dates(subject, "dated")
    data, error = mistakes
    _told(subject, data, error, "dated")


@MISTAKES.add
def all_wrong_dates_are_told(subject: Subject) -> None:
    """Two mistakes in one file are both told."""
    for name in _DATES:
        _spoil_dates(subject, name)
    [(data, error)] = _spoil_dates(subject, *_DATES)
    for name in _DATES:
        _told(subject, data, error, name)


def _spoil_dates(subject: Subject, *names: str) -> list[tuple[bytes, ReadError]]:
    """A file in which the dates of these events are wrong, and what is said of it."""
    events = [Event(id=name, title=f"This is {name}", when=when) for name, when in _DATES.items()]
    good = data = subject.export(Timeline(title="Two dates", events=events))
    for name in names:
        when = _DATES[name]
        data = data.replace(when.encode(), _wrong(when).encode())
    if good == data:
        skip("the format has no dates that look like 2024-05-17")
    read = subject.outcome(data, "a wrong date")
    if isinstance(read, ReadError):
        return [(data, read)]
    if [str(event.when) for event in read] == [str(event.when) for event in subject.read(good)]:
        skip("the dates that look like 2024-05-17 are for people, and not what is read")
    raise Fault(
        f"the date {_wrong(_DATES[names[0]])} is read as "
        f"{', '.join(str(event.when) for event in read) or 'no event'}",
        where=shown(data, data.find(b"-55-")),
        why="an event that is left out, or moved, because of a slip is a wrong timeline",
        instead="except DateError as error:\n"
        "    mistakes.append(Mistake(str(error), context.name, line, column, id, 'date'))",
    )


def _wrong(when: str) -> str:
    """No month is the fifty-fifth."""
    return f"{when[:4]}-55-{when[8:]}"


def _told(subject: Subject, data: bytes, error: ReadError, name: str) -> None:
    """Raise Fault unless the wrong date of that event is told with its line and the id."""
    lines = data.decode("utf-8", "replace").splitlines()
    wrong = _wrong(_DATES[name])
    at = {number for number, line in enumerate(lines, 1) if wrong in line}
    found = [m for m in error.mistakes if m.line in at or not subject.is_text]
    if not found:
        raise Fault(
            f"of the wrong date in line {min(at, default=0)} there is no word",
            where=f"{shown(data, data.find(wrong.encode()))}\n{error}",
            why="all mistakes at once, each with its line, spare a run for each",
            instead="mistakes.append(Mistake(str(error), context.name, line, column, id, 'date'))\n"
            "and at the end: if mistakes: raise ReadError(mistakes)",
        )
    if f"{name}".encode() in data.replace(f"This is {name}".encode(), b"") and not any(
        name in (mistake.event, *mistake.message.split("'")) for mistake in found
    ):
        raise Fault(
            f"a mistake does not name its event '{name}'",
            where=str(found[0]),
            why="lines move; the id of the event stays",
            instead="Mistake(…, event=id)",
        )
