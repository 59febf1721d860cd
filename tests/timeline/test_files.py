import os
import stat

import pytest

from timeline import DateError, ExportError, WriteError
from timeline.files import write_file


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def failing(error):
    yield b"half of it"
    raise error


def test_a_file_holds_the_chunks_and_nothing_lies_beside_it(tmp_path):
    write_file(tmp_path / "out.txt", [b"one", b"", b"two"])
    assert (tmp_path / "out.txt").read_bytes() == b"onetwo"
    assert names(tmp_path) == ["out.txt"]


def test_no_chunks_make_an_empty_file(tmp_path):
    write_file(tmp_path / "out.txt", [])
    assert (tmp_path / "out.txt").read_bytes() == b""


@pytest.mark.parametrize(
    "error", [ExportError("no"), DateError("x", "no"), RuntimeError("no"), KeyboardInterrupt()]
)
def test_a_failed_export_leaves_the_old_file_as_it_was(tmp_path, error):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(type(error)):
        write_file(path, failing(error))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_a_failed_export_leaves_no_new_file(tmp_path):
    with pytest.raises(ExportError):
        write_file(tmp_path / "out.txt", failing(ExportError("no")))
    assert names(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match=r"out\.txt cannot be written: no space left on device"):
        write_file(path, failing(OSError(28, "No space left on device")))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_an_existing_file_keeps_its_mode(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, [b"new"])
    assert mode(path) == 0o640


def test_a_new_file_has_the_mode_that_open_would_give_it(tmp_path):
    write_file(tmp_path / "out.txt", [b"new"])
    (tmp_path / "other.txt").touch()
    assert mode(tmp_path / "out.txt") == mode(tmp_path / "other.txt")


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "out.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, [b"new"])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "real") == ["out.txt"]


def test_a_link_to_nothing_yet_makes_its_target(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "out.txt")
    write_file(link, [b"new"])
    assert link.is_symlink()
    assert (tmp_path / "out.txt").read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(WriteError, match="is a folder; name a file in it"):
        write_file(tmp_path, [b"new"])


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(WriteError, match="cannot be written: the folder does not exist"):
        write_file(tmp_path / "missing" / "out.txt", [b"new"])


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="cannot be written: not a directory"):
        write_file(tmp_path / "file" / "out.txt", [b"new"])


def test_a_read_only_file_is_refused_though_its_folder_could_be_written(tmp_path, monkeypatch):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if os.geteuid() == 0:  # to whom no file is read-only
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="cannot be written: it is read-only"):
        write_file(path, [b"new"])
    assert path.read_bytes() == b"old"


def test_a_name_as_long_as_the_file_system_takes_is_no_problem(tmp_path):
    path = tmp_path / f"{'字' * 83}.ics"  # 253 bytes of 255
    write_file(path, [b"new"])
    assert path.read_bytes() == b"new"


def test_a_name_that_is_too_long_is_told_and_not_repeated_in_full(tmp_path):
    with pytest.raises(WriteError, match="file name too long") as error:
        write_file(tmp_path / ("x" * 5000), [b"new"])
    assert len(str(error.value)) < 200


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    with pytest.raises(WriteError):
        write_file(tmp_path / "a\0b.txt", [b"new"])


def test_a_pipe_or_device_is_written_to_and_never_replaced(tmp_path):
    """`-o /dev/null` in the hands of root would break the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # so that nobody waits for one
    try:
        write_file(pipe, [b"ne", b"w"])
        assert os.read(reader, 100) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]


def test_a_name_with_control_characters_is_shown_escaped(tmp_path):
    with pytest.raises(WriteError) as error:
        write_file(tmp_path / "missing" / "a\x1b[31m", [b"new"])
    assert "\x1b" not in str(error.value)
