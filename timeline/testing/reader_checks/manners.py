"""What a reader does besides reading its stream: nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, Final

from timeline.errors import ReadError
from timeline.testing.check import Checks, Fault, shown
from timeline.testing.guards import audited, clock_watched, listened, owner_of
from timeline.testing.reader_checks.opened import opened
from timeline.testing.reader_checks.sameness import differences
from timeline.testing.reader_checks.streams import given, pieces, pipe
from timeline.testing.reader_checks.subject import Subject

__all__ = ["MANNERS"]

MANNERS: Final[Checks[Subject]] = Checks()

_UNDECLARED: Final = (AttributeError, io.UnsupportedOperation, OSError)


@MANNERS.add
def the_stream_stays_open(subject: Subject) -> None:
    """The stream is not closed: whoever opened it does that."""
    for data in (subject.sample(), *subject.spoiled):
        stream = given(data)
        with suppress(ReadError):
            subject.read(stream)
        if stream.closed:
            raise Fault(
                "the stream is closed after reading",
                why="it may be standard input, or a file in an archive that goes on",
                instead="no `with stream:`; io.TextIOWrapper closes what it wraps when it goes\n"
                "away, so decode the bytes, or call wrapper.detach() in a `finally`",
            )


@MANNERS.add
def reads_a_pipe(subject: Subject) -> None:
    """A stream without a name, and without a place to go back to, is read."""
    _read_from(
        subject,
        pipe,
        "a pipe",
        why="standard input can neither seek nor tell, and has no name",
        instead="data = stream.read()  # once; for messages there is context.name",
    )


@MANNERS.add
def reads_small_pieces(subject: Subject) -> None:
    """A stream that gives less than was asked for, before its end, is read to its end."""
    _read_from(
        subject,
        pieces,
        "a stream that gives seven bytes at a time",
        why="sockets and unbuffered pipes do; the file would be cut off without a word",
        instead="data = stream.read(), which goes on to the end; or read(n) until it gives b''",
    )


def _read_from(
    subject: Subject, make: Callable[[bytes], BinaryIO], what: str, *, why: str, instead: str
) -> None:
    wanted = subject.wanted()
    try:
        read = subject.read(make(subject.sample()))
    except (ReadError, *_UNDECLARED) as error:
        raise Fault(
            f"{what} is not read: {type(error).__name__}: {error}", why=why, instead=instead
        ) from error
    if read != wanted:
        changed = differences(wanted, read)
        raise Fault(f"{what} is read otherwise", where=changed, why=why, instead=instead)


def _read_all(subject: Subject) -> None:
    for data in (subject.sample(), *subject.spoiled, b"\xff", b"what is this?"):
        subject.outcome(data, "any file")


@MANNERS.add
def nothing_is_printed(subject: Subject) -> None:
    """Nothing is written to standard output or standard error, and nothing is warned of."""
    with listened() as said:
        _read_all(subject)
    for name, stream in (("output", said.out), ("error", said.err)):
        if text := stream.getvalue():
            raise Fault(
                f"standard {name} got {shown(text)}",
                why="standard output may be the file that is being made",
                instead="raise ReadError for a mistake, and keep quiet about the rest",
            )
    for warning in said.warnings:
        raise Fault(
            f"{warning.category.__name__}: {warning.message}",
            where=f"{warning.filename}:{warning.lineno}",
            why="with -W error it is a failure, and nobody reads it otherwise",
            instead="do what it says; for what is wrong in a file, raise ReadError",
        )


@MANNERS.add
def no_clock_is_asked(subject: Subject) -> None:
    """The reader asks no clock, no local time zone and no dice."""
    with clock_watched(owner_of(subject.reader)) as asked:
        _read_all(subject)
    if asked:
        raise Fault(
            asked[0].replace(", ", " is called at ", 1),
            why="the same file should be the same timeline tomorrow, and on another machine",
            instead="leave out what the file does not say; ids are made from titles",
        )


@MANNERS.add
def nothing_else_is_touched(subject: Subject) -> None:
    """No other file is opened, no network asked and no program started."""
    _read_all(subject)  # imports are done by now
    with audited() as deeds, opened(owner_of(subject.reader)) as names:
        _read_all(subject)
    if deeds or names:
        raise Fault(
            f"reading called {[*deeds, *names][0]}",
            why="a file that was sent by somebody must not reach out to others",
            instead="read the stream alone: no includes, no external entities, no temporary files",
        )
