"""`timeline merge`, as a person types it."""

import json

import pytest

from timeline.cli import main

A = """\
title: News
sources: [{id: s, title: A paper}]
events: [{id: e, when: 2024-10, title: It happens, sources: s}]
"""
B = (
    A.replace("2024-10", "2024-10-19")
    .replace("id: s,", "id: t,")
    .replace("sources: s", "sources: t")
)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.yaml").write_text(A)
    (tmp_path / "b.yaml").write_text(B)
    return [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]


def test_two_files_become_one_and_what_contradicts_is_told(files, tmp_path, capsys):
    out = tmp_path / "both.json"
    assert main(["merge", *files, "-o", str(out), "--title", "Both"]) == 0
    made = json.loads(out.read_text("utf-8"))
    assert made["title"] == "Both"
    assert [claim["value"] for claim in made["events"][0]["claims"]] == ["2024-10", "2024-10-19"]
    said = capsys.readouterr().err
    assert f"event 'e': when: '2024-10' in {files[0]}; '2024-10-19' in {files[1]}" in said


def test_the_outcome_goes_to_standard_output_if_asked(files, capsysbinary):
    assert main(["merge", *files, "--to", "markdown", "-q"]) == 0
    shown = capsysbinary.readouterr()
    assert b"Another date: October 2024" in shown.out
    assert shown.err == b""


def test_a_file_that_is_wrong_is_told_as_ever(files, tmp_path, capsys):
    (tmp_path / "a.yaml").write_text("title: x\nevents: [{when: 2024-02-30, title: y}]\n")
    assert main(["merge", *files, "-o", str(tmp_path / "out.json")]) == 1
    assert "a.yaml:2:17" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_there_is_somewhere_to_write_to(files, capsys):
    assert main(["merge", *files]) == 2
    assert "say where to with -o" in capsys.readouterr().err
