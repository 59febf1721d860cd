"""Long work shows a bar on a terminal: what is done, how fast, the time left; nowhere else."""

import os
import pty
import re
import signal
import subprocess
import sys

import pytest

from timeline import Event, Timeline, write

COUNT = 1000

# It does most of its work, and then waits until it is told to go on.
SLOW = """
import time
from pathlib import Path
from timeline import Event, Exporter, Reader, Timeline, hookimpl

def wait():
    while not Path("go").exists():
        time.sleep(0.01)

class Slow(Exporter):
    name, suffix, media_type = "slow", ".slow", "text/plain"

    def export(self, timeline, context):
        for number, event in enumerate(timeline):
            if number == 600:
                wait()
            yield event.title

class Slowly(Reader):
    name, suffix, media_type = "slowly", ".slowly", "text/plain"

    def read(self, stream, context):
        stream.read(100)
        wait()
        stream.read()
        return Timeline(title="Read", events=[Event(title="A parade", when="2022")])

@hookimpl
def timeline_exporters():
    return [Slow()]

@hookimpl
def timeline_readers():
    return [Slowly()]
"""


@pytest.fixture
def folder(tmp_path):
    events = [Event(id=f"e{n}", title=f"Event {n}", when="2022") for n in range(COUNT)]
    write(Timeline(title="Many", events=events), tmp_path / "many.json")
    (tmp_path / "a.slowly").write_bytes(b"x" * 300_000)
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    return tmp_path


class Terminal:
    """The command, with a terminal as standard error."""

    def __init__(self, folder, *arguments):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "--plugin", "slow.py", *arguments],
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "20"},
            stdout=subprocess.PIPE,
            stderr=theirs,
        )
        os.close(theirs)
        self.seen = ""

    def wait_for(self, words):
        """Read until the words are there."""
        while words not in self.seen:
            more = self.more()
            assert more, self.seen
        return self.seen

    def more(self):
        try:
            self.seen += (more := os.read(self.ours, 100_000).decode("utf-8", "replace"))
        except OSError:  # Linux says so that it was closed
            return ""
        return more

    def end(self):
        """What is left on the screen, and the status."""
        while self.more():
            pass
        os.close(self.ours)
        self.process.stdout.close()
        status = self.process.wait(timeout=60)
        # a line that is taken away is deleted; what stands before a return is written over
        shown = self.seen.replace("\r\n", "\n").rpartition("\x1b[2K")[2]
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown), status


def test_an_export_shows_events_their_rate_and_the_time_left(folder):
    terminal = Terminal(folder, "export", "many.json", "-o", "out.slow")
    seen = terminal.wait_for(f"512 of {COUNT:,} events")
    assert "writing out.slow" in seen
    (folder / "go").touch()
    assert re.search(r"512 of 1,000 events, [0-9,]+/s, [0-9:]+ left", terminal.wait_for(" left"))
    last, status = terminal.end()
    assert (last, status) == ("out.slow: 1000 events as slow\n", 0)
    assert "\x1b[?25h" in terminal.seen  # the cursor is there again


def test_a_file_that_is_read_shows_bytes(folder):
    terminal = Terminal(folder, "show", "a.slowly")
    terminal.wait_for("65.5 kB of 300.0 kB")
    assert "reading a.slowly" in terminal.seen
    (folder / "go").touch()
    assert terminal.end() == ("", 0)


def slowly(folder):
    """The plugin as it works for longer than a bar waits, and waits for nobody."""
    source = SLOW.replace('while not Path("go").exists():', "for _ in range(150):")
    (folder / "slow.py").write_text(source, "utf-8")


def test_a_pipe_gets_nothing_of_it(folder):
    slowly(folder)
    command = [sys.executable, "-m", "timeline", "--plugin", "slow.py", "export"]
    done = subprocess.run(
        [*command, "a.slowly", "-o", "out.slow"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "out.slow: 1 event as slow\n")


def test_a_quiet_command_shows_none(folder):
    slowly(folder)
    terminal = Terminal(folder, "export", "a.slowly", "-o", "out.slow", "--quiet")
    assert terminal.end() == ("", 0)
    assert terminal.seen == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "many.json", "-o", "out.slow"], "512 of"),
        (["export", "a.slowly", "-o", "out.slow"], "65.5 kB of"),
        (["check", "a.slowly"], "65.5 kB of"),
    ],
)
def test_ctrl_c_ends_it_with_one_line_and_leaves_nothing_behind(folder, arguments, words):
    (folder / "out.slow").write_text("as it was", "utf-8")
    before = sorted(path.name for path in folder.iterdir())
    terminal = Terminal(folder, *arguments)
    terminal.wait_for(words)
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == ("timeline: interrupted\n", 130)
    assert "\x1b[?25h" in terminal.seen
    assert [path for path in before if path != "__pycache__"] == sorted(
        path.name for path in folder.iterdir() if path.name != "__pycache__"
    )
    assert (folder / "out.slow").read_text("utf-8") == "as it was"
