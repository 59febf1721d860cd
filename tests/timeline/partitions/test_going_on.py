"""What a run that failed leaves, and what of it the next one takes over."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest
from attrs import evolve, frozen

import timeline
import timeline_plugins.json
from timeline import Exporter, LossError, TimelineError, UsageError, WriteError, hookimpl, option
from timeline.partitions import (
    PartitionOptions,
    export_partition,
    plan,
    write_index,
    write_partitions,
)
from timeline.partitions.staging import staging


@frozen
class LinesOptions:
    mark: str = option("-", "what a line begins with")


class Lines(Exporter):
    """Titles; it fails at the first event of a year, as long as it should."""

    name, suffix, media_type, options = "lines", ".lines", "text/plain", LinesOptions
    fails_at = ""
    loses = False

    def export(self, timeline, context):
        for event in timeline:
            if event.title == self.fails_at:
                raise RuntimeError("no more")
            if self.loses:
                context.lost(event, "when", "there is no date")
            yield f"{context.options.mark} {event.title}\n"


class Bundle:
    """The plugin of one test."""

    def __init__(self):
        self.lines = Lines()

    @hookimpl
    def timeline_exporters(self):
        return [self.lines]


@pytest.fixture
def lines():
    return Bundle()


@pytest.fixture
def split(tmp_path, years, lines, stored):
    """A function that splits by year into a folder, and the path of the input."""
    stored(years)
    (tmp_path / "out").mkdir()
    plugins = timeline.Plugins([lines, timeline_plugins.json])

    def run(**options):
        made = PartitionOptions(split="year", output=str(tmp_path / "out" / "o.lines"), **options)
        return write_partitions(
            plan(tmp_path / "input.json", "lines", made, plugins=plugins), plugins=plugins
        )

    return run


@pytest.fixture
def failed(split, lines):
    """The same after a run that failed: those of 2020 and 2021 were ready."""
    lines.lines.fails_at = "Event 1 of 2022"
    with pytest.raises(timeline.ExportError, match="no more"):
        split()
    lines.lines.fails_at = ""
    return split


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def undisturbed(split, out, content):
    split()
    whole = content(out)
    for path in out.iterdir():
        path.unlink()
    return whole


def test_files_have_their_names_when_all_of_them_are_there(undisturbed, failed, out, content):
    assert [path.name for path in out.iterdir()] == ["o-index.part"]
    assert failed().continued == 2
    assert content(out) == undisturbed


def test_another_input_is_not_mixed_with_the_first(failed, out, tmp_path, content):
    path = tmp_path / "input.json"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Event 1 of 2020", b"Other 1 of 2020"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert failed().continued == 0
    assert b"Other" in content(out)["o-2020.lines"]


def test_other_options_are_not_mixed_with_the_first(failed, out, content):
    assert failed(options={"mark": "*"}).continued == 0
    assert {text[:1] for name, text in content(out).items() if "lines" in name} == {b"*"}


def test_another_version_is_not_mixed_with_the_first(failed, monkeypatch):
    monkeypatch.setattr(timeline, "__version__", "9.9")
    assert failed().continued == 0


def test_another_time_to_call_now_is_not_mixed_with_the_first(failed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert failed().continued == 0


@pytest.mark.parametrize("spoil", ["change", "cut", "remove"])
def test_a_spoiled_file_is_written_again(undisturbed, failed, out, content, spoil):
    path = out / "o-index.part" / "o-2020.lines"
    whole = path.read_bytes()
    if spoil == "remove":
        path.unlink()
    else:
        path.write_bytes(whole[:-1] if spoil == "cut" else whole.replace(b"E", b"e"))
    assert failed().continued == 1
    assert content(out) == undisturbed


@pytest.mark.parametrize("cut", [1, 30])
def test_a_journal_that_was_cut_loses_its_last_row_alone(undisturbed, failed, out, content, cut):
    journal = out / "o-index.part" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-cut])
    assert failed().continued == 1
    assert content(out) == undisturbed


def test_temporary_files_of_a_killed_process_are_removed(undisturbed, failed, out, content):
    (out / "o-index.part" / ".o-2022.lines.ab12cd34").write_bytes(b"half")
    failed()
    assert content(out) == undisturbed


def test_a_run_that_was_killed_while_it_renamed_goes_on(undisturbed, failed, out, content):
    (out / "o-index.part" / "o-2020.lines").rename(out / "o-2020.lines")
    assert failed().continued == 2
    assert content(out) == undisturbed


def test_with_strict_a_loss_means_that_nothing_is_written(split, lines, out):
    lines.lines.loses = True
    with pytest.raises(LossError, match=r"there is no date .* and 10 more"):
        split(strict=True)
    assert not [*out.iterdir()]


def test_losses_of_all_partitions_are_told_together_and_each_in_the_index(split, lines, out):
    lines.lines.loses = True
    written = split()
    assert len(written.losses) == written.events == 13
    index = json.loads((out / "o-index.json").read_text())
    assert index["lost"] == written.losses.summary()
    assert "event-1-of-2020" in index["partitions"][0]["lost"][0]


def test_two_runs_at_once_do_not_mix(split, out):
    with (
        staging(out / "o-index.part"),
        pytest.raises(WriteError, match="another run is at work"),
    ):
        split()


def test_a_folder_of_somebody_else_is_let_be(split, out):
    theirs = out / "o-index.part"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("mine")
    with pytest.raises(WriteError, match="not of this program"):
        split()
    assert (theirs / "letter.txt").read_text() == "mine"


def test_files_that_cannot_be_replaced_leave_all_as_it_was(split, out, content):
    for name in ("o-2020.lines", "o-2022.lines"):
        (out / name).write_text("old")
    (out / "o-2023.lines").mkdir()
    with pytest.raises(WriteError, match="is a folder"):
        split()
    assert (out / "o-2020.lines").read_text() == (out / "o-2022.lines").read_text() == "old"
    (out / "o-2023.lines").rmdir()
    assert split().continued == 5
    assert (out / "o-2020.lines").read_text() != "old"


def test_files_of_another_split_stay_and_are_told(split, out, tmp_path, years, stored):
    split()
    stored(years.between("2022", "2023"))
    written = split()
    assert [path.name for path in written.left] == [
        "o-2020.lines", "o-2021.lines", "o-undated.lines",
    ]  # fmt: skip
    assert (out / "o-2020.lines").exists()


def test_a_file_that_changes_meanwhile_is_told(split, lines, tmp_path, monkeypatch):
    class Changing(Lines):
        def export(self, timeline, context):
            with (tmp_path / "input.json").open("a") as file:
                file.write("\n")
            return super().export(timeline, context)

    lines.lines.__class__ = Changing
    with pytest.raises(TimelineError, match="changed while it was read"):
        split()


def test_the_index_tells_what_there_is(split, out):
    written = split()
    index = json.loads((out / "o-index.json").read_text())
    assert [part["key"] for part in index["partitions"]] == ["2020", "2021", "2022", "2023", None]
    assert [part["file"] for part in index["partitions"]][-1] == "o-undated.lines"
    assert (index["split"], index["format"], index["events"]) == ("year", "lines", 13)
    assert (
        (out / "o-index.md")
        .read_text()
        .endswith("| – | 1 | [o-undated.lines](o-undated.lines) |\n")
    )
    assert [path.name for path in written.files[-2:]] == ["o-index.json", "o-index.md"]


def test_any_executor_writes_what_one_machine_writes(stored, years, tmp_path, content):
    path = stored(years)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    options = PartitionOptions(split="year", output=str(tmp_path / "one" / "o.ics"))
    write_partitions(plan(path, "ical", options))
    made = plan(path, "ical", evolve(options, output=str(tmp_path / "other" / "o.ics")))
    with ThreadPoolExecutor(2) as executor:
        rows = [*executor.map(export_partition, repeat(path), repeat("ical"), made.parts)]
    write_index(made, rows)
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_a_timeline_without_events_has_an_index_alone(stored, tmp_path):
    path = stored(timeline.Timeline(title="None yet"))
    made = plan(path, "ical", PartitionOptions(split="tag", output=str(tmp_path / "o.ics")))
    written = write_partitions(made)
    assert [file.name for file in written.files] == ["o-index.json", "o-index.md"]
    assert not (tmp_path / "o-index.part").exists()


def test_no_process_at_all_is_a_mistake(years, stored, tmp_path):
    made = plan(
        stored(years), "ical", PartitionOptions(split="tag", output=str(tmp_path / "o.ics"))
    )
    with pytest.raises(UsageError, match="one process at the least"):
        write_partitions(made, jobs=0)


@pytest.mark.parametrize("said", ["my diary\n", '{"title": "mine"}\n'])
def test_a_folder_with_somebody_elses_journal_is_left_alone(tmp_path, said):
    folder = tmp_path / "out-index.part"
    folder.mkdir()
    journal = folder / "journal.jsonl"
    journal.write_text(said)
    with pytest.raises(WriteError, match="is in the way and not of this program"), staging(folder):
        pass
    assert journal.read_text() == said


@pytest.mark.parametrize("left", [b"", b'{"partitions', b'{"partitions of timeline-kit": "0'])
def test_a_journal_that_was_cut_in_its_head_is_begun_anew(tmp_path, left):
    folder = tmp_path / "out-index.part"
    folder.mkdir()
    (folder / "journal.jsonl").write_bytes(left)
    with staging(folder) as made:
        made.begin("a fingerprint", tmp_path)
        assert made.rows == {}
