"""Real processes that are killed: what is written in the end is what one undisturbed run writes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import timeline
from timeline import Event, Timeline

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the tree of processes is looked up in /proc"
)

PLUGIN = Path(__file__).with_name("slow.py")
PATIENCE = 120


def until(true):
    """Wait until it is true, and return what it is."""
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end, "this takes too long"
        time.sleep(0.02)
    return found


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"  # one that has ended may wait for somebody to take note


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Run:
    """The command in a folder of its own."""

    def __init__(self, folder, title="wait"):
        self.folder, self.gate = folder, folder / "gate"
        self.out = folder / "out"
        self.gate.mkdir()
        self.out.mkdir()
        events = [Event(title=f"In {year}", when=str(year)) for year in range(2010, 2020)]
        events += [Event(title=title, when="2015", id="the-one")]
        timeline.write(Timeline(title="Years", events=events), folder / "input.json")

    def start(self, jobs=2):
        words = ["export", str(self.folder / "input.json"), "--plugin", str(PLUGIN)]
        words += ["--split-by", "year", "--jobs", str(jobs), "-o", str(self.out / "o.slow")]
        return subprocess.Popen(
            [sys.executable, "-m", "timeline", *words],
            stderr=subprocess.PIPE,
            env={**os.environ, "GATE": str(self.gate)},
            start_new_session=True,
            text=True,
            # whoever starts the tests in the background lets them ignore Ctrl-C
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def waiting(self):
        """The process that waits, when all other partitions are done."""
        pid = int(until(lambda: (self.gate / "pid").exists() and (self.gate / "pid").read_text()))
        journal = self.out / "o-index.part" / "journal.jsonl"
        until(lambda: journal.read_text().count("\n") == 10)
        return pid

    def open(self):
        (self.gate / "go").touch()

    def finish(self, process):
        _, said = process.communicate(timeout=PATIENCE)
        return process.returncode, said


@pytest.fixture
def run(tmp_path):
    return Run(tmp_path)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    run = Run(tmp_path_factory.mktemp("undisturbed"))
    run.open()
    process = run.start(jobs=1)
    code, said = run.finish(process)
    assert code == 0
    return said.replace(str(run.out), "OUT"), files(run.out)


def files(folder):
    return {path.name: path.is_file() and path.read_bytes() for path in folder.iterdir()}


def test_two_processes_write_what_one_writes(run, undisturbed):
    run.open()
    code, said = run.finish(run.start())
    assert (code, said.replace(str(run.out), "OUT"), files(run.out)) == (0, *undisturbed)


def test_a_killed_worker_changes_nothing(run, undisturbed):
    process = run.start()
    worker = run.waiting()
    assert worker in children(process.pid)
    os.kill(worker, signal.SIGKILL)
    until(lambda: (run.gate / "pid").read_text() != str(worker))
    run.open()
    code, said = run.finish(process)
    assert (code, said.replace(str(run.out), "OUT"), files(run.out)) == (0, *undisturbed)


def test_a_killed_command_leaves_no_processes_and_goes_on_when_it_is_called_again(run, undisturbed):
    process = run.start()
    worker = run.waiting()
    below = children(process.pid)
    assert worker in below
    process.kill()
    process.communicate()
    until(lambda: not any(is_alive(pid) for pid in below))
    assert [*files(run.out)] == ["o-index.part"], "no file has its name before all are there"
    run.open()
    code, said = run.finish(run.start())
    first, rest = said.replace(str(run.out), "OUT").split("\n", 1)
    assert first == "continued: 9 of 10 files were ready"
    assert (code, rest, files(run.out)) == (0, *undisturbed)


def test_ctrl_c_ends_everything_with_one_line(run):
    process = run.start()
    worker = run.waiting()
    below = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    code, said = run.finish(process)
    # the last one may be in the journal and not yet be counted
    assert re.fullmatch(
        "timeline: interrupted when [89] of 10 files are ready;"
        " the same command goes on from there\n",
        said,
    )
    assert code == 130
    until(lambda: not any(is_alive(pid) for pid in [worker, *below]))


def test_a_partition_that_kills_its_process_is_told(tmp_path):
    run = Run(tmp_path, "die")
    code, said = run.finish(run.start())
    assert code == 1
    assert said.startswith("timeline: the processes that wrote ")
    assert "'2015'" in said
    assert said.endswith("were killed 3 times; if the memory is too small for several, use fewer\n")
    assert not {*files(run.out)} - {"o-index.part"}
