"""The same export in another process, as another machine would run it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Final, NoReturn

from timeline.testing import samples
from timeline.testing.check import Fault, skip
from timeline.testing.exporting import Subject

__all__ = ["CHANGES", "output_elsewhere", "refuse_elsewhere"]

CHANGES: Final[dict[str, dict[str, str]]] = {
    "another order of sets": {
        "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    },
    "another time zone": {"TZ": "XXX-13:30"},
    "another language": {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
}
"""What differs on other machines, in words and as environment variables."""

ELSEWHERE: Final = "TIMELINE_TESTING_ELSEWHERE"
"""The variable that is set in the other process, which must not try the exporter in its turn."""

_PROGRAM: Final = """
import io, pickle, sys
out, sys.stdout = sys.stdout.buffer, io.StringIO()
try:
    exporter = pickle.load(sys.stdin.buffer)
except Exception as error:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
    sys.exit(3)
timeline = pickle.load(sys.stdin.buffer)
from timeline.api import make_context, pieces
from timeline.testing.exporting import joined
out.write(joined(pieces(exporter, timeline, make_context(exporter, timeline))))
"""


def output_elsewhere(subject: Subject, environment: Mapping[str, str]) -> bytes:
    """The output for `samples.everything()` in a process with these environment variables."""
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
    try:
        given = pickle.dumps(subject.exporter) + pickle.dumps(samples.everything())
    except Exception as error:  # noqa: BLE001 - pickle raises of many kinds
        _not_found(subject, str(error))
    done = subprocess.run(  # noqa: S603 - this Python, and the program above
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, "PYTHONPATH": path, ELSEWHERE: "yes", **environment},
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
    )
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    if done.returncode == 3:
        _not_found(subject, " ".join(said))
    if done.returncode:
        raise Fault(
            f"the export fails in another process: {' '.join(said)}",
            where=", ".join(f"{name}={value}" for name, value in environment.items()),
        )
    return done.stdout


def refuse_elsewhere() -> None:
    """Raise RuntimeError in the other process: the module of the exporter tries it on import."""
    if os.environ.get(ELSEWHERE):
        raise RuntimeError("put what tries it under `if __name__ == '__main__':`")


def _not_found(subject: Subject, error: str) -> NoReturn:
    kind = type(subject.exporter)
    skip(
        f"another process cannot import {kind.__module__}:{kind.__qualname__} ({error}); "
        "define the class at the top of a module that is on the path"
    )
