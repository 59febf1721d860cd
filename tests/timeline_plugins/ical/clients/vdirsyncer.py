"""vdirsyncer, a client that keeps a folder of files as a collection of a CalDAV server is."""

import subprocess
import sys
from pathlib import Path

from .readers import MissingError

CONFIGURATION = """\
[general]
status_path = "{folder}/status"
[pair subscribed]
a = "server"
b = "here"
collections = null
[storage server]
type = "caldav"
url = "{url}"
read_only = true
[storage here]
type = "filesystem"
path = "{calendar}"
fileext = ".ics"
"""


def synchronise(folder, calendar, url):
    """Bring the folder `calendar` to what stands at the address; what is known is in `folder`."""
    program = Path(sys.executable).with_name("vdirsyncer")
    if not program.exists():
        raise MissingError("there is no vdirsyncer: `pip install vdirsyncer`")
    configuration = folder / "vdirsyncer"
    if not configuration.exists():
        calendar.mkdir(exist_ok=True)
        told = CONFIGURATION.format(folder=folder, calendar=calendar, url=url)
        configuration.write_text(told)
        _run(program, configuration, "discover")
    return _run(program, configuration, "sync")


def _run(program, configuration, command):
    done = subprocess.run(
        [program, "-c", configuration, command], input="y\n" * 9,
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr
