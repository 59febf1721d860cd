"""TimelineJS, there and back; a schema made from its documentation judges what is written."""

import io
import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import timeline
from timeline import Citation, Day, Event, Media, ReadError, Source, Timeline
from timeline.testing import ExporterSuite, ReaderSuite
from timeline_plugins.timelinejs import TimelineJs, TimelineJsReader
from timeline_plugins.timelinejs.markup import from_html, to_html

GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.timelinejs.json"

# timeline.knightlab.com/docs/json-format.html; keys that it does not name are ignored by TimelineJS
_number = {"type": "integer"}
_between = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 59)}
DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {**_number, "not": {"const": 0}},
        **{
            part: {**_number, "minimum": low, "maximum": high}
            for part, (low, high) in _between.items()
        },
        "millisecond": _number,
    },
    "additionalProperties": False,
}
TEXT = {"type": "string"}
SLIDE = {
    "type": "object",
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "display_date": TEXT,
        "text": {
            "type": "object",
            "properties": {"headline": TEXT, "text": TEXT},
            "additionalProperties": False,
        },
        "media": {
            "type": "object",
            "required": ["url"],
            "properties": {
                "url": {**TEXT, "pattern": "^https?:"},
                "caption": TEXT,
                "credit": TEXT,
                "kind": TEXT,
            },
            "additionalProperties": False,
        },
        "group": TEXT,
        "unique_id": TEXT,
        "autolink": {"const": False},
        "edtf": TEXT,
    },
    "additionalProperties": False,
}
SCHEMA = Draft202012Validator(
    {
        "type": "object",
        "required": ["events"],
        "properties": {
            "title": SLIDE,
            "events": {"type": "array", "items": {**SLIDE, "required": ["start_date"]}},
            "language": TEXT,
        },
        "additionalProperties": False,
    }
)


def made_of(*events, **more):
    return timeline.export(Timeline(title="T", events=events, **more), "timelinejs")


def slide_of(event):
    [slide] = json.loads(made_of(event))["events"]
    return slide


def load(text):
    stream = io.BytesIO(text if isinstance(text, bytes) else text.encode("utf-8"))
    stream.name = "a.timelinejs.json"
    return timeline.load(stream)


def load_slides(*slides, **more):
    return load(json.dumps({"events": slides, **more}))


def skeleton(data):
    """What JSON there is and what HTML, without text and links; three keys are no HTML."""

    def bare(value):
        if isinstance(value, dict):
            plain = ("edtf", "kind", "language", "url")
            return {key: key in plain or bare(item) for key, item in value.items()}
        if isinstance(value, list):
            return [bare(item) for item in value]
        tags = re.findall(r"</?[a-z]+", value) if isinstance(value, str) else [value]
        return [tag for tag in tags if tag not in ("<a", "</a")]

    return bare(json.loads(data))


class TestTimelineJs(ExporterSuite):
    exporter = TimelineJs()
    structure = staticmethod(skeleton)


class TestTimelineJsReader(ReaderSuite):
    reader = TimelineJsReader()
    exporter = TimelineJs()
    spoiled: ClassVar = {
        b'{"events": [\n {"start_date": {"year": 1, "month": 13}, "text": {"text": "a"}}]}': 2,
        b'{"events": [\n {"text": {"headline": "a"}},\n {"start_date": {"year": 0}}]}': (2, 3, 3),
    }


def test_the_seed_is_exported_as_the_golden_file(seed):
    made = timeline.export(seed, "timelinejs")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


@given(st.data())
def test_every_export_is_as_the_documentation_says(timelines, data):
    made = timeline.export(data.draw(timelines), "timelinejs")
    SCHEMA.validate(json.loads(made))


@given(st.data())
def test_what_is_read_back_is_exported_as_it_was(timelines, data):
    tl = data.draw(timelines)
    made = timeline.export(tl, "timelinejs")
    back = load(made)
    assert timeline.export(back, "timelinejs") == made
    assert back.extra == {}
    assert not any(event.extra for event in back)


@given(st.data())
def test_ids_dates_and_titles_come_back(timelines, data):
    tl = data.draw(timelines)
    told = [e for e in tl if {type(e.when.earliest), type(e.when.latest)} & {Day}]
    back = load(timeline.export(tl, "timelinejs"))
    assert [(e.id, e.when, e.title.removeprefix("[withdrawn] ")) for e in back] == [
        (e.id, e.when, e.title) for e in told
    ]
    assert (back.id, back.title, back.language) == (tl.id, tl.title, tl.language)


DATES = {
    "2024": ({"year": 2024}, None, ""),
    "2024-10": ({"year": 2024, "month": 10}, None, ""),
    "2024-10-18": ({"year": 2024, "month": 10, "day": 18}, None, ""),
    "2024-10-18/2024-10-20": (
        {"year": 2024, "month": 10, "day": 18},
        {"year": 2024, "month": 10, "day": 20},
        "",
    ),
    "2024-10-30T12:09+07:00": (
        {"year": 2024, "month": 10, "day": 30, "hour": 12, "minute": 9},
        None,
        "30 October 2024, 12:09 UTC+07:00",
    ),
    "2024-10-30T00:00:07.25": (
        {"year": 2024, "month": 10, "day": 30}
        | {"hour": 0, "minute": 0, "second": 7, "millisecond": 250},
        None,
        "30 October 2024, 00:00:07.25",
    ),
    "-0043-03-15": ({"year": -44, "month": 3, "day": 15}, None, "15 March 44 BCE"),
    "0000": ({"year": -1}, None, "1 BCE"),
    "2024-21": ({"year": 2024}, None, "spring 2024"),
    "2024-10~": ({"year": 2024, "month": 10}, None, "around October 2024"),
    "201X": ({"year": 2010}, None, "2010s"),
    "2024-XX-18": ({"year": 2024}, None, "2024, day 18 of an unknown month"),
    "[..2024-10-30]": ({"year": 2024, "month": 10, "day": 30}, None, "by 30 October 2024"),
    "[2024-10-18..2024-10-20]": (
        {"year": 2024, "month": 10, "day": 18},
        None,
        "one day between 18 and 20 October 2024",
    ),
    "1985/..": ({"year": 1985}, None, "since 1985"),
    "../1985": ({"year": 1985}, None, "until 1985"),
    "Y170000002": ({"year": 170000002}, None, "170000002"),
}  # fmt: skip


@pytest.mark.parametrize(("edtf", "shown"), DATES.items())
def test_a_date_stands_on_the_axis_and_in_words_where_those_say_something_else(edtf, shown):
    slide = slide_of(Event(title="e", when=edtf))
    start, end, words = shown
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide.get("display_date", "") == words
    assert slide["edtf"] == edtf


@pytest.mark.parametrize(
    ("edtf", "is_told"),
    {
        "2024": False, "-0043-03-15": False, "2024-10-30T12:09+07:00": False, "1985/..": False,
        "2024-10-30T12:09Z/2024-10-31T12:09Z": False,
        "2024~": True, "201X": True, "2024-21": True, "[..2024]": True, "{2022,2024}": True,
        "../1985": True, "/1985": True, "2024-10-30T12:09?": True,
    }.items(),
)  # fmt: skip
def test_a_date_that_stands_more_exactly_than_it_is_is_told(edtf, is_told, tmp_path):
    tl = Timeline(title="T", events=[Event(title="e", when=edtf)])
    losses = timeline.write(tl, tmp_path / "a.timelinejs.json")
    assert [loss.field for loss in losses] == (["when"] if is_told else [])


@pytest.mark.parametrize("edtf", ["../..", "Y1E20", "/.."])
def test_a_date_that_has_no_place_is_left_out_and_told(edtf, tmp_path):
    tl = Timeline(title="T", events=[Event(id="e", title="e", when=edtf)])
    [loss] = timeline.write(tl, tmp_path / "a.timelinejs.json")
    assert (loss.event, loss.field) == ("e", "event")
    assert json.loads((tmp_path / "a.timelinejs.json").read_text())["events"] == []


def test_text_is_escaped_and_addresses_are_links():
    slide = slide_of(
        Event(
            title="<b>&amp;",
            when="2024",
            description="See https://example.org/a?b=1&c=2.\nSo <i>it</i> is\n\n'x'",
            tags="<u>&lt;",
            media=Media(title="<c>", credit="<d>", url="https://example.org/a.jpg", kind="video"),
        )
    )
    assert slide["text"]["headline"] == "&lt;b&gt;&amp;amp;"
    assert slide["text"]["text"] == (
        '<p>See <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.'
        "<br>So &lt;i&gt;it&lt;/i&gt; is</p><p>'x'</p>"
    )
    assert slide["media"]["caption"] == "&lt;c&gt;"
    assert slide["media"]["credit"] == "&lt;d&gt;"
    # TimelineJS takes the text of this HTML, and writes that into the page as HTML
    assert from_html(from_html(slide["group"])) == "<u>&lt;"
    assert "<" not in from_html(slide["group"])


def test_timelinejs_never_makes_links_of_its_own(seed):
    made = json.loads(timeline.export(seed, "timelinejs"))
    assert {slide["autolink"] for slide in (made["title"], *made["events"])} == {False}


def test_the_slide_tells_the_sources_with_their_notes():
    source = Source(id="s", title="S", url="https://example.org/s", note="one\n\ntwo")
    event = Event(title="e", when="2024", sources=Citation(source="s", at="p. 5", quote="q"))
    text = from_html(json.loads(made_of(event, sources=source))["events"][0]["text"]["text"])
    assert text == "Source: S. https://example.org/s. p. 5. “q”. one two"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_html_is_read_back_as_the_text_that_it_was(text):
    lines = [" ".join(line.split()) for line in text.split("\n")]
    assert from_html(to_html(text)) == " ".join(lines)


# files of strangers

HOUSTON = {
    "scale": "human",
    "title": {
        "media": {"url": "//x.org/a.jpg", "caption": "c"},
        "text": {"headline": "Whitney<br/> Houston", "text": "<p>1963 &mdash; 2012</p>"},
    },
    "events": [
        {
            "media": {
                "url": "https://youtu.be/fSrO91XO1Ck",
                "caption": "",
                "credit": "<a href='http://www.flickr.com/p'>flickr</a>/<em>some</em> rights",
                "thumbnail": "https://x.org/t.jpg",
            },
            "start_date": {"month": "8", "day": "9", "year": "1963"},
            "text": {"headline": "A Musical <i>Heritage</i>", "text": "<p>Born<br>on</p>it"},
            "group": "R&amp;B",
        },
        {
            "start_date": {"year": 1850, "month": "", "display_date": "circa 1850"},
            "end_date": {"year": "", "month": "", "day": ""},
            "text": {"text": "One <b>two</b>"},
            "background": {"color": "#fff"},
            "unique_id": "Has blanks!",
        },
        {
            "start_date": {"year": "-44", "month": "3", "day": "15", "hour": "", "format": ""},
            "media": {"url": "<iframe src='https://x.org/f?a=1&amp;b=2'></iframe>", "caption": "C"},
        },
        {
            "start_date": {"year": 2024.0, "month": 10, "hour": None},
            "end_date": {"year": 2024, "month": 11},
            "text": {"headline": 5, "text": None},
            "media": {"url": "images/a.jpg"},
        },
    ],
    "eras": [
        {"start_date": {"year": 1900}, "end_date": {"year": 1950}, "text": {"headline": "Era"}}
    ],
}


def test_files_of_strangers_are_read_as_their_readers_see_them():
    tl = load(json.dumps(HOUSTON))
    assert (tl.title, tl.description) == ("Whitney Houston", "1963 — 2012")
    assert tl.extra == {"scale": "human"}
    caesar, circa, era, born, autumn = tl
    assert (str(born.when), born.title, born.id) == (
        "1963-08-09", "A Musical Heritage", "a-musical-heritage",
    )  # fmt: skip
    assert (born.description, born.tags) == ("Born\non\n\nit", ("R&B",))
    assert born.media == (
        Media(
            url="https://youtu.be/fSrO91XO1Ck",
            credit="flickr (http://www.flickr.com/p)/some rights",
        ),
    )
    assert (str(circa.when), circa.title, circa.id) == ("1850", "One two", "has-blanks")
    assert circa.extra == {"display_date": "circa 1850", "background": {"color": "#fff"}}
    assert (str(caesar.when), caesar.title) == ("-0043-03-15", "C")
    assert caesar.media[0].url == "https://x.org/f?a=1&b=2"
    assert (str(autumn.when), autumn.title) == ("2024-10/2024-11", "5")
    assert autumn.media == (Media(title="images/a.jpg"),)
    assert (str(era.when), era.title, era.tags) == ("1900/1950", "Era", ("era",))


def test_a_file_without_a_title_is_called_by_its_name():
    assert load_slides().title == "a"


def test_our_words_for_a_date_are_made_anew_and_not_kept():
    tl = load_slides(
        {"edtf": "2024~", "display_date": "x", "start_date": {"year": 1}, "text": {"headline": "h"}}
    )
    assert (str(tl[0].when), tl[0].extra) == ("2024~", {})


HEAD = '{"events": [\n  {"text": {"headline": "h"}, '
# each with a mark before the place of the mistake
MISTAKES = {
    "¦[]": "a TimelineJS file is an object, in braces",
    '¦{"title": {}}': "a TimelineJS file has 'events', a list of slides",
    '{"events": ¦{}}': "'events' is a list",
    '{"events": [¦1]}': "a slide is an object, in braces",
    '{"events": [\n¦{"text": {"headline": "h"}}]}':
        "event 'h': a slide has a 'start_date', an object with a 'year'",
    HEAD + '"start_date": ¦"2024"}]}': "event 'h': a date is an object, in braces",
    HEAD + '"start_date": {"year": ¦"soon"}}]}': "event 'h': 'year=soon': it is a whole number",
    HEAD + '"start_date": ¦{"year": 2023, "month": 2, "day": "29"}}]}':
        "event 'h': 'year=2023, month=2, day=29': February 2023 has 28 days",
    HEAD + '"start_date": ¦{"year": 2024, "day": 30}}]}':
        "event 'h': 'year=2024, day=30': there is no month",
    HEAD + '"start_date": {"year": ¦0}}]}': "event 'h': 'year=0': there is no year 0",
    HEAD + '"start_date": {"year": ¦[1]}}]}': "event 'h': 'year=a list or an object': it is a",
    HEAD + '"start_date": {"year": 2}, "end_date": ¦{"year": 1}}]}':
        "event 'h': 'year=2 to year=1': it ends before it starts",
    HEAD + '"start_date": {"year": 2}, "end_date": {"year": ¦"x"}}]}': "event 'h': 'year=x'",
    HEAD + '"edtf": ¦"2024-13"}]}': "event 'h': '2024-13': months are 01 to 12",
    HEAD + '"edtf": "2024", "group": ¦["a"]}]}': "event 'h': 'group' is text",
    HEAD + '"edtf": "2024", "media": ¦"a.jpg"}]}': "event 'h': a medium is an object, in braces",
    '{"events": [¦{"edtf": "2024"}]}': "an event needs 'title'",
    '{"events": [¦}': "a value should stand before this '}'",
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES.items())
def test_a_mistake_is_told_with_its_place_and_remedy(text, message):
    *above, line = text.partition("¦")[0].split("\n")
    with pytest.raises(ReadError) as error:
        load(text.replace("¦", ""))
    first = str(error.value).splitlines()[0]
    place = f"{len(above) + 1}:{len(line) + 1}"
    assert first.startswith(f"a.timelinejs.json:{place}: {message}")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    with pytest.raises(ReadError) as error:
        load(
            HEAD + '"start_date": {"year": 0}},\n {"edtf": "x"},\n {"edtf": "2024", "group": []}]}'
        )
    assert [mistake.line for mistake in error.value.mistakes] == [2, 3, 3, 4, 4]


@given(st.data())
def test_no_value_in_any_place_does_worse_than_a_read_error(data):
    odd = st.sampled_from([None, True, 5, -1.5, "", "x", [], [1], {}, {"year": "1"}, "\x07"])
    file = json.loads(json.dumps(HOUSTON))
    where = data.draw(st.sampled_from([file, file["title"], *file["events"], *file["eras"]]))
    key = data.draw(st.sampled_from(sorted(where)))
    if isinstance(where[key], dict) and data.draw(st.booleans()):
        where = where[key]
        key = data.draw(st.sampled_from(sorted(where)))
    where[key] = data.draw(odd)
    with suppress(ReadError):
        load(json.dumps(file))
