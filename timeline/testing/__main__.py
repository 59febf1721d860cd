"""`python -m timeline.testing NAME`: all checks of an installed exporter, a line each."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from unittest import SkipTest

from timeline.errors import TimelineError
from timeline.plugins import Plugins
from timeline.testing.check import Fault
from timeline.testing.exporter_checks import EXPORTER_CHECKS
from timeline.testing.exporting import Subject


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 if nothing was found, 1 if something was, 2 for a wrong name."""
    parser = argparse.ArgumentParser(
        prog="python -m timeline.testing",
        description="Try exporters in every way that we know; a suite of tests can do more.",
    )
    parser.add_argument("names", nargs="+", metavar="NAME", help="the name of an exporter")
    parser.add_argument("--plugin", action="append", default=[], metavar="FILE")
    options = parser.parse_args(arguments)
    try:
        plugins = Plugins.installed(also=options.plugin)
        exporters = [plugins.exporter(name) for name in options.names]
    except TimelineError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    try:
        found = [_tried(Subject(exporter=exporter, from_afar=True)) for exporter in exporters]
    except BrokenPipeError:  # whoever read it has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(any(found))


def _tried(subject: Subject) -> bool:
    """Whether a fault was found; each check is a line."""
    found = False
    for check in EXPORTER_CHECKS:
        line = "ok"
        try:
            check.run(subject)
        except Fault as fault:
            line, found = f"FAULT\n{fault}", True
        except SkipTest as reason:
            line = f"left out: {reason}"
        sys.stdout.write(f"{subject.exporter.name} {check.name}: {line}\n")
    sys.stdout.flush()
    return found


if __name__ == "__main__":
    sys.exit(main())
