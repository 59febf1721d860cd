"""`timeline.open`: files that are read as they are walked."""

from __future__ import annotations

import gzip
import io
import os
import random
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings

import timeline
from timeline import (
    Event,
    OptionError,
    Reader,
    ReadError,
    Source,
    Timeline,
    UsageError,
    hookimpl,
)
from timeline.plugins import Plugins
from timeline.streamed import Streamed
from timeline.testing import strategies

LEAST = "1MB"


def years(count: int, **fields: object) -> Timeline:
    events = [
        Event(id=f"e{n}", title=f"Event {n}", when=f"{1000 + n // 10}", sources="post", **fields)
        for n in range(count)
    ]
    return Timeline(title="Years", sources=Source(title="Post"), events=events)


def table(tl: Timeline, path: Path) -> list[str]:
    """Write the timeline as a table, and give its rows."""
    timeline.write(tl, path)
    return path.read_text("utf-8").splitlines(keepends=True)


def refusal(path: Path) -> list[str]:
    with pytest.raises(ReadError) as caught:
        timeline.open(path)
    return str(caught.value).replace(str(path), path.name).splitlines()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_a_file_that_is_read_as_it_is_walked_holds_what_load_finds(suffix: str) -> None:
    @settings(max_examples=30)
    @given(strategies.timelines(max_events=6))
    def alike(tl: Timeline) -> None:
        same_as_loaded(tl, suffix)

    alike()


def same_as_loaded(tl: Timeline, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"news{suffix}"
        timeline.write(tl, path)
        loaded = timeline.load(path)
        opened = timeline.open(path)
        assert isinstance(opened, Streamed)
        assert opened == loaded
        assert [opened.about(e) for e in loaded] == [loaded.about(e) for e in loaded]


@pytest.mark.parametrize("end", ["", ".gz", ".zst"])
@pytest.mark.parametrize("to", ["csv", "json", "ical", "markdown"])
def test_events_in_any_order_make_the_same_bytes_as_in_order(
    tmp_path: Path, end: str, to: str
) -> None:
    path = tmp_path / "years.csv"
    head, *rows = table(years(3000, description="x" * 1000), path)
    wanted = timeline.export(timeline.load(path), to)
    random.Random(7).shuffle(rows)
    shuffled = tmp_path / f"years.csv{end}"
    data = "".join([head, *rows]).encode()
    pack = {"": bytes, ".gz": gzip.compress, ".zst": timeline_zstd()}[end]
    shuffled.write_bytes(pack(data))
    assert timeline.export(timeline.open(shuffled, memory=LEAST), to) == wanted
    assert timeline.export(timeline.load(shuffled), to) == wanted


def timeline_zstd():
    from timeline.packed import _zstd

    return _zstd().compress


def test_rows_without_an_id_get_the_same_ones(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(
        "id,when,title\n,2024,Parade\nparade,2023,Other\n,2024,Parade\n,2022,Parade\n,2024,Parade\n"
    )
    opened = timeline.open(path)
    assert [e.id for e in opened] == [e.id for e in timeline.load(path)]
    assert list(opened) == list(opened)
    path.write_text("when,title\n2024,Parade\n2023,Other\n2022,Parade\n")
    assert timeline.open(path) == timeline.load(path)


def test_lines_are_read_one_by_one_and_told_as_load_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.jsonl"
    lines = [
        '{"title": "News"}',
        '{"when": "2024", "title": "A"}',
        '{"when": "2023", "title": "A"}',
    ]
    for some in (lines, lines[1:]):  # events alone, too
        path.write_text("\n".join(some))
        opened = timeline.open(path)
        assert isinstance(opened, Streamed)
        assert opened == timeline.load(path)
        assert [e.id for e in opened] == ["a-2023", "a"]
    path.write_text("\n".join([*lines, '{"when": "202x", "title": "B"}', "{"]))
    for small in (1 << 24, 0):
        monkeypatch.setattr("timeline.opening._SMALL", small)
        assert [line.split(": ")[0] for line in refusal(path)] == [
            "news.jsonl:4:10",
            "news.jsonl:5:2",
        ]
    for data, wrong in (("", "is empty"), ('{"titel": "x"}', "news.jsonl:1:2: ")):
        path.write_text(data)
        assert wrong in refusal(path)[0]


def test_the_mistakes_of_a_small_file_are_told_as_load_tells_them(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(
        "id,when,title,speaker,about\n"
        "a,2024,A,,\n"
        "a,2023,B,,\n"
        "c,202x,C,,\n"
        "d,2022,D,Peskov,denies nothing\n"
    )
    assert [line.split(": ")[0] for line in refusal(path)] == [
        "news.csv:3:1", "news.csv:4:3", "news.csv:5:17",
    ]  # fmt: skip


def test_the_mistakes_of_a_large_file_are_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.opening._SMALL", 0)
    path = tmp_path / "news.csv"
    path.write_text(
        "id,when,title,speaker,about\n"
        "a,2024,A,,\n"
        "d,2022,D,Peskov,denies nothing\n"
        "e,2022,E,Peskov,denies e\n"
        "b,2021,B,,\n"
        "a,2020,C,,\n"
    )
    assert refusal(path) == [
        "news.csv: event 'e': 'about' leads back to the event itself",
        "news.csv: event 'a': 2 events have the id 'a'; give each an id of its own",
        "news.csv: event 'd': there is no event with the id 'nothing'",
    ]
    path.write_text("when,title,\n2024,A,b\n202x,B\n2024,\n")
    assert [line.split(": ")[0] for line in refusal(path)] == [
        "news.csv:2:8", "news.csv:3:1", "news.csv:4:1",
    ]  # fmt: skip
    path.write_text("when,title\n2024,A\n2023," + '"B\n' * 3)
    assert "begins with a quote and does not end" in refusal(path)[0]


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("when,title\n2024,A\n")
    opened = timeline.open(path)
    path.write_text("when,title\n2024,Another\n")
    with pytest.raises(ReadError, match="has changed while it was read"):
        list(opened)


def test_a_file_that_changes_in_the_middle_of_a_walk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [f'{{"id":"e{n:04}","title":"A","when":"{2000 + n // 100}"}}\n' for n in range(2000)]
    path.write_text('{"title":"News"}\n' + "".join(lines))
    walk = iter(timeline.open(path))
    next(walk)
    path.write_text('{"title":"News"}\n' + "".join(lines).replace('"A"', '"B"'))
    with pytest.raises(ReadError, match="has changed while it was read"):
        list(walk)


def test_formats_that_do_not_stream_and_pipes_are_read_whole(
    tmp_path: Path, seed_path: Path, seed: Timeline
) -> None:
    assert timeline.open(seed_path) == seed
    assert not isinstance(timeline.open(seed_path), Streamed)
    read, write = os.pipe()
    with io.open(write, "wb") as pipe:  # noqa: UP020
        pipe.write(b"when,title\n2024,A\n")
    assert [e.title for e in timeline.open(f"/dev/fd/{read}", format="csv")] == ["A"]
    os.close(read)


def test_wrong_arguments_are_refused_as_by_load(tmp_path: Path, seed_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        timeline.open(tmp_path / "nothing.csv")
    path = tmp_path / "news.csv"
    path.write_text("when,title\n2024,A\n")
    with pytest.raises(OptionError, match="no option 'tilte'; did you mean 'title'"):
        timeline.open(path, tilte="News")
    for memory in ("much", "1kB", "-5MB", True, ""):
        with pytest.raises(UsageError, match="memory"):
            timeline.open(path, memory=memory)
    assert timeline.open(path, title="Mine", memory=5_000_000).title == "Mine"


def test_a_reader_of_a_stranger_may_stream_and_need_not_sort(tmp_path: Path) -> None:
    class Lines(Reader):
        """A year and a title a line."""

        name, title, suffix = "lines", "Lines", ".lines"

        def read(self, stream, context):
            return Timeline(title=context.stem, events=self.events(stream))

        def stream(self, reopen, context):
            def walk():
                with reopen() as stream:
                    yield from self.events(stream)

            return Streamed(Timeline(title=context.stem), walk)

        def events(self, stream):
            for line in stream:
                when, _, title = line.decode().strip().partition(" ")
                yield Event(when=when, title=title)

    class Plugin:
        @staticmethod
        @hookimpl
        def timeline_readers():
            return [Lines()]

    path = tmp_path / "news.lines"
    path.write_text("2024 Later\n2022 Earlier\n2023 Between\n")
    plugins = Plugins([Plugin()])
    opened = timeline.open(path, plugins=plugins)
    assert opened == timeline.load(path, plugins=plugins)
    assert [e.title for e in opened] == ["Earlier", "Between", "Later"]


def test_memory_does_not_grow_with_the_events(tmp_path: Path) -> None:
    peaks = []
    for count in (2_000, 8_000):
        path = tmp_path / f"{count}.csv"
        head, *rows = table(years(count, description="x" * 2000), path)
        path.write_text("".join([head, *reversed(rows)]))
        del rows
        timeline.open(path, memory=LEAST)
        tracemalloc.start()
        for _ in timeline.open(path, memory=LEAST):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # four times the events, 12 MB more of text
    assert peaks[1] - peaks[0] < 3_000_000


def test_a_filtered_stream_is_written_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "years.csv"
    table(years(100), path)
    part = timeline.open(path).between("1002", "1003")
    assert isinstance(part, Streamed)
    timeline.write(part, tmp_path / "part.json.gz")
    assert timeline.load(tmp_path / "part.json.gz") == timeline.load(path).between("1002", "1003")
