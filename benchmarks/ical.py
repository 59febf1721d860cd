"""How fast calendars are written and read: all programs in one run, the same content, CPU time.

See README.md for what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

# this folder has an `ical.py`, and there is a package of that name
sys.path.append(sys.path.pop(0))

from ical_check import faults
from ical_content import Content, ours, timeline
from ical_growth import growth
from ical_node import MODULES, install, to_json
from measure import tell

from timeline import __version__

_HERE = Path(__file__).parent
_PYTHON = ("icalendar", "ical", "ics", "vobject")
_OWN = ("write() alone", "floor", "by hand", "lines alone", "timeline-kit")
_SOME = 10_000  # events whose memory is measured
_FEW = 200  # events for ics, which reads 200 a second
_FLAT = 2.0  # MiB that an export may add, however many events there are

Target = tuple[bool | None, str]
"""Whether it is met, None if it cannot be told; what it is."""


class Worker:
    """A writer or reader in a process of its own."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name = name
        self._process = process
        self.hello = self._answer()

    def ask(self, **question: object) -> dict[str, Any]:
        """One question, one answer."""
        assert self._process.stdin is not None
        print(json.dumps(question), file=self._process.stdin, flush=True)
        return self._answer()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"failed": "the process ended"}
        return answer


def start(task: str, name: str, file: Path) -> Worker:
    """A process for one writer or reader."""
    if name in MODULES:
        program = [shutil.which("node") or "node", _HERE / "ical_worker.mjs"]
    else:
        program = [sys.executable, _HERE / "ical_worker.py"]
    command = [*map(str, program), task, name, str(file)]
    pipe = subprocess.PIPE
    return Worker(name, subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8"))


def start_all(task: str, names: list[str], file: Path) -> list[Worker]:
    """Those that are here; the others are named."""
    workers = []
    for name in names:
        worker = start(task, name, file)
        if why := worker.hello.get("missing") or worker.hello.get("failed"):
            print(f"{name} is left out: {why}")
            worker.close()
        else:
            workers.append(worker)
    return workers


@dataclass(frozen=True)
class Row:
    """What one writer did."""

    name: str
    build: float  # CPU seconds
    write: float
    size: int
    faults: Counter[str]


def hold_writers(names: list[str], file: Path, rounds: int) -> dict[str, Row]:
    """All writers, in turns."""
    workers = start_all("write", names, file)
    answers: dict[str, list[dict[str, Any]]] = {worker.name: [] for worker in workers}
    for _ in range(rounds):
        for worker in workers:
            answers[worker.name].append(worker.ask())
    rows: dict[str, Row] = {}
    output = file.with_suffix(".out")
    for worker in workers:
        if why := next((a["failed"] for a in answers[worker.name] if "failed" in a), ""):
            print(f"{worker.name} is left out: {why}")
        else:
            size = worker.ask(path=str(output))["bytes"]
            mine = answers[worker.name]
            rows[worker.name] = Row(
                worker.name,
                median(answer["build"] for answer in mine),
                median(answer["write"] for answer in mine),
                size,
                faults(output.read_bytes()),
            )
        worker.close()
    return rows


def show_writers(rows: dict[str, Row], count: int) -> None:
    """The table of writers."""
    base = rows["icalendar"].write if "icalendar" in rows else 0.0
    print(f"\n{'writer':30} {'events a CPU-s':>14} {'to icalendar':>13} {'bytes each':>10}  faults")
    shown = [(row.name, row.write, row) for row in rows.values()]
    shown += [
        (f"{row.name}, objects made too", row.build + row.write, row)
        for name, row in rows.items()
        if name not in _OWN or name == "timeline-kit"
    ]
    for name, seconds, row in sorted(shown, key=lambda each: each[1]):
        wrong = ", ".join(f"{n:,} × {fault}" for fault, n in row.faults.items()) or "none"
        ratio = f"{base / seconds:12.2f}×" if base else f"{'':13}"
        print(f"{name:30} {count / seconds:14,.0f} {ratio} {row.size / count:10.0f}  {wrong}")


def show_memory(names: list[str], file: Path) -> None:
    """What the objects of each writer take, and what writing adds."""
    print(f"\n{f'MiB for {_SOME:,} events':30} {'held':>8} {'writing adds':>13}")
    for worker in start_all("write", names, file):
        answer = worker.ask(measure=True)
        worker.close()
        if "held" in answer:
            print(f"{worker.name:30} {answer['held']:8.1f} {answer['added']:13.1f}")


def hold_readers(names: list[str], file: Path, few: Path, rounds: int) -> dict[str, float]:
    """Events read in a CPU second by each, in turns."""
    workers = [
        worker
        for name in names
        for worker in start_all("read", [name], few if name == "ics" else file)
    ]
    answers: dict[str, list[float]] = {worker.name: [] for worker in workers}
    for _ in range(rounds):
        for worker in list(workers):
            answer = worker.ask()
            if "failed" in answer:
                print(f"{worker.name} does not read: {answer['failed']}")
                workers.remove(worker)
                answers.pop(worker.name)
                worker.close()
            else:
                answers[worker.name].append(answer["events"] / answer["read"])
    for worker in workers:
        worker.close()
    return {name: median(of_one) for name, of_one in answers.items()}


def main() -> None:
    """Run everything, print the tables, then the targets."""
    arguments = argparse.ArgumentParser(description=__doc__)
    add = arguments.add_argument
    add("--events", type=int, default=20_000, help="that are written; default: 20000")
    add("--load", type=int, default=20_000, help="that are read; default: 20000")
    add("--rounds", type=int, default=3, help="default: 3")
    add("--only", default="", help="these writers alone, as in icalendar,floor")
    add("--quick", action="store_true", help="writers alone, no memory and no readers")
    add("--million", action="store_true", help="measure the memory of a million events, too")
    add("--install-node", action="store_true", help="npm install ical.js and ical-generator here")
    options = arguments.parse_args()
    if options.install_node:
        install()
    only = [*filter(None, options.only.split(",")), *_OWN] if options.only else None
    names = [each for each in (*_OWN, *_PYTHON, *MODULES) if not only or each in only]
    print(f"Python {platform.python_version()}, timeline-kit {__version__}")
    with tempfile.TemporaryDirectory() as folder:
        run(options, names, Path(folder))


def content_of(count: int, folder: Path) -> Path:
    """A file of ours with so many events."""
    file = folder / f"{count}.ics"
    if not file.exists():
        file.write_bytes(b"".join(ours(timeline(count))))
    return file


def run(options: argparse.Namespace, names: list[str], folder: Path) -> None:
    """All tables, then the targets."""
    file = content_of(options.events, folder)
    content = Content.of(file.read_bytes())
    file.with_suffix(".ics.json").write_text(to_json(content), "utf-8")
    rows = hold_writers(names, file, options.rounds)
    show_writers(rows, options.events)
    targets = writing_targets(rows)
    if not options.quick:
        some = content_of(_SOME, folder)
        some.with_suffix(".ics.json").write_text(to_json(Content.of(some.read_bytes())), "utf-8")
        show_memory(names, some)
        targets.append(show_growth(million=options.million))
        targets.append(show_readers(content_of(options.load, folder), content_of(_FEW, folder), 1))
    print("\nTargets")
    for met, what in targets:
        tell(met, what)


def writing_targets(rows: dict[str, Row]) -> list[Target]:
    """What ours must reach beside icalendar and beside what is written by hand."""

    def ratio(name: str, other: str) -> float | None:
        """How many times as long the one takes as the other."""
        return rows[name].write / rows[other].write if {name, other} <= rows.keys() else None

    targets: list[Target] = []
    if it := ratio("icalendar", "timeline-kit"):
        targets.append((it >= 6, f"writing: {it:.2f}× icalendar's to_ical, 6× at the least"))
    if it := ratio("timeline-kit", "by hand"):
        what = f"writing: {it:.2f}× the time of the same by hand, 1.3× at the most"
        targets.append((it <= 1.3, what))
    if it := ratio("lines alone", "floor"):
        what = f"writing: {it:.2f}× the time of the floor for the same, 1.3× at the most"
        targets.append((it <= 1.3, what))
    return targets


def show_growth(*, million: bool) -> Target:
    """What exporting adds to memory, few events or many."""
    print("\nMiB that exporting adds")
    held = {count: growth("held", count) for count in (10_000, 100_000)}
    many = (10_000, 100_000, 1_000_000) if million else (10_000, 100_000)
    streamed = {count: growth("streamed", count) for count in many}
    for count in many:
        beside = f"{held[count]:6.2f} beside a timeline that is held" if count in held else ""
        print(f"{count:9,} events: {streamed[count]:6.2f} streamed  {beside}")
    most = max(*held.values(), *streamed.values())
    return most <= _FLAT, f"memory: {most:.2f} MiB more at the most, {_FLAT} at the most"


def show_readers(file: Path, few: Path, rounds: int) -> Target:
    """The table of readers."""
    print(f"\n{'reader':30} {'events a CPU-s':>14} {'to icalendar':>13}")
    read = hold_readers(["timeline-kit", *_PYTHON, "ical.js"], file, few, rounds)
    base = read.get("icalendar")
    for name, rate in sorted(read.items(), key=lambda each: -each[1]):
        print(f"{name:30} {rate:14,.0f} {f'{rate / base:12.2f}×' if base else ''}")
    if not base or "timeline-kit" not in read:
        return None, "loading: 2× icalendar's from_ical at the least"
    ratio = read["timeline-kit"] / base
    return ratio >= 2, f"loading: {ratio:.2f}× icalendar's from_ical, 2× at the least"


if __name__ == "__main__":
    main()
