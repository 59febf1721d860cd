"""What a command takes before it does anything, and the first seed from the shell to the calendar.

All is told as a multiple of `python -c pass`: CPU time and the time on the clock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple

from measure import tell

SEED: Final = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"
COMMAND: Final = ("-P", "-c", "from timeline.cli import run; run()")
BARE: Final = "python -c pass"

MOST: Final = {
    "timeline --version": 100 / 15,
    "timeline --help": 100 / 15,
    "timeline export --help": 100 / 15,
    "timeline export seed -o x.ics": 250 / 15,
}
"""The targets: milliseconds where a bare interpreter takes 15."""


class Took(NamedTuple):
    """What one run took, in seconds."""

    cpu: float
    wall: float


def cases(folder: str) -> dict[str, tuple[str, ...]]:
    """The arguments of Python by what they are called."""
    export = (*COMMAND, "export", str(SEED), "-o", f"{folder}/x.ics", "--quiet")
    own = {
        "timeline --version": (*COMMAND, "--version"),
        "timeline --help": (*COMMAND, "--help"),
        "timeline export --help": (*COMMAND, "export", "--help"),
        "timeline export seed -o x.ics": export,
    }
    modules = ("timeline", "attrs", "pluggy", "yaml", "msgspec", "pendulum", "icalendar")
    imports = {f"import {name}": ("-P", "-c", f"import {name}") for name in modules}
    return {BARE: ("-c", "pass"), **own, **imports}


def took(arguments: tuple[str, ...], env: dict[str, str]) -> Took:
    """Run Python with the arguments."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True)
    wall, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    return Took(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def measured(rounds: int) -> dict[str, Took]:
    """The median of CPU times, and the shortest time on the clock: others take turns there, too.

    All cases take turns, so that a busy machine slows all alike.
    """
    with tempfile.TemporaryDirectory() as folder:
        # as it is once something was run before: byte code is there
        env = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/pyc"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        named = cases(folder)
        for arguments in named.values():
            took(arguments, env)
        results: dict[str, list[Took]] = {name: [] for name in named}
        for _ in range(rounds):
            for name, arguments in named.items():
                results[name].append(took(arguments, env))
    return {
        name: Took(median(t.cpu for t in all_), min(t.wall for t in all_))
        for name, all_ in results.items()
    }


def versioned(name: str) -> str:
    """What was run, with the version of what was imported."""
    distribution = {"yaml": "pyyaml", "timeline": "timeline-kit"}
    module = name.removeprefix("import ")
    try:
        return f"{name} ({version(distribution.get(module, module))})"
    except PackageNotFoundError:
        return name


def main() -> int:
    """Print the table; the status is 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    results = measured(parser.parse_args().rounds)
    bare = results[BARE]
    print(f"Python {python_version()}: {BARE} takes {bare.wall * 1000:.1f} ms\n")
    print(f"{'':<34}{'CPU ms':>8}{'CPU ratio':>11}{'wall ratio':>12}{'at most':>9}")
    missed = 0
    for name, result in results.items():
        cpu, wall, most = result.cpu / bare.cpu, result.wall / bare.wall, MOST.get(name)
        line = f"{versioned(name):<34}{result.cpu * 1000:8.1f}{cpu:10.1f}×{wall:11.1f}×"
        if most:
            missed += cpu > most
            line += f"{most:8.1f}×"
        print(line)
    print("\nTargets")
    for name, most in MOST.items():
        cpu = results[name].cpu / bare.cpu
        tell(cpu <= most, f"{name}: {cpu:.1f}× the CPU time of {BARE}, {most:.1f}× at the most")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
