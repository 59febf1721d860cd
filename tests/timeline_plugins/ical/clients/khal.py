"""khal, a calendar for the terminal: a calendar of its own in a folder of files."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from .readers import MissingError, Read, by_icalendar

CONFIGURATION = """\
[calendars]
[[t]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder}/khal.db
"""


class Khal(NamedTuple):
    folder: Path
    zone: str = "UTC"

    @property
    def calendar(self):
        return self.folder / "calendar"

    def __call__(self, *arguments):
        """What it says, and what it complains of."""
        program = Path(sys.executable).with_name("khal")
        if not program.exists():
            raise MissingError("there is no khal: `pip install khal`")
        configuration = self.folder / "config"
        if not configuration.exists():
            self.calendar.mkdir(exist_ok=True)
            configuration.write_text(CONFIGURATION.format(folder=self.folder, zone=self.zone))
        done = subprocess.run(
            [program, "-c", configuration, *arguments],
            capture_output=True, encoding="utf-8", timeout=300,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr[-2000:]
        return done.stdout, [line for line in done.stderr.splitlines() if line]


def by_khal(calendar, folder):
    """What it stores of a calendar, in a folder that is new."""
    khal = Khal(folder)
    (folder / "t.ics").write_bytes(calendar.encode("utf-8"))
    _, complaints = khal("import", "--batch", "-a", "t", folder / "t.ics")
    files = [path.read_text("utf-8") for path in khal.calendar.iterdir()]
    return Read([entry for read in by_icalendar(files) for entry in read.entries], complaints)
