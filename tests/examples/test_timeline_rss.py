"""The example distribution is built and installed for real, and found as a stranger's would be.

A pure wheel is installed by unpacking it on the path of Python, so neither pip nor a network is
needed; hatchling builds it.
"""

import os
import shutil
import subprocess
import sys
from importlib.metadata import PathDistribution
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import feedparser
import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "north-korea-troops.yaml"
OFF = {"PYTEST_ADDOPTS", "SOURCE_DATE_EPOCH", "TIMELINE_DISABLE_PLUGINS"}


def python(*arguments, cwd, installed=None):
    """Run Python, with what is unpacked in `installed` before everything else on its path."""
    env = {name: value for name, value in os.environ.items() if name not in OFF}
    path = [str(installed or ""), env.get("PYTHONPATH", "")]
    env |= {"PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(filter(None, path))}
    command = [sys.executable, "-P", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=env)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A copy of the distribution far from this repository, as a stranger has it."""
    unwanted = shutil.ignore_patterns("__pycache__", ".*", "dist")
    folder = tmp_path_factory.mktemp("source") / "timeline_rss"
    return shutil.copytree(ROOT / "examples" / "timeline_rss", folder, ignore=unwanted)


@pytest.fixture(scope="module")
def installed(source, tmp_path_factory):
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    python("-m", "hatchling", "build", "--target", "wheel", "--directory", wheels, cwd=source)
    (wheel,) = wheels.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_the_wheel_holds_the_module_and_its_metadata(installed):
    assert [path.name for path in installed.iterdir() if path.is_file()] == ["timeline_rss.py"]
    (metadata,) = installed.glob("*.dist-info")
    distribution = PathDistribution(metadata)
    assert distribution.metadata["License-Expression"] == "Apache-2.0"
    assert [line.partition(">")[0] for line in distribution.requires or []] == ["timeline-kit"]
    (point,) = distribution.entry_points
    assert (point.group, point.name, point.value) == ("timeline", "rss", "timeline_rss")


def test_the_command_lists_the_plugin_with_its_distribution_and_version(installed, tmp_path):
    listed = python("-m", "timeline", "plugins", cwd=tmp_path, installed=installed).decode()
    rows = [line.split() for line in listed.splitlines()]
    assert ["rss", "timeline-rss", "0.1.0", "exporters", "writes", "rss"] in rows


def test_the_command_shows_the_format_with_its_option(installed, tmp_path):
    shown = python("-m", "timeline", "formats", "rss", cwd=tmp_path, installed=installed).decode()
    assert "link=" in shown
    assert "dcterms:temporal" in shown


def test_the_command_exports_the_seed_as_a_feed(installed, tmp_path):
    command = ("-m", "timeline", "export", SEED, "--to", "rss", "-O", "link=https://example.org")
    body = python(*command, cwd=tmp_path, installed=installed)
    ElementTree.fromstring(body)
    read = feedparser.parse(body)
    assert not read.bozo
    assert (read.version, read.feed.link, len(read.entries)) == ("rss20", "https://example.org", 14)
    assert read.entries[2].summary.startswith("<p>When: by 18 October 2024</p>")
    assert read.entries[2].dcterms_temporal == "[..2024-10-18]"


def test_the_suffix_of_the_file_chooses_the_feed(installed, tmp_path):
    command = ("-m", "timeline", "export", SEED, "-o", tmp_path / "troops.rss")
    python(*command, cwd=tmp_path, installed=installed)
    assert len(feedparser.parse((tmp_path / "troops.rss").read_bytes()).entries) == 14


def test_the_module_that_runs_is_the_installed_one(installed, source):
    program = "import timeline_rss; print(timeline_rss.__file__)"
    found = python("-c", program, cwd=source, installed=installed).decode().strip()
    assert Path(found).parent == installed


def test_its_own_tests_pass_where_it_is_installed(installed, source):
    said = python("-m", "pytest", "-q", cwd=source, installed=installed).decode()
    assert " passed" in said
    assert "skipped" not in said
