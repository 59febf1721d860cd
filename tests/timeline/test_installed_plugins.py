"""Plugins as they are installed: distributions of strangers, wrong in every way."""

import os
import subprocess
import sys

import pytest

GOOD = """
from timeline import Exporter, hookimpl

class Titles(Exporter):
    name, suffix, media_type = "titles", ".titles", "text/plain"

    def export(self, timeline, context):
        for event in timeline:
            yield event.title + "\\n"

@hookimpl
def timeline_exporters():
    return [Titles()]
"""


@pytest.fixture
def install(tmp_path):
    """Put a distribution on the path as an installer would."""

    def put(source, name="mine", version="1.0", points=None, metadata=None):
        if source is not None:
            (tmp_path / f"{name}.py").write_text(source, "utf-8")
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(about if metadata is None else metadata, "utf-8")
        points = points if points is not None else f"[timeline]\n{name} = {name}\n"
        data = points if isinstance(points, bytes) else points.encode("utf-8")
        (info / "entry_points.txt").write_bytes(data)
        return info

    return put


@pytest.fixture
def run(tmp_path):
    """Run the command where the distributions of `install` are there."""

    def command(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "timeline", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(tmp_path), **environment},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return command


def rows(done):
    """What `timeline plugins` says, a line a plugin, without the alignment."""
    assert (done.returncode, done.stderr) == (0, "")
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def status(done):
    [row] = [row for row in rows(done) if row.startswith("mine ")]
    return row


def assert_the_rest_works(run, seed_path):
    for arguments in (["formats"], ["export", seed_path, "-o", "out.ics", "-q"]):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_good_plugin_is_listed_with_its_origin_and_exports(install, run, seed_path):
    install(GOOD)
    line = status(run("plugins"))
    assert line == "mine mine 1.0 writes titles"
    done = run("export", seed_path, "--to", "titles")
    assert done.returncode == 0
    assert "NATO cannot confirm" in done.stdout


HEAD = GOOD.partition("@hookimpl")[0]


def hook(body):
    """A plugin whose hook does this."""
    return f"{HEAD}@hookimpl\ndef timeline_exporters():\n    {body}\n"


def having(change):
    """A plugin whose exporter was changed so."""
    return f"{HEAD}{change}\n@hookimpl\ndef timeline_exporters():\n    return [Titles()]\n"


BROKEN = {
    "missing import": ("import nowhere_to_be_found", "ModuleNotFoundError: No module named"),
    "syntax error": ("def (", "SyntaxError: invalid syntax"),
    "null byte": ("a = '\0'", "source code string cannot contain null bytes"),
    "name error": ("oops", "NameError: name 'oops' is not defined"),
    "exit": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "recursion": ("def f(): f()\nf()", "RecursionError: maximum recursion depth"),
    "empty": ("", "it implements no hook; mark its functions with @hookimpl"),
    "unmarked": ("def timeline_exporters(): return []", "it implements no hook; mark its"),
    "misspelt": (
        HEAD + "@hookimpl\ndef timeline_exporter(): return []",
        "there is no hook 'timeline_exporter'; did you mean 'timeline_exporters'?",
    ),
    "unknown": (
        HEAD + "@hookimpl\ndef zzz(): return []",
        "there is no hook 'zzz'; there are: timeline_exporters, timeline_readers",
    ),
    "extra argument": (
        HEAD + "@hookimpl\ndef timeline_exporters(timeline): return []",
        "a hook has arguments that it should not have: ",
    ),
    "raises": (hook("raise RuntimeError('no licence')"), "RuntimeError: no licence"),
    "returns nothing": (hook("return 5"), "timeline_exporters returns 5 and should return a list"),
    "returns text": (hook("return 'titles'"), "timeline_exporters returns 'titles' and should"),
    "returns one": (hook("return Titles()"), "and should return a list"),
    "class": (hook("return [Titles]"), "returns the class Titles; return Titles()"),
    "no exporter": (hook("return [None]"), "returns None, which is no Exporter"),
    "abstract": (hook("return [Exporter()]"), "TypeError: Can't instantiate abstract class"),
    "fails in a loop": (hook("yield Titles(); raise OSError('disk')"), "OSError: disk"),
    "no name": (having("del Titles.name"), "Titles.name is None and should"),
    "wrong name": (having("Titles.name = 'My Titles'"), "'My Titles' and should"),
    "wrong suffix": (having("Titles.suffix = 'csv'"), "Titles.suffix is 'csv' and"),
    "wrong suffixes": (
        having("Titles.more_suffixes = ['.csv']"),
        "Titles.more_suffixes is ['.csv'] and should be a tuple",
    ),
    "wrong title": (having("Titles.title = 5"), "Titles.title is 5"),
    "wrong options": (having("Titles.options = dict"), "options"),
    "options of an unknown type": (
        having("import attrs\n@attrs.frozen\nclass O:\n  a: 'Nowhere' = 1\nTitles.options = O"),
        "options",
    ),
    "an error that cannot be shown": (
        "class Shy(Exception):\n    def __str__(self): raise ValueError('secret')\nraise Shy",
        "Shy",
    ),
    "control characters": ("raise ValueError('a\\x1b[31mb\\nc')", r"ValueError: a\x1b[31mb c"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plugin_is_listed_with_the_reason_and_the_rest_works(
    install, run, seed_path, source, why
):
    install(source)
    line = status(run("plugins"))
    assert "mine mine 1.0 broken: " in line
    assert why in line
    assert_the_rest_works(run, seed_path)


@pytest.mark.parametrize(
    ("point", "why"),
    [
        ("mine = mine:nowhere", "AttributeError: module 'mine' has no attribute 'nowhere'"),
        ("mine = nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("mine = not a module!", "broken: "),
    ],
)
def test_an_entry_point_that_leads_nowhere_is_listed(install, run, seed_path, point, why):
    install(GOOD, points=f"[timeline]\n{point}\n")
    assert why in status(run("plugins"))
    assert_the_rest_works(run, seed_path)


def test_a_distribution_without_a_name_is_listed_all_the_same(install, run, seed_path):
    install(GOOD, metadata="")
    line = status(run("plugins"))
    assert "None" not in line
    assert line.endswith("writes titles")
    assert_the_rest_works(run, seed_path)


def test_a_distribution_that_lost_its_metadata_is_listed_all_the_same(install, run, seed_path):
    (install(GOOD) / "METADATA").unlink()
    line = status(run("plugins"))
    assert "None" not in line
    assert line.endswith("writes titles")
    assert_the_rest_works(run, seed_path)


@pytest.mark.parametrize("points", [b"[timeline]\nmine\n", b"[timeline]\nmine = m\xff\n"])
def test_entry_points_that_cannot_be_read_break_nothing_else(install, run, seed_path, points):
    install(GOOD, points=points)
    assert run("plugins").returncode == 0
    assert_the_rest_works(run, seed_path)


def test_asking_for_a_broken_plugin_tells_why(install, run, seed_path):
    install("import nowhere_to_be_found")
    done = run("export", seed_path, "--to", "mine")
    assert done.returncode == 2
    assert done.stderr.startswith("timeline: the plugin mine (mine 1.0) is broken: ModuleNotFound")
    assert done.stderr.count("\n") == 1


def test_a_name_of_ours_is_a_conflict_that_names_both(install, run, seed_path):
    install(GOOD.replace('"titles", ".titles"', '"json", ".json"'))
    done = run("plugins")
    assert done.returncode == 0
    both = "claims the exporter 'json': json (timeline-kit"
    assert both in done.stdout
    assert "and mine (mine 1.0)" in done.stdout
    for arguments in (["--to", "json"], ["-o", "out.json"]):
        done = run("export", seed_path, *arguments)
        assert done.returncode == 2
        assert both in done.stderr
        assert "TIMELINE_DISABLE_PLUGINS=mine" in done.stderr
    done = run("export", seed_path, "--to", "json", TIMELINE_DISABLE_PLUGINS="mine")
    assert done.returncode == 0
    assert run("export", seed_path, "-o", "out.ics").returncode == 0


@pytest.mark.parametrize("off", ["mine", "dist", " x , mine", "dist,ical"])
def test_what_is_switched_off_is_not_even_imported(install, run, off):
    install("print('imported')", name="dist", points="[timeline]\nmine = dist\n")
    done = run("plugins", TIMELINE_DISABLE_PLUGINS=off)
    assert done.returncode == 0
    assert "mine" not in done.stdout
    assert "imported" not in done.stderr
    assert "imported" in run("plugins").stderr


def test_our_own_plugins_can_be_switched_off_together(run, seed_path):
    done = run("export", seed_path, "--to", "json", TIMELINE_DISABLE_PLUGINS="timeline-kit")
    assert done.returncode == 2
    assert "there is no exporter 'json'" in done.stderr


def test_two_distributions_may_use_one_entry_point_name(install, run):
    install(GOOD, name="one", points="[timeline]\nmine = one\n")
    install(GOOD.replace("titles", "others"), name="two", points="[timeline]\nmine = two\n")
    found = rows(run("plugins"))
    assert "mine one 1.0 writes titles" in found
    assert "mine two 1.0 writes others" in found
