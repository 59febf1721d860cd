"""The front door: what README shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", CODE, ids=range(len(CODE)))
def test_every_program_in_the_readme_runs(code: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "NATO cannot confirm" in done.stdout


def test_the_first_command_of_the_readme_writes_a_calendar(tmp_path: Path) -> None:
    [command] = re.findall(r"uv run (timeline export .*)", README)
    assert command == "timeline export seeds/north-korea-troops.yaml -o troops.ics"
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    subprocess.run([sys.executable, "-m", *command.split()], cwd=tmp_path, check=True)
    assert (tmp_path / "troops.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_smallest_timeline_of_the_readme_is_one(tmp_path: Path) -> None:
    [yaml] = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert len(yaml.splitlines()) == 3
    (tmp_path / "mine.yaml").write_text(yaml)
    command = [sys.executable, "-m", "timeline", "show", "mine.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "18 October 2024  NATO is asked" in done.stdout


def test_the_sample_of_the_readme_is_what_show_prints() -> None:
    [sample] = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    command = [
        sys.executable,
        "-m",
        "timeline",
        "show",
        str(ROOT / "seeds/north-korea-troops.yaml"),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in sample.splitlines():
        parts = [part.strip() for part in line.split("…")]
        assert any(all(part in real for part in parts) for real in shown), line
