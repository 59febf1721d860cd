"""What the page and the docstrings show is what happens."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

from timeline.when import notations

PAGE = Path(__file__).parents[4] / "docs" / "notations.md"
MODULES = [module.name for module in pkgutil.iter_modules(notations.__path__)]


def test_every_example_of_the_page_is_true():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("name", MODULES)
def test_every_example_of_a_docstring_is_true(name):
    assert not doctest.testmod(importlib.import_module(f"{notations.__name__}.{name}")).failed


@pytest.mark.parametrize("name", notations.__all__)
def test_every_notation_stands_on_the_page(name):
    assert f"{name}(" in PAGE.read_text("utf-8")
