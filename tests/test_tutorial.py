"""The pages for plugin authors are executed, block by block, as a reader would.

A block below a line that names a file and ends in a colon is written to that file. A `console`
block is run line by line, and what it shows must be what happens: … stands for any text, a line of
nothing but … for any lines, and the width of columns does not count. Python with `>>>` is run by
test_docs.
"""

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "plugins"
PAGES = [ROOT / "docs" / "index.md", *sorted(FOLDER.glob("*.md"))]
BLOCK = re.compile(r"^```([^`\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.\w+)`[^`\n]*:$")
OFF = {"PYTEST_ADDOPTS", "SOURCE_DATE_EPOCH", "TIMELINE_DISABLE_PLUGINS", "TIMELINE_TRACE"}
PASSIVE = ("yaml", "toml", "text", "{toctree}")  # nothing to run


def blocks(page):
    """The language, the file's name or nothing, and the text of each block of a page."""
    text = page.read_text("utf-8")
    for found in BLOCK.finditer(text):
        before = text[: found.start()].rstrip().rpartition("\n")[2]
        name = FILE.search(before)
        yield found[1], name[1] if name and found[1] != "console" else "", found[2]


class Reader:
    """Somebody who sits before an empty folder and does what the page says."""

    def __init__(self, folder):
        self.here = folder / "work"
        self.here.mkdir()
        (self.here / "seeds").symlink_to(ROOT / "seeds")
        self.packages, self.bin = folder / "packages", folder / "bin"
        self.packages.mkdir()
        self.bin.mkdir()
        for name, module in (
            ("timeline", " -m timeline"),
            ("pytest", " -m pytest -p no:cacheprovider"),
            ("python", ""),
        ):
            script = self.bin / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{module} "$@"\n')
            script.chmod(0o755)

    def write(self, name, text):
        file = self.here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, command):
        """What the terminal shows, and the exit status."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.here = self.here / words[1]
            assert self.here.is_dir()
            return "", 0
        if words[:2] == ["pip", "install"]:
            return self.install(words[-1]), 0
        env = {name: value for name, value in os.environ.items() if name not in OFF}
        path = [str(self.packages), env.get("PYTHONPATH", "")]
        env |= {
            "PATH": f"{self.bin}{os.pathsep}{env['PATH']}",
            "PYTHONPATH": os.pathsep.join(filter(None, path)),
            "PYTHONUTF8": "1",
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.here,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return done.stdout, done.returncode

    def install(self, what):
        """Without a network: what is there is there, and a folder is built and unpacked."""
        if what.startswith("timeline-kit"):
            assert version("timeline-kit")
            return ""
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
        subprocess.run(command, cwd=self.here / what, check=True, capture_output=True)
        [wheel] = (self.here / what / "dist").glob("*.whl")
        with ZipFile(wheel) as archive:
            archive.extractall(self.packages)
        wheel.unlink()
        return ""


def commands(text):
    """The commands of a console block, each with what is shown of its output."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = re.sub(r"\\\n\s*", " ", part).partition("\n")
        yield command, shown


def plain(output):
    """Output without the width of columns and blank lines at the end."""
    return [" ".join(line.split()) for line in output.rstrip().splitlines()]


def assert_shown(command, output, status, shown):
    pattern = []
    lines = plain(shown)
    for line in lines:
        part = r".*" if line != "…" else r"(?:.*\n)*?.*"
        pattern.append(part.join(map(re.escape, line.split("…"))))
    whole = "\n".join(plain(output))
    if lines:
        assert re.fullmatch("\n".join(pattern), whole), (
            f"$ {command}\n{output}\n--- not as\n{shown}"
        )
    told = any(line.startswith("timeline: ") or "failed" in line for line in lines)
    if status and not told and (not lines or "…" in lines):
        pytest.fail(f"$ {command}\nended with {status}\n{output}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_tells_to_do_does_what_the_page_shows(page, tmp_path):
    reader = Reader(tmp_path)
    for language, name, text in blocks(page):
        if name:
            reader.write(name, text)
        elif language == "console":
            for command, shown in commands(text):
                output, status = reader.run(command)
                assert_shown(command, output, status, shown)
        elif language == "python":
            assert text.startswith(">>> "), f"nobody runs this:\n{text}"
        else:
            assert language in PASSIVE, f"nobody runs this {language}:\n{text}"


def test_the_first_exporter_of_the_tutorial_takes_ten_lines():
    first = next(
        text for language, _, text in blocks(FOLDER / "tutorial.md") if language == "python"
    )
    assert len([line for line in first.splitlines() if line.strip()]) == 10


def test_the_pages_are_found():
    assert sum(language == "console" for page in PAGES for language, _, _ in blocks(page)) > 10
