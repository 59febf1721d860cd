"""The engine under a table: DuckDB, locked to the files and the memory that it is given.

It is an extra, and imported here alone, when a table is read or written.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from timeline.errors import PluginError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["MEMORY", "connected", "failures", "linked", "literal", "plainly_named", "told"]

MEMORY: Final = 200
"""How many megabytes the engine takes at most, if nobody says otherwise."""

_PATTERN: Final = re.compile(r"[*?\[\]]")


@contextmanager
def connected(
    *,
    files: Collection[Path] = (),
    folder: Path | None = None,
    memory: int = MEMORY,
) -> Generator[DuckDBPyConnection]:
    """A connection to an empty database that can open these files and no others.

    In `folder` it may write: what does not fit into the memory, and files. It has no network, loads
    no extensions, and its settings are locked.
    """
    duckdb = _imported()
    database = os.fspath(folder / "table.db") if folder else ":memory:"
    with duckdb.connect(database) as connection:
        for name, value in (
            ("memory_limit", literal(f"{memory}MB")),
            ("threads", 1),  # as fast as several here, and the same bytes each time
            ("temp_directory", literal(folder or "")),
            ("allowed_paths", f"[{', '.join(map(literal, files))}]"),
            ("allowed_directories", f"[{literal(folder)}]" if folder else "[]"),
            ("autoinstall_known_extensions", False),
            ("autoload_known_extensions", False),
            ("allow_community_extensions", False),
            ("enable_progress_bar", False),
            ("enable_external_access", False),
            ("lock_configuration", True),
        ):
            connection.execute(f"SET {name} = {value}")
        yield connection


def failures() -> tuple[type[Exception], ...]:
    """What the engine raises for a file that it cannot read, or a memory that is too small."""
    return (_imported().Error,)


@contextmanager
def plainly_named(path: Path) -> Generator[Path]:
    """A name of the file that the engine does not take for a pattern of several names."""
    path = path.absolute()
    if not _PATTERN.search(os.fspath(path)):
        yield path
        return
    with TemporaryDirectory(prefix="timeline-") as folder:
        link = Path(folder) / "table.parquet"
        linked(link, path)
        yield link


def linked(link: Path, path: Path) -> None:
    """Give a file another name, or copy it where the system has no links."""
    try:
        link.symlink_to(path.absolute())
    except OSError:
        shutil.copyfile(path, link)


def told(error: Exception) -> str:
    """What the engine says is wrong, in one line, and what to do where that is known."""
    said, *_ = str(error).strip().splitlines() or [type(error).__name__]
    if "Out of Memory" in said:
        return f"{said}; give it more with --memory"
    return said


def literal(text: str | os.PathLike[str]) -> str:
    """A text as SQL has it, where no parameter can stand."""
    return "'" + os.fspath(text).replace("'", "''") + "'"


def _imported() -> Any:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise PluginError("tables need DuckDB: pip install 'timeline-kit[table]'") from error
    return duckdb
