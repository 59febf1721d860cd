"""`python -m timeline.testing NAME`: all checks of an installed exporter, a line each."""

from __future__ import annotations

import sys
from unittest import SkipTest

from timeline.errors import TimelineError
from timeline.plugins import Plugins
from timeline.testing.check import Fault
from timeline.testing.exporter_checks import EXPORTER_CHECKS
from timeline.testing.exporting import Subject


def main(names: list[str]) -> int:
    """The exit status: 0 if nothing was found, 1 if something was, 2 for a wrong name."""
    if not names:
        sys.stderr.write("python -m timeline.testing NAME: the name of an exporter\n")
        return 2
    found = 0
    for name in names:
        try:
            subject = Subject(exporter=Plugins.installed().exporter(name))
        except TimelineError as error:
            sys.stderr.write(f"{error}\n")
            return 2
        for check in EXPORTER_CHECKS:
            line, failed = "ok", False
            try:
                check.run(subject)
            except Fault as fault:
                line, failed = f"FAULT\n{fault}", True
            except SkipTest as reason:
                line = f"left out: {reason}"
            found += failed
            sys.stdout.write(f"{name} {check.name}: {line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
