"""The command `timeline diff`, run as its user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import main

OLD = "title: News\nevents:\n  - {when: 2024-10, title: It begins, id: e}\n"
NEW = OLD.replace("2024-10", "2024-10-18")
MORE_PRECISE = (
    "It begins\n  its date became more precise: October 2024, now 18 October 2024\n\n1 difference\n"
)


def timeline(
    *arguments: str | Path, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "timeline", *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, **environment},
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(OLD)
    new.write_text(NEW)
    return old, new


def test_the_status_tells_whether_they_differ(files: tuple[Path, Path]) -> None:
    old, new = files
    done = timeline("diff", old, new)
    assert (done.returncode, done.stdout, done.stderr) == (1, MORE_PRECISE, "")
    done = timeline("diff", old, old)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no differences\n", "")


def test_one_of_them_can_be_standard_input(files: tuple[Path, Path]) -> None:
    old, new = files
    assert timeline("diff", "-", new, given=OLD).stdout == MORE_PRECISE
    assert timeline("diff", old, "-", given=NEW).stdout == MORE_PRECISE
    done = timeline("diff", "-", "-", given=OLD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "timeline: one of the two can be standard input, not both\n"


def test_files_of_two_formats_are_compared(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    assert timeline("export", new, "-o", tmp_path / "new.json").returncode == 0
    assert timeline("diff", old, tmp_path / "new.json").stdout == MORE_PRECISE
    assert timeline("diff", new, tmp_path / "new.json").returncode == 0


def test_a_format_is_given_for_names_that_do_not_tell(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    old, _ = files
    (tmp_path / "new").write_text(NEW)
    assert timeline("diff", "--from", "yaml", old, tmp_path / "new").stdout == MORE_PRECISE


def test_differences_are_printed_as_markdown_and_in_other_languages(
    files: tuple[Path, Path],
) -> None:
    done = timeline("diff", *files, "--format", "markdown", "--locale", "id")
    assert done.returncode == 1
    assert done.stdout == (
        "# What changed: News\n"
        "\n"
        "## It begins\n"
        "\n"
        "- its date became more precise: Oktober 2024, now 18 Oktober 2024\n"
        "\n"
        "1 difference.\n"
    )


def test_differences_are_printed_as_json_with_every_digit(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    figures = ", figures: [{name: dead, best: %s}]}"
    old.write_text(OLD.replace("}", figures % "1.10"))
    new.write_text(OLD.replace("}", figures % "12345678901234567890.10"))
    done = timeline("diff", old, new, "--format", "json")
    assert done.returncode == 1
    [change] = json.loads(done.stdout, parse_float=str)["changes"]
    assert change["before"] == {"name": "dead", "best": "1.10"}
    assert change["after"] == {"name": "dead", "best": "12345678901234567890.10"}
    assert change["words"] == ("figure 'dead' changed from 1.10 to 12,345,678,901,234,567,890.10")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.yaml", "new.yaml"], "missing.yaml: there is no such file"),
        (["old.yaml", "bad.yaml"], "bad.yaml:1:1: a timeline is a mapping"),
        (["old.yaml", "x.unknown"], "no reader goes with the name 'x.unknown'"),
        (["old.yaml", "new.yaml", "--locale", "tlh"], "no words for the language 'tlh'"),
        (["old.yaml", "new.yaml", "--format", "html"], "invalid choice: 'html'"),
        (["old.yaml"], "the following arguments are required: B"),
    ],
)
def test_trouble_is_a_sentence_and_no_difference(
    arguments: list[str],
    sentence: str,
    files: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = files[0].parent
    (folder / "bad.yaml").write_text("- a\n")
    (folder / "x.unknown").write_text(OLD)
    monkeypatch.chdir(folder)
    done = timeline("diff", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_trouble_shows_where_it_arose_when_asked() -> None:
    done = timeline("--traceback", "diff", "missing.yaml", "missing.yaml")
    assert "Traceback" in done.stderr


def test_the_help_tells_the_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--help"])
    assert "Exit status: 0 where nothing changed" in " ".join(capsys.readouterr().out.split())


def test_the_words_do_not_depend_on_the_hashes_of_a_process(
    tmp_path: Path, seed_path: Path
) -> None:
    new = tmp_path / "new.yaml"
    text = seed_path.read_text("utf-8").replace("kompasiana-post", "post")
    text = text.replace("[background]", "[b, a, c]").replace("id: peskov", "id: fake")
    new.write_text(text, "utf-8")
    told = {timeline("diff", seed_path, new, PYTHONHASHSEED=n).stdout for n in ("1", "2", "3")}
    [text] = told
    assert "renamed: its id was 'peskov' and is now 'fake'" in text
