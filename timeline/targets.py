"""Where an export goes: its file, those of its parts, and the file that it updates."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from timeline.errors import UsageError, WriteError, visible
from timeline.exporter import Exporter, Part
from timeline.files import write_files
from timeline.options import takes_previous, unreadable
from timeline.packed import packed, packing, unpacked

__all__ = ["beside", "previous", "write_to"]


def previous(
    exporter: Exporter,
    path: str | os.PathLike[str],
    options: Mapping[str, object],
    switch: str = "update=True",
) -> dict[str, object]:
    """The option with what stands in the file that is to be updated; empty if there is none yet.

    `switch` is how the user asked for it. Raises UsageError for a format that has no such option.
    """
    if not takes_previous(exporter.options):
        it = f"the format '{exporter.name}' cannot be updated"
        raise UsageError(f"{it}; write it anew without {switch}")
    if "previous" in options:
        raise UsageError(f"with {switch}, 'previous' is the file itself; leave one of them out")
    name = visible(os.fspath(path))
    try:
        file = Path(path)
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise UsageError(f"{name} is no file that could be updated; leave out {switch}")
        with file.open("rb") as stream:
            end = packing(os.fspath(path), exporter.suffixes)
            return {"previous": unpacked(stream, os.fspath(path), end).read()}
    except FileNotFoundError:
        return {"previous": b""}
    except (OSError, ValueError) as error:
        raise WriteError(f"{name} cannot be updated: {unreadable(error)}") from error


def write_to(
    path: str | os.PathLike[str],
    exporter: Exporter,
    body: Iterator[bytes | Part],
    *,
    update: bool = False,
) -> list[Path]:
    """Write what the exporter yields to the file and to those of its parts; returns which."""
    named = _named(Path(path), exporter, body, update)
    return write_files(Path(path), packed(named, packing(os.fspath(path), exporter.suffixes)))


def _named(
    path: Path, exporter: Exporter, body: Iterator[bytes | Part], update: bool
) -> Iterator[bytes | Path]:
    """The same with the paths of the parts."""
    for number, piece in enumerate(body):
        if not isinstance(piece, Part):
            yield piece
        elif update and not number:
            it = f"{exporter.name} writes several files here, and they cannot be updated"
            raise UsageError(f"{it}; write them anew")
        else:
            yield beside(path, exporter, piece)


def beside(path: Path, exporter: Exporter, part: Part) -> Path:
    """The file of a part: `out-2024.ics` for `out.ics`."""
    packed_as = packing(path.name, exporter.suffixes)
    name = path.name[: len(path.name) - len(packed_as)]
    ends = [end for end in exporter.suffixes if name.lower().endswith(end)]
    suffix = name[-len(max(ends, key=len)) :] if ends else PurePath(name).suffix
    stem = name.removesuffix(suffix) or name
    return path.with_name(f"{stem}-{part.name}{part.suffix or suffix}{packed_as}")
