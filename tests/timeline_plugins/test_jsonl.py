"""JSON Lines, there and back. The golden file is made anew with UPDATE_GOLDEN=1."""

import gzip
import io
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Event, ReadContext, ReadError, Timeline
from timeline.document import encode_event_line
from timeline.testing import ExporterSuite, ReaderSuite
from timeline_plugins.jsonl import JsonLines, JsonLinesOptions, JsonLinesReader

GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.jsonl"
HEAD = b'{"title": "a"}\n'


class InPieces(io.BytesIO):
    """A stream that gives a few bytes at a time, as a pipe may."""

    def read(self, size=-1):
        return super().read(min(size, 7) if size >= 0 else 7)


def load(data, *, stream=io.BytesIO, **options):
    opened = stream(data if isinstance(data, bytes) else data.encode("utf-8"))
    opened.name = "folder/a.jsonl"
    return timeline.load(opened, **options)


def told(data):
    with pytest.raises(ReadError) as error:
        load(data)
    return str(error.value).splitlines()


def test_the_seed_is_exported_as_the_golden_file(seed):
    made = timeline.export(seed, "jsonl")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


@pytest.mark.parametrize("stream", [io.BytesIO, InPieces])
def test_the_seed_is_read_back_equal(seed, stream):
    assert load(timeline.export(seed, "jsonl"), stream=stream) == seed


@given(st.data())
def test_every_timeline_is_read_back_equal(timelines, data):
    tl = data.draw(timelines)
    assert load(timeline.export(tl, "jsonl")) == tl


@given(st.data())
def test_its_lines_are_the_parts_of_the_json_format(timelines, data):
    tl = data.draw(timelines)
    head, *events = timeline.export(tl, "jsonl").splitlines()
    exact = {"parse_float": Decimal}
    whole = {**json.loads(head, **exact), "events": [json.loads(line, **exact) for line in events]}
    assert whole == json.loads(timeline.export(tl, "json"), **exact)


def test_events_are_written_as_they_come():
    asked = []

    class Watched(Timeline):
        def __iter__(self):
            for event in super().__iter__():
                asked.append(event.id)
                yield event

    events = [Event(id=f"e{i}", title="a", when="2024") for i in range(1000)]
    exporter = timeline.Plugins.installed().exporter("jsonl")
    watched = Watched(title="a", events=events)
    asked.clear()  # what making it took
    pieces = exporter.export(watched, timeline.ExportContext())
    assert next(pieces).count(b"\n") == 1
    assert asked == []
    assert len(next(pieces).splitlines()) == len(asked) < 100
    assert sum(len(piece.splitlines()) for piece in pieces) == 1000 - 32


def test_a_first_line_that_is_an_event_is_read_as_one():
    events = [Event(title="b", when="2023"), Event(title="a", when="2024")]
    data = b"\n".join(map(encode_event_line, events))
    assert load(data) == Timeline(title="a", id="a", events=events)
    assert load(data, title="News").title == "News"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("conflict.jsonl", "conflict"),
        ("x/my events.ndjson", "my events"),
        ("2024.01.jsonl.gz", "2024.01"),
        ("", "Events"),
    ],
)
def test_the_title_of_events_alone_is_the_name_of_their_file(name, title):
    line = b'{"title":"a","when":"2024"}'
    stream = io.BytesIO(gzip.compress(line) if name.endswith(".gz") else line)
    stream.name = name
    assert timeline.load(stream, format="jsonl").title == title


def test_the_title_that_is_asked_for_does_not_change_one_that_is_there():
    assert load(HEAD, title="News").title == "a"


def test_blank_lines_a_byte_order_mark_and_windows_line_ends_mean_nothing(seed):
    made = timeline.export(seed, "jsonl")
    assert load(b"\xef\xbb\xbf" + made.replace(b"\n", b"\r\n\r\n")) == seed
    assert load(made.rstrip(b"\n")) == seed


def test_two_events_of_one_title_are_told_apart_as_in_json():
    lines = [
        '{"title":"b","when":"2024"}',
        '{"title":"b","when":"2023"}',
        '{"title":"b","when":"2024"}',
    ]
    read = load("\n".join(['{"title":"a"}', *lines]))
    stream = io.BytesIO(f'{{"title": "a", "events": [{",".join(lines)}]}}'.encode())
    stream.name = "a.json"
    assert read == timeline.load(stream)


MISTAKES = {
    "": ["folder/a.jsonl: the file is empty; a timeline has a title and events"],
    "\n \n": ["folder/a.jsonl: the file is empty; a timeline has a title and events"],
    "[]": ["folder/a.jsonl:1:1: a timeline is a mapping with 'title:' and 'events:'"],
    "{}": ["folder/a.jsonl:1:1: a timeline needs 'title'"],
    '{"titel": "a"}': [
        "folder/a.jsonl:1:2: a timeline has no field 'titel'; did you mean 'title'?"
    ],
    '{"title": "a", "events": []}': [
        "folder/a.jsonl:1:16: in JSON Lines each event has a line of its own; remove 'events'"
    ],
    # several at once, whichever way each line is read
    '{"title": "a"}\n'
    '{"title": "b", "when": "2024", "id": "b"}\n'
    '{"title": "c", "when": "2024-02-30"}\n'
    '{"title": "d", "when": "2024", "titel": "e"}\n'
    "\n"
    '  {"title": "e", "when": "2024", "sources": ["bbc"]}\n'
    '{"title": "f", "when": "2024"\n'
    '{"title": "g", "when": "2024", "id": "b"}\n'
    '{"title": "h", "when": "2024"} x\n'
    "null\n": [
        "folder/a.jsonl:3:24: event 'c': '2024-02-30': February 2024 has 29 days (day, position 8)",
        "folder/a.jsonl:4:32: event 'd': an event has no field 'titel'; did you mean 'title'?",
        "folder/a.jsonl:6:46: event 'e': there is no source with the id 'bbc'",
        "folder/a.jsonl:7:30: the line ends where ',' or '}' should stand",
        "folder/a.jsonl:8:38: the event in line 2 has the id 'b' already",
        "folder/a.jsonl:9:32: the event has ended before this; remove it",
        "folder/a.jsonl:10:1: this is null and should be an event: fields (kind, id, title, …)",
    ],
}


@pytest.mark.parametrize("text", MISTAKES)
def test_all_mistakes_are_told_at_once_with_their_places(text):
    assert told(text) == MISTAKES[text]


def test_a_byte_that_is_no_utf_8_is_told_with_its_place():
    [message] = told(HEAD + b'{"title": "\xff", "when": "2024"}')
    assert message == "folder/a.jsonl:2:12: the byte 0xff is not UTF-8; save the file as UTF-8"
    assert "UTF-16" in told("{}".encode("utf-16"))[0]


def test_a_broken_first_line_is_no_reason_to_keep_silent_about_others():
    messages = told(b'{"title": "a"\n{"title": "b", "when": "x"}')
    assert [m.split(": ")[0] for m in messages] == ["folder/a.jsonl:1:14", "folder/a.jsonl:2:24"]


def test_only_so_many_mistakes_are_told():
    messages = told(HEAD + b"[]\n" * 500 + b"{\n" * 500)
    assert len(messages) == 201
    assert messages[0].startswith("folder/a.jsonl: there are more than 200 mistakes")


def test_places_are_those_of_the_lines():
    context = ReadContext("a.jsonl", options=JsonLinesOptions())
    events = [
        b'{"title": "b", "when": "2024", "tags": ["x"]}',
        b'{"title": "c", "when": "2024", "tags": "x "}',
    ]
    JsonLinesReader().read(io.BytesIO(HEAD + b"\n".join(events)), context)
    assert context.places.at("", "", ("title",)) == (1, 11)
    assert context.places.at("b", "", ("tags", 0)) == (2, 41)
    assert context.places.at("c", "", ("tags",)) == (3, 40)


def skeleton(data):
    """Everything but the texts; names in `extra` are texts, too."""

    def bare(value):
        if isinstance(value, dict):
            return {k: len(v) if k == "extra" else bare(v) for k, v in value.items()}
        return [bare(item) for item in value] if isinstance(value, list) else type(value).__name__

    return [bare(json.loads(line)) for line in data.splitlines()]


class TestJsonLines(ExporterSuite):
    exporter = JsonLines()
    structure = staticmethod(skeleton)


class TestJsonLinesReader(ReaderSuite):
    reader = JsonLinesReader()
    exporter = JsonLines()
    spoiled: ClassVar = {
        b'{"title":"a"}\n{"title":"b","when":"2024-13"}\n{"title":"c","when":"2024","x":1}': (2, 3),
        b'{"title":"a"}\n\n{"title":"b","when":"2024"': 3,
    }
