"""Plugins as they are installed: distributions of strangers, wrong in every way."""

import json
import os
import subprocess
import sys

import pytest

import timeline
from timeline import Plugins

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
    done = run("export", seed_path, "-o", "out.ics", "-q")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_good_plugin_is_listed_with_its_origin_and_exports(install, run, seed_path):
    install(GOOD)
    line = status(run("plugins"))
    assert line == "mine mine 1.0 exporters writes titles"
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
    "an error that exits when it is shown": (
        "class Shy(Exception):\n    def __str__(self): raise SystemExit(9)\nraise Shy",
        "Shy",
    ),
    "a repr that exits": (
        "class Shy:\n    def __repr__(self): raise SystemExit(9)\n" + hook("return [Shy()]"),
        "something that cannot be shown (SystemExit), which is no Exporter",
    ),
    "hook that forgets to return": (hook("pass"), "timeline_exporters returns nothing and should"),
    "circle": ("from mine import later\n" + GOOD, "its modules import each other"),
    "validate that forgets the rest": (
        having("Titles.validate = lambda self: None\ndel Titles.suffix"), "Titles.suffix is None"
    ),
    "a name that is no text": (
        having("Titles.validate = lambda self: None\nTitles.name = 5"), "Titles.name is 5 and"
    ),
    "a class that lies": (
        hook("return [type('Liar', (), {'__class__': property(lambda self: Titles)})()]"),
        "which is no Exporter",
    ),
    "suffixes that fail": (
        having("Titles.suffixes = property(lambda self: 1 / 0)"), "ZeroDivisionError"
    ),
    "carries that is no text": (having("Titles.carries = {'event.title': 5}"), "a mapping of"),
    "an option without a default": (
        having("import attrs\n@attrs.frozen\nclass O:\n  a: int\nTitles.options = O"),
        "the option 'a' should have a default of the type int",
    ),
    "an option with another default": (
        having("import attrs\n@attrs.frozen\nclass O:\n  a: int = 'x'\nTitles.options = O"),
        "the option 'a' should have a default of the type int",
    ),
    "a private option": (
        having("import attrs\n@attrs.frozen\nclass O:\n  _a: int = 1\nTitles.options = O"),
        "the option '_a' begins with '_'",
    ),
    "an option without help": (
        having(
            "import attrs\nfrom timeline import option\n@attrs.frozen\nclass O:\n"
            "  a: int = option(1, 5)\nTitles.options = O"
        ),
        "the help of the option 'a' should be text",
    ),
    "choices that are no texts": (
        having(
            "import attrs, enum\nclass C(enum.Enum):\n  A = 1\n@attrs.frozen\nclass O:\n"
            "  a: C = C.A\nTitles.options = O"
        ),
        "the choices of the option 'a' should be texts",
    ),
    "options that do not go together": (
        having(
            "import attrs\n@attrs.frozen\nclass O:\n  a: int = 1\n"
            "  def __attrs_post_init__(self): raise KeyError(5)\nTitles.options = O"
        ),
        "cannot be made of its defaults: KeyError: 5",
    ),
    "control characters": ("raise ValueError('a\\x1b[31mb\\nc')", r"ValueError: a\x1b[31mb c"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "why"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plugin_is_listed_with_the_reason_and_the_rest_works(
    install, run, seed_path, source, why
):
    install(source)
    line = status(run("plugins"))
    assert line.startswith("mine mine 1.0 ")
    assert " broken: " in line
    assert why in line
    assert_the_rest_works(run, seed_path)


@pytest.mark.parametrize(
    ("point", "why"),
    [
        ("mine = mine:nowhere", "its entry point leads to 'mine:nowhere', where nothing is"),
        ("mine = mine:timeline_exporters", "it is a function and should be a module"),
        ("mine = mine:Titles", "it is a class and should be a module, or an object"),
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


def test_a_name_of_ours_is_a_conflict_that_names_both_and_stays_ours(install, run, seed_path):
    install(GOOD.replace('"titles", ".titles"', '"json", ".json"'))
    done = run("plugins")
    assert done.returncode == 0
    both = "claims the exporter 'json': json (timeline-kit"
    assert both in done.stdout
    assert "and mine (mine 1.0), and json has it, being called so" in done.stdout
    assert "TIMELINE_DISABLE_PLUGINS=mine" in done.stdout
    assert both in run("formats").stderr
    for arguments in (["--to", "json"], ["-o", "out.json"]):
        assert run("export", seed_path, *arguments).returncode == 0
    assert run("export", seed_path, "-o", "out.ics").returncode == 0


def test_a_name_that_two_plugins_own_is_refused_with_both(install, run, seed_path):
    source = GOOD.replace('"titles", ".titles"', '"json", ".json"')
    install(source, name="dist", points="[timeline]\njson = dist\n")
    for arguments in (["--to", "json"], ["-o", "out.json"]):
        done = run("export", seed_path, *arguments)
        assert done.returncode == 2
        assert "claims the exporter 'json': json (dist 1.0) and json (timeline-kit" in done.stderr
        assert "TIMELINE_DISABLE_PLUGINS=dist" in done.stderr
    ours = "timeline-kit:json"
    done = run("--no-plugin", "dist", "export", seed_path, "--to", "json")
    assert done.stdout.startswith("{")
    done = run("export", seed_path, "--to", "json", "--from", "yaml", "--no-plugin", ours)
    assert done.stdout.startswith("NATO") or "North" in done.stdout


def test_only_the_plugin_that_is_named_is_loaded(install, run, seed_path, tmp_path):
    install(GOOD)
    install("import sys; print('loaded', file=sys.stderr)\n" + GOOD.replace("titles", "b"), "slow")
    path = tmp_path / "a.json"
    run("export", seed_path, "-o", path)
    done = run("export", path, "--from", "json", "--to", "mine", "-q")
    assert done.returncode == 2  # it has no exporter of its own name: all are asked
    assert "loaded" in done.stderr
    done = run("export", path, "--from", "json", "--to", "markdown", "-q")
    assert (done.returncode, done.stderr) == (0, "")


PROMISING = """
[timeline]
mine = mine

[timeline.{group}]
{name} = mine
"""


@pytest.mark.parametrize(
    ("group", "name", "asked", "loads"),
    [
        ("exporters", ".titles", ["export", "SEED", "-o", "out.ics", "-q"], False),
        ("exporters", ".titles", ["export", "SEED", "-o", "a.titles", "-q"], True),
        ("exporters", ".titles", ["export", "SEED", "-o", "a.b.titles", "-q"], True),
        ("exporters", ".titles", ["export", "SEED", "--to", "titles"], True),
        ("exporters", ".titles", ["formats"], True),
        ("exporters", ".titles", ["show", "SEED"], False),
        ("exporters", ".titles", ["check", "SEED"], False),
        ("exporters", ".titles", ["--help"], False),
        ("exporters", ".titles", ["plugins"], True),
        ("exporters", ".csv", ["export", "SEED", "-o", "a.titles", "-q"], True),
        ("commands", "count", ["export", "SEED", "-o", "a.titles", "-q"], True),
        ("commands", "count", ["export", "SEED", "--to", "titles"], True),
        ("commands", "count", ["--help"], True),
        ("commands", "count", ["export", "SEED", "-o", "out.ics", "-q"], False),
    ],
)
def test_a_plugin_that_tells_what_it_brings_is_loaded_where_that_is_asked_for(
    install, run, seed_path, group, name, asked, loads
):
    loud = "import sys; print('loaded', file=sys.stderr)\n" + GOOD
    install(loud, points=PROMISING.format(group=group, name=name))
    done = run(*(str(seed_path) if word == "SEED" else word for word in asked))
    assert done.returncode == 0
    assert ("loaded" in done.stderr) is loads


def test_a_suffix_that_two_plugins_promise_is_left_to_the_user(install, run, seed_path):
    source = GOOD.replace('".titles"', '".ics"')
    install(source, points=PROMISING.format(group="exporters", name=".ics"))
    done = run("export", seed_path, "-o", "out.ics")
    assert done.returncode == 2
    assert "'ical' and 'titles' have the suffix of 'out.ics'; choose with --to" in done.stderr


def test_a_suffix_that_a_plugin_has_and_does_not_promise_is_found_all_the_same(
    install, run, seed_path
):
    install(GOOD, points=PROMISING.format(group="exporters", name=".other"))
    assert run("export", seed_path, "-o", "a.titles").returncode == 0
    assert run("export", seed_path, "--to", "titles").returncode == 0
    line = status(run("plugins"))
    assert "its entry points in timeline.exporters lack '.titles'; add it" in line


def test_plugins_that_ship_promise_what_they_bring():
    for plugin in Plugins.installed():
        if plugin.distribution != "timeline-kit":
            continue
        formats = {"timeline_exporters": plugin.exporters, "timeline_readers": plugin.readers}
        brings = {hook: {s for f in found for s in f.suffixes} for hook, found in formats.items()}
        brings["timeline_prepare"] = {preparer.name for preparer in plugin.preparers}
        brings["timeline_commands"] = {command.name for command in plugin.commands}
        brings["timeline_languages"] = {language.code for language in plugin.languages}
        brings["timeline_checks"] = {plugin.name} if plugin.rules else set()
        assert plugin.promises == {hook: names for hook, names in brings.items() if names}


@pytest.mark.parametrize("arguments", [["--version"], ["schema"]])
def test_what_needs_no_plugin_loads_none(install, run, arguments):
    install("import sys; print('loaded', file=sys.stderr)\n" + GOOD)
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_slow_plugin_is_told_to_be_slow(install, run):
    install("import time; time.sleep(0.6)\n" + GOOD)
    line = status(run("plugins"))
    assert "writes titles; slow: it took 0.6 s to load; import heavy libraries where" in line


def test_a_trace_tells_what_each_plugin_is_asked_for(install, run):
    install(GOOD)
    told = run("formats", TIMELINE_TRACE="plugins").stderr
    assert " ms  load mine (mine 1.0)\n" in told
    assert " ms  timeline_exporters of mine (mine 1.0)\n" in told
    assert "timeline_checks of mine" not in told
    assert "trace" not in run("formats").stderr


@pytest.mark.parametrize("off", ["mine", "dist", " x , mine", "dist,ical"])
def test_what_is_switched_off_is_not_even_imported(install, run, off):
    install("print('imported')", name="dist", points="[timeline]\nmine = dist\n")
    done = run("plugins", TIMELINE_DISABLE_PLUGINS=off)
    assert done.returncode == 0
    assert status(done) == "mine dist 1.0 switched off by TIMELINE_DISABLE_PLUGINS"
    assert "imported" not in done.stderr
    assert "imported" in run("plugins").stderr


def test_our_own_plugins_can_be_switched_off_together(run, seed_path):
    done = run("export", seed_path, "--to", "json", TIMELINE_DISABLE_PLUGINS="timeline-kit")
    assert done.returncode == 2
    assert "the plugin json (timeline-kit" in done.stderr
    assert "is switched off by TIMELINE_DISABLE_PLUGINS" in done.stderr


def test_a_plugin_that_there_is_not_cannot_be_switched_off_by_hand(run):
    done = run("formats", "--no-plugin", "markdwn")
    assert done.returncode == 2
    assert done.stderr == "timeline: there is no plugin 'markdwn'; did you mean 'markdown'?\n"


def test_two_distributions_may_use_one_entry_point_name(install, run):
    install(GOOD, name="one", points="[timeline]\nmine = one\n")
    install(GOOD.replace("titles", "others"), name="two", points="[timeline]\nmine = two\n")
    found = rows(run("plugins"))
    assert "mine one 1.0 exporters writes titles" in found
    assert "mine two 1.0 exporters writes others" in found


def test_a_file_beside_a_timeline_is_not_run_unless_it_is_asked_for(run, seed_path, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "news.yaml").write_bytes(seed_path.read_bytes())
    file = folder / "timeline_plugins.py"
    file.write_text(GOOD + "print('it was run')\n", "utf-8")
    for command in ([sys.executable, "-m", "timeline"], [sys.executable, "-P", "-m", "timeline"]):
        export = [*command, "export", "news.yaml", "--to", "json", "-q"]
        done = subprocess.run(export, cwd=folder, capture_output=True, check=True)
        assert done.stderr == b""
    for arguments in (["--plugin", file, "formats"], ["formats", "--plugin", file]):
        done = run(*arguments)
        assert done.returncode == 0
        assert "titles" in done.stdout
    done = run("export", seed_path, "--to", "titles", "--plugin", file, "-q")
    assert "NATO cannot confirm" in done.stdout


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (None, "is no plugin; name a Python file, as in mine.py"),
        ("def (", "the plugin wrong is broken: SyntaxError"),
        ("", "the plugin wrong is broken: it implements no hook"),
    ],
)
def test_a_file_that_is_no_plugin_is_refused(run, tmp_path, source, why):
    if source is not None:
        (tmp_path / "wrong.py").write_text(source, "utf-8")
    done = run("--plugin", tmp_path / "wrong.py", "formats")
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr


COMMAND = """
from timeline import Command, UsageError, hookimpl, load

class Count(Command):
    name, title = "count", "tell how many events there are"

    def configure(self, parser):
        parser.add_argument("file")

    def run(self, options):
        {body}

@hookimpl
def timeline_commands():
    return [Count()]
"""


def test_a_plugin_adds_a_command_that_help_lists(install, run, seed_path):
    body = "print(len(load(options.file, plugins=options.plugins))); return 0"
    install(COMMAND.format(body=body))
    listed = run("--help").stdout
    assert "count" in listed
    assert "tell how many events there are" in listed
    assert "usage: timeline count" in run("count", "--help").stdout
    done = run("count", seed_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "14\n", "")


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ("raise UsageError('no')", 2, "timeline: no\n"),
        ("raise ValueError('no')", 2, "timeline: the command 'count' failed: ValueError: no\n"),
        ("exit(7)", 2, "timeline: the command 'count' failed: SystemExit: 7\n"),
        ("return None", 2, "timeline: the command 'count' returned None, which is no exit status"),
    ],
)
def test_a_command_that_fails_is_told_in_a_sentence(install, run, seed_path, body, status, why):
    install(COMMAND.format(body=body))
    done = run("count", seed_path)
    assert done.returncode == status
    assert done.stderr.startswith(why)


def test_a_command_cannot_take_the_name_of_ours(install, run, seed_path):
    install(COMMAND.replace('"count"', '"export"').format(body="return 5"))
    assert run("export", seed_path, "--to", "json", "-q").returncode == 0
    assert "a plugin brings the command 'export'" in run("--help").stderr


def test_a_hook_of_a_later_version_may_be_optional(install, run):
    later = "@hookimpl(optionalhook=True)\ndef timeline_of_the_future():\n    return []\n"
    install(f"{GOOD}\n{later}")
    assert "writes titles" in status(run("plugins"))


PREPARER = """
from attrs import evolve, frozen
from timeline import Preparer, hookimpl, option

@frozen
class Options:
    word: str = option("x", "what stands there")
    loud: bool = option(False, "in capitals")

class Mark(Preparer):
    name, title, options = "mark", "Mark the title", Options

    def prepare(self, timeline, context):
        {body}
        mark = context.options.word
        mark = mark.upper() if context.options.loud else mark
        context.lost("", "title", "it is marked")
        return evolve(timeline, title=f"{{timeline.title}} {{mark}}", id=timeline.id)

@hookimpl
def timeline_prepare():
    return [Mark()]
"""


def test_a_timeline_is_prepared_step_by_step_before_it_is_written(install, run, seed_path):
    install(PREPARER.format(body="pass"))
    arguments = ["--prepare", "mark=a", "--prepare", "mark=b", "-P", "mark.loud=yes"]
    done = run("export", seed_path, "--to", "markdown", *arguments)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].endswith(" A B")
    assert "lost: title: it is marked (timeline)" in done.stderr
    done = run("export", seed_path, "--to", "markdown", "--prepare", "mark")
    assert done.stdout.splitlines()[0].endswith(" x")


@pytest.mark.parametrize(
    ("body", "arguments", "code", "why"),
    [
        ("", ["--prepare", "marc"], 2, "there is no preparer 'marc'; did you mean 'mark'?"),
        ("", ["--prepare", "mark", "-P", "mark.x=1"], 2, "there is no option 'x'"),
        ("", ["--prepare", "mark", "-P", "marc.x=1"], 2, "did you mean 'mark'?"),
        ("", ["--prepare", "mark", "-P", "x"], 2, "write name=value"),
        ("", ["--prepare", "mark", "-P", "loud=1"], 2, "write NAME.OPTION=VALUE"),
        ("raise ValueError('no')", ["--prepare", "mark"], 1, "the preparer 'mark' failed: ValueE"),
        ("exit(5)", ["--prepare", "mark"], 1, "the preparer 'mark' failed: SystemExit: 5"),
        ("return 5", ["--prepare", "mark"], 1, "which is no Timeline"),
    ],
)
def test_a_slip_with_a_preparer_is_told_in_a_sentence(
    install, run, seed_path, body, arguments, code, why
):
    install(PREPARER.format(body=body or "pass"))
    done = run("export", seed_path, "--to", "json", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_preparer_of_a_stranger_sees_a_hidden_source(install, run, tmp_path):
    leak = tmp_path / "leak.yaml"
    leak.write_text(
        "title: Leak\nsources: [{id: clerk, title: The clerk, hidden: true}]\n"
        "events: [{when: 2024, title: a, sources: [clerk]}]\n",
        "utf-8",
    )
    body = "import sys; print(timeline.sources, file=sys.stderr)"
    install(PREPARER.format(body=body))
    done = run("export", leak, "--to", "json", "--prepare", "mark")
    assert "withheld" in done.stderr
    assert "clerk" not in done.stderr
    assert "clerk" in run("export", leak, "--to", "json", "--prepare", "mark", "--hidden").stderr


def test_every_plugin_that_ships_works():
    ours = [p for p in Plugins.installed() if p.distribution == "timeline-kit"]
    assert len(ours) > 10
    assert [(p.name, p.broken, p.remarks) for p in ours if p.broken or p.remarks] == []


CHANGES = {
    "closes standard output": ("import sys; sys.stdout.close(); sys.__stdout__.close()", ""),
    "closes standard error": ("import sys; sys.stderr.close(); sys.__stderr__.close()", ""),
    "has no standard error": ("import sys; sys.stderr = None", ""),
    "replaces standard output": ("import sys, io; sys.stdout = io.StringIO()", ""),
    "writes bytes": ("import sys; sys.stdout.buffer.write(b'noise')", "prints to standard out"),
    "prints past us": ("import sys; print('noise', file=sys.__stdout__)", "prints to standard out"),
    "leaves the folder": ("import os; os.chdir('/')", "it changes the working directory"),
    "takes the path": ("import sys; sys.path.clear()", "folders from sys.path"),
    "lowers the limit": ("import sys; sys.setrecursionlimit(90)", "it lowers the recursion limit"),
    "sets our clock": (
        "import os; os.environ['SOURCE_DATE_EPOCH'] = 'x'", "the variable SOURCE_DATE_EPOCH"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "remark"), CHANGES.values(), ids=CHANGES)
def test_what_a_plugin_changes_around_it_is_put_right_and_told(
    install, run, seed, seed_path, tmp_path, source, remark
):
    install(f"{source}\n{GOOD}", name="a-mine", points="[timeline]\nmine = a-mine\n")
    (tmp_path / "a-mine.py").rename(tmp_path / "aaa.py")
    info = tmp_path / "a-mine-1.0.dist-info" / "entry_points.txt"
    info.write_text("[timeline]\naaa = aaa\n", "utf-8")  # the first to be loaded
    done = run("export", seed_path, "-o", "out.json", "-q")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out.json").read_bytes() == timeline.export(seed, "json")
    listed = rows_of(run("plugins").stdout)
    assert all("broken" not in row for row in listed)
    [mine] = [row for row in listed if row.startswith("aaa ")]
    assert "writes titles" in mine
    assert remark in mine


def rows_of(output):
    return [" ".join(line.split()) for line in output.splitlines()]


@pytest.mark.parametrize(
    "source",
    ["import os; os.write(1, b'noise')", "import os; os.system('echo noise')",
     "import atexit; atexit.register(print, 'noise')"],
)  # fmt: skip
def test_nothing_that_a_plugin_does_gets_into_an_output(install, run, seed, seed_path, source):
    install(f"{source}\n{GOOD}")
    done = run("export", seed_path, "-o", "-", "--to", "json", "-q", "--plugin", "mine.py")
    assert done.stdout.encode() == timeline.export(seed, "json")
    assert "noise" in done.stderr
    json.loads(run("plugins", "--json").stdout)


def test_who_interrupts_is_named(install, run, seed_path):
    install("raise KeyboardInterrupt")
    done = run("formats")
    assert done.returncode == 130
    assert done.stderr == "timeline: interrupted while the plugin mine (mine 1.0) was at work\n"


READER = """
from timeline import Reader, hookimpl

class Mine(Reader):
    name, suffix, media_type = "mine", ".mine", "text/plain"

    def read(self, stream, context):
        print("noise")
        {body}

@hookimpl
def timeline_readers():
    return [Mine()]
"""


@pytest.mark.parametrize("body", ["raise SystemExit(0)", "raise GeneratorExit", "exit()"])
@pytest.mark.parametrize("arguments", [["export", "--to", "json"], ["check"], ["show"]])
def test_a_reader_that_exits_is_told_and_does_nothing_else(install, run, tmp_path, body, arguments):
    install(READER.format(body=body))
    (tmp_path / "a.mine").write_text("a", "utf-8")
    command, *rest = arguments
    done = run(command, "a.mine", *rest)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a.mine: the reader 'mine' failed: " in done.stderr


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("return 'abc'", "returned str; it should yield chunks"),
        ("return 5", "returned int; it should yield chunks"),
        ("yield from [5]", "yielded int; it should yield str or bytes"),
        ("yield 'a'; raise GeneratorExit", "failed: GeneratorExit"),
        ("yield '\\ud800'", "failed: UnicodeEncodeError"),
        (
            "context.losses.add(5, 'x', 'y'); yield 'a'",
            "failed: TypeError: a loss is told with an event",
        ),
        (
            "context.lost('a', 5, None); yield 'a'",
            "failed: TypeError: a loss is told with an event",
        ),
    ],
)
def test_an_exporter_that_errs_is_told_and_nothing_is_written(
    install, run, seed_path, tmp_path, body, why
):
    good = 'for event in timeline:\n            yield event.title + "\\n"'
    assert good in GOOD
    install(GOOD.replace(good, body))
    done = run("export", seed_path, "-o", "a.titles")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"timeline: the exporter 'titles' {why}")
    assert not (tmp_path / "a.titles").exists()


def test_text_with_an_encoding_of_its_own_is_text(install, run, seed_path):
    text = "class Text(str):\n    def encode(self, *_): return 5\n"
    install(text + GOOD.replace('yield event.title + "\\n"', "yield Text(event.title)"))
    assert "NATO cannot confirm" in run("export", seed_path, "--to", "titles", "-q").stdout


def test_no_text_of_a_plugin_deceives_a_screen(install, run, seed_path):
    title = 'title = "a\\nb\\x1b[31mRED"\n\n    def export'
    point = "[timeline]\na\x1b[31mb\u202e = mine\n"
    install(GOOD.replace("def export", title, 1), points=point)
    told = run("plugins").stdout + run("formats").stdout + run("formats", "titles").stdout
    told += run("export", seed_path, "-o", "a.titles").stderr
    assert r"a\x1b[31mb\u202e" in told
    assert r"a\nb\x1b[31mRED" in told
    assert "\x1b" not in told


def test_a_suffix_of_two_formats_is_told(install, run):
    install(GOOD.replace('".titles"', '".ics"'))
    clash = "more than one exporter has the suffix '.ics': 'ical' and 'titles'; choose with --to"
    assert clash in run("plugins").stdout
    assert clash in run("formats").stderr
    assert clash in json.loads(run("plugins", "--json").stdout)["conflicts"]


def test_a_format_that_a_plugin_brings_twice_is_told_and_works(install, run, seed_path):
    install(GOOD.replace("[Titles()]", "[Titles(), Titles()]"))
    told = "the plugin mine (mine 1.0) brings the exporter 'titles' more than once"
    assert told in run("plugins").stdout
    assert run("export", seed_path, "--to", "titles", "-q").returncode == 0


def test_one_of_two_plugins_of_a_distribution_can_be_switched_off(install, run):
    points = "[timeline]\nmine = mine\nother = other\n"
    install(GOOD, points=points)
    install(GOOD.replace("titles", "others"), name="other", points="")
    listed = rows_of(run("plugins", "--no-plugin", "mine").stdout)
    assert "mine mine 1.0 switched off by --no-plugin" in listed
    assert "other mine 1.0 exporters writes others" in listed


@pytest.mark.parametrize(
    ("change", "status", "why"),
    [
        (('add_argument("file")', 'add_argument("run")'), 0, ""),
        (('add_argument("file")', 'set_defaults(run=3); parser.add_argument("f")'), 0, ""),
        (("events are", "events %d are 100% sure"), 0, ""),
        (("return 0", "return 99999"), 2, "returned 99999, which is no exit status"),
        (('add_argument("file")', 'add_argument("file", help="50% of")'), 2, "cannot be made"),
        (('add_argument("file")', "error('no')"), 2, "cannot be made"),
        (
            ('add_argument("file")', 'add_argument("file", type=lambda text: 1 / 0)'), 2,
            "the arguments cannot be read: ZeroDivisionError",
        ),
    ],
)  # fmt: skip
def test_a_careless_command_harms_nothing(install, run, seed_path, change, status, why):
    source = COMMAND.format(body="return 0").replace("there are", "events are")
    assert change[0] in source
    install(source.replace(*change))
    done = run("count", seed_path)
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert why in done.stderr
    assert run("--help").returncode == 0
