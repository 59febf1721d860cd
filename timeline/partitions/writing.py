"""`write_partitions`: all partitions, in several processes of one machine, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path
from typing import Final, cast

from attrs import evolve, field, frozen

import timeline
from timeline.api import EPOCH
from timeline.errors import LossError, Mistake, ReadError, UsageError
from timeline.exporter import Exporter
from timeline.files import rename_files, write_files
from timeline.losses import Losses
from timeline.options import make_options
from timeline.partitions.export import digest_of, export_partition
from timeline.partitions.index import indexes, left_over
from timeline.partitions.names import index_path
from timeline.partitions.options import PartitionOptions
from timeline.partitions.planning import Plan
from timeline.partitions.pool import done
from timeline.partitions.reading import forget, plugins_of, state_of
from timeline.partitions.row import Row, losses_of
from timeline.partitions.staging import Staging, staging
from timeline.plugins import Plugins
from timeline.watching import watched

__all__ = ["Written", "write_partitions"]

_MANY: Final = 20_000
"""Events that take longer to write than a process to begin."""


@frozen
class Written:
    """What became of a plan."""

    files: tuple[Path, ...]
    """The files of the partitions, then those of the index."""
    rows: tuple[Row, ...]
    losses: Losses = field(repr=False)
    continued: int
    """How many of the files an earlier run had written that was interrupted."""
    left: tuple[Path, ...]
    """Files of an earlier run that are no part of this one; they stay."""

    @property
    def events(self) -> int:
        """How many events there are, each counted once."""
        return sum(row.firsts for row in self.rows)


def write_partitions(
    plan: Plan, *, jobs: int | None = None, plugins: Plugins | None = None
) -> Written:
    """Write all partitions and their index; how many processes there are changes no byte.

    `jobs` is their number; if nobody says, as many as there are processors for many events, and
    none but this one for few. A file takes its name when all of them are there, so that what is
    there stays as it was until then. Until then they are in a folder beside them, from which the
    same call goes on if this one is interrupted or killed. Processes that are killed are replaced.
    With `strict` in the options, any loss is a LossError and nothing is written. Raises what
    `export_partition` raises.
    """
    given = plugins
    plugins = plugins or plugins_of(plan.options)
    exporter = plugins.exporter(plan.exporter)
    output = Path(plan.options.output)
    if jobs is not None and jobs < 1:
        raise UsageError(f"there is one process at the least, not {jobs}")
    fingerprint = _fingerprint(plan, exporter, plugins)
    with staging(index_path(output, exporter, ".part")) as waiting:
        waiting.begin(fingerprint, output.parent)
        continued = len(waiting.rows)
        try:
            _write(plan, waiting, jobs or _jobs(plan), given)
        except KeyboardInterrupt as error:
            ready = f"{len(waiting.rows)} of {len(plan.parts)} files are ready"
            error.add_note(f"when {ready}; the same command goes on from there")
            raise
        finally:
            forget()
        if state_of(plan.table) != plan.state:
            raise ReadError([Mistake("the file has changed while it was read", plan.table)])
        rows = [waiting.rows[part.key] for part in plan.parts]
        losses = losses_of(rows, plan.losses)
        if plan.options.strict and losses:
            waiting.remove()
            wrong = f"{exporter.name} cannot carry everything:"
            raise LossError("\n".join([wrong, *losses.summary()]))
        left = left_over(plan, rows, exporter)
        files = _name(plan, waiting, rows, exporter)
        waiting.remove()
    return Written(tuple(files), tuple(rows), losses, continued, tuple(left))


def _write(plan: Plan, waiting: Staging, jobs: int, plugins: Plugins | None) -> None:
    """Write what is not there yet."""
    output = os.fspath(waiting.path(Path(plan.options.output).name))
    todo = [
        evolve(part, output=output, strict=False)  # what is lost is told of all together
        for part in plan.largest_first
        if part.key not in waiting.rows
    ]
    if jobs == 1 or len(todo) <= 1:
        work = partial(export_partition, plan.table, plan.exporter, plugins=plugins)
    else:  # they find the plugins themselves
        work = partial(export_partition, plan.table, plan.exporter)
    with watched("events", plan.size) as advance:
        advance(sum(row.events for row in waiting.rows.values()))
        for row in done(work, todo, jobs, _told):
            waiting.add(row)
            advance(row.events)


def _told(part: PartitionOptions) -> str:
    return f"'{part.name}'"


def _name(plan: Plan, waiting: Staging, rows: list[Row], exporter: Exporter) -> list[Path]:
    """Give all files their names, and write the index; returns them."""
    folder = Path(plan.options.output).parent
    names = [row.file for row in rows if row.file]
    for path, content in indexes(plan, rows, exporter):
        write_files(waiting.path(path.name), [content])
        names.append(path.name)
    # what is not here has its name already: an earlier run was killed at this very step
    rename_files((waiting.path(n), folder / n) for n in names if waiting.path(n).exists())
    return [folder / name for name in names]


def _jobs(plan: Plan) -> int:
    if plan.size < _MANY:
        return 1
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _fingerprint(plan: Plan, exporter: Exporter, plugins: Plugins) -> str:
    """What tells whether the rows of another run are those that this one would make."""
    options = plan.options
    told = [
        timeline.__version__,
        plan.exporter,
        *map(str, plugins),
        os.environ.get(EPOCH, ""),
        repr(cast("object", make_options(exporter.options, options.options))),
        # the options themselves may name a file, which stands in the line before
        repr(evolve(options, options={}, output=Path(options.output).name, strict=False)),
        *(repr(digest_of(Path(file))) for file in (plan.table, *options.plugins)),
    ]
    return hashlib.sha256("\0".join(told).encode(errors="surrogateescape")).hexdigest()
