"""What `timeline new-plugin` writes is built, installed, linted and tested as its author would.

Like the example distribution it is installed by unpacking its wheel on the path of Python, so
neither pip nor a network is needed.
"""

import argparse
import os
import re
import subprocess
import sys
import tomllib
from email.parser import Parser
from importlib.metadata import PathDistribution
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

import timeline
from timeline import Event, Plugins, Statement, Timeline, UsageError, WriteError
from timeline_plugins import markdown, new_plugin
from timeline_plugins.new_plugin.licences import LICENCES

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "north-korea-troops.yaml"
OFF = {"PYTEST_ADDOPTS", "SOURCE_DATE_EPOCH", "TIMELINE_DISABLE_PLUGINS"}
LONGEST = "abcdefghij-klmnopqrst-uvwxyz12"
HOSTILE = '""" \'\'\'\n[project]\nname = "x" \\ ${name} $$ %s {0} ` <b> # é\u2028 — '


def run(*arguments):
    parser = argparse.ArgumentParser()
    (command,) = new_plugin.timeline_commands()
    command.configure(parser)
    options = parser.parse_args(arguments)
    options.plugins = Plugins([markdown])
    assert command.run(options) == 0


def new(folder, name, *arguments):
    """Run the command in a folder, and return where the distribution is."""
    into = folder / f"timeline-{name}"
    run(name, "--into", str(into), *arguments)
    return into


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def project(folder):
    return tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))


def python(*arguments, cwd, installed=""):
    """Run Python, with what is unpacked in `installed` before everything else on its path."""
    env = {name: value for name, value in os.environ.items() if name not in OFF}
    path = os.pathsep.join(filter(None, (str(installed), env.get("PYTHONPATH", ""))))
    env |= {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path}
    command = [sys.executable, "-P", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=env)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def install(folder, made):
    """Build the distribution, and unpack its wheel."""
    arguments = ("build", "--target", "wheel", "--directory", made / "dist")
    python("-m", "hatchling", *arguments, cwd=folder)
    (wheel,) = (made / "dist").glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(made / "installed")
    return made / "installed"


def metadata(installed):
    (found,) = installed.glob("*.dist-info")
    return PathDistribution(found)


@pytest.fixture(scope="module", params=["haiku", "my-format"])
def plugin(request, tmp_path_factory):
    """The name, the source and the installed files of a plugin."""
    folder = new(tmp_path_factory.mktemp("source"), request.param)
    return request.param, folder, install(folder, tmp_path_factory.mktemp("made"))


def test_what_was_written_is_told_with_the_next_commands(tmp_path, capsys):
    folder = new(tmp_path, "haiku")
    told = capsys.readouterr().out.splitlines()
    assert {line.strip() for line in told} >= set(contents(folder))
    assert f"  cd {folder} && uv run pytest" in told
    assert "  uv run timeline export FILE.yaml --to haiku" in told


def test_without_a_folder_it_is_named_after_the_format(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("haiku")
    assert (tmp_path / "timeline-haiku" / "timeline_haiku.py").is_file()


def test_in_the_folder_itself_there_is_no_other_to_go_to(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(_folder(tmp_path, "timeline-haiku"))
    run("haiku", "--into", ".")
    assert "  uv run pytest" in capsys.readouterr().out.splitlines()


def test_the_wheel_has_the_module_the_entry_point_and_the_licence(plugin):
    name, _, installed = plugin
    module = f"timeline_{name.replace('-', '_')}"
    assert [path.name for path in installed.iterdir() if path.is_file()] == [f"{module}.py"]
    distribution = metadata(installed)
    assert distribution.metadata["Name"] == f"timeline-{name}"
    assert distribution.requires == ["timeline-kit>=0.1"]
    (point,) = distribution.entry_points
    assert (point.group, point.name, point.value) == ("timeline", name, module)
    assert any(path.name == "LICENSE" for path in distribution.files)


def test_the_command_lists_the_format_with_its_option(plugin, tmp_path):
    name, _, installed = plugin
    listed = python("-m", "timeline", "formats", cwd=tmp_path, installed=installed)
    title = name.replace("-", " ").capitalize()
    suffix = f".{name.replace('-', '')}"
    assert re.search(rf"^{name} +{title} +{suffix} +written$", listed, re.MULTILINE)
    told = python("-m", "timeline", "formats", name, cwd=tmp_path, installed=installed)
    assert re.search(r"separator\b.*what stands between the date and the title", told)


def test_the_command_exports_a_seed_a_line_an_event(plugin, tmp_path):
    name, _, installed = plugin
    file = tmp_path / f"out.{name.replace('-', '')}"
    python("-m", "timeline", "export", SEED, "-o", file, cwd=tmp_path, installed=installed)
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == 1 + len(timeline.load(SEED))
    assert lines[3].startswith("by 18 October 2024 — North Korea sends soldiers")


@pytest.mark.parametrize("plugin", ["my-format"], indirect=True)
def test_its_own_tests_pass_and_the_conformance_kit_is_one_of_them(plugin):
    _, folder, installed = plugin
    said = python("-m", "pytest", "-v", "-p", "no:cacheprovider", cwd=folder, installed=installed)
    assert re.search(r"^tests/test_conformance.py::Test\w+::\w+ PASSED", said, re.MULTILINE)
    assert "skipped" not in said


@pytest.mark.parametrize("name", ["haiku", "my-format", "x", "none", "event", LONGEST])
def test_ruff_has_nothing_to_say(name, tmp_path):
    pytest.importorskip("ruff")
    folder = new(tmp_path, name)
    python("-m", "ruff", "check", "--no-cache", ".", cwd=folder)
    python("-m", "ruff", "format", "--no-cache", "--check", ".", cwd=folder)


@pytest.mark.parametrize("name", ["event", "plugins-of-mine", "value-error", "none", "iterator"])
def test_a_name_that_python_or_the_library_has_taken_is_no_trouble(name, tmp_path):
    folder = new(tmp_path, name)
    source = (folder / f"timeline_{name.replace('-', '_')}.py").read_text("utf-8")
    scope = {"__name__": "made"}
    exec(compile(source, "made", "exec"), scope)
    (exporter,) = scope["timeline_exporters"]()
    exporter.validate()
    assert exporter.name == name


def test_people_learn_from_sixty_lines(tmp_path):
    folder = new(tmp_path, "haiku")
    assert len((folder / "timeline_haiku.py").read_text("utf-8").splitlines()) <= 60


def test_the_readme_shows_what_is_really_written(tmp_path):
    readme = (new(tmp_path, "haiku") / "README.md").read_text("utf-8")
    shown = re.search(r"```text\n(.*?)```", readme, re.DOTALL)[1]
    parade = Event(title="A parade", when="2022", description="In the rain.\nThen in the sun.")
    fake = Statement(title="The Kremlin calls it fake", when="[..2024-10-30]", speaker="Peskov")
    news = Timeline(title="First reports", events=[parade, fake])
    plugins = Plugins.installed(also=[tmp_path / "timeline-haiku" / "timeline_haiku.py"])
    assert timeline.export(news, "haiku", plugins=plugins).decode() == shown
    (exporter,) = (e for e in plugins.exporters() if e.name == "haiku")
    assert f"| `-O separator=TEXT` | `{exporter.options().separator}` |" in readme


def test_ci_runs_what_the_readme_says(tmp_path):
    folder = new(tmp_path, "haiku")
    flow = yaml.safe_load((folder / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    steps = [step.get("run", "") for step in flow["jobs"]["test"]["steps"]]
    assert {"pytest", "ruff check .", "ruff format --check .", "mypy"} <= set(steps)
    matrix = flow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert matrix[0] == project(folder)["project"]["requires-python"].removeprefix(">=")
    setup = next(step for step in flow["jobs"]["test"]["steps"] if "with" in step)
    assert setup["with"] == {"python-version": "${{ matrix.python }}"}


@pytest.mark.parametrize("licence", LICENCES)
def test_each_licence_is_in_the_files_and_in_the_metadata(licence, tmp_path):
    arguments = ("--license", licence, "--author", "A. Keeper <a@example.org>", "--year", "1999")
    folder = new(tmp_path, "haiku", *arguments)
    found = project(folder)["project"]
    assert found["authors"] == [{"name": "A. Keeper", "email": "a@example.org"}]
    assert found.get("license") == (None if licence == "none" else licence)
    assert (folder / "LICENSE").exists() is ("license-files" in found) is (licence != "none")
    readme = (folder / "README.md").read_text("utf-8")
    assert readme.endswith("Copyright 1999 A. Keeper\n")
    if licence in ("MIT", "BSD-3-Clause"):
        assert "\n\nCopyright 1999 A. Keeper\n\n" in (folder / "LICENSE").read_text("utf-8")
    if licence == "Apache-2.0":  # which has its holder beside it
        assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_without_an_author_the_copyright_is_that_of_the_authors(tmp_path):
    folder = new(tmp_path, "haiku", "--license", "MIT")
    assert "authors" not in project(folder)["project"]
    licence = (folder / "LICENSE").read_text("utf-8").splitlines()
    assert licence[2] == "Copyright the authors of timeline-haiku"


def test_hostile_words_leave_every_file_valid(tmp_path):
    author = HOSTILE.replace("<b>", "")
    words = ("--author", author, "--description", HOSTILE, "--license", "MIT")
    folder = new(tmp_path, "haiku", *words)
    found = project(folder)["project"]
    assert found["name"] == "timeline-haiku"
    assert found["description"] == " ".join(HOSTILE.split())
    assert found["authors"] == [{"name": " ".join(author.split())}]
    assert found["license"] == "MIT"
    installed = install(folder, tmp_path / "made")
    (file,) = installed.glob("*.dist-info/METADATA")
    told = Parser().parsestr(file.read_text("utf-8"))
    assert told["Summary"] == " ".join(HOSTILE.split())
    plain = contents(new(tmp_path / "made", "haiku"))
    same = {name for name, body in contents(folder).items() if plain.get(name) == body}
    assert set(plain) - same == {"LICENSE", "README.md", "pyproject.toml"}


def test_hostile_words_are_words_in_the_readme(tmp_path):
    from markdown_it import MarkdownIt

    readme = (new(tmp_path, "haiku", "--description", HOSTILE) / "README.md").read_text("utf-8")
    tokens = MarkdownIt().parse(readme)
    kinds = {child.type for token in tokens[:6] for child in token.children or ()}
    assert kinds <= {"text", "code_inline", "text_special"}
    assert tokens[4].type == "inline"
    text = "".join(child.content for child in tokens[4].children)
    assert text == " ".join(HOSTILE.split())


def test_the_same_words_give_the_same_bytes(tmp_path, monkeypatch):
    words = ("haiku", "--author", "A. Keeper", "--description", "Lines.")
    first = contents(new(_folder(tmp_path, "a"), *words))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730264940")
    assert contents(new(_folder(tmp_path, "b"), *words)) == first


def _folder(parent, name):
    (parent / name).mkdir()
    return parent / name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Haiku", "did you mean 'haiku'?"),
        ("my_format", "did you mean 'my-format'?"),
        ("my--format-", "did you mean 'my-format'?"),
        ("Café", "did you mean 'cafe'?"),
        ("3d", "such as 'haiku'"),
        ("", "such as 'haiku'"),
        ("../up", "did you mean 'up'?"),
        ("a\x1b[31m", r"'a\\x1b\[31m' is no name"),
        ("x" * 31, f"did you mean '{'x' * 30}'?"),
        ("timeline-haiku", "did you mean 'haiku'?"),
        ("kit", "timeline-kit's own name"),
        ("plugins", "timeline-kit's own name"),
        ("markdown", r"there is a format 'markdown' already, that of timeline_plugins.markdown"),
        ("md", "the suffix '.md' is that of the format 'markdown' already"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_a_remedy(name, said, tmp_path):
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        new(tmp_path, name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("author", ["<a@example.org>", "A, Inc.", "A <nowhere>", "A <a@b.org> x"])
def test_an_author_that_metadata_cannot_hold_is_refused(author, tmp_path):
    with pytest.raises(UsageError, match="write the author as"):
        new(tmp_path, "haiku", "--author", author)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    _folder(tmp_path, "timeline-haiku").joinpath("mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty; name another one with --into"):
        new(tmp_path, "haiku")
    assert contents(tmp_path) == {"timeline-haiku/mine.txt": b"mine"}


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path):
    before = _folder(tmp_path, "timeline-haiku").stat()
    folder = new(tmp_path, "haiku")
    assert folder.stat().st_ino == before.st_ino
    assert contents(folder) == contents(new(_folder(tmp_path, "other"), "haiku"))


@pytest.mark.parametrize("at", ["file", "missing"])
def test_a_place_that_cannot_hold_a_folder_is_refused(at, tmp_path):
    if at == "file":
        (tmp_path / "timeline-haiku").write_text("mine")
    parent = tmp_path if at == "file" else tmp_path / "missing"
    with pytest.raises(UsageError, match="is a file" if at == "file" else "make that first"):
        new(parent, "haiku")
    assert contents(tmp_path) == ({"timeline-haiku": b"mine"} if at == "file" else {})


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("method", ["write_bytes", "rename"])
def test_it_is_written_whole_or_not_at_all(there, method, tmp_path, monkeypatch):
    if there:
        _folder(tmp_path, "timeline-haiku")
    good, calls = getattr(Path, method), []

    def fails(self, *arguments):
        calls.append(self)
        if len(calls) == (4 if there or method == "write_bytes" else 1):
            raise OSError(28, "No space left on device")
        return good(self, *arguments)

    monkeypatch.setattr(Path, method, fails)
    with pytest.raises(WriteError, match="cannot be written: no space left on device"):
        new(tmp_path, "haiku")
    assert [path.name for path in tmp_path.rglob("*")] == (["timeline-haiku"] if there else [])
