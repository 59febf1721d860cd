"""Entry points are found without `importlib.metadata`, and are those that it finds."""

import importlib.metadata
import sys
from zipfile import ZipFile

import pytest

from timeline.entry_points import in_folders, of_distribution


def by_importlib():
    everywhere = importlib.metadata.distributions()
    groups = {point.group for each in everywhere for point in each.entry_points}
    groups = {group for group in groups if group.startswith("timeline")}
    points = [p for group in groups for p in importlib.metadata.entry_points(group=group)]
    return sorted((p.group, p.name, p.value) for p in points)


def found():
    points = in_folders("timeline")
    return None if points is None else sorted((p.group, p.name, p.value) for p in points)


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Leave a distribution in a folder of the path, as an installer does."""

    def made(folder, name, points):
        info = tmp_path / folder / name
        info.mkdir(parents=True)
        if points is not None:
            (info / "entry_points.txt").write_text(points, "utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: A-b\nVersion: 2.0\n", "utf-8")
        if str(tmp_path / folder) not in sys.path:
            monkeypatch.syspath_prepend(tmp_path / folder)
        return info

    return made


def test_they_are_those_of_this_environment():
    assert ("timeline", "ical", "timeline_plugins.ical") in found()
    assert found() == by_importlib()


@pytest.mark.parametrize(
    "points",
    [
        "[timeline]\na = b\n",
        "  [timeline]  \n\n# a remark\n  a=b:c [extra]  \n;b = c\n[other]\nx = y = z\n",
        "a = b\n[timeline]\n[x]\n",
        "[timeline]\r\nä = b\r\n",
        "",
        None,
    ],
)
def test_a_file_is_read_as_importlib_reads_it(put, points):
    put("one", "a_b-1.0.dist-info", points)
    assert found() == by_importlib()


def test_of_two_of_one_name_the_first_on_the_path_counts(put):
    put("one", "A.b-1.0.dist-info", "[timeline]\none = x\n")
    put("two", "a_b-2.0.dist-info", "[timeline]\ntwo = x\n")
    assert ("timeline", "two", "x") in found()
    assert ("timeline", "one", "x") not in found()
    assert found() == by_importlib()


@pytest.mark.parametrize("name", ["a_b.egg-info", "a_b-1.0-py3.11.egg-info", "a_b-1.DIST-INFO"])
def test_older_forms_of_metadata_are_found(put, name):
    put("one", name, "[timeline]\na = b\n")
    assert ("timeline", "a", "b") in found()
    assert found() == by_importlib()


def test_the_name_and_version_are_those_of_the_metadata(put):
    put("one", "a_b-1.0.dist-info", "[timeline]\na = b\n")
    [point] = [p for p in in_folders("timeline") if p.name == "a" and p.group == "timeline"]
    assert point.origin() == ("A-b", "2.0")
    [same] = of_distribution(importlib.metadata.distribution("a-b"))
    assert same[:3] == point[:3]
    assert same.origin() == point.origin()


def test_what_is_broken_is_left_to_importlib(put):
    info = put("one", "a_b-1.0.dist-info", "[timeline]\nno value\n")
    assert in_folders("timeline") is None
    (info / "entry_points.txt").write_bytes(b"[timeline]\na = \xff\n")
    assert in_folders("timeline") is None


def test_what_is_broken_and_none_of_ours_is_passed_over(put):
    put("one", "a_b-1.0.dist-info", "[console_scripts]\nno value\n")
    assert ("timeline", "ical", "timeline_plugins.ical") in found()


def test_archives_eggs_and_other_finders_are_left_to_importlib(tmp_path, monkeypatch):
    archive = tmp_path / "all.zip"
    ZipFile(archive, "w").close()
    with monkeypatch.context() as changed:
        changed.syspath_prepend(archive)
        assert in_folders("timeline") is None
    with monkeypatch.context() as changed:
        changed.setattr(sys, "meta_path", [*sys.meta_path, importlib.metadata.DistributionFinder])
        assert in_folders("timeline") is None
    egg = tmp_path / "a.egg"
    (egg / "EGG-INFO").mkdir(parents=True)
    monkeypatch.syspath_prepend(egg)
    assert in_folders("timeline") is None


def test_entries_of_the_path_that_are_no_folders_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, "", str(tmp_path / "nowhere")])
    assert found() == by_importlib()
