"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline.errors import TimelineError, WriteError, visible

__all__ = ["write_file"]


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write the chunks to a temporary file beside the target, sync it, and rename it.

    Whatever goes wrong, the chunks included, an existing file stays as it was. Its permissions are
    kept, and links are followed. Devices and pipes are written to as they are. Raises WriteError
    with the reason.
    """
    name = visible(str(path))
    try:
        if path.is_dir():
            raise WriteError(f"{name} is a folder; name a file in it")
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.writelines(chunks)
        else:
            _replace(target, chunks)
    except TimelineError:  # some of them are ValueErrors too
        raise
    except (OSError, ValueError) as error:
        raise WriteError(f"{name} cannot be written: {_reason(error)}") from error


def _replace(target: Path, chunks: Iterable[bytes]) -> None:
    mode = 0o666 & ~_umask()
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "it is read-only")
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
        _sync_folder(target.parent)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


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
