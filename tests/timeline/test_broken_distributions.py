"""Twelve kinds of broken plugins, built and installed as real distributions."""

import json
import os
import subprocess
import sys
from zipfile import ZipFile

import pytest

import timeline

EXPORTER = """
from timeline import Exporter, hookimpl

class Titles(Exporter):
    name, suffix, media_type = "{name}", ".titles", "text/plain"

    def export(self, timeline, context):
        {export}
"""
HOOK = """
@hookimpl
def timeline_exporters({arguments}):
    {body}
"""
YIELDS = "yield from (event.title for event in timeline)"


def module(name, export=YIELDS, body="return [Titles()]", arguments=""):
    """A plugin that is good but for what is given."""
    return EXPORTER.format(name=name, export=export) + HOOK.format(body=body, arguments=arguments)


REGISTRATION = """
from timeline import hookimpl

class Plugin:
    def __dir__(self):
        raise RuntimeError("no licence")

    @hookimpl
    def timeline_exporters(self):
        return []

plugin = Plugin()
"""

# the source, what `timeline plugins` says of it, and what would help
KINDS = {
    "missing-import": (
        "import nowhere_to_be_found\n" + module("missing-import"),
        "broken: ModuleNotFoundError: No module named 'nowhere_to_be_found'",
        "install nowhere_to_be_found, or the plugin anew",
    ),
    "syntax-error": (
        module("syntax-error") + "def (:\n",
        "broken: SyntaxError: invalid syntax",
        "cannot run from line",
    ),
    "wrong-hook": (
        module("wrong-hook").replace("timeline_exporters", "timeline_exporter"),
        "broken: there is no hook 'timeline_exporter'",
        "did you mean 'timeline_exporters'?",
    ),
    "extra-argument": (
        module("extra-argument", arguments="timeline"),
        "broken: a hook has arguments that it should not have",
        "it takes none",
    ),
    "wrong-return": (
        module("wrong-return", body="return Titles"),
        "broken: timeline_exporters returns <class 'broken_wrong_return.Titles'>",
        "should return a list",
    ),
    "raises-at-load": (
        module("raises-at-load") + "raise RuntimeError('no licence')\n",
        "broken: RuntimeError: no licence",
        "update it, or tell its author",
    ),
    "raises-at-registration": (
        REGISTRATION,
        "broken: RuntimeError: no licence",
        "update it, or tell its author",
    ),
    "raises-in-hook": (
        module("raises-in-hook", body="raise RuntimeError('no licence')"),
        "broken: RuntimeError: no licence",
        "update it, or tell its author",
    ),
    "raises-midway": (
        module("raises-midway", export="yield 'begun'; raise RuntimeError('no licence')"),
        "writes raises-midway",
        "",
    ),
    "exits": (
        "import sys\n" + module("exits") + "sys.exit(0)\n",
        "broken: SystemExit: 0",
        "it tried to end the program: tell its author",
    ),
    "prints": (
        module("prints", export="print('noise'); " + YIELDS) + "print('hello from the plugin')\n",
        "writes prints; it prints to standard output ('hello from the plugin')",
        "print to standard error, or nothing",
    ),
    "same-name": (
        module("json"),
        "writes json",
        "switch one off, for instance with TIMELINE_DISABLE_PLUGINS=broken-same-name",
    ),
}

PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "broken-{kind}"
version = "1.2.3"
requires-python = ">=3.11"

[project.entry-points.timeline]
{kind} = "{target}"

[tool.hatch.build.targets.wheel]
only-include = ["{module}.py"]
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    """The wheel of each kind."""
    built = {}
    for kind, (source, _, _) in KINDS.items():
        folder = tmp_path_factory.mktemp(kind)
        name = f"broken_{kind.replace('-', '_')}"
        target = f"{name}:plugin" if source is REGISTRATION else name
        (folder / f"{name}.py").write_text(source, "utf-8")
        project = PYPROJECT.format(kind=kind, module=name, target=target)
        (folder / "pyproject.toml").write_text(project, "utf-8")
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        [built[kind]] = (folder / "dist").glob("*.whl")
    return built


@pytest.fixture
def install(tmp_path, wheels):
    """Unpack wheels of those kinds on the path of Python: that installs a pure wheel."""

    def put(*kinds):
        for kind in kinds:
            with ZipFile(wheels[kind]) as archive:
                archive.extractall(tmp_path / "site")

    return put


@pytest.fixture
def run(tmp_path):
    def command(*arguments, **environment):
        env = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), **environment}
        return subprocess.run(
            [sys.executable, "-P", "-m", "timeline", *map(str, arguments)],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return command


def listed(run):
    done = run("plugins")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_plugin_is_reported_with_its_distribution_and_a_remedy(install, run, kind):
    install(kind)
    _, wrong, remedy = KINDS[kind]
    told = listed(run)
    assert f"{kind} broken-{kind} 1.2.3" in told
    assert wrong in told
    assert remedy in told


FORMATS = [exporter.name for exporter in timeline.Plugins.installed().exporters()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_plugin_hides_none_of_our_formats(install, run, seed, seed_path, tmp_path, kind):
    install(kind)
    done = run("export", seed_path, "-o", "out.json", "-q")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "out.json").read_bytes() == timeline.export(seed, "json")
    for name in FORMATS:
        assert name in run("formats").stdout.decode()


def test_all_twelve_at_once_are_reported_and_every_other_format_works(
    install, run, seed, seed_path
):
    install(*KINDS)
    told = listed(run)
    for kind, (_, wrong, remedy) in KINDS.items():
        assert f"{kind} broken-{kind} 1.2.3" in told
        assert wrong in told
        assert remedy in told
    for name in FORMATS:
        done = run("export", seed_path, "--to", name, "-q")
        assert done.returncode == 0
        assert done.stdout == timeline.export(seed, name)
    found = json.loads(run("plugins", "--json").stdout)
    status = {plugin["name"]: plugin["status"] for plugin in found["plugins"]}
    works = {"raises-midway", "prints", "same-name"}
    assert {kind for kind in KINDS if status[kind] == "ok"} == works
    assert all(status[name] == "ok" for name in ("ical", "json", "yaml"))


def test_an_exporter_that_fails_midway_is_named_and_leaves_the_old_file(
    install, run, seed_path, tmp_path
):
    install("raises-midway")
    old = tmp_path / "old.titles"
    old.write_text("old", "utf-8")
    for arguments in (["-o", old, "--to", "raises-midway"], ["--to", "raises-midway"]):
        done = run("export", seed_path, *arguments)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode() == (
            "timeline: the exporter 'raises-midway' failed: RuntimeError: no licence\n"
        )
    assert old.read_text("utf-8") == "old"


def test_what_a_plugin_prints_is_no_part_of_an_output(install, run, seed, seed_path):
    install("prints")
    done = run("export", seed_path, "--to", "prints", "-q")
    assert done.returncode == 0
    assert done.stdout.decode() == "".join(event.title for event in seed)
    assert b"noise" in done.stderr


def test_whoever_is_called_as_the_format_has_it(install, run, seed, seed_path):
    install("same-name")
    done = run("export", seed_path, "--to", "json", "-q")
    assert done.stdout == timeline.export(seed, "json")
    told = run("formats").stderr.decode()
    assert "more than one plugin claims the exporter 'json': json (timeline-kit" in told
    assert "and same-name (broken-same-name 1.2.3), and json has it, being called so" in told


@pytest.mark.parametrize("name", ["exits", "broken-exits", "broken-exits:exits", "Broken_Exits"])
def test_a_broken_plugin_can_be_switched_off_by_name_or_distribution(install, run, name):
    install("exits")
    for done in (
        run("plugins", TIMELINE_DISABLE_PLUGINS=name),
        run("--no-plugin", name, "plugins"),
        run("plugins", "--no-plugin", name),
    ):
        assert done.returncode == 0
        [row] = [r for r in done.stdout.decode().splitlines() if r.startswith("exits ")]
        assert "switched off by" in row
