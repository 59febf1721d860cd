"""The example distribution is what `timeline new-plugin` writes, but for what is its own."""

import argparse
import re
from pathlib import Path

import pytest

from timeline import Plugins
from timeline_plugins import new_plugin

EXAMPLE = Path(__file__).parents[2] / "examples" / "timeline_rss"
COMMAND = (
    "rss",
    "--author", "The timeline-kit authors",
    "--description", "A timeline as an RSS 2.0 feed, for feed readers: a plugin for timeline-kit.",
    "--license", "Apache-2.0",
)  # fmt: skip
ITS_OWN = {"timeline_rss.py", "tests/test_timeline_rss.py"}
MADE_BY_TOOLS = re.compile(r"(^|/)(\.venv|dist|__pycache__|\.\w+_cache|\.hypothesis)/|^uv\.lock$")

# what its own tests need
MORE_LINES = {
    '  "feedparser>=6.0.12",  # a reader of feeds that we did not write\n',
    '  "hypothesis>=6.100",\n',
}
# what a plugin says of its own format
SECTIONS = ("What it writes", "Options")
PARSER = "from xml.etree import ElementTree\n\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written") / "timeline-rss"
    (command,) = new_plugin.timeline_commands()
    parser = argparse.ArgumentParser()
    command.configure(parser)
    options = parser.parse_args([*COMMAND, "--into", str(folder)])
    options.plugins = Plugins()
    command.run(options)
    return files(folder)


def files(folder):
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_text("utf-8")
        for name, path in found.items()
        if path.is_file() and not MADE_BY_TOOLS.search(name)
    }


def shared(name, text):
    """What the example and the template have in common of a file."""
    match name:
        case "pyproject.toml":
            lines = text.splitlines(keepends=True)
            return "".join(line for line in lines if line not in MORE_LINES)
        case "README.md":
            for section in SECTIONS:
                text, count = re.subn(rf"(?ms)^## {section}\n.*?(?=^## )", f"## {section}\n", text)
                assert count == 1
            return text
        case "tests/test_conformance.py":
            head, mark, _ = text.partition("    exporter = Rss()\n")
            assert mark
            return head.replace(PARSER, "")
    return text


def test_the_example_has_the_files_of_the_template(written):
    assert set(files(EXAMPLE)) == set(written)


def test_each_file_that_is_not_its_own_is_that_of_the_template(written):
    found = files(EXAMPLE)
    for name in sorted(set(written) - ITS_OWN):
        assert shared(name, found[name]) == shared(name, written[name]), name


def test_what_the_example_has_of_its_own_is_not_left_from_the_template(written):
    found = files(EXAMPLE)
    own = {*ITS_OWN, "README.md", "pyproject.toml", "tests/test_conformance.py"}
    assert {name for name in written if found[name] != written[name]} == own
