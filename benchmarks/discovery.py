"""What 50 installed plugins cost the command, and what finding them costs: `discovery.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import invalidate_caches
from importlib.metadata import entry_points
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

import pluggy
from measure import tell

PLUGINS, ROUNDS, MOST = 50, 15, 15.0
MODULE = """
from timeline import Exporter, hookimpl

class Titles(Exporter):
    name, suffix, media_type = "titles-{n}", ".titles{n}", "text/plain"

    def export(self, timeline, context):
        yield from (event.title for event in timeline)

@hookimpl
def timeline_exporters():
    return [Titles()]
"""


def install(folder: Path) -> None:
    """Fifty distributions, as an installer leaves them."""
    for n in range(PLUGINS):
        (folder / f"titles_{n}.py").write_text(MODULE.format(n=n), "utf-8")
        info = folder / f"titles_{n}-1.0.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: titles-{n}\nVersion: 1.0\n"
        (info / "METADATA").write_text(metadata, "utf-8")
        points = f"[timeline]\ntitles-{n} = titles_{n}\n"
        (info / "entry_points.txt").write_text(points, "utf-8")


def milliseconds(arguments: list[str], path: str) -> float:
    """The CPU time of the command, with that folder on the path of Python."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-P", "-m", "timeline", *arguments],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
    )
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def compared(arguments: list[str], empty: str, folder: str) -> float:
    """The milliseconds that the plugins add; both take turns, so that a busy machine is fair."""
    without, with_them = [], []
    for _ in range(ROUNDS):
        without.append(milliseconds(arguments, empty))
        with_them.append(milliseconds(arguments, folder))
    added = median(with_them) - median(without)
    name = " ".join(["timeline", *arguments])
    print(f"{name:<28} {median(without):8.1f} ms  {median(with_them):8.1f} ms  {added:+8.1f} ms")
    return added


def finding() -> tuple[float, float]:
    """In one process: to find the plugins, and to have pluggy load them all as it does itself."""
    invalidate_caches()
    start = perf_counter()
    list(entry_points(group="timeline"))
    found = perf_counter()
    pluggy.PluginManager("timeline").load_setuptools_entrypoints("timeline")
    return (found - start) * 1000, (perf_counter() - found) * 1000


def main() -> int:
    """Print the costs; the status is 1 where `--version` pays more than it may."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as empty:
        install(Path(folder))
        print(f"{'':<28} {'without':>11}  {f'with {PLUGINS}':>11}  {'added':>11}")
        added = compared(["--version"], empty, folder)
        for arguments in (["schema"], ["formats"], ["--help"]):
            compared(arguments, empty, folder)
        sys.path.insert(0, folder)
        found, loaded = finding()
    print(
        f"\nto find {PLUGINS} plugins: {found:.1f} ms; to load all as pluggy does: {loaded:.1f} ms"
    )
    print("\nTargets")
    tell(added <= MOST, f"--version pays {added:+.1f} ms more, {MOST:.0f} ms at the most")
    return int(added > MOST)


if __name__ == "__main__":
    sys.exit(main())
