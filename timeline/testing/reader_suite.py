"""`ReaderSuite`: a test class that tries a reader in every way that we know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final
from weakref import WeakKeyDictionary

from timeline.exporter import Exporter
from timeline.reader import Reader
from timeline.testing.check import Fault, add_tests, faults
from timeline.testing.elsewhere import refuse_elsewhere
from timeline.testing.reader_checks import READER_CHECKS
from timeline.testing.reader_checks.subject import Subject

__all__ = ["ReaderSuite", "check_reader"]


_NO_FILE = "there is no file to read"
_GIVE = 'check_reader(reader, good=b"2022 A parade\\n", spoiled={b"202x A parade\\n": 1})'


class ReaderSuite:
    """Subclass it under a name that begins with `Test`; pytest then shows each check by its name.

    unittest takes it as well: `class TestHaikuReader(ReaderSuite, unittest.TestCase)`. It needs a
    `good` file, an `exporter`, or both.
    """

    reader: ClassVar[Reader]
    """The reader to try, an instance."""
    exporter: ClassVar[Exporter | None] = None
    """An exporter of the format: it makes samples, and what goes there should come back."""
    good: ClassVar[bytes | None] = None
    """A small file that is read, with something of everything that the format has."""
    spoiled: ClassVar[Mapping[bytes, int | Sequence[int]]] = {}
    """Files with a mistake and its line, or with several and their lines.

    0 is the line of a mistake that has none, as in a format that is no text.
    """
    lossless: ClassVar[bool] = False
    """Whether everything that the exporter writes is read back equal."""


_SUBJECTS: Final[WeakKeyDictionary[type[ReaderSuite], Subject]] = WeakKeyDictionary()


def _subject(suite: ReaderSuite) -> Subject:
    """What the checks look at, one for a test class, so that they share what they found out."""
    kind = type(suite)
    if kind not in _SUBJECTS:
        _SUBJECTS[kind] = Subject(
            reader=_reader(kind),
            exporter=kind.exporter,
            good=kind.good,
            spoiled=kind.spoiled,
            lossless=kind.lossless,
        )
    return _SUBJECTS[kind]


def _reader(kind: type[ReaderSuite]) -> Reader:
    reader: object = getattr(kind, "reader", None)
    if not isinstance(reader, Reader):
        raise Fault(
            f"{kind.__name__}.reader is {reader!r} and should be an instance of a reader",
            instead="reader = HaikuReader()",
        )
    return reader


add_tests(ReaderSuite, READER_CHECKS, _subject)


def check_reader(
    reader: Reader,
    *,
    exporter: Exporter | None = None,
    good: bytes | None = None,
    spoiled: Mapping[bytes, int | Sequence[int]] | None = None,
    lossless: bool = False,
) -> list[Fault]:
    """All faults of a reader, for runners other than pytest and unittest.

    The arguments are those of `ReaderSuite`.
    """
    refuse_elsewhere()
    subject = Subject(
        reader=reader, exporter=exporter, good=good, spoiled=spoiled or {}, lossless=lossless
    )
    found = faults(READER_CHECKS, subject)
    if good is None and exporter is None:
        found.insert(0, Fault(_NO_FILE, why="without one most checks cannot ask", instead=_GIVE))
    return found
