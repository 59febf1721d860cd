import os
import resource
import stat
import tracemalloc
from pathlib import Path

import pytest

from timeline import DateError, ExportError, UsageError, WriteError
from timeline.files import rename_files, write_files


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def failing(error):
    yield b"half of it"
    raise error


def test_a_file_holds_the_chunks_and_nothing_lies_beside_it(tmp_path):
    write_files(tmp_path / "out.txt", [b"one", b"", b"two"])
    assert (tmp_path / "out.txt").read_bytes() == b"onetwo"
    assert names(tmp_path) == ["out.txt"]


def test_no_chunks_make_an_empty_file(tmp_path):
    write_files(tmp_path / "out.txt", [])
    assert (tmp_path / "out.txt").read_bytes() == b""


@pytest.mark.parametrize(
    "error", [ExportError("no"), DateError("x", "no"), RuntimeError("no"), KeyboardInterrupt()]
)
def test_a_failed_export_leaves_the_old_file_as_it_was(tmp_path, error):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(type(error)):
        write_files(path, failing(error))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_a_failed_export_leaves_no_new_file(tmp_path):
    with pytest.raises(ExportError):
        write_files(tmp_path / "out.txt", failing(ExportError("no")))
    assert names(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match=r"out\.txt cannot be written: no space left on device"):
        write_files(path, failing(OSError(28, "No space left on device")))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.txt"]


def test_an_existing_file_keeps_its_mode(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_files(path, [b"new"])
    assert mode(path) == 0o640


def test_a_new_file_has_the_mode_that_open_would_give_it(tmp_path):
    write_files(tmp_path / "out.txt", [b"new"])
    (tmp_path / "other.txt").touch()
    assert mode(tmp_path / "out.txt") == mode(tmp_path / "other.txt")


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "out.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_files(link, [b"new"])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "real") == ["out.txt"]


def test_a_link_to_nothing_yet_makes_its_target(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "out.txt")
    write_files(link, [b"new"])
    assert link.is_symlink()
    assert (tmp_path / "out.txt").read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(WriteError, match="is a folder; name a file in it"):
        write_files(tmp_path, [b"new"])


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(WriteError, match="cannot be written: the folder does not exist"):
        write_files(tmp_path / "missing" / "out.txt", [b"new"])


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="cannot be written: not a directory"):
        write_files(tmp_path / "file" / "out.txt", [b"new"])


def test_a_read_only_file_is_refused_though_its_folder_could_be_written(tmp_path, monkeypatch):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if os.geteuid() == 0:  # to whom no file is read-only
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="cannot be written: it is read-only"):
        write_files(path, [b"new"])
    assert path.read_bytes() == b"old"


def test_a_name_as_long_as_the_file_system_takes_is_no_problem(tmp_path):
    path = tmp_path / f"{'字' * 83}.ics"  # 253 bytes of 255
    write_files(path, [b"new"])
    assert path.read_bytes() == b"new"


def test_a_name_that_is_too_long_is_told_and_not_repeated_in_full(tmp_path):
    with pytest.raises(WriteError, match="file name too long") as error:
        write_files(tmp_path / ("x" * 5000), [b"new"])
    assert len(str(error.value)) < 200


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    with pytest.raises(WriteError):
        write_files(tmp_path / "a\0b.txt", [b"new"])


def test_a_pipe_or_device_is_written_to_and_never_replaced(tmp_path):
    """`-o /dev/null` in the hands of root would break the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # so that nobody waits for one
    try:
        write_files(pipe, [b"ne", b"w"])
        assert os.read(reader, 100) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]


def test_a_name_with_control_characters_is_shown_escaped(tmp_path):
    with pytest.raises(WriteError) as error:
        write_files(tmp_path / "missing" / "a\x1b[31m", [b"new"])
    assert "\x1b" not in str(error.value)


# several files


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The folder, as a short path: messages cut long ones."""
    monkeypatch.chdir(tmp_path)
    return Path()


def several(folder, *names):
    """Chunks for files of these names."""
    for name in names:
        yield folder / name
        yield f"new {name}".encode()


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_follows_a_path_goes_into_that_file(tmp_path):
    out = tmp_path / "out.ics"
    files = write_files(out, [b"a", b"b", *several(tmp_path, "x.ics", "y.md"), b"!"])
    assert files == [out, tmp_path / "x.ics", tmp_path / "y.md"]
    assert contents(tmp_path) == {"out.ics": b"ab", "x.ics": b"new x.ics", "y.md": b"new y.md!"}


@pytest.mark.parametrize("old", [None, b"old"])
def test_a_target_is_left_as_it_is_if_a_path_comes_first(tmp_path, old):
    if old:
        (tmp_path / "out.ics").write_bytes(old)
    assert write_files(tmp_path / "out.ics", several(tmp_path, "x.ics")) == [tmp_path / "x.ics"]
    there = {"out.ics": old} if old else {}
    assert contents(tmp_path) == {**there, "x.ics": b"new x.ics"}


def test_a_part_without_chunks_is_an_empty_file(tmp_path):
    write_files(tmp_path / "out.ics", [tmp_path / "x.ics", tmp_path / "y.ics"])
    assert contents(tmp_path) == {"x.ics": b"", "y.ics": b""}


@pytest.mark.parametrize("error", [ExportError("no"), OSError(28, "full"), KeyboardInterrupt()])
def test_what_goes_wrong_in_the_last_file_leaves_all_old_ones(here, error):
    for name in ("out.ics", "x.ics"):
        (here / name).write_bytes(b"old")

    def chunks():
        yield b"new"
        yield from several(here, "x.ics", "y.ics")
        raise error

    wanted = WriteError if isinstance(error, OSError) else type(error)
    with pytest.raises(wanted) as raised:
        write_files(here / "out.ics", chunks())
    if wanted is WriteError:
        assert "y.ics cannot be written: full" in str(raised.value)
    assert contents(here) == {"out.ics": b"old", "x.ics": b"old"}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("failing_at", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError(5, "I/O error"), KeyboardInterrupt()])
def test_a_name_that_cannot_be_given_takes_back_the_ones_before(
    tmp_path, monkeypatch, failing_at, links, error
):
    for name in ("out.ics", "y.ics"):
        (tmp_path / name).write_bytes(b"old")
        (tmp_path / name).chmod(0o640)
    replace, done = os.replace, []

    def replace_or_fail(source, target):
        done.append(target)
        if len(done) == failing_at:
            raise error
        replace(source, target)

    def no_link(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "replace", replace_or_fail)
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    with pytest.raises(KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else WriteError):
        write_files(tmp_path / "out.ics", [b"new", *several(tmp_path, "x.ics", "y.ics")])
    assert contents(tmp_path) == {"out.ics": b"old", "y.ics": b"old"}
    assert mode(tmp_path / "out.ics") == 0o640


@pytest.mark.parametrize("parts", [(), ("x.ics", "y.ics")])
def test_who_interrupts_when_all_is_named_loses_nothing(tmp_path, monkeypatch, parts):
    for name in ("out.ics", *parts):
        (tmp_path / name).write_bytes(b"old")
    replace, done = os.replace, []

    def replace_and_stop(source, target):
        replace(source, target)
        done.append(target)
        if len(done) == 1 + len(parts):
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace_and_stop)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path / "out.ics", [b"new", *several(tmp_path, *parts)])
    assert contents(tmp_path) == {"out.ics": b"new", **{n: f"new {n}".encode() for n in parts}}


def test_each_of_several_files_keeps_its_mode_and_its_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.ics").write_bytes(b"old")
    (tmp_path / "real" / "x.ics").chmod(0o600)
    (tmp_path / "x.ics").symlink_to(tmp_path / "real" / "x.ics")
    (tmp_path / "other").touch()
    write_files(tmp_path / "out.ics", [b"new", *several(tmp_path, "x.ics")])
    assert (tmp_path / "x.ics").is_symlink()
    assert contents(tmp_path / "real") == {"x.ics": b"new x.ics"}
    assert mode(tmp_path / "x.ics") == 0o600
    assert mode(tmp_path / "out.ics") == mode(tmp_path / "other")


def test_two_names_of_one_file_are_refused(here):
    (here / "out.ics").write_bytes(b"old")
    (here / "x.ics").symlink_to("out.ics")
    with pytest.raises(WriteError, match=r"x\.ics would be written twice"):
        write_files(here / "out.ics", [b"new", *several(here, "x.ics")])
    assert contents(here) == {"out.ics": b"old", "x.ics": b"old"}


def test_names_that_differ_in_case_alone_are_refused_since_they_may_be_one_file(here):
    with pytest.raises(WriteError, match=r"A\.ics would be written twice"):
        write_files(here / "out.ics", several(here, "a.ics", "A.ics"))
    assert contents(here) == {}


def test_a_part_that_cannot_be_written_is_told_by_its_name(here, monkeypatch):
    (here / "x.ics").mkdir()
    with pytest.raises(WriteError, match=r"x\.ics is a folder; name a file in it"):
        write_files(here / "out.ics", [b"new", *several(here, "x.ics")])
    with pytest.raises(WriteError, match=r"y\.ics cannot be written: the folder does not exist"):
        write_files(here / "out.ics", [b"new", *several(here / "missing", "y.ics")])
    (here / "z.ics").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match=r"z\.ics cannot be written: it is read-only"):
        write_files(here / "out.ics", [b"new", *several(here, "z.ics")])
    assert names(here) == ["x.ics", "z.ics"]


def test_a_device_is_none_of_several_files(here):
    (here / "x.ics").symlink_to("/dev/null")
    with pytest.raises(UsageError, match="/dev/null is no file, and cannot be one of several"):
        write_files(Path("/dev/null"), [b"new", *several(here, "y.ics")])
    with pytest.raises(UsageError, match=r"x\.ics is no file, and cannot be one of several"):
        write_files(here / "out.ics", [b"new", *several(here, "x.ics")])
    assert names(here) == ["x.ics"]
    assert Path("/dev/null").is_char_device()


def test_many_files_are_open_one_at_a_time(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, limits[1]))
    try:
        files = write_files(tmp_path / "out.ics", several(tmp_path, *map(str, range(300))))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert len(files) == len(names(tmp_path)) == 300


def test_memory_stays_flat_however_much_is_written(tmp_path):
    def chunks():
        for part in "abc":
            yield tmp_path / part
            yield from (bytes(2**16) for _ in range(200))

    tracemalloc.start()
    try:
        write_files(tmp_path / "out.ics", chunks())
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_files_take_their_names_together_or_not_at_all(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.new").write_text("new")
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "c").mkdir()
    pairs = [(tmp_path / f"{name}.new", tmp_path / name) for name in ("a", "b", "c")]
    with pytest.raises(WriteError, match="is a folder"):
        rename_files(pairs)
    assert (tmp_path / "a").read_text() == "old"
    assert not (tmp_path / "b").exists()
    (tmp_path / "c").rmdir()
    rename_files(pairs)
    assert [(tmp_path / name).read_text() for name in "abc"] == ["new"] * 3
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_a_name_that_cannot_be_given_at_the_last_moment_takes_all_others_back(
    tmp_path, monkeypatch
):
    for name in ("a", "b"):
        (tmp_path / f"{name}.new").write_text("new")
    (tmp_path / "a").write_text("old")
    replace = os.replace

    def fails(old, new):
        if str(old).endswith("b.new"):
            raise OSError(28, "No space left on device")
        replace(old, new)

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(WriteError, match="b cannot be written: no space left"):
        rename_files((tmp_path / f"{name}.new", tmp_path / name) for name in ("a", "b"))
    assert (tmp_path / "a").read_text() == "old"
    assert not (tmp_path / "b").exists()
