"""Files that are packed: `.gz` and `.zst` after the suffix of the format."""

from __future__ import annotations

import gzip
import io
import shutil
import subprocess
from pathlib import Path

import pytest

import timeline
from timeline import ReadError, Timeline, UsageError
from timeline.packed import packed, unpacked

ENDS = [".gz", ".zst"]
COMMANDS = {".gz": "gzip", ".zst": "zstd"}


def test_gzip_and_zstd_of_others_read_what_is_written(tmp_path: Path, seed: Timeline) -> None:
    from timeline.packed import _zstd

    wanted = timeline.export(seed, "json")
    timeline.write(seed, tmp_path / "seed.json.gz")
    timeline.write(seed, tmp_path / "seed.json.zst")
    assert gzip.decompress((tmp_path / "seed.json.gz").read_bytes()) == wanted
    assert _zstd().decompress((tmp_path / "seed.json.zst").read_bytes()) == wanted
    for end, command in COMMANDS.items():
        if shutil.which(command):
            done = subprocess.run(
                [command, "-dc", tmp_path / f"seed.json{end}"], capture_output=True, check=True
            )
            assert done.stdout == wanted


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".ics"])
def test_what_is_written_packed_is_read_back(
    tmp_path: Path, seed: Timeline, suffix: str, end: str
) -> None:
    plain, small = tmp_path / f"news{suffix}", tmp_path / f"news{suffix}{end}"
    timeline.write(seed, plain)
    timeline.write(seed, small)
    assert small.stat().st_size < plain.stat().st_size
    assert timeline.load(small) == timeline.load(plain) == timeline.open(small)
    with small.open("rb") as stream:
        assert timeline.load(stream) == timeline.load(plain)
        assert not stream.closed  # it is the caller's


@pytest.mark.parametrize("end", ENDS)
def test_the_same_timeline_makes_the_same_bytes_under_any_name(
    tmp_path: Path, seed: Timeline, end: str
) -> None:
    written = set()
    for name in ("a", "another"):
        timeline.write(seed, tmp_path / f"{name}.ics{end}")
        written.add((tmp_path / f"{name}.ics{end}").read_bytes())
    assert len(written) == 1


@pytest.mark.parametrize("end", ENDS)
def test_each_of_several_files_is_packed(tmp_path: Path, seed: Timeline, end: str) -> None:
    timeline.write(seed, tmp_path / "out.ics", split="year")
    (tmp_path / "packed").mkdir()
    timeline.write(seed, tmp_path / "packed" / f"out.ics{end}", split="year")
    plain = {p.name: p.read_bytes() for p in tmp_path.glob("out-*")}
    assert plain
    for name, data in plain.items():
        path = tmp_path / "packed" / f"{name}{end}"
        with path.open("rb") as stream:
            assert unpacked(stream, name, end).read() == data
    assert len(list((tmp_path / "packed").iterdir())) == len(plain)


@pytest.mark.parametrize("end", ENDS)
def test_a_packed_calendar_is_updated(tmp_path: Path, seed: Timeline, end: str) -> None:
    path = tmp_path / f"out.ics{end}"
    timeline.write(seed, path)
    before = path.read_bytes()
    timeline.write(seed, path, update=True)
    assert path.read_bytes() == before
    timeline.write(seed[1:], path, update=True)
    with path.open("rb") as stream:
        assert b"STATUS:CANCELLED" in unpacked(stream, path.name, end).read()


@pytest.mark.parametrize("end", ENDS)
def test_an_empty_output_is_a_whole_file(end: str) -> None:
    data = b"".join(packed([], end))
    assert data
    assert unpacked(io.BytesIO(data), "x", end).read() == b""


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("read", [timeline.load, timeline.open])
def test_a_damaged_file_is_a_mistake_of_the_file(
    tmp_path: Path, seed: Timeline, end: str, read
) -> None:
    path = tmp_path / f"news.csv{end}"
    timeline.write(seed, path)
    whole = path.read_bytes()
    for data in (
        whole[: len(whole) // 2],
        b"when,title\n2024,A\n",
        whole[:30] + b"\0" * 30 + whole[60:],
    ):
        path.write_bytes(data)
        with pytest.raises(ReadError, match="cannot be unpacked") as caught:
            read(path)
        assert caught.value.mistakes[0].file == str(path)


@pytest.mark.parametrize("end", ENDS)
def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"bomb.json{end}"
    chunks = (b" " * (1 << 20) for _ in range(80))
    path.write_bytes(b"".join(packed(chunks, end)))
    with pytest.raises(ReadError, match="larger than 64 MiB"):
        timeline.load(path)
    stream = unpacked(path.open("rb"), "bomb", end, most=1 << 22, close=True)
    with pytest.raises(ReadError, match="larger than 4 MiB when it is unpacked"):
        stream.read()
    stream.close()


def test_a_format_that_is_packed_by_itself_is_let_be() -> None:
    from timeline.packed import packing

    assert packing("a.titles.gz", [".titles.gz"]) == ""
    assert packing("A.ICS.GZ", [".ics"]) == ".gz"


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, seed: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("timeline.packed.import_module", missing)
    with pytest.raises(UsageError, match=r"pip install 'timeline-kit\[zstd\]'"):
        timeline.write(seed, tmp_path / "out.json.zst")
    assert list(tmp_path.iterdir()) == []
    timeline.write(seed, tmp_path / "out.json.gz")


def test_the_title_of_a_table_is_its_name_without_suffixes(tmp_path: Path) -> None:
    path = tmp_path / "My news.csv.gz"
    path.write_bytes(gzip.compress(b"when,title\n2024,A\n"))
    assert timeline.load(path).title == timeline.open(path).title == "My news"
