"""Files that are none of the format, and files that were made to do harm."""

from __future__ import annotations

import time
from typing import Final

from timeline.errors import ReadError
from timeline.testing.check import Checks, Fault, skip
from timeline.testing.reader_checks.junk_files import BOMBS, bomb, disguised, junk
from timeline.testing.reader_checks.sameness import differences
from timeline.testing.reader_checks.subject import Subject

__all__ = ["JUNK"]

JUNK: Final[Checks[Subject]] = Checks()

_SECONDS: Final = 5.0


@JUNK.add
def other_files(subject: Subject) -> None:
    """Files of another kind, and bytes that are nothing, are read or refused with a ReadError."""
    for what, data in junk().items():
        start = time.thread_time()
        subject.outcome(data, what)
        if (took := time.thread_time() - start) > _SECONDS:
            raise Fault(
                f"{what}: reading {len(data)} bytes took {took:.0f} seconds",
                why="a file that somebody sends must not stop a server",
                instead="go through the file once, and beware of regular expressions with two "
                "stars in a row",
            )


@JUNK.add
def other_encodings(subject: Subject) -> None:
    """A good file in another encoding, or with bytes from one, is read or refused."""
    for what, data in disguised(subject.sample()).items():
        subject.outcome(data, what)


@JUNK.add
def files_of_windows(subject: Subject) -> None:
    """A byte order mark, and lines that end in CR LF, mean nothing."""
    if not subject.is_text:
        skip("the format is no text")
    data, wanted = subject.sample(), subject.wanted()
    lines = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    cases = {
        "a byte order mark": (b"\xef\xbb\xbf" + data, 'decode with "utf-8-sig", or removeprefix'),
        "CR LF at the end of lines": (lines, "data.decode().splitlines(), or newline=''"),
    }
    for what, (changed, instead) in cases.items():
        read = subject.outcome(changed, what)
        if read != wanted:
            refused = isinstance(read, ReadError)
            raise Fault(
                f"{what}: the file is {'refused' if refused else 'read otherwise'}",
                where=str(read) if isinstance(read, ReadError) else differences(wanted, read),
                why="editors and sheets of Windows write it without asking",
                instead=instead,
            )


@JUNK.add
def short_files_of_endless_content(subject: Subject) -> None:
    """A few lines that stand for millions do not take the time of millions."""
    for kind in BOMBS:
        small, large = (_seconds(subject, kind, size) for size in (16, 20))
        if large > 0.2 and large > 6 * small:
            raise Fault(
                f"{kind}: with four more lines, reading takes {large / small:.0f} times as long",
                where=bomb(kind, 3).decode(),
                why="with forty more it takes for ever, and a file that somebody sends may",
                instead="refuse references and entities, or stop after some thousand of them",
            )


def _seconds(subject: Subject, kind: str, size: int) -> float:
    start = time.thread_time()
    subject.outcome(bomb(kind, size), f"{kind} that stand for {2**size} values")
    return time.thread_time() - start
