"""`timeline export --split-by`: one file for each year, month, tag or place."""

import json

import pytest

import timeline
from timeline import Event, Timeline
from timeline.cli import main


@pytest.fixture
def export(tmp_path, capsys):
    def run(*words):
        status = main(["export", *map(str, words)])
        return status, capsys.readouterr().err.replace(str(tmp_path), "HERE")

    return run


@pytest.fixture
def names(tmp_path):
    return lambda: sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("split", "files"),
    [
        ("year", ["out-2022.ics", "out-2024.ics"]),
        ("month", ["out-2022-01.ics", "out-2022-02.ics", "out-2024-10.ics"]),
        ("tag", ["out-background.ics", "out-contested.ics", "out-untagged.ics", "out-weapons.ics"]),
    ],
)
def test_there_is_a_file_for_each_and_an_index(export, names, seed_path, tmp_path, split, files):
    status, said = export(seed_path, "--split-by", split, "-o", tmp_path / "out.ics")
    assert status == 0
    assert names() == sorted([*files, "out-index.json", "out-index.md"])
    assert said.endswith(": 14 events as iCalendar\n")
    assert said.count("\n") == 1


def test_it_is_quiet_if_asked(export, seed_path, tmp_path):
    assert export(seed_path, "--split-by", "year", "-q", "-o", tmp_path / "o.ics") == (0, "")


def test_losses_are_told_as_of_one_export(export, tmp_path):
    path = tmp_path / "in.json"
    events = [Event(title=f"In {year}", when=f"{year:04}", tags=["a"]) for year in (0, 1990)]
    timeline.write(Timeline(title="Far", events=events), path)
    _, whole = export(path, "-o", tmp_path / "whole.ics")
    _, split = export(path, "--split-by", "year", "-o", tmp_path / "o.ics")
    assert "lost: " in whole
    assert split.splitlines()[1:] == whole.splitlines()[1:]
    status, said = export(path, "--split-by", "year", "--strict", "-o", tmp_path / "p.ics")
    assert status == 1
    assert said.startswith("timeline: ical cannot carry everything:\n")
    assert not [*tmp_path.glob("p*")]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--split-by", "year", "--to", "ical"], "several files need a name"),
        (["--split-by", "year", "--to", "ical", "-o", "-"], "several files need a name"),
        (["--split-by", "year", "--update", "-o", "HERE/o.ics"], "cannot be updated"),
        (["--split-by", "year", "--jobs", "0", "-o", "HERE/o.ics"], "one process at the least"),
        (["--jobs", "2", "-o", "HERE/o.ics"], "--jobs is for the files of --split-by"),
        (
            ["--split-by", "year", "-O", "split=month", "-o", "HERE/o.ics"],
            "leave out one way to split",
        ),
        (["--split-by", "year", "-O", "colour=red", "-o", "HERE/o.ics"], "did you mean 'color'?"),
    ],
)
def test_what_makes_no_sense_is_told_and_writes_nothing(
    export, names, seed_path, tmp_path, words, wrong
):
    words = [word.replace("HERE", str(tmp_path)) for word in words]
    status, said = export(seed_path, *words)
    assert status == 2
    assert wrong in said
    assert names() == []


def test_standard_input_cannot_be_split(export, tmp_path):
    status, said = export("-", "--split-by", "year", "-o", tmp_path / "o.ics")
    assert (status, "name a file" in said) == (2, True)


def test_mistakes_of_the_input_are_told_before_anything_is_written(export, names, tmp_path):
    path = tmp_path / "in.yaml"
    path.write_text("title: War\nevents:\n- when: 2024-02-30\n  title: No day\n")
    status, said = export(path, "--split-by", "year", "-o", tmp_path / "o.ics")
    assert status == 1
    assert said.startswith("HERE/in.yaml:3:9: ")
    assert names() == ["in.yaml"]


def test_a_table_is_split_as_its_timeline_is(export, seed, seed_path, tmp_path):
    for name in ("plain", "table"):
        (tmp_path / name).mkdir()
    timeline.write(seed, tmp_path / "in.parquet", hidden=True)
    for split in ("month", "tag", "place"):
        export(seed_path, "--split-by", split, "-o", tmp_path / "plain" / "o.md")
        export(tmp_path / "in.parquet", "--split-by", split, "-o", tmp_path / "table" / "o.md")
    plain, table = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("plain", "table")
    )
    assert plain == table
    assert json.loads(plain["o-index.json"])["split"] == "place"
