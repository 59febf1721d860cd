"""Writing a file, or several, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from attrs import define, field

from timeline.errors import TimelineError, UsageError, WriteError, visible
from timeline.unbroken import unbroken

__all__ = ["rename_files", "write_files"]


def write_files(path: Path, chunks: Iterable[bytes | Path]) -> list[Path]:
    """Write the chunks to a temporary file beside the target, sync it, and rename it.

    A path among the chunks begins another file, written in the same way; if it comes first, `path`
    itself is left alone. They are renamed when all of them are there. Whatever goes wrong, the
    chunks included, existing files stay as they were. Their permissions are kept, and links are
    followed. Devices and pipes are written to as they are, and alone. Returns the files that were
    written. Raises WriteError with the reason.
    """
    written = _Written(path)
    try:
        if path.is_dir():
            raise WriteError(f"{visible(str(path))} is a folder; name a file in it")
        if _is_device(path):
            _write_device(path, chunks)
            return [path]
        with written:
            for chunk in chunks:
                if isinstance(chunk, Path):
                    written.begin(chunk)
                else:
                    written.write(chunk)
            written.commit()
    except TimelineError:  # some of them are ValueErrors too
        raise
    except (OSError, ValueError) as error:
        name = visible(str(written.current))
        raise WriteError(f"{name} cannot be written: {_reason(error)}") from error
    return [new.path for new in written.files]


def rename_files(files: Iterable[tuple[Path, Path]]) -> None:
    """Give files that are written and synced their names: (what it is called now, the target).

    All of them or none, by the rules of `write_files`; all stand in one file system. Raises
    WriteError with the reason.
    """
    written = _Written(Path())
    try:
        for temporary, path in files:
            written.take(temporary, path)
        if written.files:
            written.commit()
    except TimelineError:
        raise
    except (OSError, ValueError) as error:
        name = visible(str(written.current))
        raise WriteError(f"{name} cannot be written: {_reason(error)}") from error
    # not where it fails: then they wait on under the names that they have
    for new in written.files:
        new.forget()


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _write_device(path: Path, chunks: Iterable[bytes | Path]) -> None:
    with path.open("wb") as device:
        for chunk in chunks:
            if isinstance(chunk, Path):
                raise _no_device(path)
            device.write(chunk)


def _no_device(path: Path) -> UsageError:
    return UsageError(f"{visible(str(path))} is no file, and cannot be one of several")


@define(eq=False)
class _New:
    """A file that is written under another name, and waits for its own."""

    path: Path
    target: Path
    temporary: str
    mode: int
    old: str = ""
    """A second name for what stood there before, while the others are renamed."""

    @property
    def renamed(self) -> bool:
        """Whether it has its name."""
        return not os.path.lexists(self.temporary)

    def rename(self, *, keep: bool) -> None:
        """Give it its name; `keep` what stood there, so that `restore` can bring it back."""
        if keep and self.target.exists():
            self.old = f"{self.temporary}.old"
            try:
                os.link(self.target, self.old)
            except OSError:  # the file system has no hard links
                shutil.copy2(self.target, self.old)
        os.replace(self.temporary, self.target)

    def restore(self) -> None:
        """Bring back what stood there before it was renamed."""
        if not self.renamed:
            return
        if self.old:
            old, self.old = self.old, ""  # if this fails, it is all that is left
            os.replace(old, self.target)
        else:
            self.target.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove what has no name of its own."""
        for name in filter(None, (self.temporary, self.old)):
            with suppress(FileNotFoundError):
                os.unlink(name)


@define(eq=False)
class _Written:
    """Files that are being written: one after the other, named together."""

    current: Path
    """The file that messages are about."""
    files: list[_New] = field(factory=list[_New])
    _stream: IO[bytes] | None = None
    _taken: set[str] = field(factory=set[str])

    def write(self, chunk: bytes) -> None:
        """Write to the file that was begun last, or to the first one."""
        stream = self._stream or self.begin(self.current)
        stream.write(chunk)

    def begin(self, path: Path) -> IO[bytes]:
        """Begin another file."""
        self._finish()
        self.current = path
        with unbroken():  # a file that nobody knows would be left
            new, handle = _begun(path)
            self.files.append(new)
            stream = self._stream = os.fdopen(handle, "wb")
        # names that differ here may be one where upper and lower case are
        name = unicodedata.normalize("NFC", str(new.target)).casefold()
        if name in self._taken:
            raise WriteError(f"{visible(str(path))} would be written twice")
        self._taken.add(name)
        return stream

    def take(self, temporary: Path, path: Path) -> None:
        """Take in a file that is written and synced under another name."""
        self.current = path
        target, mode = _target(path)
        os.chmod(temporary, mode)
        self.files.append(_New(path, target, os.fspath(temporary), mode))

    def commit(self) -> None:
        """Sync the last one, and rename all of them."""
        if not self.files:
            self.begin(self.current)
        self._finish()
        with unbroken():
            self._rename()
        for folder in {new.target.parent for new in self.files}:
            _sync_folder(folder)

    def _rename(self) -> None:
        *_, last = self.files
        try:
            for new in self.files:
                self.current = new.path
                new.rename(keep=new is not last)
        except BaseException:
            for new in [] if last.renamed else self.files:
                new.restore()
            raise

    def _finish(self) -> None:
        if self._stream is not None:
            with self._stream as stream:
                stream.flush()
                os.fsync(stream.fileno())
            self._stream = None
            os.chmod(self.files[-1].temporary, self.files[-1].mode)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            with suppress(OSError):  # of a full disk, which is told already
                self._stream.close()
        with unbroken():
            for new in self.files:
                new.forget()


def _begun(path: Path) -> tuple[_New, int]:
    """A temporary file beside the target, and its number. Raises where the target is none."""
    target, mode = _target(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    return _New(path, target, temporary, mode), handle


def _target(path: Path) -> tuple[Path, int]:
    """The file that is meant, links followed, and its permissions. Raises where it is none."""
    if path.is_dir():
        raise WriteError(f"{visible(str(path))} is a folder; name a file in it")
    if _is_device(path):
        raise _no_device(path)
    target = Path(os.path.realpath(path))
    mode = 0o666 & ~_umask()
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "it is read-only")
    return target, mode


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "the folder does not exist"
        case OSError():
            return (error.strerror or type(error).__name__).lower()
        case _:
            return f"this is no file name: {error}"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
