"""The entry points of what is installed, read in a few milliseconds.

`importlib.metadata` knows every way to install something, and takes longer to import than most
commands take to run. Where all is installed in folders, as it nearly always is, their files are
read here as it reads them; where anything is otherwise or broken, it is asked.
"""

# ruff: noqa: PTH110, PTH112, PTH118, PTH122, PTH123, PTH208 - thousands of files are looked at, and a Path for each is slow

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["EntryPoint", "in_folders", "of_distribution"]


class EntryPoint(NamedTuple):
    """An object that a distribution offers under a name."""

    group: str
    name: str
    value: str
    origin: Callable[[], tuple[str, str]]
    """What reads the name and the version of the distribution from its metadata."""


def in_folders(start: str) -> list[EntryPoint] | None:
    """Those of all groups that begin so; None where `importlib.metadata` has to look."""
    if not (all(map(_is_folder, sys.path)) and all(map(_is_usual, sys.meta_path))):
        return None
    try:
        points = (point for folder in _folders() for point in _read(folder, f"[{start}".encode()))
        return [point for point in points if point.group.startswith(start)]
    except ValueError:  # also of bytes that are no UTF-8
        return None


def of_distribution(distribution: Distribution) -> list[EntryPoint]:
    """Those of one distribution, as `importlib.metadata` reads them."""
    origin = cache(partial(_named, distribution))
    return [EntryPoint(p.group, p.name, p.value, origin) for p in distribution.entry_points]


def _is_folder(entry: object) -> bool:
    """Whether an entry of the path is a folder or is not there; it may be an archive."""
    return isinstance(entry, str) and (os.path.isdir(entry or ".") or not os.path.exists(entry))


def _is_usual(finder: object) -> bool:
    """Whether it finds distributions in the folders of the path, or none."""
    return finder is PathFinder or not hasattr(finder, "find_distributions")


def _folders() -> Iterator[str]:
    """The folders of metadata; of two distributions of one name, the first on the path counts."""
    seen: set[str] = set()
    for entry in sys.path:
        for child in _children(entry or "."):
            stem, end = os.path.splitext(child)
            if end.lower() in (".dist-info", ".egg-info"):
                name = re.sub(r"[-_.]+", "-", stem.partition("-")[0]).lower()
                if name not in seen:
                    seen.add(name)
                    yield os.path.join(entry, child)
            elif child.upper() == "EGG-INFO":
                raise ValueError("an egg, which has its name elsewhere")


def _children(folder: str) -> Iterable[str]:
    with suppress(OSError):
        return os.listdir(folder)
    return ()


def _read(folder: str, group_begins: bytes) -> Iterator[EntryPoint]:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        return  # it has none
    if group_begins not in data:
        return
    origin, group = cache(partial(_named_in, folder)), ""
    for line in filter(None, map(str.strip, data.decode().splitlines())):
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif not line.startswith("#"):
            name, equals, value = map(str.strip, line.partition("="))
            if not equals:
                raise ValueError(f"{line} has no value")
            yield EntryPoint(group, name, value, origin)


def _named_in(folder: str) -> tuple[str, str]:
    from importlib.metadata import Distribution

    return _named(Distribution.at(folder))


def _named(distribution: Distribution) -> tuple[str, str]:
    """Name and version, as far as its metadata tell."""
    metadata = distribution.metadata
    return str(metadata["Name"] or ""), str(metadata["Version"] or "")
