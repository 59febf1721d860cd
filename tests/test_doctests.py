"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import timeline
import timeline_plugins

MODULES = [
    name
    for package in (timeline, timeline_plugins)
    for name in (
        package.__name__,
        *(m.name for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")),
    )
    if not name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_in_a_docstring_holds(name):
    flags = doctest.IGNORE_EXCEPTION_DETAIL
    assert doctest.testmod(importlib.import_module(name), optionflags=flags).failed == 0


def test_the_examples_are_found():
    found = [
        example
        for name in MODULES
        for test in doctest.DocTestFinder().find(importlib.import_module(name))
        for example in test.examples
    ]
    assert len(found) > 30
