"""The kit for readers: the readers that are shipped pass it, and it is used as its docs say."""

import subprocess
import sys
import unittest

import pytest

from timeline import Plugins, Reader, Timeline
from timeline.testing.check import Fault, faults
from timeline.testing.reader_checks import READER_CHECKS
from timeline.testing.reader_checks.subject import Subject
from timeline.testing.reader_suite import ReaderSuite, check_reader

INSTALLED = Plugins.installed()
READERS = {reader.name: reader for reader in INSTALLED.readers()}
EXPORTERS = {exporter.name: exporter for exporter in INSTALLED.exporters()}

YAML = """\
title: News – новости
sources:
  - {id: post, title: A post, published: 2024-10}
events:
  - id: a
    title: It begins
    when: 2024-05-17
    tags: [x, "y: z"]
    extra: {n: 1.10, list: [1, true, null]}
  - title: It goes on
    when: [..2024-10-30]
    sources: post
    figures: {name: people, low: 10, high: 20}
  - title: It is denied
    when: 2024-10-30T12:09+07:00[Asia/Jakarta]
    speaker: {name: A speaker, role: minister}
    about: {event: a, stance: denies}
""".encode()

JSON_EVENTS = (
    b'{"title": "a", "events": [\n{"title": "b", "when": %s},\n{"title": "c", "when": %s}]}'
)
JSON_LINES = b'{"title": "a"}\n{"title": "b", "when": %s}\n{"title": "c", "when": %s}\n'
SLIDE = b'{"text": {"headline": "a"}, "start_date": {"year": %s}}'
SLIDES = b'{"events": [\n' + SLIDE + b",\n" + SLIDE + b"]}"

VEVENT = (
    b"BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20240101T000000Z\r\n"
    b"DTSTART;VALUE=DATE:%s\r\nSUMMARY:It begins\r\nEND:VEVENT\r\n"
)
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n"

GIVEN = {
    "csv": {
        "spoiled": {
            b"when,title\nnever,It begins\n": 2,
            b"when,title\n2024,a\nnever,b\n2024,\n": [3, 4],
            b'when,title\n2024,"a\nb"\nnever,c\n': 4,
            b"when;name\n2024;a\n": 1,
        },
    },
    "ical": {
        "spoiled": {
            CALENDAR % (VEVENT % (b"a", b"20240230")): 6,
            CALENDAR % (VEVENT % (b"a", b"never") + VEVENT % (b"b", b"2024")): [6, 12],
            CALENDAR % VEVENT.replace(b"DTSTART", b"DTSTART;TZID=\r\n Europe/Berlin"): 7,
            CALENDAR % (VEVENT % (b"a", b"20240517")).replace(b"END:VEVENT\r\n", b""): 8,
            CALENDAR % (VEVENT % (b"a", b"20240517")).replace(b"UID:", b"UID "): 4,
        },
    },
    "json": {
        "lossless": True,
        "spoiled": {
            JSON_EVENTS % (b'"2024"', b'"2024-13"'): 3,
            JSON_EVENTS % (b'"never"', b"2024"): [2, 3],
            b'{\n"title": "a",\n}': 3,
        },
    },
    "jsonl": {
        "lossless": True,
        "spoiled": {
            JSON_LINES % (b'"2024"', b'"2024-13"'): 3,
            JSON_LINES % (b'"never"', b"2024"): [2, 3],
            b'{"title": "a"}\n{\n': 2,
        },
    },
    "parquet": {"lossless": True},
    "timelinejs": {
        "spoiled": {
            SLIDES % (b'"2024"', b'"never"'): 3,
            SLIDES % (b'"never"', b"[]"): [2, 3],
            b'{"events": [\n]\n': 3,
        },
    },
    "yaml": {
        "good": YAML,
        "spoiled": {
            YAML.replace(b"2024-05-17", b"2024-05-32"): 7,
            YAML.replace(b"2024-05-17", b"never").replace(b"event: a", b"event: x"): [7, 17],
            YAML.replace(b"    tags", b"\ttags"): 8,
        },
    },
}
"""What is known of each reader, besides the exporter of its name."""


def subject(name):
    given = {"exporter": EXPORTERS.get(name), **GIVEN.get(name, {})}
    return Subject(reader=READERS[name], **given)


def test_there_is_data_for_every_reader_that_is_shipped():
    missing = sorted(set(READERS) - set(GIVEN))
    assert not missing, f"add to GIVEN in this file what to try these readers with: {missing}"


LET_BE = {
    ("parquet", "nothing-else-is-touched"): "its engine reads files, and a stream becomes one",
}
"""Checks that a reader has a reason to fail."""

SUBJECTS = {name: subject(name) for name in sorted(READERS)}


@pytest.mark.parametrize("check", READER_CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize("name", SUBJECTS)
def test_a_shipped_reader_has_no_fault(name, check):
    if why := LET_BE.get((name, check.name)):
        with pytest.raises(Fault):
            check.run(SUBJECTS[name])
        pytest.skip(why)
    try:
        check.run(SUBJECTS[name])
    except unittest.SkipTest as reason:
        pytest.skip(str(reason))


class TestYaml(ReaderSuite):
    reader = READERS["yaml"]
    good = YAML
    spoiled = GIVEN["yaml"]["spoiled"]


class TestJson(ReaderSuite):
    reader = READERS["json"]
    exporter = EXPORTERS["json"]
    lossless = True


def test_a_suite_has_a_test_for_each_check_with_its_words():
    for check in READER_CHECKS:
        test = getattr(ReaderSuite, f"test_{check.name.replace('-', '_')}")
        assert test.__doc__ == f"{check.title}."


def test_the_names_of_checks_are_their_own():
    names = [check.name for check in READER_CHECKS]
    assert len(set(names)) == len(names)


def test_checks_of_one_class_share_what_they_read_and_those_of_another_do_not():
    class One(ReaderSuite):
        reader = READERS["yaml"]
        good = b"title: one\n"

    class Two(One):
        good = b"title: two\n"

    for kind in (One, Two):
        kind().test_reads_the_good_file()
        kind().test_same_timeline_twice()
    Two.good = b"title"
    Two().test_reads_the_good_file()


def test_unittest_runs_it_and_shows_what_is_left_out():
    class Case(TestYaml, unittest.TestCase):
        pass

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
    assert result.testsRun == len(READER_CHECKS)
    skipped = {test.id().rpartition(".")[2] for test, _ in result.skipped}
    assert "test_everything_goes_round" in skipped
    assert not result.errors


def test_a_suite_without_a_reader_says_what_to_write():
    class Without(ReaderSuite):
        pass

    with pytest.raises(Fault, match=r"Without\.reader is None") as fault:
        Without().test_it_has_a_title()
    assert "reader = HaikuReader()" in str(fault.value)


def test_all_faults_come_as_a_list():
    class Empty(Reader):
        name, suffix = "empty", ".empty"

        def read(self, stream, context):
            return Timeline(title="Always the same")

    found = check_reader(Empty(), good=b"anything", spoiled={b"something else": 1})
    assert [fault.check for fault in found] == [
        "it-has-a-title", "it-has-a-docstring", "it-has-a-media-type", "spoiled-files-are-told",
    ]  # fmt: skip


def test_what_fails_at_one_line_is_told_once():
    class Broken(Reader):
        """Nothing works."""

        name, suffix, title, media_type = "broken", ".broken", "Broken", "text/plain"

        def read(self, stream, context):
            raise NotImplementedError

    found = check_reader(Broken(), good=b"anything")
    failed = [fault for fault in found if "NotImplementedError" in str(fault)]
    assert [fault.check for fault in failed] == ["reads-the-good-file"]


def test_a_reader_without_a_file_is_told_to_bring_one():
    class Silent(Reader):
        """It reads nothing."""

        name, suffix, title, media_type = "silent", ".silent", "Silent", "text/plain"

        def read(self, stream, context):
            return Timeline(title="a")

    assert "there is no file to read" in str(check_reader(Silent())[0])


def test_neither_pytest_nor_hypothesis_is_needed():
    code = "import timeline.testing.reader_suite, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"pytest", "hypothesis"}.isdisjoint(done.stdout.split())


def test_a_check_that_fails_itself_is_a_fault_and_not_a_crash():
    class Unwritable(type(EXPORTERS["json"])):
        def export(self, timeline, context):
            raise RuntimeError("no")

    found = faults(READER_CHECKS, Subject(reader=READERS["json"], exporter=Unwritable()))
    assert found
    assert all("no" in str(fault) for fault in found)
