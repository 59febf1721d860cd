"""The command, run as a newcomer runs it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parents[3] / "seeds" / "north-korea-troops.yaml"
ACTORS = (
    "what kind of actor it is, such as a person, is not told"
    " (parade, troops-sent, rutte and 9 more)"
)


def timeline(
    *arguments: str | Path, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An output that is there already."""
    path = tmp_path / "old.ics"
    path.write_text("what was there")
    return path


def test_the_installed_command_is_the_module() -> None:
    command = shutil.which("timeline", path=str(Path(sys.executable).parent))
    assert command is not None
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == timeline("--version").stdout


def test_export_writes_the_file_and_tells_what_it_did(tmp_path: Path) -> None:
    done = timeline("export", SEED, "-o", tmp_path / "troops.ics", "-O", "data=no")
    assert (done.returncode, done.stdout) == (0, "")
    done_words, *lost = done.stderr.splitlines()
    assert done_words == f"{tmp_path / 'troops.ics'}: 14 events as iCalendar"
    assert lost == [f"lost: actors: {ACTORS}"]
    assert (tmp_path / "troops.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_file_may_be_written_over_what_it_is_read_from(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    rows = [f'{{"title":"{n}","when":"2024","tags":["{n % 2}"]}}' for n in range(4)]
    file.write_text("\n".join(['{"title":"News"}', *rows]))
    done = timeline("export", file, "--tag", "1", "-o", file)
    assert (done.returncode, done.stderr) == (0, f"{file}: 2 events as JSON Lines\n")
    assert file.read_text().count("\n") == 3


def test_streams_stand_for_files() -> None:
    json = timeline("export", "-", "--to", "json", given=SEED.read_bytes())
    assert json.returncode == 0
    again = timeline("export", "-", "--to", "json", "-o", "-", given=json.stdout.encode())
    assert again.stdout == json.stdout


def test_options_of_an_exporter_are_given_by_name(tmp_path: Path) -> None:
    done = timeline("export", SEED, "--to", "ical", "-O", "imprecise=skip")
    assert done.stdout.count("BEGIN:VEVENT") == 4
    assert "lost: event: imprecise dates were left out, as asked" in done.stderr


def test_strict_refuses_what_would_lose_facts(old: Path) -> None:
    done = timeline("export", SEED, "-o", old, "-O", "imprecise=skip", "--strict")
    assert done.returncode == 1
    assert "cannot carry everything" in done.stderr
    assert old.read_text() == "what was there"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["missing.yaml"], 1, "missing.yaml: there is no such file"),
        (["."], 1, "this is a folder"),
        (["empty.yaml"], 1, "the file is empty"),
        (["picture.yaml"], 1, "picture.yaml:1:1: the byte 0x89 is not UTF-8"),
        (["list.yaml"], 1, "list.yaml:1:1: a timeline is a mapping"),
        (["seed.yaml", "-o", "x.unknown"], 2, "no exporter goes with the name 'x.unknown'"),
        (["seed.yaml", "-o", "nowhere/x.ics"], 1, "the folder does not exist"),
        (["seed.yaml", "-o", "."], 2, "no exporter goes with the name '.'"),
        (["seed.yaml", "-o", ".", "--to", "ical"], 1, ". is a folder; name a file in it"),
        (["seed.unknown"], 2, "no reader goes with the name 'seed.unknown'"),
        (["seed.yaml", "--to", "icl"], 2, "there is no exporter 'icl'; did you mean 'ical'?"),
        (["seed.yaml", "-O", "imprecise=maybe"], 2, "imprecise is one of span, first-day, skip"),
        (["seed.yaml", "-O", "imprecise"], 2, "write name=value"),
        (["seed.yaml", "-O", "imprecse=skip"], 2, "did you mean 'imprecise'?"),
        (["seed.yaml", "--locale", "tlh"], 2, "no words for the language 'tlh'"),
        (["bad.yaml"], 1, "bad.yaml:3:11: event 'x': '2024-02-30': February 2024 has 29 days"),
    ],
)
def test_every_slip_gets_one_sentence_and_leaves_the_old_file(
    arguments: list[str], status: int, sentence: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old.parent
    monkeypatch.chdir(folder)
    (folder / "seed.yaml").write_bytes(SEED.read_bytes())
    (folder / "seed.unknown").write_bytes(SEED.read_bytes())
    (folder / "empty.yaml").touch()
    (folder / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "list.yaml").write_text("- a\n- b\n")
    (folder / "bad.yaml").write_text("title: t\nevents:\n  - when: 2024-02-30\n    title: x\n")
    output = [] if "-o" in arguments else ["-o", str(old)]
    done = timeline("export", *arguments, *output)
    assert done.returncode == status
    assert sentence in done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert old.read_text() == "what was there"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_an_output_that_cannot_be_written_is_left_alone(old: Path) -> None:
    old.chmod(0o444)
    if os.access(old, os.W_OK):
        # root may write everything, but not to a device that is always full
        done = timeline("export", SEED, "-o", "/dev/full", "--to", "ical")
        assert Path("/dev/full").is_char_device()
    else:
        done = timeline("export", SEED, "-o", old)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert old.read_text() == "what was there"


def test_errors_show_where_they_arose_when_asked() -> None:
    done = timeline("--traceback", "check", "missing.yaml")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_check_tells_all_mistakes_at_once(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        "title: t\nevents:\n  - when: 2024-13\n    title: a\n  - titel: b\n    when: 2024\n"
    )
    done = timeline("check", tmp_path / "t.yaml")
    assert done.returncode == 1
    assert [
        line.split(": ", 1)[0].removeprefix(str(tmp_path)) for line in done.stderr.splitlines()
    ] == [
        "/t.yaml:3:11",
        "/t.yaml:5:5",
    ]


def test_check_says_that_the_seed_has_no_mistakes() -> None:
    done = timeline("check", SEED)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": no mistakes; 14 events, 1 source\n")


def test_show_is_plain_and_aligned_where_it_is_piped() -> None:
    done = timeline("show", SEED)
    lines = done.stdout.splitlines()
    assert "\x1b" not in done.stdout
    assert lines[0] == "North Korean troops in the war against Ukraine, as the news came out"
    assert (
        "18 October 2024                     NATO cannot confirm that North Koreans are fighting"
        in lines
    )
    assert not any(line.endswith(" ") for line in lines)


def test_show_has_colours_on_a_terminal(tmp_path: Path) -> None:
    script = shutil.which("script")
    if script is None:
        pytest.skip("script, of util-linux, is not installed")
    command = f"{sys.executable} -m timeline show {SEED}"
    done = subprocess.run(
        [script, "-qec", command, str(tmp_path / "typescript")],
        capture_output=True,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"},
        timeout=60,
        check=True,
    )
    assert b"\x1b[" in done.stdout
    assert "by 19 October 2024" in done.stdout.decode()


def test_show_escapes_what_could_deceive_a_reader(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        'title: t\nevents:\n  - when: 2024\n    title: "a \\u202e b"\n', encoding="utf-8"
    )
    done = timeline("show", tmp_path / "t.yaml")
    assert "a \\u202e b" in done.stdout


def test_formats_and_plugins_list_what_ships() -> None:
    formats = timeline("formats").stdout
    for name in ("ical", "json", "markdown", "yaml"):
        assert name in formats
    assert "imprecise=span  span, first-day or skip" in timeline("formats", "ical").stdout
    assert "writes markdown" in timeline("plugins").stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m timeline show {SEED} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_wrong_usage_has_status_2() -> None:
    assert timeline("export").returncode == 2
    assert timeline().returncode == 2


@pytest.mark.parametrize("command", [["formats"], ["check", SEED], ["show", SEED]])
def test_an_output_that_is_full_is_told_in_a_sentence(command: list[str | Path]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline", *map(str, command)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "timeline: the output cannot be written: No space left on device\n"


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_can_be_named_as_the_system_does(name: str, tmp_path: Path) -> None:
    done = timeline("export", SEED, "-o", name, "--to", "json", "-q")
    assert done.returncode == 0
    assert done.stdout.startswith("{")
    assert done.stderr == ""


def test_a_table_in_any_order_is_sorted_with_little_memory(tmp_path: Path) -> None:
    rows = [f"{1000 + n % 997},Event {n:04},{'x' * 500}\n" for n in range(3000)]
    (tmp_path / "news.csv").write_text("when,title,description\n" + "".join(rows))
    whole, sorted_ = tmp_path / "whole.json", tmp_path / "sorted.json.gz"
    assert timeline("export", tmp_path / "news.csv", "-o", whole).returncode == 0
    done = timeline("export", tmp_path / "news.csv", "-o", sorted_, "--memory", "1MB")
    assert done.stderr == f"{sorted_}: 3000 events as JSON\n"
    assert gzip.decompress(sorted_.read_bytes()) == whole.read_bytes()
    piped = timeline("export", tmp_path / "news.csv", "--to", "json")
    assert piped.stdout == whole.read_text("utf-8")
    done = timeline("export", tmp_path / "news.csv", "-o", sorted_, "--memory", "little")
    assert (done.returncode, done.stderr) == (
        2, "timeline: 'little' is no amount of memory; write one as 200MB\n",
    )  # fmt: skip
