"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline.errors import WriteError, visible

__all__ = ["write_file"]


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write the chunks to a temporary file beside the target, sync it, and rename it.

    Whatever goes wrong, the chunks included, an existing file stays as it was. Its permissions are
    kept. Raises WriteError with the reason.
    """
    name = visible(str(path))
    if path.is_dir():
        raise WriteError(f"{name} is a folder; name a file in it")
    target = Path(os.path.realpath(path))
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        if target.exists() and not os.access(target, os.W_OK):
            raise WriteError(f"{name} cannot be written: it is read-only")
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    except OSError as error:
        raise WriteError(f"{name} cannot be written: {_reason(error)}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise WriteError(f"{name} cannot be written: {_reason(error)}") from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the folder does not exist"
    return (error.strerror or type(error).__name__).lower()


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
