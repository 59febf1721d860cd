"""Exports of tables from ten thousand events to ten million: time, and the peak of memory.

`growth.py`, or `growth.py --most 1000000`. Each command is a process of its own, as a user starts
it; its CPU time and its peak are what the system counts. See README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from attrs import frozen
from measure import tell
from tables import rows

import timeline

FORMATS = ("jsonl", "ics", "md", "csv")
HEAD = {"version": 1, "title": "Shelling, made up"}
MOST_MIB = 500 / 1.048576
MOST_OF_A_PASS = 0.02


@frozen
class Run:
    """What a command took."""

    cpu: float
    wall: float
    peak: float
    """MiB."""


def run(*arguments: str | Path) -> Run:
    """Run `timeline` with the arguments."""
    start = perf_counter()
    command = [sys.executable, "-m", "timeline", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 2**20)


def write_lines(path: Path, count: int, *, shuffled: bool) -> None:
    """A file of JSON Lines; in order, the same lines are sorted by their ids."""
    made: Iterator[str] = rows(count)
    with path.open("w") as file:
        file.write(json.dumps(HEAD) + "\n")
        file.writelines(map(_plain, made if shuffled else sorted(made)))


def _plain(row: str) -> str:
    """A row as the plain form of an event."""
    plain = json.loads(row)
    names = ("latitude", "longitude")
    place = {"name": plain.pop("place"), **{name: plain.pop(name) for name in names}}
    return json.dumps({**plain, "place": place}) + "\n"


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare_orders(folder: Path, count: int) -> bool:
    """Whether events in order and in none are written as the same bytes, in all formats."""
    digests: list[list[str]] = []
    for shuffled in (False, True):
        lines, table = folder / "lines.jsonl", folder / "table.parquet"
        write_lines(lines, count, shuffled=shuffled)
        run("table", lines, "-o", table)
        found = [digest(table)]
        for source in (lines, table):
            for form in FORMATS:
                out = folder / f"out.{form}"
                run("export", source, "-q", "-o", out)
                found.append(digest(out))
                out.unlink()
        digests.append(found)
    return digests[0] == digests[1]


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--most", type=int, default=10_000_000)
    most = arguments.parse_args().most
    counts = [count for count in (10**n for n in range(4, 8)) if count <= most]
    peaks: list[float] = []
    last: dict[str, Run] = {}
    print(f"timeline-kit {timeline.__version__}; microseconds of CPU an event, peak in MiB\n")
    print(f"{'events':>12}  {'to Parquet':>16}" + "".join(f"{f'.{f}':>16}" for f in FORMATS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in counts:
            lines, table = folder / "lines.jsonl", folder / "table.parquet"
            write_lines(lines, count, shuffled=True)
            last = {"parquet": run("table", lines, "-o", table)}
            lines.unlink()
            for form in FORMATS:
                out = folder / f"out.{form}"
                last[form] = run("export", table, "-q", "-o", out)
                out.unlink()
            cells = [f"{r.cpu / count * 1e6:7.1f} {r.peak:8.0f}" for r in last.values()]
            print(
                f"{count:12,}  {cells[0]:>16}" + "".join(f"{c:>16}" for c in cells[1:]), flush=True
            )
            peaks += [last[form].peak for form in FORMATS]
        month = run("export", table, "-q", "--between", "2019-03", "-o", folder / "month.ics")
        orders = compare_orders(folder, min(100_000, most))
    share = month.cpu / last["ics"].cpu
    print("\nTargets")
    tell(max(peaks) <= MOST_MIB, f"peak of exports: {max(peaks):.0f} MiB, 477 (500 MB) at the most")
    tell(
        share <= MOST_OF_A_PASS,
        f"one month of {counts[-1]:,} events: {share:.2%} of a full pass, 2 % at the most",
    )
    tell(orders, "in order or in none, the same bytes in every format")


if __name__ == "__main__":
    main()
