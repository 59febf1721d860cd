"""The fast way to read events: it agrees with the nodes, or says nothing."""

import json
from io import BytesIO

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import ReadError
from timeline.document import (
    decode,
    decode_event_line,
    decode_event_lines,
    encode_event,
    encode_event_line,
    encode_event_lines,
    json_nodes,
)
from timeline.document.encode import VERSION


def slowly(line):
    """The event as the nodes tell, or None where they tell a mistake."""
    try:
        text = line.decode("utf-8")
        whole = f'{{"version": {VERSION}, "title": "a", "excerpt": true, "events": [{text}\n]}}'
        events = decode(json_nodes(whole, "a.json"), "a.json").events
    except (ReadError, UnicodeDecodeError):
        return None
    return events[0] if len(events) == 1 else None


def same(one, other):
    """Equal, and of equal types and digits all through."""
    return repr(one) == repr(other) and one == other


def agrees(line):
    fast = decode_event_line(line)
    return fast is None or same(fast, slowly(line))


def test_no_doubt_is_left_about_a_whole_event(seed):
    for event in seed:
        assert same(decode_event_line(encode_event_line(event)), event)


@given(st.data())
def test_every_event_is_read_back_equal(timelines, data):
    for event in data.draw(timelines):
        read = decode_event_line(encode_event_line(event))
        assert read is None or same(read, event)


@given(st.data())
def test_a_line_is_the_plain_form_of_its_event(timelines, data):
    events = list(data.draw(timelines))
    plain = msgspec.json.Encoder(decimal_format="number")
    assert [encode_event_line(event) for event in events] == [
        plain.encode(encode_event(event)) for event in events
    ]
    assert b"".join(encode_event_lines(events)) == plain.encode_lines(map(encode_event, events))


def test_an_id_that_is_null_is_none_on_every_way():
    event = '{"id":null,"title":"A","when":"2022"}'
    for more in ("", '"$schema":"x",'):  # with a schema, the nodes read it
        file = f'{{{more}"version":1,"title":"T","events":[{event},{event}]}}'.encode()
        read = timeline.load(BytesIO(file), format="json")
        assert [each.id for each in read] == ["a", "a-2022"]


def test_many_lines_are_read_as_each_alone(seed):
    lines = [encode_event_line(event) for event in seed] * 20
    for bad in (3, 70, 71, 200):
        lines[bad] = b'{"title": "a", "title": "b", "when": "2024"}'
    read = list(decode_event_lines(lines))
    assert len(read) == len(lines)
    assert [event for event in read if event] == [
        decode_event_line(n) for n in lines if b'b"' not in n
    ]
    assert [i for i, event in enumerate(read) if event is None] == [3, 70, 71, 200]


@given(st.data())
def test_what_is_said_of_a_tampered_line_is_what_the_nodes_say(timelines, data):
    lines = [encode_event_line(event) for event in data.draw(timelines)] or [b"{}"]
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, min(len(line), start + 20)))
    patch = data.draw(st.one_of(st.sampled_from(PATCHES), st.just(line[start:end] * 2)))
    assert agrees(line[:start] + patch + line[end:])


PATCHES = [
    b"",
    b" ",
    b"  ",
    b"\t",
    b'"',
    b":",
    b",",
    b"{",
    b"}",
    b"\\",
    b"\\n",
    b"\\t",
    b"\\u0000",
    b"\\u0007",
    b"\\u003a",
    b"\\u0020",
    b"\\ud800",
    b"\\ud83d\\ude00",
    b"\x7f",
    b"\xc2\x85",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xe3\x80\x80",
    b"\xff",
    b"\xed\xa0\x80",
    b"null",
    b"NaN",
    b"1e999",
    b"1e2",
    b"-0",
    b"0.10",
    b"4.5e1",
    b'"title":"x",',
    b'"id":"x",',
    b'"nope":1,',
    b'"kind":"event",',
    b'"speaker":"x",',
    b'"stamp":"published",',
    b'"place":null,',
    b'"tags":[],',
    b'"actors":[],',
    b'"sources":"x",',
    b'"extra":{"a":1,"a":1},',
    b"{}",
    b"[]",
]

TEXTS = st.sampled_from(
    [
        "",
        " ",
        "a",
        " a",
        "a ",
        "a  b",
        "a\nb",
        "\na",
        "a\tb",
        "a\x00b",
        "a\x7f",
        "a\x85b",
        "a\xa0b",
        "\u2028",
        "a\u3000b",
        "é",
        "日本",
        "a:b",
        'a":"b',
        "\\",
        "a\\",
        '"',
        "x" * 101,
        "a b",
        "-a",
        "a-",
        "a_b",
        "a/b",
        "https://example.org/a",
        "https://example.org/a b",
        "nowhere",
        "Asia/Jakarta",
        "Asia/Nowhere",
    ]
)
DATES = st.sampled_from(
    [
        "2024",
        " 2024-10-18 ",
        "",
        "2024-13",
        "2024-10-18T12:09+07:00[Asia/Jakarta]",
        "[..2024]",
        "2024~",
        "x",
    ]
)
NUMBERS = st.sampled_from(
    [
        "0",
        "-0",
        "1",
        "90",
        "90.5",
        "91",
        "180.0",
        "1.10",
        "-0.0",
        "1e2",
        "45e-1",
        "4.5e1",
        "1E-7",
        "0e-40",
        "0." + "0" * 29 + "1",
        "0." + "0" * 30 + "1",
        "9" * 30,
        "9" * 31,
        "9" * 5000,
        "1" + "0" * 30 + ".5",
        "0.1234567890123456789012345678901",
        "0.12345678901234567890123456789012",
        "1e999",
        "NaN",
        "01",
        "1.",
    ]
)


def shown(text):
    return st.sampled_from([json.dumps(text), json.dumps(text, ensure_ascii=False)])


def members(**values):
    """The text of a mapping: some of these keys, mostly once, with white space or without."""
    pair = st.sampled_from(sorted(values)).flatmap(
        lambda key: st.tuples(
            st.sampled_from([f'"{key}"', f'"\\u{ord(key[0]):04x}{key[1:]}"'] + [f'"{key}"'] * 8),
            values[key],
        )
    )
    once = st.lists(pair, max_size=6, unique_by=lambda pair: pair[0])
    spaces = st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : "), (",\t", "\t:")])
    return st.builds(
        lambda pairs, space: "{" + space[0].join(space[1].join(pair) for pair in pairs) + "}",
        st.one_of(once, once, st.lists(pair, max_size=6)),
        spaces,
    )


def several(one):
    return st.one_of(
        one, NULL, st.lists(one, max_size=3).map(lambda items: "[" + ",".join(items) + "]")
    )


NULL = st.just("null")
text = st.one_of(st.just('"a"'), TEXTS.flatmap(shown))  # many a line is to be right
plain = st.recursive(
    st.one_of(text, NUMBERS, NULL, st.just("true")),
    lambda inner: st.one_of(several(inner), members(a=inner, b=inner)),
)
choice = st.sampled_from(
    [
        '"event"',
        '"statement"',
        '"publication"',
        '"person"',
        '"part-of"',
        '"denies"',
        '"updated"',
        '"published"',
        '""',
    ]
)
date = st.one_of(st.just('"2024-10-18"'), DATES.flatmap(shown))
truth = st.sampled_from(["true", "false", '"true"', "1"])
source = st.one_of(text, members(source=text, at=text, quote=text))
actor = st.one_of(text, members(name=text, role=text, kind=choice, url=text))
place = st.one_of(
    text, members(name=text, latitude=NUMBERS, longitude=NUMBERS, zone=text, url=text)
)
figure = members(
    name=text, best=NUMBERS, low=NUMBERS, high=NUMBERS, unit=text, approximate=truth, note=text
)
claim = members(
    field=st.sampled_from(['"when"', '"place"', '"x"']),
    value=plain,
    sources=several(source),
    note=text,
)
about = members(event=text, stance=choice, when=date, condition=text, note=text)
hostile = st.one_of(
    members(
        title=text,
        when=date,
        id=text,
        kind=choice,
        description=text,
        extra=plain,
        tags=several(text),
    ),
    members(
        title=text,
        when=date,
        actors=several(actor),
        place=place,
        sources=several(source),
        nope=text,
    ),
    members(
        title=text,
        when=date,
        figures=several(figure),
        claims=several(claim),
        speaker=several(actor),
    ),
    members(
        title=text,
        when=date,
        speaker=several(actor),
        about=several(about),
        kind=choice,
        reported=several(st.one_of(text, members(by=text, when=date, source=text))),
    ),
    members(
        title=text,
        when=date,
        publisher=text,
        url=text,
        stamp=choice,
        source=text,
        assumptions=several(text),
    ),
    members(
        title=text,
        when=date,
        relations=several(members(kind=choice, event=text, note=text)),
        media=several(members(kind=text, title=text, url=text, credit=text)),
        corrections=several(members(kind=choice, when=date, reason=text, was=text)),
        ignore=several(members(rule=text, reason=text)),
    ),
)


@settings(max_examples=1000)
@given(hostile, st.booleans())
def test_what_is_said_of_a_hostile_line_is_what_the_nodes_say(line, complete):
    if complete and line.startswith("{") and len(line) > 2:
        line = '{"title":"a","when":"2024",' + line[1:]
    assert agrees(line.encode("utf-8"))
