"""A folder beside the output, in which partitions wait until all of them are there.

Its journal has a row for each that is done. A run that was killed leaves it, and the next one takes
over what fits: rows of the same input, options and versions, whose files are still what they were.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, cast

from attrs import define, field

from timeline.errors import WriteError, visible
from timeline.partitions.export import digest_of
from timeline.partitions.row import Row

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not told apart there
    fcntl = None  # type: ignore[assignment]

__all__ = ["Staging", "staging"]

_JOURNAL: Final = "journal.jsonl"
_HEAD: Final = "partitions of timeline-kit"
_BEGINS: Final = f'{{"{_HEAD}":'.encode()


@define
class Staging:
    """The folder while one run has it for itself."""

    folder: Path
    stream: IO[bytes]
    """The journal."""
    rows: dict[str, Row] = field(factory=dict[str, Row])
    """What is done, by key."""

    def add(self, row: Row) -> None:
        """Note a partition that is done, so that no power cut takes it away."""
        self._append(row.plain())
        self.rows[row.key] = row

    def path(self, name: str) -> Path:
        """Where a file waits."""
        return self.folder / name

    def begin(self, fingerprint: str, final: Path) -> None:
        """Take over what fits, and remove what does not; `final` is the folder of the output."""
        plain, end = _journal(self.stream)
        fits = plain[:1] == [{_HEAD: fingerprint}]
        if fits:
            self.rows = {row.key: row for row in _rows(plain[1:]) if self._holds(row, final)}
        self._sweep({row.file for row in self.rows.values()})
        self.stream.truncate(end if fits else 0)
        if not fits:
            self._append({_HEAD: fingerprint})

    def _holds(self, row: Row, final: Path) -> bool:
        """Whether its file is what it was, here or where it belongs."""
        if not row.file:
            return True
        return any(
            path.is_file() and digest_of(path) == (row.bytes, row.sha256)
            for path in (self.path(row.file), final / row.file)
        )

    def _append(self, plain: dict[str, Any]) -> None:
        self.stream.write(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
        self.stream.flush()
        os.fsync(self.stream.fileno())

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self._sweep(set())
        self.path(_JOURNAL).unlink()  # the last of all: it says whose folder this is
        self.folder.rmdir()

    def _sweep(self, kept: set[str]) -> None:
        """Remove what is not kept, and leave the journal."""
        for path in self.folder.iterdir():
            if path.name not in kept and path.name != _JOURNAL:
                path.unlink()


@contextmanager
def staging(folder: Path) -> Generator[Staging]:
    """The folder, made if there is none. Raises WriteError where it is another's.

    It stays when the work inside fails, so that another run can go on from there.
    """
    name = visible(os.fspath(folder))
    try:
        folder.mkdir(exist_ok=True)
        others = {path.name for path in folder.iterdir()} - {_JOURNAL}
        with (folder / _JOURNAL).open("a+b") as stream:
            _lock(stream, folder)
            plain, _ = _journal(stream)
            stream.seek(0)
            begins = stream.read(len(_BEGINS))  # shorter where a run was killed at once
            has_head = bool(plain) and _HEAD in plain[0]
            if (others and not has_head) or not _BEGINS.startswith(begins):
                raise WriteError(f"{name} is in the way and not of this program; rename it")
            made = Staging(folder, stream)
            try:
                yield made
            except BaseException:
                if not made.rows and folder.exists():  # there is nothing to go on from
                    made.remove()
                raise
    except OSError as error:
        wrong = "the folder does not exist" if not folder.parent.is_dir() else error.strerror
        raise WriteError(f"{name} cannot be written: {wrong}") from error


def _lock(stream: IO[bytes], folder: Path) -> None:
    """Have the folder alone, until the file is closed or the program ends."""
    busy = WriteError(f"another run is at work in {visible(os.fspath(folder))}; wait for its end")
    if fcntl is not None:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise busy from None
    try:
        same = os.path.samestat(os.fstat(stream.fileno()), (folder / _JOURNAL).stat())
    except FileNotFoundError:
        same = False
    if not same:  # it ended, and took the folder away, between two lines of this function
        raise busy


def _journal(stream: IO[bytes]) -> tuple[list[dict[str, Any]], int]:
    """The lines that are whole, and where the last of them ends: a kill may have cut the next."""
    stream.seek(0)
    plain: list[dict[str, Any]] = []
    end = 0
    for line in stream:
        try:
            read: Any = json.loads(line)
        except ValueError:
            break
        if not line.endswith(b"\n") or not isinstance(read, dict):
            break
        plain.append(cast("dict[str, Any]", read))
        end += len(line)
    return plain, end


def _rows(plain: list[dict[str, Any]]) -> Iterator[Row]:
    for each in plain:
        try:
            yield Row.from_plain(each)
        except (LookupError, TypeError, ValueError):
            return
