"""Files that broke on their way: cut short, or changed in a place or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown
from timeline.testing.reader_checks.subject import Subject

__all__ = ["BROKEN"]

BROKEN: Final[Checks[Subject]] = Checks()

_CUTS: Final = 60
_CHANGES: Final = 300
_BUDGET: Final = 3_000_000  # bytes to read in all, so that long files take no longer
_PIECES: Final = (
    b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n", b"\n\n", b"\t", b" ",
    b'"', b"'", b"\\", b",", b";", b":", b": ", b"-", b"- ", b"#", b"&a ", b"*a", b"!", b"%", b"@",
    b"{", b"}", b"[", b"]", b"(", b")", b"<", b">", b"</", b"&", b"&#0;", b"<!", b"=", b"|",
    b"null", b"true", b"NaN", b"1e999", b"-1", b"0", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80",
)  # fmt: skip
_NUMBERS: Final = (b"9" * 5000, b"-9" + b"9" * 40, b"0", b"-1", b"1e999999999", b"9" * 20)


def _base(subject: Subject) -> bytes:
    """A file to break: the good one, or a small one that the exporter writes."""
    if subject.good is not None or subject.exporter is None:
        return subject.sample()
    return subject.export(samples.alone("event.title")[0])


def _number(data: bytes, most: int) -> int:
    return max(30, min(most, _BUDGET // max(len(data), 1)))


@BROKEN.add
def a_file_that_was_cut_short(subject: Subject) -> None:
    """A file cut short anywhere is read, or refused with a ReadError."""
    data = _base(subject)
    step = max(1, len(data) // _number(data, _CUTS))
    ends = (match.start() for match in re.finditer(rb"[\n\"'>}\]]", data))
    for at in sorted({*range(0, len(data), step), *list(ends)[:_CUTS]}):
        subject.outcome(data[:at], f"a file cut after {at} of {len(data)} bytes")


@BROKEN.add
def a_file_that_was_changed(subject: Subject) -> None:
    """A file with a byte or a piece changed is read, or refused with a ReadError."""
    data = _base(subject)
    for number, (what, changed) in enumerate(_changed(data, Random(2024))):  # noqa: S311
        if number >= _number(data, _CHANGES):
            break
        _tried(subject, changed, what)


@BROKEN.add
def numbers_out_of_all_bounds(subject: Subject) -> None:
    """A number that is huge, negative or no number is read, or refused with a ReadError."""
    data = _base(subject)
    found = list(re.finditer(rb"[0-9]+", data))
    for match in found[:: max(1, len(found) // 12)]:
        for number in _NUMBERS:
            changed = data[: match.start()] + number + data[match.end() :]
            what = f"the number {match[0].decode()} changed to {shown(number, around=12)}"
            _tried(subject, changed, what)


def _tried(subject: Subject, data: bytes, what: str) -> None:
    try:
        subject.outcome(data, what)
    except Fault as fault:
        fault.where = f"{fault.where}\n{what}".strip()
        raise


def _changed(data: bytes, random: Random) -> Iterator[tuple[str, bytes]]:
    """The file with one change or two, for ever, and the changes in words."""
    while True:
        words, made = _change(data, random)
        if random.random() < 0.3:
            more, made = _change(made, random)
            words = f"{words}; {more}"
        yield words, made


def _change(data: bytes, random: Random) -> tuple[str, bytes]:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 1, 2, 5, 20, 100)))
    old, kind = data[at:end], random.randrange(5)
    if kind == 0:
        new, words = b"", f"bytes {at} to {end} deleted"
    elif kind == 1:
        new = bytes([random.randrange(256)])
        old, words = data[at : at + 1], f"byte {at} changed to {new!r}"
    elif kind == 2:
        new = random.choice(_PIECES)
        old, words = b"", f"{new!r} inserted at byte {at}"
    elif kind == 3:
        new, words = old + old, f"bytes {at} to {end} doubled"
    else:
        start = random.randrange(len(data) + 1)
        new = data[start : start + len(old)]
        words = f"bytes {at} to {end} overwritten with those from {start} on"
    return words, data[:at] + new + data[at + len(old) :]
