"""The guards see what is printed, done and asked, and let be what is harmless."""

import os
import socket
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

from timeline.testing import samples
from timeline.testing.guards import audited, clock_watched, listened, owner_of, owns
from timeline.testing.watched import watched

from .good import Good

ME = __name__.partition(".")[0]


def test_what_is_printed_and_warned_of_is_caught(capsys):
    with listened() as said:
        print("out")
        print("err", file=sys.stderr)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    assert (said.out.getvalue(), said.err.getvalue()) == ("out\n", "err\n")
    assert [str(warning.message) for warning in said.warnings] == ["old"]
    assert capsys.readouterr() == ("", "")


def test_a_file_in_a_temporary_folder_is_noted_with_its_folder():
    with audited() as deeds, TemporaryDirectory() as folder:
        Path(folder, "a").write_text("x")
    assert {Path(deed.path) for deed in deeds if deed.event != "shutil.rmtree"} == {
        Path(folder), Path(folder, "a"),
    }  # fmt: skip


def test_files_that_are_written_are_noted_and_those_that_are_read_are_not(tmp_path):
    with audited() as deeds:
        Path(tmp_path, "a").write_text("x")
        Path(tmp_path, "a").read_text()
        os.close(os.open(tmp_path / "b", os.O_WRONLY | os.O_CREAT))
        os.close(os.open(tmp_path / "b", os.O_RDONLY))
        Path(tmp_path, "b").unlink()
    assert [(deed.event, Path(deed.path).name) for deed in deeds] == [
        ("open", "a"), ("open", "b"), ("os.remove", "b"),
    ]  # fmt: skip


def test_networks_and_processes_are_noted():
    with audited() as deeds:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert [deed.kind for deed in deeds][:2] == ["network", "process"]


def test_nothing_is_noted_outside():
    with audited() as deeds:
        pass
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
    assert deeds == []


def test_clocks_are_noted_with_their_place():
    with clock_watched(ME) as asked:
        time.time()
        datetime.now()
    assert [words.partition("(")[0] for words in asked] == ["time.time", "datetime.datetime.now"]
    assert all(f"{__file__}:" in words for words in asked)


def test_what_asks_no_clock_is_let_be():
    with clock_watched(ME) as asked:
        datetime.fromtimestamp(0, UTC)
        datetime(2024, 1, 1).strftime("%Y")
        uuid5(NAMESPACE_URL, "a")
        time.gmtime(0)
    assert asked == []


def test_clocks_that_others_ask_are_let_be():
    with clock_watched("haiku") as asked:
        time.time()
    assert asked == []


def test_a_package_owns_its_modules_and_no_others():
    frame = sys._getframe()
    assert owner_of(Good()) == ME
    assert owns(ME, frame)
    assert not owns("test", frame)
    assert not owns(ME, None)


def test_a_watched_timeline_notes_what_its_owner_asks_alone():
    timeline = watched(samples.everything(), ME)
    assert [event.id for event in timeline] == [event.id for event in samples.everything()]
    assert timeline.where(lambda event: False).events == ()
    assert timeline["far"].id == "far"
    assert [note.name for note in timeline.notes] == ["__iter__", "where"]
    other = watched(samples.everything(), "haiku")
    assert len(other) == 18
    assert other.notes == []


def test_a_watched_timeline_is_what_it_was():
    assert watched(samples.everything(), ME).events == samples.everything().events
