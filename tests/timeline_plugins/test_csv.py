"""The table, judged by the parsers of the standard library and of SQLite; and read back."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    About,
    Actor,
    Event,
    Place,
    Publication,
    ReadError,
    Source,
    Statement,
    Timeline,
    export,
    load,
    write,
)
from timeline.columns import COLUMNS
from timeline.testing import check_exporter, check_reader
from timeline_plugins.csv import Csv, CsvReader

SEED = Path(__file__).parents[2] / "seeds" / "north-korea-troops.yaml"
GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.csv"

HOSTILE = [
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://x.invalid")',
    "＝1+1", "a, =1", "a; -1+1", "a,=1", "a;=1", "a\n=1", "a\n-1+1", "a\t@x", '",=1', "'=1", "''=1",
]  # fmt: skip

MONTHS = "months are 01 to 12, parts of a year 21 to 41 (month, position 5)"
DIGITS = "write digits without separators, as 1500 or 0.5"
OWN = "a column of your own is called 'extra."


def read(text: str | bytes, name: str = "news.csv", **options: object) -> Timeline:
    stream = io.BytesIO(text.encode() if isinstance(text, str) else text)
    stream.name = name
    return load(stream, **options)


def rows(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ReadError) as caught:
        read(text)
    return str(caught.value).splitlines()


def news(*events: Event, **more: object) -> Timeline:
    return Timeline(title="News", events=events, **more)


def test_the_seed_makes_the_golden_table() -> None:
    data = export(load(SEED), "csv")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(data)
    assert data == GOLDEN.read_bytes()


def test_a_row_has_the_date_as_exact_as_it_is_and_its_bounds_beside_it() -> None:
    whens = ["2024", "[..2024-10-30]", "2024-10~", "-0043-03-15", "Y12345", "1985/"]
    found = rows(export(news(*(Event(title=w, when=w) for w in whens)), "csv", formulas=True))
    assert [(r["when"], r["earliest"], r["latest"]) for r in found] == [
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("1985/", "1985-01-01", ""),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-10~", "2024-10-01", "2024-10-31"),
        ("[..2024-10-30]", "", "2024-10-30"),
        ("Y12345", "+12345-01-01", "+12345-12-31"),
    ]


def test_each_column_has_what_its_name_says() -> None:
    sent = Event(
        id="sent", title="Troops are sent", when="2024-10", description="Two\nlines",
        actors=["Ann; Bo"], place=Place(name="Kursk", latitude="51.730", longitude="-36.19"),
        tags=["a", "b"], sources=["s"],
    )  # fmt: skip
    denial = Statement(
        id="denial", title="It is denied", when="2024-10-30",
        speaker=Actor(name="Jo", role="press office"), about=About(event="sent", stance="denies"),
    )  # fmt: skip
    post = Publication(
        title="A post", when="2024-11", publisher="P", url="https://example.org", stamp="updated"
    )
    source = Source(id="s", title="Report", url="https://example.org/r", publisher="R")
    first, second, third = rows(export(news(sent, denial, post, sources=[source]), "csv"))
    assert list(first) == list(COLUMNS)
    assert (first["kind"], first["description"], first["actors"]) == (
        "event", "Two\nlines", "Ann;; Bo"
    )  # fmt: skip
    assert [first[c] for c in ("place", "latitude", "longitude")] == ["Kursk", "51.730", "-36.19"]
    assert (first["tags"], first["sources"]) == ("a; b", "Report https://example.org/r")
    assert first["details"] == "Source: Report. R. https://example.org/r"
    assert (second["speaker"], second["about"]) == ("Jo (press office)", "denies sent")
    assert [third[c] for c in ("publisher", "url", "stamp")] == [
        "P", "https://example.org", "updated"
    ]  # fmt: skip


@given(st.data())
@settings(max_examples=60)
def test_what_is_read_is_written_again_byte_by_byte(
    timelines: st.SearchStrategy[Timeline], data: st.DataObject
) -> None:
    tl = data.draw(timelines)
    formulas = data.draw(st.booleans())
    options = {
        "delimiter": data.draw(st.sampled_from(["comma", "semicolon", "tab"])),
        "bom": data.draw(st.booleans()),
        "formulas": formulas,
    }
    written = export(tl, "csv", **options)
    assert export(read(written, formulas=formulas), "csv", **options) == written


@given(st.data())
@settings(max_examples=30)
def test_what_a_row_can_hold_comes_back_as_it_was(
    timelines: st.SearchStrategy[Timeline], data: st.DataObject
) -> None:
    tl = data.draw(timelines)
    back = read(export(tl, "csv"))
    assert [e.id for e in back] == [e.id for e in tl]
    for event, other in zip(back, tl, strict=True):
        assert (event.kind, event.when) == (other.kind, other.when)
        assert event.description == other.description
        assert event.tags == tuple(tag for tag in other.tags if tag)
        assert [str(actor) for actor in event.actors] == [str(actor) for actor in other.actors]
        if isinstance(event, Statement) and isinstance(other, Statement):
            assert [(a.event, a.stance) for a in event.about] == [
                (a.event, a.stance) for a in other.about
            ]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("parsed_with", [",", ";", "\t", "\n"])
def test_no_cell_begins_like_a_formula_however_the_file_is_divided(
    text: str, parsed_with: str
) -> None:
    source = Source(id="s", title=f"S {text}")
    event = Event(
        title=text, when="2024", description=f"d\n{text}", tags=[text, text], place=text,
        actors=[text], sources=["s"], assumptions=[text],
    )  # fmt: skip
    tl = news(event, sources=[source])
    data = export(tl, "csv")
    body = data.decode().partition("\r\n")[2]
    if parsed_with == ",":
        cells = list(rows(data)[0].values())
    else:  # a program that takes another delimiter sees no quotes that count
        cells = [cell for line in body.splitlines() for cell in line.split(parsed_with)]
    starts = [cell.lstrip(" ")[:2] for cell in cells]
    assert not [start for start in starts if start[:1] and start[:1] in "=+@\t\r＝"]
    assert not [start for start in starts if start[:1] == "-" and start != "- "]
    assert export(read(data), "csv") == data


def test_cells_are_left_alone_if_one_asks_for_it() -> None:
    tl = news(Event(title="=1+1", when="2024"))
    assert rows(export(tl, "csv"))[0]["title"] == "'=1+1"
    assert rows(export(tl, "csv", formulas=True))[0]["title"] == "=1+1"
    assert read("when,title\n2024,'=1\n")[0].title == "=1"
    assert read("when,title\n2024,'=1\n", formulas=True)[0].title == "'=1"


def test_degrees_stay_numbers() -> None:
    tl = news(Event(title="x", when="2024", place=Place(latitude="-6.20", longitude="-0.1")))
    assert rows(export(tl, "csv"))[0]["latitude"] == "-6.20"


def test_sqlite_sees_the_same_cells(tmp_path: Path) -> None:
    if not (program := shutil.which("sqlite3")):
        pytest.skip("the program sqlite3 is not installed")
    write(load(SEED), tmp_path / "news.csv")
    commands = [".import --csv news.csv news"]
    subprocess.run([program, "news.db", *commands], cwd=tmp_path, check=True, timeout=60)
    with sqlite3.connect(tmp_path / "news.db") as base:
        base.row_factory = sqlite3.Row
        found = [dict(line) for line in base.execute("select * from news order by rowid")]
    base.close()
    ours = rows((tmp_path / "news.csv").read_bytes())
    assert found == ours


def test_two_columns_are_enough_and_their_order_is_free() -> None:
    tl = read("Title, when \r\nA parade,2022\r\n\r\n,,\r\n", "first news.csv")
    assert (tl.title, len(tl)) == ("first news", 1)
    assert (tl[0].id, str(tl[0].when)) == ("a-parade", "2022")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_spreadsheets_save_is_read(delimiter: str, end: str, mark: str) -> None:
    table = [["title", "when", "description"], ["a", "2024", '"b,;\tc""d"""'], ["e", "2023", ""]]
    text = mark + end.join(delimiter.join(cells) for cells in table)
    assert [(e.title, e.description) for e in read(text)] == [("e", ""), ("a", 'b,;\tc"d"')]


def test_sources_are_made_of_titles_and_addresses() -> None:
    tl = read(
        "when,title,sources\n"
        "2024,a,The post https://example.org/p; A book\n"
        "2024,b,A book; https://example.org/x\n"
        "2024,c,A book!\n"
    )
    assert {(s.id, s.title, s.url) for s in tl.sources} == {
        ("the-post", "The post", "https://example.org/p"),
        ("a-book", "A book", ""),
        ("a-book-2", "A book!", ""),
        ("https-example-org-x", "", "https://example.org/x"),
    }
    assert [c.source for c in tl["b"].sources] == ["a-book", "https-example-org-x"]


def test_roles_stand_in_brackets() -> None:
    actors = read("when,title,actors\n2024,a,Jo (office (acting)); Bo ( ); (C)\n")[0].actors
    assert [(a.name, a.role) for a in actors] == [
        ("Jo", "office (acting)"), ("Bo ( )", ""), ("(C)", "")
    ]  # fmt: skip


def test_columns_of_ones_own_are_carried_along() -> None:
    event = read("when,title,extra.Checked by,details\n2024,a,Bo,more\n")[0]
    assert event.extra == {"Checked by": "Bo", "details": "more"}
    losses = write(news(event), os.devnull, to="csv")
    assert "extra" in {loss.field for loss in losses}


def test_every_mistake_is_told_at_its_line_and_column() -> None:
    text = (
        "id,kind,when,title,description,speaker,about,latitude,longitude,earliest\n"
        'a,,2024-13,A,"two\nlines",,,,,\n'
        "b,statement,2024,B,,,,,,\n"
        "c,,2024,C,,Jo,denies x,,,\n"
        "d,,2024,D,,,,91,0,\n"
        "d,,2024,,,,,abc,1,\n"
        "e,,2024,E,,,,,,2024-02-01,,surplus\n"
        "f,party,2024,F,,Jo,approves a,,,\n"
    )
    assert mistakes(text) == [
        "news.csv:2:4: event 'a': '2024-13': " + MONTHS,
        "news.csv:4:1: event 'b': a statement needs 'speaker'",
        "news.csv:5:15: event 'c': there is no event with the id 'x'",
        "news.csv:6:14: event 'd': latitude goes from -90 to 90, not to 91",
        "news.csv:7:1: event 'd': an event needs 'title'",
        "news.csv:7:1: the event in line 6 has the id 'd' already",
        "news.csv:7:13: event 'd': 'abc' is no number; " + DIGITS,
        "news.csv:8:16: this does not go with '2024'; change 'when' and not this",
        "news.csv:8:28: the first row has no name for this column",
        "news.csv:9:3: event 'f': 'party' is none of: event, statement, publication",
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("title\nx\n", ["1:1: there is no column 'when'; the first row names the columns"]),
        (
            "when,titel,Note,when\n",
            [
                "1:1: there is no column 'title'; the first row names the columns",
                "1:6: there is no column 'titel'; did you mean 'title'?; " + OWN + "titel'",
                "1:12: there is no column 'Note'; " + OWN + "Note'",
                "1:17: there are two columns 'when'; give one another name",
            ],
        ),
        (
            'when,title\n2024,"a\n',
            ["2:6: this cell begins with a quote and does not end with one; double those inside"],
        ),
        (
            'when,title\n2024,"a" b\n',
            ["2:6: this cell begins with a quote and does not end with one; double those inside"],
        ),
        ("when,title\n2024,a\x00b\n", ["2:6: event 'a\\x00b': "]),
        ("", ["the file is empty"]),
    ],
)
def test_what_is_no_table_of_events_is_told(text: str, wrong: list[str]) -> None:
    found = mistakes(text)
    assert len(found) == len(wrong)
    for line, start in zip(found, wrong, strict=True):
        assert line.removeprefix("news.csv:").lstrip().startswith(start)


def test_of_very_many_mistakes_the_first_are_told() -> None:
    found = mistakes("when,title\n" + "2024,a,b\n" * 300)
    assert len(found) == 201
    assert found[0] == "news.csv: there are more than 200 mistakes; here are 200 of them"
    assert found[-1].startswith("news.csv:201:8: ")


@given(st.binary() | st.text(st.sampled_from("when,title\n\r\"'2024;=x\t")).map(str.encode))
def test_no_file_is_too_strange_for_a_sentence(data: bytes) -> None:
    for start in (b"", b"when,title,about,latitude,sources,kind\n"):
        told = ""
        try:
            read(start + data)
        except ReadError as error:
            told = str(error)
        assert "failed" not in told


def test_a_part_of_a_timeline_leaves_out_pointers_that_lead_out_of_it() -> None:
    troops = Event(id="troops", title="Troops", when="2022")
    denial = Statement(
        title="No", when="2024", speaker="B", about=About(event="troops", stance="denies")
    )
    part = news(troops, denial).between("2024", "2024")
    written = export(part, "csv")
    assert rows(written)[0]["details"] == "Denies: troops"
    assert export(read(written), "csv") == written


def test_an_entry_that_was_withdrawn_says_so_in_its_title() -> None:
    event = Event(
        title="A parade", when="2022",
        corrections={"kind": "withdrawn", "when": "2024", "reason": "a film"},
    )  # fmt: skip
    found = rows(export(news(event), "csv"))[0]
    assert found["title"] == "[withdrawn] A parade"
    assert found["details"] == "Withdrawn: 2024: a film"


def test_hidden_sources_are_not_told() -> None:
    tl = news(Event(title="x", when="2024", sources=["s"]), sources=[
        Source(id="s", title="The clerk", url="https://example.org/clerk", hidden=True)
    ])  # fmt: skip
    assert b"clerk" not in export(tl, "csv")
    assert b"The clerk" in export(tl, "csv", hidden=True)


def test_the_conformance_kit_finds_no_fault() -> None:
    def structure(data: bytes) -> object:
        before = csv.field_size_limit(10**7)
        try:
            return [len(row) for row in rows(data)]
        finally:
            csv.field_size_limit(before)

    faults = check_exporter(Csv(), structure=structure, options=[{"delimiter": "tab"}])
    assert faults == []


def test_the_kit_for_readers_finds_no_fault() -> None:
    spoiled = {b"when,title\n2024,a\n2024-13,b\n": 3, b'when,title\n2024,"a\n': 2}
    faults = check_reader(CsvReader(), exporter=Csv(), spoiled=spoiled)
    assert faults == []
