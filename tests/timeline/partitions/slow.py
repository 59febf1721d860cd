"""A plugin whose exporter waits where the test wants it to: at the event called `wait`.

It tells the number of its process in a file, and goes on when there is a file called `go`. At the
event called `die` it kills its process.
"""

import os
import signal
import time
from pathlib import Path

from timeline import Exporter, hookimpl


class Slow(Exporter):
    """Titles, line by line."""

    name, suffix, media_type = "slow", ".slow", "text/plain"

    def export(self, timeline, context):
        folder = Path(os.environ["GATE"])
        for event in timeline:
            yield f"{event.title}\n"
            if event.title == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if event.title == "wait":
                (folder / "pid.new").write_text(str(os.getpid()))
                (folder / "pid.new").replace(folder / "pid")
                while not (folder / "go").exists():
                    time.sleep(0.01)


@hookimpl
def timeline_exporters():
    return [Slow()]
