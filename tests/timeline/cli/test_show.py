"""`timeline show`, piped and on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.yaml"))
SEED = next(seed for seed in SEEDS if seed.stem == "north-korea-troops")


def piped(*arguments: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "show", *map(str, arguments)],
        capture_output=True, env={**os.environ, **environment}, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def on_a_terminal(file: Path, typescript: Path, **environment: str) -> str:
    script = shutil.which("script")
    if script is None:
        pytest.skip("script, of util-linux, is not installed")
    command = f"{sys.executable} -m timeline show {file}"
    look = {"TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": ""}
    done = subprocess.run(
        [script, "-qec", command, str(typescript)],
        capture_output=True, env={**os.environ, **look, **environment}, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_pipe_gets_plain_lines_that_are_not_wrapped(seed: Path) -> None:
    lines = piped(seed).splitlines()
    assert re.fullmatch(r"[0-9]+ events, [0-9]+ sources?", lines[1])
    assert lines[2] == ""
    assert not any("\x1b" in line or line.endswith(" ") for line in lines)
    assert max(map(len, lines)) > 120


def test_a_terminal_gets_colours_and_lines_of_its_width(tmp_path: Path) -> None:
    shown = on_a_terminal(SEED, tmp_path / "t", COLUMNS="72")
    assert "\x1b[36mby 19 October 2024\x1b[0m" in shown
    plain = re.sub("\x1b\\[[0-9]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= 72
    assert "".join(plain.split()) == "".join(piped(SEED).split())


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_gets_none(tmp_path: Path, environment: dict[str, str]) -> None:
    shown = on_a_terminal(SEED, tmp_path / "t", **environment)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_hidden_sources_are_shown_to_who_asks(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        "title: t\nsources:\n  - {id: s, title: The clerk, hidden: true}\n"
        "events:\n  - {when: 2024, title: a, sources: s}\n"
    )
    assert "The clerk" not in piped(tmp_path / "t.yaml")
    assert "The clerk" in piped(tmp_path / "t.yaml", "--hidden")


def test_dates_are_worded_in_the_language_that_is_asked_for() -> None:
    assert "18 Oktober 2024" in piped(SEED, "--locale", "id")


def test_an_output_in_another_encoding_is_no_trouble() -> None:
    assert "…" in piped(SEED, PYTHONIOENCODING="ascii")
