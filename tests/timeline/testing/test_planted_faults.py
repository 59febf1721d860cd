"""A fault planted in an exporter without fault is found by the check that is there for it."""

import importlib
import sys
from tempfile import TemporaryFile
from unittest import SkipTest

import pytest

from timeline import Part
from timeline.testing import check_exporter
from timeline.testing.check import faults
from timeline.testing.exporter_checks import EXPORTER_CHECKS
from timeline.testing.exporting import Subject

from . import planted_in_form, planted_in_work
from .good import Good, structure
from .planted import ANY, PLANTED, dating, doing

SLOW = {"memory-stays-flat", "same-bytes-on-another-machine"}
ELSEWHERE = "same-bytes-on-another-machine"


@pytest.fixture(autouse=True, scope="module")
def clean():
    yield
    planted_in_work.NOTES.unlink(missing_ok=True)


@pytest.mark.parametrize(("check", "words", "also", "kind", "given"), PLANTED)
def test_the_check_that_is_there_for_a_fault_finds_it_and_no_other_does(
    check, words, also, kind, given
):
    needed = {check, *also} if also is not ANY else {check}
    checks = [each for each in EXPORTER_CHECKS if each.name in needed or each.name not in SLOW]
    found = {fault.check: fault for fault in faults(checks, Subject(exporter=kind(), **given))}
    assert check in found
    assert words in str(found[check])
    assert found[check].why or found[check].instead
    if also is not ANY:
        assert set(found) <= needed


def test_every_check_finds_a_planted_fault():
    planted = {plant.values[0] for plant in PLANTED}
    assert planted == {check.name for check in EXPORTER_CHECKS} - {ELSEWHERE}


def test_an_exporter_without_fault_has_none():
    assert check_exporter(Good(), structure=structure, options=[{"header": "no"}]) == []


def test_an_exporter_that_writes_parts_or_takes_the_old_file_has_no_fault():
    class Parted(Good):
        """Rows, and the titles in another file."""

        options = planted_in_form.Updates

        def export(self, timeline, context):
            yield Part("rows")
            yield from super().export(timeline, context)
            yield Part("more", ".txt")
            yield f"{len(context.options.previous)}\n"

    assert check_exporter(Parted(), structure=structure) == []


def test_a_loss_that_is_told_is_no_fault():
    class OfDays(dating(lambda text: text[:10])):
        """Rows with days alone."""

        def event(self, event, timeline, context):
            context.lost(event, "when", "this format knows whole days alone")
            return super().event(event, timeline, context)

    assert check_exporter(OfDays(), structure=structure) == []


def test_a_temporary_file_that_is_gone_is_no_fault():
    def write(timeline, context):
        with TemporaryFile() as file:
            file.write(b"x")

    [fault] = check_exporter(doing(write)(), structure=structure)
    assert fault.check == "it-has-a-docstring"


OUTLINE = """
import time
from tests.timeline.testing.good import Good

class Planted(Good):
    "Rows."
    def event(self, event, timeline, context):
        words = {words}
        return super().event(event, timeline, context) + self.row(words, "", "")
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('",".join(set(event.tags))', "a process with another order of sets gives other bytes"),
        ("time.strftime('%H', time.localtime(0))", "a process with another time zone gives other"),
        ("__import__('os').environ.get('LANG')", "a process with another language gives other"),
    ],
)
def test_what_differs_on_another_machine_is_found_and_named(words, told, tmp_path, monkeypatch):
    (tmp_path / "planted_module.py").write_text(OUTLINE.format(words=words), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(planted_in_form.__file__.partition("/tests/")[0])
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    sys.modules.pop("planted_module", None)
    exporter = importlib.import_module("planted_module").Planted()
    [check] = [check for check in EXPORTER_CHECKS if check.name == ELSEWHERE]
    [fault] = faults([check], Subject(exporter=exporter))
    assert told in str(fault)


def test_a_class_that_no_other_process_can_import_is_passed_over_with_a_reason():
    class Local(Good):
        pass

    [check] = [check for check in EXPORTER_CHECKS if check.name == ELSEWHERE]
    with pytest.raises(SkipTest, match="define the class at the top of a module"):
        check.run(Subject(exporter=Local()))
