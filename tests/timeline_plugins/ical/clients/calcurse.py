"""What calcurse, a calendar for the terminal, stores of calendars.

It keeps one line for each entry and its description as a note in a file of its own; no UID.
"""

import os
import re
import shutil
import subprocess

from .entry import Entry
from .readers import MissingError, Read

STORED = re.compile(
    r"(?P<day>\S+) "
    r"(?:@ (?P<time>\S+) -> (?P<end>\S+) @ (?P<until>[0-9:]{5}) ?|\[1\] )"
    r"(?:\{1D -> (?P<last>\S+)\} ?)?"
    r">(?P<note>[0-9a-f]{40}) (?P<mark>[|!]?)(?P<summary>.*)"
)
ADDED = re.compile(r"\n-- (\n(Location|Comment|Import): [^\n]*)+\Z")
"""What it adds to a description."""


def by_calcurse(calendar, folder, zone="UTC"):
    """What it stores of one calendar, in a folder that is new."""
    if not shutil.which("calcurse"):
        raise MissingError("there is no calcurse, of the Debian package of that name")
    data, config, file = folder / "data", folder / "config", folder / "calendar.ics"
    data.mkdir()
    config.mkdir()
    file.write_bytes(calendar.encode("utf-8"))
    done = subprocess.run(
        ["calcurse", "-D", data, "-C", config, "-q", "-i", file],
        env={**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)},
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    complaints = [line for line in (done.stdout + done.stderr).splitlines() if line]
    for log in folder.glob("calcurse_log.*"):
        complaints += re.findall(r"^V\w+ \[\d+\]: (.*)$", log.read_text(), re.MULTILINE)
    apts = (data / "apts").read_bytes().decode("utf-8", "replace")
    return Read([_entry(line, data / "notes") for line in apts.split("\n") if line], complaints)


def _entry(line, notes):
    stored = STORED.fullmatch(line)
    assert stored, line
    note = (notes / stored["note"]).read_bytes().decode("utf-8", "replace").removesuffix("\n")
    start, last = _time(stored["day"], stored["time"]), _time(stored["last"] or stored["day"])
    end = _time(stored["end"], stored["until"]) if stored["time"] else last
    summary = stored["summary"] if stored["time"] else (stored["mark"] or "") + stored["summary"]
    return Entry("vevent", "", start, end, summary, ADDED.sub("", note))


def _time(day, time=None):
    month, day, year = day.split("/")
    return f"{year}{month}{day}" + (f"T{time.replace(':', '')}" if time else "")
