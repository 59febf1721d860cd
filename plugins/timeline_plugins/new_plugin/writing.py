"""Writing a folder whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from timeline import UsageError, WriteError
from timeline.errors import visible

__all__ = ["write_folder"]


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Make the files elsewhere on the same disk, then put them into place at once.

    Raises UsageError for a folder that has something in it, WriteError with the reason.
    """
    name = visible(str(folder))
    try:
        target = folder.resolve()
        if target.is_dir() and any(target.iterdir()):
            raise UsageError(f"the folder '{name}' is not empty; name another one with --into")
        if target.exists() and not target.is_dir():
            raise UsageError(f"'{name}' is a file; name a folder with --into")
        if not target.parent.is_dir():
            raise UsageError(f"there is no folder to make '{name}' in; make that first")
        _write(target, files)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise WriteError(f"'{name}' cannot be written: {reason}") from error


def _write(target: Path, files: Mapping[str, str]) -> None:
    beside = target if target.exists() else target.parent
    with tempfile.TemporaryDirectory(prefix=".new-plugin.", dir=beside) as temporary:
        made = Path(temporary) / "made"  # a folder of its own: temporary ones are private
        for path, text in files.items():
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        if target.exists():
            _fill(target, made)
        else:
            made.rename(target)


def _fill(target: Path, made: Path) -> None:
    """Move what was made into an empty folder, which may be the one that a shell is in."""
    moved: list[str] = []
    try:
        for child in sorted(made.iterdir()):
            child.rename(target / child.name)
            moved.append(child.name)
    except BaseException:
        for name in moved:
            (target / name).rename(made / name)
        raise
