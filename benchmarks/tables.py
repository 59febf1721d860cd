"""Engines for tables of events, and what a filter costs us: `tables.py`, or `tables.py 100000`.

A million events made by rule are written as Parquet, found, sorted and made unique by DuckDB and by
Polars, each step in a process of its own. Then our own table: one month against all events.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path

from measure import tell

ENGINES = {"duckdb": ("duckdb",), "polars": ("polars", "polars-runtime-32")}
STEPS = {
    "write": "lines of JSON to Parquet, zstd",
    "filter": "the rows of one month, all columns",
    "sort": "all rows by place and id, to Parquet",
    "unique": "two copies made one, to Parquet",
}
WORKER = Path(__file__).with_name("tables_worker.py")
MOST = 0.02


def rows(count: int) -> Iterator[str]:
    """Lines of JSON over ten years, out of order as they are collected, made by rule."""
    start = date(2015, 1, 1)
    for n in range(count):
        i = n * 7919 % count
        row = {
            "id": f"event-{i:08}",
            "when": (start + timedelta(days=i * 3653 // count)).isoformat(),
            "title": f"Shelling of village {i * 31 % 9973} in district {i % 97}",
            "description": f"Report {i * 17}: artillery near the road to {i % 1013}."
            f" Two people were hurt and {i % 7} houses damaged, officials said.",
            "tags": ["shelling", f"d{i % 97}"],
            "place": f"Village {i % 997}",
            "latitude": 48 + i % 997 / 1000,
            "longitude": 30 + i % 777 / 1000,
        }
        yield json.dumps(row) + "\n"


def run(engine: str, step: str, folder: str) -> dict[str, float]:
    """CPU seconds, peak and what came out, of a step in a process of its own."""
    done = subprocess.run(
        [sys.executable, WORKER, engine, step, folder], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {}
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def megabytes(packages: tuple[str, ...]) -> float:
    """What the packages take on the disk."""
    found = [file for package in packages for file in files(package) or ()]
    return (
        sum(Path(file.locate()).stat().st_size for file in found if Path(file.locate()).exists())
        / 1e6
    )


def main() -> int:
    """Print both tables; the status tells whether the target is met."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    engines: list[str] = []
    for engine, packages in ENGINES.items():
        try:
            print(f"{engine} {version(engine)}: {megabytes(packages):.0f} MB installed")
            engines.append(engine)
        except PackageNotFoundError:
            print(f"{engine} is not installed and left out")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "rows.json")
        with made.open("w", encoding="utf-8") as stream:  # little is kept: children count our peak
            stream.writelines(rows(count))
        size = made.stat().st_size / 1e6
        print(f"\n{count:,} events, {size:.0f} MB of JSON; CPU seconds and peak in MB\n")
        print("| step | " + " | ".join(f"{e} s | {e} MB" for e in engines) + " |")
        print("|-|" + "-|" * 2 * len(engines))
        for step, what in STEPS.items():
            cells: list[str] = []
            counts: set[float] = set()
            for engine in engines:
                found = run(engine, step, folder)
                counts.add(found.get("rows", -1))
                cells.append(f"{found['cpu']:.1f} | {found['peak']:.0f}" if found else "failed | ")
            agree = "" if len(counts) == 1 else f" (they differ: {counts})"
            print(f"| {step}: {what}{agree} | {' | '.join(cells)} |", flush=True)
        run("ours", "make", folder)
        ours = run("ours", "month", folder)
    share = ours["month"] / ours["all"]
    print(f"\nour table, all events: {ours['all']:.1f} s, a peak of {ours['peak']:.0f} MB")
    print("\nTargets")
    month = f"one month of ten years: {ours['month']:.2f} s, {share:.1%} of all"
    tell(share <= MOST, f"{month}, {MOST:.0%} at the most")
    return 0 if share <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
