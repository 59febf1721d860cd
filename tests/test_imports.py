"""What is imported when: nobody waits for what he did not ask for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import timeline

HEAVY = {"pendulum", "icalendar", "dateutil", "yaml", "msgspec", "rich", "timeline_plugins"}
SLOW = {"importlib.metadata", "importlib.resources", "email", "zipfile", "json", "tomllib"}

# what `timeline --version` and the help of a subcommand need of Python, and of the library
FOR_ARGUMENTS = (
    "import __future__, argparse, contextvars, gc, importlib, io, locale, shutil, signal, "
    "textwrap, threading, typing"
)
COMMAND = {
    "timeline",
    "timeline.cli",
    "timeline.cli.added",
    "timeline.cli.interrupts",
    "timeline.cli.program",
}


def loaded(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split())


def loaded_by(*arguments):
    """What a run of the command imports."""
    run = f"from timeline.cli import main\ntry: main({list(arguments)!r})"
    return loaded(f"{run}\nexcept SystemExit: pass")


def foreign(modules):
    """Those of them that neither Python nor the library brings."""
    first = {m.partition(".")[0] for m in modules if not m.startswith("_sysconfigdata")}
    return first - sys.stdlib_module_names - {"__main__", "timeline", "timeline_plugins"}


def test_to_import_the_library_imports_nothing_else():
    assert loaded("import timeline") - loaded("") == {"timeline"}


def test_a_name_brings_what_it_needs_and_no_more():
    modules = loaded("from timeline import When")
    assert foreign(modules) == foreign(loaded("import attrs"))
    assert {m for m in modules if m.count(".") == 1 and m.startswith("timeline.")} == {
        "timeline.when",
        "timeline.errors",
    }


@pytest.mark.parametrize(
    "code",
    [
        "from timeline import *",
        "import timeline; timeline.Event(title='a', when='2024').when.format()",
        "import timeline; timeline.When.parse('2024-10-30T12:09+07:00[Asia/Jakarta]').earliest",
    ],
)
def test_what_most_callers_never_need_is_not_imported(code):
    assert loaded(code).isdisjoint(HEAVY)


def test_the_version_needs_nothing_but_the_parser_of_arguments():
    assert loaded_by("--version") - loaded(FOR_ARGUMENTS) <= COMMAND


@pytest.mark.parametrize("name", ["export", "merge", "show"])
def test_the_help_of_a_subcommand_needs_that_subcommand_alone(name):
    modules = loaded_by(name, "--help") - loaded(FOR_ARGUMENTS)
    assert {module for module in modules if not module.startswith("timeline.cli.")} <= {
        "timeline",
        "timeline.cli",
        "timeline.sizes",
        "timeline.unbroken",
        "timeline.watching",
    }
    others = {"check", "diff", "formats", "plugins", "export", "merge", "show"} - {name}
    assert modules.isdisjoint({f"timeline.cli.{other}" for other in others})


def test_help_loads_no_plugins_but_those_that_bring_a_command():
    modules = loaded_by("--help")
    assert foreign(modules) == {"attr", "attrs", "pluggy"} | foreign(loaded("import attrs"))
    assert modules.isdisjoint({"timeline.timeline", "timeline.when", "timeline.document", *SLOW})
    loaded_plugins = {m.split(".")[1] for m in modules if m.startswith("timeline_plugins.")}
    assert loaded_plugins == {"new_plugin", "table"}


def test_an_export_loads_the_reader_and_the_exporter_that_the_names_mean(seed_path, tmp_path):
    modules = loaded_by("export", str(seed_path), "-o", str(tmp_path / "out.ics"), "-q")
    plugins = {m.split(".")[1] for m in modules if m.startswith("timeline_plugins.")}
    assert plugins == {"ical", "yaml"}
    assert modules.isdisjoint({"timeline.checking", "timeline.merging", "timeline.differences"})
    assert modules.isdisjoint({"pendulum", "icalendar", "dateutil", "rich", "importlib.metadata"})


def test_every_public_name_is_there_and_in_order():
    assert all(hasattr(timeline, name) for name in timeline.__all__)
    assert len(set(timeline.__all__)) == len(timeline.__all__)
    assert set(timeline.__all__) <= set(dir(timeline))


def test_a_star_brings_the_public_names_and_no_others():
    brought = {}
    exec("from timeline import *", brought)  # a star cannot stand in a function
    assert set(brought) - {"__builtins__"} == set(timeline.__all__)


def test_a_type_checker_sees_the_names_that_there_are_when_the_program_runs():
    source = ast.parse(Path(timeline.__file__).read_text("utf-8"))
    [block] = [
        node for node in source.body if isinstance(node, ast.If) and isinstance(node.test, ast.Name)
    ]
    seen = {alias.name: statement.module for statement in block.body for alias in statement.names}
    assert seen == {name: f"timeline.{home}" for name, home in timeline._HOME_OF.items()}
    assert {*seen, "__version__"} == set(timeline.__all__)


def test_a_name_that_there_is_not_is_no_attribute():
    with pytest.raises(AttributeError, match="module 'timeline' has no attribute 'Evnt'"):
        timeline.Evnt  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'Evnt'"):
        exec("from timeline import Evnt")


def test_modules_are_attributes_without_being_imported_first():
    code = "import timeline; assert timeline.when.Language and timeline.errors.visible"
    assert "timeline.event" not in loaded(code)
