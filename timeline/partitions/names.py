"""What the file of a partition is called: after its key, and plain everywhere."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from timeline.exporter import Exporter, Part
from timeline.partitions.keys import WITHOUT, Split
from timeline.targets import beside
from timeline.text import slug

__all__ = ["index_path", "names_of", "partition_path"]

_INDEX: Final = "index"
"""The name of what lists the partitions, which none of them may have."""

_LONGEST: Final = 100
"""Bytes of a name: a file system takes 255, with the stem and the suffix."""


def names_of(keys: Iterable[str], split: Split) -> dict[str, str]:
    """A name for each key, no two alike even where upper and lower case are one.

    Of keys that would share a name, the one that is written like it has it; the others, and what
    would be called as the index is, get the beginning of their SHA-256 added.

    >>> names_of(["Kyiv", "New York", ""], Split.PLACE)
    {'Kyiv': 'kyiv', 'New York': 'new-york', '': 'nowhere'}
    >>> names_of(["kyiv", "Kyiv"], Split.TAG)
    {'kyiv': 'kyiv', 'Kyiv': 'kyiv-daccd738'}
    """
    plain = {key: _plain(key, split) for key in keys}
    owners = Counter(plain.values())
    names = {
        key: name
        for key, name in plain.items()
        if name != _INDEX and (owners[name] == 1 or key == name)
    }
    taken = set(owners)
    for key in sorted(plain.keys() - names.keys()):
        digest = hashlib.sha256(key.encode()).hexdigest()
        length = 8
        while (name := f"{plain[key]}-{digest[:length]}") in taken:
            length += 1
        names[key] = name
        taken.add(name)
    return {key: names[key] for key in plain}


def _plain(key: str, split: Split) -> str:
    if not key or split in (Split.YEAR, Split.MONTH):
        name = key or WITHOUT[split]
    else:
        name = unicodedata.normalize("NFC", slug(key))
    return name.encode()[:_LONGEST].decode(errors="ignore")


def partition_path(output: Path, exporter: Exporter, name: str) -> Path:
    """The file of a partition: `out-2024.ics` for `out.ics`."""
    return beside(output, exporter, Part(name))


def index_path(output: Path, exporter: Exporter, suffix: str) -> Path:
    """A file that is about all of them: `out-index.json` for `out.ics`."""
    whole = beside(output, exporter, Part(_INDEX, suffix))
    stem, _, _ = whole.name.rpartition(f"-{_INDEX}{suffix}")
    return whole.with_name(f"{stem}-{_INDEX}{suffix}")
