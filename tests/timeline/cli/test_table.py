"""`timeline table`, and the switches that choose events."""

import pytest

import timeline
from timeline.cli import main

CHOICES = [
    ["--between", "2024-10-18/2024-10-20"],
    ["--between", "2024-10-30"],
    ["--between", "../2022"],
    ["--tag", "background", "--tag", "weapons"],
    ["--actor", "NATO", "--actor", "Mark Rutte"],
    ["--place", "Pyongyang"],
    ["--kind", "statement", "--between", "2024-10-18/.."],
    ["--where", "title contains 'soldiers' and not (speaker has 'NATO' or earliest is null)"],
    ["--where", "place is null and latest <= '2024-10-20'"],
    ["--tag", "nowhere"],
]


@pytest.fixture
def table(tmp_path, seed):
    path = tmp_path / "seed.parquet"
    timeline.write(seed, path)
    return path


@pytest.mark.parametrize("form", ["json", "ical"])
@pytest.mark.parametrize("choice", CHOICES, ids=" ".join)
def test_the_same_switches_choose_the_same_events_of_a_table_and_of_any_other_file(
    tmp_path, seed_path, table, choice, form
):
    outputs = []
    for file in (seed_path, table):
        out = tmp_path / f"out.{len(outputs)}"
        arguments = ["export", str(file), "--to", form, "-o", str(out), "-q", *choice]
        assert main(arguments) == 0
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    whole = timeline.export(timeline.load(seed_path), form)
    assert len(outputs[0]) < len(whole)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (["--between", "soon"], "timeline: --between is 'soon': "),
        (["--between", "2024/2023"], "timeline: '2024' to '2023' ends before it starts"),
        (["--kind", "statment"], "there is no kind 'statment'; did you mean 'statement'?"),
        (["--where", "titel = 'x'"], "timeline: where, position 1: there is no column 'titel'"),
        (["--tag", "\x1b"], "control character"),
    ],
)
def test_a_wrong_choice_is_a_sentence(capsys, seed_path, table, choice, told):
    for file in (seed_path, table):
        assert main(["export", str(file), "--to", "json", "-o", "-", *choice]) in (1, 2)
        output = capsys.readouterr()
        assert output.out == ""
        assert told in output.err


def test_what_is_in_a_file_of_any_format_is_told(capsys, seed_path, table):
    told = []
    for file in (seed_path, table):
        assert main(["table", str(file)]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert told[0].splitlines() == [
        "North Korean troops in the war against Ukraine, as the news came out",
        "14 events, 2022-01-01 to 2024-10-30",
        "kinds: 10 statements, 3 events, 1 publication",
        "sources: 1",
        "tags: background 2, contested 1, weapons 1",
        "",
        "2022   2  ██████▋",
        "2023   0",
        "2024  12  ████████████████████████████████████████",
    ]


def test_an_empty_timeline_is_told(capsys, tmp_path):
    path = tmp_path / "a.parquet"
    timeline.write(timeline.Timeline(title="Nothing yet"), path)
    assert main(["table", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["Nothing yet", "0 events"]


def test_a_long_span_is_counted_by_several_years(capsys, tmp_path):
    path = tmp_path / "a.yaml"
    dates = "".join(f'- {{title: "{y}", when: "{y}"}}\n' for y in ("-0043", "1914", "../1920"))
    path.write_text(f"title: Far\nevents:\n{dates}", encoding="utf-8")
    assert main(["table", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "3 events, -0043-01-01 to 1920-12-31"
    assert lines[6].startswith("  -100–-1  1  █")
    assert lines[-2].startswith("1900–1999  1  █")
    assert lines[-1] == "1 begin nobody knows when, or millions of years away"


def test_files_are_joined_into_one_table_and_what_is_there_twice_is_told(
    capsys, tmp_path, seed, seed_path, table
):
    out = tmp_path / "all.parquet"
    assert main(["table", str(table), str(seed_path), "-o", str(out)]) == 1
    assert "two events have the id 'invasion'; --unique keeps the first" in capsys.readouterr().err
    assert not out.exists()
    assert main(["table", str(table), str(seed_path), "--unique", "-o", str(out)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "removed: 14 that were there twice"
    assert "removed: parade: it is there twice" in told
    assert timeline.load(out) == seed


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["-o", "out.csv"], 2, "a table is a Parquet file; call it out.parquet"),
        (["--memory", "10MB"], 2, "the engine needs 50MB of memory at least"),
        (["--memory", "much"], 2, "'much' is no amount of memory"),
    ],
)
def test_a_wrong_argument_is_a_sentence(capsys, table, arguments, status, told):
    assert main(["table", str(table), *arguments]) == status
    assert told in capsys.readouterr().err


def test_a_file_that_is_missing_is_a_sentence(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["table", "none.parquet"]) == 1
    assert capsys.readouterr().err == "none.parquet: there is no such file\n"
