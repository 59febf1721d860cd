"""The peak memory of a whole export, few events or many: a process of its own for each.

    uv run python benchmarks/memory.py [--counts 1000,10000,100000] [--from jsonl] [--to csv,json,…]

Each process writes nothing and keeps nothing but what the export itself needs: it reads a file with
`timeline.open` and throws the chunks away. The table has the largest resident set (VmHWM) of each
in MiB, less that of a process that reads a file with one event; `shuffled` is a file whose events
are in no order, which is sorted within the memory given by --memory.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timeline import Event, ExportContext, Part, Source, Statement, Timeline
from timeline.api import make_context, pieces
from timeline.opening import open as open_timeline
from timeline.plugins import installed_plugins
from timeline.sizes import MEMORY
from timeline.streamed import Streamed

FORMATS = "csv,json,jsonl,ical,markdown,text,atom"


def events(count: int) -> Iterator[Event]:
    """So many events on several hundred days, with sources, places and now and then a statement."""
    for n in range(count):
        year, month, day = 1900 + n * 120 // count, n * 1440 // count % 12 + 1, n % 28 + 1
        when = f"{year}-{month:02}-{day:02}"
        about = f"Event number {n} of a long series, with a title of the usual length"
        common = {"id": f"e{n}", "title": about, "when": when, "sources": f"s{n % 100}"}
        common |= {"description": f"{about}. " * 6, "tags": ["war", f"t{n % 9}"], "place": "Kursk"}
        yield Event(**common) if n % 50 else Statement(**common, speaker="A speaker")


def write(path: Path, count: int, *, shuffle: bool) -> None:
    """Write a file in the format of its suffix."""
    sources = [
        Source(id=f"s{n}", title=f"Source {n}", url=f"https://x.invalid/{n}") for n in range(100)
    ]
    made = sorted(events(count), key=lambda event: (event.when.sort_key(), event.id))
    if shuffle:
        random.Random(count).shuffle(made)  # noqa: S311 - the same each time
    stream = Streamed(Timeline(title="Years", sources=sources), lambda: iter(made))
    exporter = installed_plugins().exporter_for(path.name)
    context = make_context(exporter, stream)
    with path.open("wb") as file:
        for chunk in exporter.export(stream, context):
            file.write(chunk.encode() if isinstance(chunk, str) else bytes(chunk))


def take(path: str, to: str, memory: str) -> None:
    """Export the file and print the peak of this process in KiB."""
    timeline = open_timeline(path, memory=memory)
    exporter = installed_plugins().exporter(to)
    context: ExportContext = make_context(exporter, timeline)
    size = sum(
        0 if isinstance(piece, Part) else len(piece)
        for piece in pieces(exporter, timeline, context)
    )
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(size, peak.split()[1])


def peak(path: Path, to: str, memory: str) -> float:
    """The same in a process of its own, in MiB."""
    command = [sys.executable, __file__, "--take", str(path), to, memory]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[1]) / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", default="1000,10000,100000")
    parser.add_argument("--from", dest="source", default="jsonl")
    parser.add_argument("--to", default=FORMATS)
    parser.add_argument("--memory", default=MEMORY)
    parser.add_argument("--take", nargs=3, metavar=("FILE", "FORMAT", "MEMORY"))
    options = parser.parse_args()
    if options.take:
        take(*options.take)
        return
    counts, formats = [int(n) for n in options.counts.split(",")], options.to.split(",")
    print(f"| from | to | {' | '.join(f'{count:,}' for count in counts)} |")
    print(f"|-|-|{'-|' * len(counts)}")
    with tempfile.TemporaryDirectory() as folder:
        least = Path(folder, f"one.{options.source}")
        write(least, 1, shuffle=False)
        floors = {to: peak(least, to, options.memory) for to in formats}
        for kind in ("sorted", "shuffled"):
            files = [Path(folder, f"{kind}-{count}.{options.source}") for count in counts]
            for file, count in zip(files, counts, strict=True):
                write(file, count, shuffle=kind == "shuffled")
            for to in formats if kind == "sorted" else formats[:1]:
                found = [peak(file, to, options.memory) - floors[to] for file in files]
                cells = " | ".join(f"{mib:.1f}" for mib in found)
                print(f"| {options.source}, {kind} | {to} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
