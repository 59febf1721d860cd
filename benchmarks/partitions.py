"""A partitioned export by one process and by two: `partitions.py [EVENTS]`, wall and CPU time.

The table is made up: so many events a year, for twenty years, all of one length. The runs take
turns and the best of each counts; what they write is compared byte by byte. Where other programs
keep the processors busy, two processes get no second one, and wall time tells of those programs.
So CPU time is told, too, and the ratio that it allows where two processors are free.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from measure import tell

from timeline import Event, Timeline
from timeline.streamed import Streamed
from timeline.table import table_bytes

EVENTS = 200_000
ROUNDS = 3
YEARS = 20
TARGET = 1.7
_DAYS = 365 * YEARS


def events(count: int) -> Iterator[Event]:
    """Made-up events, in order."""
    for number in range(count):
        day = date(2000, 1, 1) + timedelta(number * _DAYS // count)
        yield Event(
            id=f"e{number:08}",
            title=f"Shelling near position {number % 997}",
            when=day.isoformat(),
            description="The monitoring mission reports it in its log of the day. " * 4,
            actors=["First army"],
            place=f"Town {number % 50}",
            tags=["shelling" if number % 3 else "drone"],
        )


def run(table: Path, folder: Path, jobs: int) -> tuple[float, float, str]:
    """The wall and the CPU seconds of one command, and the SHA-256 of all that it wrote."""
    folder.mkdir()
    words = ["-m", "timeline", "export", str(table), "--split-by", "year", "--quiet"]
    words += ["--jobs", str(jobs), "-o", str(folder / "out.ics")]
    start = perf_counter()
    process = os.posix_spawn(sys.executable, [sys.executable, *words], os.environ)
    _, status, used = os.wait4(process, 0)
    wall = perf_counter() - start
    if status:
        sys.exit("the command failed")
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
        path.unlink()
    folder.rmdir()
    return wall, used.ru_utime + used.ru_stime, digest.hexdigest()


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with TemporaryDirectory() as name:
        table = Path(name) / "big.parquet"
        made = Streamed(Timeline(title="Made up"), lambda: events(count))
        with table.open("wb") as stream:
            stream.writelines(table_bytes(made))
        busy = os.getloadavg()[0]
        taken: dict[int, list[tuple[float, float, str]]] = {1: [], 2: []}
        for _ in range(ROUNDS):
            for jobs, results in taken.items():
                results.append(run(table, Path(name) / "out", jobs))
    if len({digest for results in taken.values() for _, _, digest in results}) != 1:
        sys.exit("the runs wrote different bytes")
    print(f"{count:,} events, {YEARS} partitions, the best of {ROUNDS}; load before: {busy:.1f}\n")
    print("| processes | wall s | CPU s |\n|-|-|-|")
    best = {
        jobs: (min(wall for wall, _, _ in results), min(cpu for _, cpu, _ in results))
        for jobs, results in taken.items()
    }
    for jobs, (wall, cpu) in best.items():
        print(f"| {jobs} | {wall:.1f} | {cpu:.1f} |")
    ratio = best[1][0] / best[2][0]
    most = 2 * best[1][1] / best[2][1]
    print(f"\nby CPU time {most:.2f}× at the most, with two processors free\n\nTargets")
    tell(ratio >= TARGET, f"two processes: {ratio:.2f}× as fast by the clock, at least {TARGET}×")


if __name__ == "__main__":
    main()
