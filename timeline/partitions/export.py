"""`export_partition`: a file in, a file and its row out. A process here or a cluster calls it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from timeline.api import make_context, pieces
from timeline.errors import UsageError
from timeline.exporter import Exporter, Part
from timeline.losses import Losses
from timeline.partitions.keys import keys_of
from timeline.partitions.names import names_of, partition_path
from timeline.partitions.options import PartitionOptions
from timeline.partitions.partition import Partition
from timeline.partitions.reading import plugins_of, whole
from timeline.partitions.row import Row
from timeline.plugins import Plugins
from timeline.targets import write_to

__all__ = ["digest_of", "export_partition"]


def export_partition(
    table: str | os.PathLike[str],
    exporter: str,
    options: PartitionOptions,
    *,
    plugins: Plugins | None = None,
) -> Row:
    r"""Write one partition of the timeline in a file, whole or not at all, and tell its row.

    `table` is any file that can be loaded; the engine of a table finds the events of the partition,
    of other formats all are read. `exporter` is the name of a format. It depends on nothing but its
    arguments and on what is installed, and can be called again: it writes the same bytes. `plugins`
    are taken in place of those that the options name. Raises what `load` and `write` raise, and
    UsageError where the format would write several files.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "two.csv"
    ...     _ = file.write_text("when,title\n2014,Crimea is taken\n2022-02-24,It begins\n")
    ...     made = PartitionOptions(split="year", key="2022", output=f"{folder}/out.ics")
    ...     row = export_partition(file, "ical", made)
    >>> row.file, row.events
    ('out-2022.ics', 1)
    """
    plugins = plugins or plugins_of(options)
    form = plugins.exporter(exporter)
    read = whole(table, options, plugins)
    keys = keys_of(options.split)
    part = Partition(read.part(options), read.timeline, lambda event: keys(event)[0] == options.key)
    name = options.name or names_of([options.key], options.split)[options.key]
    path = partition_path(Path(options.output), form, name)
    if part.is_empty():
        return _row(options, "", (0, 0), (0, ""), read.losses)
    losses = Losses()
    context = make_context(form, read.timeline, options.locale, options.options, losses)
    # what is hidden is withheld already, with names that are the same in all partitions
    body = pieces(form, part, context, hidden=True, strict=options.strict)
    write_to(path, form, _alone(form, body))
    return _row(options, path.name, part.counts, digest_of(path), read.losses, losses)


def _row(
    options: PartitionOptions,
    file: str,
    counts: tuple[int, int],
    digest: tuple[int, str],
    *several: Losses,
) -> Row:
    losses = Losses()
    for some in several:
        losses.add_all(some)
    return Row(
        key=options.key,
        file=file,
        events=counts[0],
        firsts=counts[1],
        bytes=digest[0],
        sha256=digest[1],
        losses=losses,
    )


def digest_of(path: Path) -> tuple[int, str]:
    """How many bytes there are in a file, and their SHA-256."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return stream.tell(), digest.hexdigest()


def _alone(exporter: Exporter, body: Iterator[bytes | Part]) -> Iterator[bytes]:
    """The chunks of what is one file."""
    for piece in body:
        if isinstance(piece, Part):
            it = f"{exporter.name} writes several files with these options"
            raise UsageError(f"{it}, and a partition is one; leave out one way to split")
        yield piece
