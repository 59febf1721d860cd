"""Every example in the docs is executed, and every link in them leads somewhere."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_in_the_docs_says_what_happens(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize(
    "page", [*PAGES, *(ROOT / name for name in ("README.md", "CHANGELOG.md"))], ids=lambda p: p.name
)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    for link in links:
        if "://" not in link:
            assert (page.parent / link).exists(), link
