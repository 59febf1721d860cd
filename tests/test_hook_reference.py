"""The hook reference and the code say the same: names, arguments, versions, metadata."""

import inspect
import re
from pathlib import Path

import attrs
import pytest

import timeline
from timeline import hookspecs, kinds
from timeline.kinds import HOOKS
from timeline.when import Language

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "plugins" / "hooks.md").read_text("utf-8")
SECTIONS = {
    found[1]: found[2]
    for found in re.finditer(r"^##+ (\w[^\n]*)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
SPECS = [name for name in hookspecs.__all__ if name.startswith("timeline_")]
CONTRACTS = {name: getattr(kinds, name) for name in HOOKS}
CONTEXTS = {
    kind.__name__: kind
    for kind in (timeline.ExportContext, timeline.ReadContext, timeline.PrepareContext, Language)
}


def rows(section):
    """The rows of the table in a section, a list of cells each, the head left out."""
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def metadata(contract):
    """The metadata of a contract class, as they are typed, and their defaults."""
    named = [n for kind in contract.__mro__ for n in inspect.get_annotations(kind)]
    return {name: getattr(contract, name, None) for name in named if not name.startswith("_")}


def test_every_hook_has_a_section_and_every_section_a_hook():
    assert [name for name in SECTIONS if name.startswith("timeline_")] == list(HOOKS.values())
    assert sorted(HOOKS.values()) == sorted(SPECS)


@pytest.mark.parametrize("name", SPECS)
def test_a_hook_stands_there_with_its_arguments_its_version_and_what_it_is_for(name):
    spec = getattr(hookspecs, name)
    told = inspect.getdoc(spec).partition("\n")[0]
    what, since, version = told.rpartition(" Since ")
    assert since, f"the docstring of {name} does not end its first line with 'Since x.y.'"
    signature = f"{name}{inspect.signature(spec)}".replace("'", "")
    first = f"`{signature}`, since {version} {what}"
    assert SECTIONS[name].strip().splitlines()[0] == first
    assert f"def {name}(" in SECTIONS[name], "it has no example"
    assert f"| [`{name}`](#{name}) |" in PAGE


@pytest.mark.parametrize("name", SPECS)
def test_a_hook_has_a_test_of_its_own(name):
    tests = (ROOT / "tests" / "timeline" / "test_hooks.py").read_text("utf-8")
    assert re.search(rf"^def test_{name}_", tests, re.MULTILINE)
    assert re.search(rf"^    def {name}\(", tests, re.MULTILINE), "no plugin implements it there"


@pytest.mark.parametrize("name", [name for name in CONTRACTS if name != "Language"])
def test_the_metadata_of_a_contract_stand_there_with_their_defaults(name):
    there = metadata(CONTRACTS[name])
    told = {cells[0].strip("`"): cells[1] for cells in rows(name)}
    assert sorted(told) == sorted(there)
    for attribute, default in there.items():
        written = told[attribute].strip("`")
        if default is None:
            assert written == "required", attribute
        else:
            plain = default.__name__ if isinstance(default, type) else default
            assert written in (str(plain), repr(plain), f'"{plain}"'), attribute


@pytest.mark.parametrize("name", [name for name in CONTRACTS if name != "Language"])
def test_the_methods_of_a_contract_stand_there_with_their_arguments(name):
    for method in CONTRACTS[name].__abstractmethods__:
        arguments = list(inspect.signature(getattr(CONTRACTS[name], method)).parameters)[1:]
        assert f"`{method}({', '.join(arguments)})`" in SECTIONS[name]


@pytest.mark.parametrize("name", CONTEXTS)
def test_the_fields_of_what_is_handed_over_stand_there(name):
    fields = [f.name for f in attrs.fields(CONTEXTS[name]) if not f.name.startswith("_")]
    assert [cells[0].strip("`") for cells in rows(name)] == fields


def test_the_reference_of_names_has_every_public_name_once():
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    lists = re.findall(r"^`\w+`(?:, `\w+`)*$", page, re.MULTILINE)
    told = [name for line in lists for name in re.findall(r"`(\w+)`", line)]
    assert sorted(told) == sorted(set(timeline.__all__) - {"__version__"})
