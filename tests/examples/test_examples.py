"""The examples are run as a newcomer runs them, and their words are read."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

ROOT = Path(__file__).parents[2]


def run(example: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run an example from a folder that has nothing to do with it."""
    off = {"SOURCE_DATE_EPOCH", "TIMELINE_DISABLE_PLUGINS"}
    return subprocess.run(
        [sys.executable, ROOT / "examples" / example, *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**{name: v for name, v in os.environ.items() if name not in off}, "PYTHONUTF8": "1"},
    )


def output(example: str, *arguments: str | Path, cwd: Path) -> str:
    done = run(example, *arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def calendar(path: Path) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(path.read_bytes())


def test_every_example_is_listed_with_the_way_to_run_it():
    listed = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for program in (ROOT / "examples").glob("*.py"):
        assert f"`python examples/{program.name}`" in listed
    for project in (ROOT / "examples").glob("*/pyproject.toml"):
        assert f"`pip install ./examples/{project.parent.name}`" in listed


def test_the_library_answers_questions(tmp_path):
    answers = output("use_as_library.py", cwd=tmp_path)
    assert "has the date [..2024-10-18], in words: by 18 October 2024." in answers
    assert "Earliest: open. Latest: 2024-10-18." in answers
    assert "  asserts   National Intelligence Service, by 30 October 2024" in answers
    assert "  denies    Dmitry Peskov, by 30 October 2024" in answers
    assert "was around October 2024: month precision," in answers


def test_a_question_about_days_leaves_out_what_cannot_have_happened_then(tmp_path):
    answers = output("use_as_library.py", cwd=tmp_path)
    days = answers.partition("from 18 to 19 October 2024?")[2].partition("\n\n")[0].splitlines()
    assert "  18 October 2024      NATO cannot confirm that North Koreans are fighting" in days
    assert not any("full-scale invasion" in line or "blog post" in line for line in days)


def test_one_calendar_has_every_event_and_the_other_the_exact_dates(tmp_path):
    said = output(
        "export_calendar.py", ROOT / "seeds/north-korea-troops.yaml", tmp_path, cwd=tmp_path
    )
    assert len(calendar(tmp_path / "all.ics").events) == 14
    exact = calendar(tmp_path / "exact.ics").events
    assert 0 < len(exact) < 14
    assert not [event for event in exact if event["SUMMARY"].startswith("[")]
    of_all, of_exact = said.split(str(tmp_path / "exact.ics"))
    assert of_all.splitlines() == [f"{tmp_path / 'all.ics'}: nothing lost"]
    left_out = 14 - len(exact) - 3
    words = "event: imprecise dates were left out, as asked"
    assert f"  {words} (parade, troops-sent, sybiha and {left_out} more)" in of_exact


def test_without_arguments_the_calendars_go_to_a_temporary_folder(tmp_path, monkeypatch):
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    output("export_calendar.py", cwd=tmp_path)
    (folder,) = tmp_path.iterdir()
    assert {path.name for path in folder.iterdir()} == {"all.ics", "exact.ics"}


@pytest.mark.parametrize("arguments", [["missing.yaml"], ["mistakes.yaml"]])
def test_a_mistake_is_a_sentence_and_no_traceback(arguments, tmp_path):
    (tmp_path / "mistakes.yaml").write_text("title: News\nevents:\n  - when: 2024-02-30\n")
    done = run("export_calendar.py", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(arguments[0])
    assert "Traceback" not in done.stderr


def test_the_one_off_exporter_prints_a_row_for_every_event(tmp_path):
    rows = list(csv.DictReader(output("one_off_exporter.py", cwd=tmp_path).splitlines()))
    assert len(rows) == 14
    assert rows[2] == {
        "when": "[..2024-10-18]",
        "earliest": "open",
        "latest": "2024-10-18",
        "kind": "event",
        "title": "North Korea sends soldiers to fight on Russia's side",
    }
