"""Ctrl-C ends the command with one line and status 130, whatever it is about to do."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from timeline import Event, Timeline, files, load, write
from timeline.unbroken import unbroken

# The signal comes when a module is imported: Python asks those who find modules for it.
AT_IMPORT = """
import os, signal, sys

class Interrupting:
    def find_spec(name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting)
from timeline.cli import run
sys.argv = ["timeline", *{arguments!r}]
run()
"""


def interrupted_at(module, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", AT_IMPORT.format(module=module, arguments=list(arguments))],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        **options,
    )


@pytest.mark.parametrize(
    "module",
    [
        "argparse",
        "timeline.cli.program",
        "timeline.cli.export",
        "timeline.plugins",
        "attr",
        "timeline.when",
        "timeline_plugins.ical",
        "timeline_plugins.ical.writing",
        "timeline.api",
        "yaml",
        "timeline.document.decode",
        "msgspec",
        "tomllib",
    ],
)
def test_it_may_come_at_any_import(module, seed_path, tmp_path):
    done = interrupted_at(module, "export", str(seed_path), "-o", str(tmp_path / "out.ics"))
    assert done.returncode == 130
    line, *more = done.stderr.splitlines()
    assert line.startswith("timeline: interrupted")
    assert not more
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["export", "--help"]])
def test_help_can_be_interrupted_too(arguments):
    done = interrupted_at("argparse", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "timeline: interrupted\n")


@pytest.mark.skipif(os.name != "posix", reason="only there a shell has the signal ignored")
def test_a_job_in_the_background_of_a_shell_is_not_interrupted(seed_path, tmp_path):
    done = interrupted_at(
        "yaml",
        *("export", str(seed_path), "-o", str(tmp_path / "out.ics"), "-q"),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.ics").exists()


@pytest.fixture
def two_years():
    return Timeline(title="Two years", events=[Event(title="A parade", when="2022")])


def interrupting(monkeypatch, module, name):
    """Let the signal come right after a step of the system."""
    step = getattr(module, name)

    def interrupted(*arguments, **options):
        try:
            return step(*arguments, **options)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(module, name, interrupted)


def test_a_file_that_was_just_begun_is_not_left(two_years, tmp_path, monkeypatch):
    interrupting(monkeypatch, files.tempfile, "mkstemp")
    with pytest.raises(KeyboardInterrupt):
        write(two_years, tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["replace", "unlink"])
def test_a_file_that_is_being_named_is_whole(two_years, tmp_path, monkeypatch, step):
    interrupting(monkeypatch, files.os, step)
    with pytest.raises(KeyboardInterrupt):
        write(two_years, tmp_path / "out.json")
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert load(tmp_path / "out.json") == two_years


def test_a_step_is_interrupted_by_the_handler_that_was_there():
    came = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        with unbroken():
            os.kill(os.getpid(), signal.SIGINT)
            assert came == []
        assert came == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_step_of_another_thread_is_left_alone():
    done = []

    def step():
        with unbroken():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=step)
    thread.start()
    thread.join()
    assert done == [signal.default_int_handler]
