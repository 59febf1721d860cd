"""JSON, there and back. The golden file is made anew with UPDATE_GOLDEN=1."""

import io
import json
import os
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Event, Figure, ReadError, Timeline
from timeline.document import Places, decode, decode_json, encode, json_nodes
from timeline.document.wire.document import read_document

GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.json"


def load(text):
    stream = io.BytesIO(text if isinstance(text, bytes) else text.encode("utf-8"))
    stream.name = "a.json"
    return timeline.load(stream)


def told(text):
    with pytest.raises(ReadError) as error:
        load(text)
    return str(error.value).splitlines()


def test_the_seed_is_exported_as_the_golden_file(seed):
    made = timeline.export(seed, "json")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


def test_the_seed_is_read_back_equal(seed):
    assert load(timeline.export(seed, "json")) == seed


@given(st.data())
def test_every_timeline_is_read_back_equal(timelines, data):
    tl = data.draw(timelines)
    assert load(timeline.export(tl, "json")) == tl


@given(st.data())
def test_an_event_at_a_time_it_is_what_msgspec_makes_of_the_whole(timelines, data):
    tl = data.draw(timelines)
    whole = msgspec.json.Encoder(decimal_format="number").encode(encode(tl))
    assert timeline.export(tl, "json") == msgspec.json.format(whole, indent=2) + b"\n"


@pytest.mark.parametrize("events", [[], [Event(title="a", when="2024")]])
@pytest.mark.parametrize("rest", [{}, {"excerpt": True, "extra": {"a": [1, {"b": "\n"}]}}])
def test_what_stands_after_the_events_is_written_with_and_without_them(events, rest):
    tl = Timeline(title="a", events=events, **rest)
    whole = msgspec.json.format(msgspec.json.encode(encode(tl)), indent=2)
    assert timeline.export(tl, "json") == whole + b"\n"
    assert load(whole) == tl


@given(st.data())
def test_the_standard_library_reads_the_same(timelines, data):
    tl = data.draw(timelines)
    made = timeline.export(tl, "json")
    plain = json.loads(made, parse_float=Decimal, parse_constant=pytest.fail)
    assert plain["title"] == tl.title
    assert [event["id"] for event in plain["events"]] == [event.id for event in tl]
    assert plain.get("extra", {}) == tl.extra


def test_nothing_is_lost(seed, tmp_path):
    assert len(timeline.write(seed, tmp_path / "a.json", strict=True)) == 0
    assert timeline.load(tmp_path / "a.json") == seed


def test_the_file_ends_with_a_line_end_and_shows_all_scripts():
    made = timeline.export(Timeline(title="Війна 日本 😀"), "json")
    assert made.endswith(b"}\n")
    assert "Війна 日本 😀" in made.decode("utf-8")


@pytest.mark.parametrize(
    "number", ["1.10", "0.1", "1000000000000000000000001", "-5", "12345678901234567.125"]
)
def test_numbers_stay_as_exact_as_they_were_written(number):
    figures = f'"figures": {{"name": "n", "best": {number}}}'
    events = f'"events": [{{"title": "a", "when": "2024", {figures}}}]'
    tl = load(f'{{"title": "a", "extra": {{"n": {number}}}, {events}}}')
    assert str(tl[0].figures[0].best) == str(tl.extra["n"]) == number
    made = timeline.export(tl, "json").decode()
    assert made.count(f": {number}\n") == 2


def test_numbers_made_in_a_program_are_written_as_numbers():
    figure = Figure(name="n", best=Decimal("1E+3"), high=10**30, low="1E-7")
    made = timeline.export(
        Timeline(title="a", events=[Event(title="a", when="2024", figures=figure)]), "json"
    )
    [read] = json.loads(made, parse_float=Decimal)["events"][0]["figures"]
    assert read == {"name": "n", "best": 1000, "high": 10**30, "low": Decimal("1E-7")}


def test_text_is_unescaped():
    assert load(r'{"title": "\u0410 \ud83d\ude00 \"\\\/ \t\u00e9"}').title == 'А 😀 "\\/ é'


def test_a_byte_order_mark_and_any_line_ends_mean_nothing(seed):
    made = timeline.export(seed, "json").decode()
    assert load("\ufeff" + made.replace("\n", "\r\n")) == seed
    assert load(made.replace("\n", "\r")) == seed


MISTAKES = {
    # the model
    "null": "a.json:1:1: a timeline is a mapping with 'title:' and 'events:'",
    '"title"': "a.json:1:1: a timeline is a mapping with 'title:' and 'events:'",
    "{}": "a.json:1:1: a timeline needs 'title'",
    '{\n  "titel": "a"}': "a.json:2:3: a timeline has no field 'titel'; did you mean 'title'?",
    '{"title": 5}': "a.json:1:11: this is a number and should be text; put it in quotes",
    '{"title": null}': "a.json:1:1: a timeline needs 'title'",
    '{"title": "a", "title": "b"}': "a.json:1:16: 'title' stands here for the second time",
    '{"title": "a", "\\u0074itle": "b"}': "a.json:1:16: 'title' stands here for the second time",
    '{"title": "a", "extra": {"b": {"c": 1, "c": 2}}}':
        "a.json:1:40: 'c' stands here for the second time",
    '{"version": 2, "title": "a"}': "a.json:1:13: this timeline-kit reads version 1 of the format",
    '{"title": "a", "events": [null]}': "a.json:1:27: this is null and should be an event",
    '{"title": "日本", "events": [{"title": "é", "when": 2024}]}':
        'a.json:1:51: event \'é\': this is a number; a date is text, as in "2024"',
    '{"title": "a", "events": [\n {"title": "b", "when": "2024-13"}]}':
        "a.json:2:25: event 'b': '2024-13': months are 01 to 12",
    '{"title": "a", "events": [{"title": "b", "when": ["2022", "2023"]}]}':
        "a.json:1:50: event 'b': this is a list and should be a date",
    '{"title": "a", "excerpt": "true"}': "a.json:1:27: this should be true or false",
    '{"title": "a", "extra": {"n": 1e999}}': "a.json:1:31: '1e999' is no number",
    '{"title": "a", "extra": {"n": ' + "9" * 5000 + "}}": "a.json:1:31: '99999",
    # JSON
    '{"title": "a",}': "a.json:1:15: ",
    '{"title": "a", "extra": {"b": [1,]}}': "a.json:1:34: ",
    '{"title": "a", "extra": {"b": [,]}}': "a.json:1:32: a value should stand before this ','",
    '{"title": "a",, "id": "b"}': "a.json:1:15: a name in double quotes should stand here",
    "{'title': 'a'}": "a.json:1:2: text stands in double quotes",
    '{title: "a"}': "a.json:1:2: a name or '}' should stand here; this is no JSON",
    '{"title": "a" // comment\n}': "a.json:1:15: ',' or '}' should stand here; this is no JSON",
    '{"title": NaN}': "a.json:1:11: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": NaN}}':
        "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": Infinity}}':
        "a.json:1:31: a value should stand here; this is no",
    '{"title": "a", "extra": {"n": -Infinity}}':
        "a.json:1:31: a value should stand here; this is no",
    '{"title": "a", "extra": {"n": 01}}': "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": .5}}': "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": 1.}}': "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": +1}}': "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": True}}':
        "a.json:1:31: a value should stand here; this is no JSON",
    '{"title": "a", "extra": {"n": truest}}':
        "a.json:1:31: a value should stand here; this is no JSON",
    '{"title" "a"}': "a.json:1:10: ':' should stand here",
    '{"title": "a" "id": "b"}': "a.json:1:15: ',' or '}' should stand here",
    '{"title": "a"]': "a.json:1:14: ',' or '}' should stand here",
    '{"title": "a"} {}': "a.json:1:16: the timeline has ended before this; remove it",
    '{"title": "a"}}': "a.json:1:15: the timeline has ended before this; remove it",
    "]": "a.json:1:1: a value should stand before this ']'",
    '{"title": "a\nb"}': "a.json:1:11: this text has no end, or a control character",
    '{"title": "a\x00"}': "a.json:1:11: this text has no end, or a control character",
    '{"title": "\\q"}':
        "a.json:1:11: this text has no end, or a control character or a wrong '\\' in it",
    '{"title": "\\u00e"}':
        "a.json:1:11: this text has no end, or a control character or a wrong '\\'",
    # text that is no text
    '{"title": "\\ud800"}': "a.json:1:11: there is half a surrogate pair in this text; remove it",
    '{"title": "\\udc00\\ud800"}':
        "a.json:1:11: there is half a surrogate pair in this text; remove it",
    '{"title": "a", "extra": {"\\ud800": 1}}':
        "a.json:1:26: there is half a surrogate pair in this text",
    '{"title": "\\u0007"}': "a.json:1:11: there is a control character (U+0007)",
    # files that stop
    "{": "a.json:1:2: the file ends where a name or '}' should stand",
    '{"title"': "a.json:1:9: the file ends where ':' should stand",
    '{"title":\n': "a.json:2:1: the file ends where a value should stand",
    '{"title": "a"': "a.json:1:14: the file ends where ',' or '}' should stand",
    '{"title": "a': "a.json:1:11: this text has no end",
    '{"title": "a", "extra": {"b": [1': "a.json:1:33: the file ends where ',' or ']' should stand",
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES.items())
def test_a_mistake_is_told_with_its_place_and_remedy(text, message):
    [line] = told(text)
    assert line.startswith(message)
    assert len(line) < 300


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    text = (
        '{"titel": "a",\n'
        ' "events": [\n'
        '  {"title": "b", "when": "never", "figures": {"name": "n", "best": "1"}},\n'
        '  {"title": "c", "when": "2024", "sources": ["x"]}]}'
    )
    assert [line.split(": ")[0] for line in told(text)] == [
        "a.json:1:2", "a.json:3:26", "a.json:3:68", "a.json:4:46",
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["[", '{"a":', '[{"a":', '{"title":"a","extra":{"b":' + "[" * 60])
def test_a_file_that_is_nested_without_end_is_refused(start):
    [line] = told(start * 100_000)
    assert "nested deeper than 50 levels" in line


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_file_that_was_cut_short_is_refused(cut, seed):
    made = timeline.export(seed[:1], "json")
    with pytest.raises(ReadError):
        load(made[: -cut - 1])


@given(st.binary(max_size=60) | st.text('{}[]",:truefalsn0123.eE+-\\u \n', max_size=60))
def test_no_file_does_worse_than_a_read_error(data):
    with suppress(ReadError):
        load(data)


@given(st.data())
def test_what_the_standard_library_refuses_is_refused(timelines, data):
    """One character of a good file is replaced or removed."""
    made = timeline.export(data.draw(timelines), "json").decode()
    at = data.draw(st.integers(0, len(made) - 1))
    broken = made[:at] + data.draw(st.sampled_from(["", *'{}[]",:0\\e'])) + made[at + 1 :]
    try:
        json.loads(broken)
    except json.JSONDecodeError:
        with pytest.raises(ReadError):
            load(broken)


def by_nodes(text):
    """What the nodes alone tell: the timeline or the mistakes, and the places."""
    places = Places()
    try:
        return decode(json_nodes(text, "a.json"), "a.json", places), places
    except ReadError as error:
        return error.mistakes, places


@given(st.data())
def test_reading_fast_or_by_nodes_is_the_same(timelines, data):
    tl = data.draw(timelines)
    text = timeline.export(tl, "json").decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 8)))
    patch = data.draw(
        st.sampled_from(["", text[start:end], " ", ":", ",", '"', "0", "x", "null", "{}"])
    )
    changed = text[:start] + patch + text[end:]
    places = Places()
    try:
        read = decode_json(changed, "a.json", places)
    except ReadError as error:
        read = error.mistakes
    expected, known = by_nodes(changed)
    assert (read, repr(read)) == (expected, repr(expected))
    if isinstance(read, Timeline):
        for event in read:
            assert places.at(event.id, "", ("title",)) == known.at(event.id, "", ("title",))


def test_the_seed_leaves_no_doubt(seed):
    head, events, unnamed = read_document(timeline.export(seed, "json"))
    assert len(events) == len(seed)
    assert unnamed == []
    assert json.loads(head)["title"] == seed.title
