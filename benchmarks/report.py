"""Run benchmarks, keep what they print, and make `docs/performance.md` of it.

`report.py startup jsonlines` runs those two; `report.py all` runs all, which takes hours;
`report.py` alone makes the page anew of what is in `results/`.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results"
PAGE: Final = HERE.parent / "docs" / "performance.md"

ARGUMENTS: Final = {
    "ical": ("--load", "100000", "--million"),
    "jsonlines": ("100000", "--rounds", "3"),
    "partitions": ("500000",),
}

SECTIONS: Final = {
    "startup": (
        "Start-up",
        "What a command takes before it does anything, as multiples of a bare interpreter.",
    ),
    "jsonlines": (
        "JSON Lines",
        "Nested events: validated, their dates parsed, against decoders that check less or more.",
    ),
    "yaml_load": (
        "YAML",
        "A file of nested events into a timeline, every value with its line and column.",
    ),
    "dates": ("Dates", "`When.parse` against other parsers, and a million dates sorted."),
    "ical": (
        "iCalendar",
        "The same calendar by all programs, and read; what is wrong in each output is told.",
    ),
    "markdown": ("Markdown", "The same bytes by the exporter and by a Jinja template."),
    "growth": (
        "From ten thousand events to ten million",
        "Tables in Parquet and their exports: CPU time an event, and the peak of the process.",
    ),
    "memory": ("Memory of exports", "Files of JSON Lines and of CSV, read as they are walked."),
    "tables": ("Engines for tables", "DuckDB and Polars, each step in a process of its own."),
    "partitions": ("Partitions", "One process and two, writing a file a year."),
    "discovery": ("Plugins", "What 50 installed plugins cost a command."),
}

LOST: Final = """\
- **Markdown**: a Jinja template that is written for one shape of events is faster. It looks for
  nothing that these events do not have.
- **Writing JSON Lines**: msgspec's encoder is faster where its own structs lie ready; our events
  are attrs classes, which leave out what has its default, and are copied into structs first.
- **The garbage collector off**: reading JSON Lines is three times msgspec's bare structs then,
  and not twice; our reader pauses the collector itself, so that others gain from switching it off
  and it does not.
- **Calendars**: ical.js in node reads faster, and so does libical, which is written in C.
- **CSV**: each row is read with its place in the file, and costs ten times an event of JSON
  Lines. Convert a large one with `timeline table`.
- **Engines**: Polars sorts faster than DuckDB, in more than twice the memory.
"""


def run(name: str) -> None:
    """Run a benchmark and keep what it prints."""
    command = [sys.executable, str(HERE / f"{name}.py"), *ARGUMENTS.get(name, ())]
    print(f"{name}…", flush=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        sys.exit(f"{name} printed nothing:\n{done.stderr}")
    machine = (
        f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.txt").write_text(f"{machine}\n\n{done.stdout.strip()}\n", "utf-8")


def page() -> str:
    """The page of all results that there are."""
    missed: list[str] = []
    sections: list[str] = []
    for name, (title, what) in SECTIONS.items():
        file = RESULTS / f"{name}.txt"
        if not file.exists():
            continue
        text = file.read_text("utf-8").strip()
        missed += [
            f"- {title}: {line.removeprefix('NOT MET').strip()}"
            for line in text.splitlines()
            if line.startswith("NOT MET")
        ]
        repeat = f"```console\n$ python benchmarks/report.py {name}\n```"
        sections.append(f"## {title}\n\n{what}\n\n{repeat}\n\n```text\n{text}\n```\n")
    targets = "\n".join(missed) or "All targets were met in these runs."
    return (
        "# Performance\n\n"
        "Every table here is what a benchmark printed; `python benchmarks/report.py NAME` repeats\n"
        "it, and `benchmarks/README.md` tells how each measures. All programs of a table took\n"
        "turns in one run. Ratios hold on other machines, absolute numbers do not.\n\n"
        f"## What we lose\n\n{LOST}\n"
        f"Targets that were missed:\n\n{targets}\n\n" + "\n".join(sections)
    )


def main(names: list[str]) -> None:
    """Run what is asked for, and make the page."""
    for name in SECTIONS if names == ["all"] else names:
        if name not in SECTIONS:
            sys.exit(f"there is no benchmark '{name}'; there are {', '.join(SECTIONS)}")
        run(name)
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
