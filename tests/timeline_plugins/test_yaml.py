import io
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import timeline
from timeline import ReadError, Statement, When


def load(text, name="a.yaml"):
    stream = io.BytesIO(text if isinstance(text, bytes) else text.encode("utf-8"))
    stream.name = name
    return timeline.load(stream, format="yaml")


def load_event(fields):
    """The one event with these lines, indented under a title."""
    indented = "".join(f"    {line}\n" for line in fields.splitlines())
    return load(f"title: News\nevents:\n  - title: a\n{indented}")[0]


def told(text):
    with pytest.raises(ReadError) as error:
        load(text)
    return str(error.value).splitlines()


def test_the_smallest_useful_file_has_three_lines():
    tl = load("title: News\nevents:\n- {when: 2022-02-24, title: It begins}\n")
    assert (tl.title, tl[0].id, tl[0].when) == ("News", "it-begins", When.parse("2022-02-24"))


@pytest.mark.parametrize(
    "when",
    [
        "2024-10-18", "2024", "2024-10", "2024?", "2024~", "2024-10%", "~2024-10", "-0043", "Y17E7",
        "201X", "2024-21", "2024-10-18/2024-10-20", "2024/..", "../2024", "/2024", "2024/",
        "[..2024-10-30]", "[2024-10-18..]", "[2024-10-18..2024-10-20]", "[2022, 2023]",
        "[2022,2023]",
        "{2024-10-18..2024-10-20}", "{2022, 2023}", "{2022,2023}", "{..2024-10-30}", "{2024-10}",
        "2024-10-30T12:09", "2024-10-30T12:09:30Z", "2024-10-30T12:09+07:00[Asia/Jakarta]",
    ],
)  # fmt: skip
def test_a_date_needs_no_quotes(when):
    parsed = When.parse(when.replace(" ", ""))
    for written in (when, f"'{when}'".replace(" ", ""), f"{when}  # as printed"):
        event = load_event(f"when: {written}")
        assert event.when == parsed
        assert event.when.format() == parsed.format()


@pytest.mark.parametrize(
    "written",
    [
        "when: [2022,\n       2023]",
        "when:\n  [\n    2022,\n    2023\n  ]",
        "when: [2022,\r\n  2023]",
        "when: [2022,  # the first time\n  2023]",
    ],
)
def test_a_set_may_stand_on_several_lines(written):
    assert load_event(written).when == When.parse("[2022,2023]")


def test_dates_stand_where_characters_outside_ascii_come_before_them():
    events = "[{title: 日本😀, when: [..2024]}, {title: b, when: {2022}}]"
    for title in ("Жé", "'Ж\u2028 é'", "'Ж\x85 é'", "'Ж\r é'"):
        tl = load(f"title: {title}\nevents: {events}")
        assert [str(event.when) for event in tl] == ["{2022}", "[..2024]"]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "1.10", "12:30:45", "0o17", "017", "0x1F", "1_000", "2024-10-18",
     "2024-10-18 12:00:00", "true", ".inf", "=", "1e3"],
)  # fmt: skip
def test_text_stays_as_it_was_written(text):
    event = load_event(f"when: 2024\nplace: {text}\ntags: [{text}]\nextra: {{a: {text}}}")
    assert event.place.name == text
    assert event.tags == (text,)
    assert event.extra == {"a": text}


@pytest.mark.parametrize(
    ("written", "number"),
    [("1500", 1500), ("1.10", Decimal("1.10")), ("-0.5", Decimal("-0.5")), ("1e3", 1000)],
)
def test_numbers_are_as_exact_as_they_were_written(written, number):
    [figure] = load_event(f"when: 2024\nfigures: {{name: n, best: {written}}}").figures
    assert figure.best == number
    assert str(figure.best) == str(number)


@pytest.mark.parametrize("nothing", ["", "~"])
def test_a_field_without_a_value_is_as_if_it_were_left_out(nothing):
    fields = ("kind", "id", "description", "place", "actors", "sources", "extra")
    written = "\n".join(f"{name}: {nothing}" for name in fields)
    assert load_event(f"when: 2024\n{written}") == load_event("when: 2024")
    assert load(f"title: News\nevents: {nothing}\nsources: {nothing}\nzone: {nothing}").events == ()


def test_block_scalars_keep_or_fold_their_lines():
    event = load_event("when: 2024\ndescription: |\n  one\n  two\nextra:\n  a: >\n    one\n    two")
    assert event.description == "one\ntwo"
    assert event.extra == {"a": "one two"}


def test_a_speaker_makes_a_statement():
    event = load_event("when: 2024\nspeaker: Peskov")
    assert isinstance(event, Statement)
    assert event.speaker[0].name == "Peskov"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_mean_nothing(seed_path, seed, end, mark):
    text = mark + seed_path.read_text("utf-8").replace("\n", end)
    assert load(text) == seed


def test_one_document_may_have_its_marks_and_a_directive():
    assert load("%YAML 1.2\n---\ntitle: News\n...\n").title == "News"


def test_what_json_exports_can_be_read_as_yaml(seed):
    assert load(timeline.export(seed, "json")) == seed


HEAD = "title: News\nevents:\n"

MISTAKES = {
    # what a person slips on: the model
    "title": "a.yaml:1:1: a timeline is a mapping with 'title:' and 'events:'",
    "- a": "a.yaml:1:1: a timeline is a mapping with 'title:' and 'events:'",
    "id: a": "a.yaml:1:1: a timeline needs 'title'",
    "titel: News": "a.yaml:1:1: a timeline has no field 'titel'; did you mean 'title'?",
    "title: News\nevents: soon": "a.yaml:2:9: 'events' is a list: each of them begins with '- '",
    f"{HEAD}  - when: 2024\n    titel: a":
        "a.yaml:4:5: an event has no field 'titel'; did you mean 'title'?",
    f"{HEAD}  - title: a\n    wehn: 2024":
        "a.yaml:4:5: event 'a': an event has no field 'wehn'; did you mean 'when'?",
    f"{HEAD}  - id: x\n    title: a": "a.yaml:3:5: event 'x': an event needs 'when'",
    f"{HEAD}  - title: a\n    when: 2024-02-30":
        "a.yaml:4:11: event 'a': '2024-02-30': February 2024 has 29 days (day, position 8)",
    f"{HEAD}  - title: a\n    when: 18.10.2024":
        "a.yaml:4:11: event 'a': '18.10.2024': the year stands first",
    f"{HEAD}  - title: a\n    when: [2024-13,\n           2024]":
        "a.yaml:4:11: event 'a': '[2024-13,2024]': ",
    f"{HEAD}  - title: a\n    when:": "a.yaml:3:5: event 'a': an event needs 'when'",
    f"{HEAD}  - title: a\n    when: ~": "a.yaml:3:5: event 'a': an event needs 'when'",
    f"{HEAD}  - title: é日\n    when: 2024\n    about: {{event: a, stance: denies}}":
        "a.yaml:3:5: event 'é日': a statement needs 'speaker'",
    f"{HEAD}  - {{title: a, when: 2024, kind: claim}}":
        "a.yaml:3:34: event 'a': 'claim' is none of: event, statement, publication",
    f"{HEAD}  - {{title: 日本, when: 2024, id: a b}}": "a.yaml:3:33: event 'a b': 'a b' is no id",
    f"{HEAD}  - {{title: a, when: 2024, sources: [post, pots]}}\nsources: [{{id: post, title: x}}]":
        "a.yaml:3:44: event 'a': there is no source with the id 'pots'; did you mean 'post'?",
    f"{HEAD}  - {{title: a, when: 2024, sources: {{source: y}}}}":
        "a.yaml:3:46: event 'a': there is no source with the id 'y'",
    f"{HEAD}  - {{title: a, when: 2024, figures: {{name: n, best: 0o17}}}}":
        "a.yaml:3:53: event 'a': '0o17' is no number",
    f"{HEAD}  - {{title: a, when: 2024, figures: {{name: n, best: '1'}}}}":
        "a.yaml:3:53: event 'a': this is text and should be a number, without quotes",
    f"{HEAD}  - {{title: a, when: 2024, figures: {{name: n, best: 1, approximate: yes}}}}":
        "a.yaml:3:69: event 'a': this should be true or false",
    f"{HEAD}  - {{id: a, title: a, when: 2024}}\n  - {{id: a, title: b, when: 2025}}":
        "a.yaml:4:10: the event in line 3 has the id 'a' already",
    "title: a\nsources:\n- {id: x, title: x}\n- {title: y, id: x}":
        "a.yaml:4:18: the source in line 3 has the id 'x' already",
    # what a person slips on: YAML
    "title: a\ntitle: b":
        "a.yaml:2:1: 'title' stands here for the second time; the first is in line 1",
    "title: a\nextra: {x: {b: 1, b: 2}}":
        "a.yaml:2:19: 'b' stands here for the second time; the first is",
    "title: War: a history":
        "a.yaml:1:11: mapping values are not allowed in this context; a value with ': '",
    "title: @home":
        "a.yaml:1:8: found character that cannot start any token; put the value in quotes",
    "title: %d": "a.yaml:1:8: found character that cannot start any token; put the value in quotes",
    "title: a\nevents: [{]": "a.yaml:2:11: did not find expected node content",
    "title: 'a": "a.yaml:1:10: found unexpected end of stream",
    "title: a\n---\ntitle: b":
        "a.yaml:3:1: a file holds one timeline; there is a second document here",
    "title: &x a": "a.yaml:1:8: anchors and aliases are not supported; write it out",
    "title: *x": "a.yaml:1:8: anchors and aliases are not supported; write it out",
    "&x title: a": "a.yaml:1:1: anchors and aliases are not supported; write it out",
    "title: a\nextra: &x\n  b: 1":
        "a.yaml:2:8: anchors and aliases are not supported; write it out",
    "title: a\n<<: *x": "a.yaml:2:5: anchors and aliases are not supported; write it out",
    "title: a\n<<: {id: b}": "a.yaml:2:1: a timeline has no field '<<'",
    "title: !!str a": "a.yaml:1:8: tags are not supported; leave the '!' out or use quotes",
    "title: !a": "a.yaml:1:8: tags are not supported; leave the '!' out or use quotes",
    "title: a\nevents: !!python/object/apply:os.system [ls]": "a.yaml:2:9: tags are not supported",
    "title: a\x07b": "a.yaml:1:9: the character U+0007 cannot stand in YAML; remove it",
    "title: a\nid: é\x00": "a.yaml:2:6: the character U+0000 cannot stand in YAML; remove it",
    "title: a\r\nid: \x7f": "a.yaml:2:5: the character U+007F cannot stand in YAML; remove it",
    "title: a\n# \uffff": "a.yaml:2:3: the character U+FFFF cannot stand in YAML; remove it",
    'title: "a\\x07"': "a.yaml:1:8: there is a control character (U+0007) after 'a'; remove it",
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES.items())
def test_a_mistake_is_told_with_its_place_and_remedy(text, message):
    [line] = told(text)
    assert line.startswith(message)


@pytest.mark.parametrize("text", ["# nothing yet", "---\n", "\n# a\n# b\n"])
def test_a_file_of_comments_is_empty(text):
    [line] = told(text)
    assert "second document" not in line
    assert "a timeline" in line


@pytest.mark.parametrize("text", ["title: a\nevents:\n\t- when: 2024", "title: a\n\tid: b"])
def test_tabs_are_called_tabs(text):
    [line] = told(text)
    assert "tab" in line


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    text = (
        "titel: News\n"
        "events:\n"
        "  - title: a\n"
        "    when: never\n"
        "    place: {nam: x}\n"
        "  - {title: b, when: 2024, sources: post}\n"
        "  - {id: b, title: ' '}\n"
        "sources:\n"
        "  - {publisher: x}\n"
    )
    assert [line.split(": ")[0] for line in told(text)] == [
        "a.yaml:1:1", "a.yaml:4:11", "a.yaml:5:13", "a.yaml:6:37", "a.yaml:7:5", "a.yaml:9:5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: [" * 51,
     "".join(f"{' ' * i}a:\n" for i in range(1000))],
)  # fmt: skip
def test_a_file_that_is_nested_without_end_is_refused(text):
    [line] = told(text)
    assert "nested deeper than 50 levels" in line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_are_refused_by_name(encoding):
    [line] = told("title: a".encode(encoding))
    assert line == f"a.yaml: the file is in {encoding.upper()}; save it as UTF-8"


def test_a_byte_that_is_not_utf_8_is_shown_with_its_place():
    [line] = told("title: a\nid: é".encode() + b"\xe9")
    assert line == "a.yaml:2:6: the byte 0xe9 is not UTF-8; save the file as UTF-8"


@given(st.binary(max_size=60) | st.text("ab:-[]{}?&*!|>'\"%@`~ \n\t\r#,.0\ufeff\x85", max_size=60))
@example("? [a, b]\n: c")
@example("title: {[a]: b}\n")
@example("events: [? ]")
def test_no_file_does_worse_than_a_read_error(data):
    with suppress(ReadError):
        load(data)


def test_the_seed_is_read_whole(seed, seed_path):
    assert len(seed) == seed_path.read_text("utf-8").count("\n  - id:") - len(seed.sources)
    assert seed.language == "en"
    assert seed["nis-1500"].figures[0].best == 1500
