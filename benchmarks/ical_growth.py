"""What memory an export adds, in a process of its own: `ical_growth.py held|streamed COUNT`.

held: tracemalloc, begun when the timeline is there, so that only what the export adds is counted.
streamed: a timeline that makes each event when it is asked for, and the peak of the whole process,
as the system counts it, over what it has after 2,000 events.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from ical_content import events, ours, timeline

from timeline import Event, Timeline

MIB = 2**20
_STATUS = Path("/proc/self/status")


class Streamed(Timeline):
    """A timeline whose events are made one by one, and not kept."""

    def __init__(self, count: int) -> None:
        super().__init__(title="Ein Kalender, zum Messen", id="bench", updated="2024-06-01")
        object.__setattr__(self, "_count", count)

    def __iter__(self) -> Iterator[Event]:
        return events(self._count)  # type: ignore[attr-defined]


def growth(how: str, count: int) -> float:
    """MiB that the export adds."""
    command = [sys.executable, __file__, how, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return float(json.loads(done.stdout))


def _export(timeline: Timeline) -> int:
    size = 0
    with Path(os.devnull).open("wb") as file:
        for chunk in ours(timeline):
            size += file.write(chunk)
    return size


def _held(count: int) -> float:
    _export(timeline(100))  # what is imported and remembered once
    whole = timeline(count)
    tracemalloc.start()
    _export(whole)
    return tracemalloc.get_traced_memory()[1] / MIB


def _streamed(count: int) -> float:
    _export(Streamed(2_000))
    before = memory()
    size = _export(Streamed(count))
    assert size > 500 * count, "events are missing"
    return (peak_memory() - before) / MIB


def memory() -> int:
    """The bytes that the process has; the peak is counted from here."""
    if not _STATUS.exists():
        return _most()
    Path("/proc/self/clear_refs").write_text("5")
    return _told("VmRSS")


def peak_memory() -> int:
    """The most bytes that the process had since then."""
    # Linux's getrusage begins with what the parent had, which hides all that is less
    return _told("VmHWM") if _STATUS.exists() else _most()


def _told(name: str) -> int:
    lines = _STATUS.read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(name))


def _most() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps({"held": _held, "streamed": _streamed}[sys.argv[1]](int(sys.argv[2]))))
