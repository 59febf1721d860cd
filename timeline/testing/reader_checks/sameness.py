"""The same file gives the same timeline: whatever was read before it or beside it."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from typing import Final

from attrs import evolve

from timeline.differences import diff
from timeline.errors import ReadError
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.reader_checks.subject import Subject
from timeline.timeline import Timeline

__all__ = ["SAMENESS", "differences"]

SAMENESS: Final[Checks[Subject]] = Checks()

_NO_STATE: Final = "keep what a file needs in variables of `read`, not in self or the module"


def differences(first: Timeline, second: Timeline) -> str:
    """The first changes between two timelines, in words."""
    return "\n".join(str(change) for change in list(diff(first, second))[:5])


def _same(wanted: Timeline, read: Timeline, when: str) -> None:
    if read != wanted:
        raise Fault(
            f"{when} gives another timeline",
            where=differences(wanted, read),
            why="one instance reads all files, at the same time too",
            instead=_NO_STATE,
        )


@SAMENESS.add
def reads_the_good_file(subject: Subject) -> None:
    """The good file, or one that the exporter wrote, is read."""
    read = subject.outcome(subject.sample(), "the good file")
    if isinstance(read, ReadError):
        whose = "`good`" if subject.good is not None else "what the exporter wrote"
        raise Fault(
            f"{whose} is refused: {read.mistakes[0] if read.mistakes else 'without a mistake'}",
            where=shown(subject.sample()),
            why="this is the file that every reader of the format should read",
        )


@SAMENESS.add
def same_timeline_twice(subject: Subject) -> None:
    """The same file gives the same timeline again."""
    _same(subject.wanted(), subject.read(subject.sample()), "reading the same file again")


@SAMENESS.add
def same_timeline_from_a_new_instance(subject: Subject) -> None:
    """A new instance reads the same."""
    try:
        new = type(subject.reader)()
    except TypeError as error:
        skip(f"an instance of {subject.name} needs arguments: {error}")
    if vars(new) != vars(subject.reader):
        skip(f"this instance of {subject.name} was set up in a way of its own")
    _same(subject.wanted(), evolve(subject, reader=new).read(subject.sample()), "a new instance")


@SAMENESS.add
def threads_do_not_mix(subject: Subject) -> None:
    """Several threads can read with one instance, good files and bad ones."""
    wanted, data = subject.wanted(), subject.sample()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            files = [data, data, data[: len(data) // 2]] * 5
            made = list(pool.map(subject.outcome, files, repeat("in a thread")))
    finally:
        sys.setswitchinterval(before)
    for file, read in zip(files, made, strict=True):
        if file is data:
            if isinstance(read, ReadError):
                raise Fault(
                    f"a thread beside others refuses the good file: {read}", instead=_NO_STATE
                )
            _same(wanted, read, "a thread beside others")


@SAMENESS.add
def a_bad_file_leaves_nothing_behind(subject: Subject) -> None:
    """A good file after a bad one is read as before."""
    wanted, data = subject.wanted(), subject.sample()
    for bad in (*subject.spoiled, data[: len(data) // 2], b"\xff{[<\0"):
        subject.outcome(bad, "a bad file before a good one")
        read = subject.outcome(data, "the good file after a bad one")
        if isinstance(read, ReadError):
            raise Fault(
                f"the good file is refused after a bad one: {read}",
                where=f"the bad file: {shown(bad)}",
                instead=_NO_STATE,
            )
        _same(wanted, read, "the good file after a bad one")


@SAMENESS.add
def it_keeps_no_state(subject: Subject) -> None:
    """Reading leaves nothing behind in the reader."""
    before = _state(subject)
    subject.read(subject.sample())
    after = _state(subject)
    kept = sorted(name for name in after if before.get(name) != after[name])
    if kept:
        raise Fault(
            f"self.{kept[0]} was set by reading a file",
            where=f"{subject.name}.read",
            why="one instance reads all files, at the same time too",
            instead=_NO_STATE,
        )


def _state(subject: Subject) -> dict[str, tuple[int, str]]:
    return {name: (id(value), repr(value)) for name, value in vars(subject.reader).items()}
