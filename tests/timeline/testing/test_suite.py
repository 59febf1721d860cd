"""What the author of an exporter sees: in pytest, in unittest, and without either."""

import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

import pytest

import timeline
from timeline.testing import ExporterSuite, Fault, check_exporter, samples
from timeline.testing.__main__ import main
from timeline.testing.check import Checks, add_tests, faults, shown, skip
from timeline.testing.exporter_checks import EXPORTER_CHECKS

from .good import Good, structure

AUTHOR = """
from timeline import Exporter
from timeline.testing import ExporterSuite

class Titles(Exporter):
    name, suffix, media_type = "titles", ".titles", "text/plain"

    def export(self, timeline, context):
        yield from (f"{event.title}\\n" for event in timeline)

class TestTitles(ExporterSuite):
    exporter = Titles()
    structure = lambda self, output: output.count(b"\\n")
    streams = "titles are sorted"
"""


def test_pytest_shows_each_check_by_its_name_and_what_to_write_instead(tmp_path):
    (tmp_path / "test_titles.py").write_text(AUTHOR, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rfs", "-p", "no:cacheprovider", "--tb=short", tmp_path],
        env={**os.environ, "PYTHONPATH": str(Path(timeline.__file__).parents[1])},
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    said = done.stdout
    assert done.returncode == 1
    assert "FAILED test_titles.py::TestTitles::test_it_has_a_title" in said
    assert "FAILED test_titles.py::TestTitles::test_what_is_missing_is_told" in said
    assert 'instead: title = "Titles"' in said
    assert "2024 and 2024-01 come out the same" in said
    assert "SKIPPED" in said
    assert "titles are sorted" in said
    assert "test_markup_stays_text" not in said  # it passed
    assert "timeline/testing/check.py" not in said  # nothing of the kit's own in the traceback


def test_unittest_runs_it_too():
    class TestGood(ExporterSuite, unittest.TestCase):
        exporter = Good()
        streams = "rows are sorted"

        def structure(self, output):
            return structure(output)

    names = unittest.TestLoader().getTestCaseNames(TestGood)
    assert len(names) == len(EXPORTER_CHECKS)
    result = unittest.TestResult()
    unittest.TestSuite([TestGood("test_it_has_a_title"), TestGood("test_memory_stays_flat")])(
        result
    )
    assert (result.testsRun, result.failures, result.errors) == (2, [], [])
    assert [reason for _, reason in result.skipped] == ["rows are sorted"]


def test_a_suite_without_an_exporter_is_told_so():
    class TestNothing(ExporterSuite):
        exporter = Good

    with pytest.raises(Fault, match=r"should be an instance of an exporter\n  instead: exporter ="):
        TestNothing().test_it_has_a_title()


def test_the_command_tells_a_line_for_each_check(capsys):
    assert main(["json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(EXPORTER_CHECKS)
    assert lines[0] == "json metadata-are-valid: ok"


def test_the_command_wants_a_name_that_there_is(capsys):
    assert main(["jsn"]) == 2
    assert "did you mean 'json'" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main([])


def test_check_names_are_titles_of_their_own():
    names = [check.name for check in EXPORTER_CHECKS]
    assert len({*names}) == len(names)
    assert all(check.title[0].isupper() or check.title[0] == "`" for check in EXPORTER_CHECKS)


CHECKS = Checks()


@CHECKS.add
def numbers_are_even(number):
    """Numbers are even, as far as they are numbers.

    And more words.
    """
    if not isinstance(number, int):
        skip("it is no number")
    if number % 2:
        raise Fault("it is odd", where="here\nand there", why="so", instead=f"{number + 1}")


def test_a_fault_tells_what_where_why_and_what_instead():
    [fault] = faults(CHECKS, 3)
    assert str(fault) == (
        "[numbers-are-even] it is odd\n  where: here\n    and there\n  why: so\n  instead: 4"
    )


def test_what_cannot_be_asked_is_passed_over():
    assert faults(CHECKS, "x") == []
    assert faults(CHECKS, 2) == []


def test_an_error_in_a_plugin_is_a_fault_with_its_cause():
    class Odd(int):
        def __mod__(self, other):
            raise ValueError("no\x1b[31m")

    [fault] = faults(CHECKS, Odd(3))
    assert "it failed: ValueError: no\\x1b[31m" in str(fault)
    assert isinstance(fault.__cause__, ValueError)


def test_a_check_becomes_a_method_with_its_title():
    class Numbers:
        number = 2

    add_tests(Numbers, CHECKS, lambda suite: suite.number)
    Numbers().test_numbers_are_even()
    assert Numbers.test_numbers_are_even.__doc__ == "Numbers are even, as far as they are numbers."


def test_a_piece_of_output_is_shown_on_one_line():
    assert shown("abc") == "'abc'"
    assert shown(b"a\nb" * 50, at=75, around=3) == "b'…a\\nba\\nb…'"
    assert "\x1b" not in shown("\x1b[31m")


def test_check_exporter_finds_all_faults_of_one():
    class Poor(Good):
        """Rows."""

        title = ""
        media_type = "text"

    found = check_exporter(Poor(), structure=structure)
    assert [fault.check for fault in found] == ["metadata-are-valid", "it-has-a-title"]
    assert samples.one()[0].title == "It happens"


CARELESS = """
from timeline import Exporter
from timeline.testing import check_exporter

class Titles(Exporter):
    name, suffix, media_type = "titles", ".titles", "text/plain"

    def export(self, timeline, context):
        yield from (f"{event.title}\\n" for event in timeline)

print("tried", len(check_exporter(Titles())) > 0)
"""


def test_a_module_that_tries_its_exporter_when_imported_does_so_once(tmp_path):
    (tmp_path / "careless.py").write_text(CARELESS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import careless"],
        env={**os.environ, "PYTHONPATH": f"{Path(timeline.__file__).parents[1]}{os.pathsep}."},
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "tried True\n"


class Clocked(Good):
    """It says when it was made."""

    def export(self, timeline, context):
        yield f"{time.perf_counter_ns()}\n"
        yield from super().export(timeline, context)


def test_what_a_clock_hides_is_left_out_until_it_is_mended():
    found = {fault.check for fault in check_exporter(Clocked(), structure=structure)}
    assert "same-bytes-twice" in found
    assert "what-is-there-is-named" not in found
    assert not any(name.endswith("-kept") for name in found)


class Hasty(Good):
    """It takes for granted what need not be there."""

    def export(self, timeline, context):
        for event in timeline:
            yield event.place.name


def test_a_mistake_is_told_once_with_the_line_of_the_author():
    found = check_exporter(Hasty(), structure=structure)
    failed = [fault for fault in found if "'NoneType' object has no attribute 'name'" in str(fault)]
    line = Hasty.export.__code__.co_firstlineno + 2
    assert [fault.where for fault in failed] == [f"{__file__}:{line}"]


class Page(Good):
    """A page whose text nobody has escaped."""

    media_type = "text/html"


def test_a_format_with_a_structure_wants_one_to_be_looked_at():
    [fault] = [f for f in check_exporter(Page()) if "no `structure`" in f.what]
    assert "whether text breaks out of text/html cannot be seen without" in str(fault)
    assert "def structure(self, output: bytes)" in str(fault)


def test_without_a_structure_nobody_says_that_hostile_text_stays_text(capsys):
    assert main(["text"]) == 0
    said = capsys.readouterr().out
    assert "text markup-stays-text: left out: without `structure` it cannot be seen" in said


def test_a_plugin_that_is_a_file_can_be_tried(tmp_path, capsys):
    source = AUTHOR.partition("class TestTitles")[0].replace(
        "from timeline import", "from timeline import hookimpl,"
    )
    hook = "@hookimpl\ndef timeline_exporters():\n    return [Titles()]\n"
    (tmp_path / "mine.py").write_text(source + hook, "utf-8")
    assert main(["titles", "--plugin", str(tmp_path / "mine.py")]) == 1
    assert "titles it-has-a-title: FAULT" in capsys.readouterr().out
