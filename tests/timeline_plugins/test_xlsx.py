"""The workbook, read with openpyxl."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from timeline import (
    About,
    Event,
    Place,
    Publication,
    Report,
    Source,
    Statement,
    Timeline,
    export,
    load,
    write,
)
from timeline.columns import COLUMNS
from timeline.testing import check_exporter
from timeline_plugins import xlsx

SEED = Path(__file__).parents[2] / "seeds" / "north-korea-troops.yaml"

HOSTILE = [
    "=1+1", "+1", "-1", "@x", "<r><t>x</t></r>", "<r>", "<r></r><x/></r>", "_x0041_", "a & b < c",
    "{=1}", "http://example.org", "internal:Sources!A1", "external:c:\\x.exe", "mailto:a@x.org",
    "\ufffe\uffff", "1.10", "TRUE", "2024-10-18", "'=1", "'", " ",
]  # fmt: skip


def book(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def table(data: bytes, sheet: str) -> list[dict[str, object]]:
    names, *rows = book(data)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


def news(*events: Event, **more: object) -> Timeline:
    return Timeline(title="News", events=events, **more)


def losses(tl: Timeline, tmp_path: Path) -> list[str]:
    return [str(loss) for loss in write(tl, tmp_path / "t.xlsx")]


def test_the_seed_makes_three_sheets_with_a_row_of_names_that_stays() -> None:
    made = book(export(load(SEED), "xlsx"))
    assert [(sheet.title, sheet.max_row) for sheet in made] == [
        ("Events", 15), ("Statements", 12), ("Sources", 2)
    ]  # fmt: skip
    for sheet in made:
        assert sheet.freeze_panes == "A2"
        assert sheet["A1"].font.bold
    assert [cell.value for cell in made["Events"][1]] == ["date", *COLUMNS]
    assert made["Events"].column_dimensions["G"].width > 30
    assert made.properties.title == load(SEED).title


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("2024-10-18", datetime(2024, 10, 18), datetime(2024, 10, 18)),
        ("2024-10-18T12:09+07:00", datetime(2024, 10, 18), datetime(2024, 10, 18)),
        ("2024-10-18/2024-10-20", datetime(2024, 10, 18), datetime(2024, 10, 20)),
        ("1900-03-01", datetime(1900, 3, 1), datetime(1900, 3, 1)),
        ("9999-12-31", datetime(9999, 12, 31), datetime(9999, 12, 31)),
        ("1900-02-28", "1900-02-28", "1900-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-10-18?", "2024-10-18", "2024-10-18"),
        ("[2024-10-18..2024-10-20]", "2024-10-18", "2024-10-20"),
        ("[..2024-10-30]", None, "2024-10-30"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("Y12345", "+12345-01-01", "+12345-12-31"),
    ],
)
def test_only_an_exact_day_is_a_date_to_calculate_with(
    when: str, earliest: object, latest: object
) -> None:
    event = Event(title="x", when=when)
    (found,) = table(export(news(event), "xlsx"), "Events")
    assert (found["when"], found["date"]) == (when, event.when.format())
    assert (found["earliest"], found["latest"]) == (earliest, latest)


def test_who_says_what_has_a_sheet_of_its_own() -> None:
    sent = Event(id="sent", title="Troops are sent", when="2024-10")
    denial = Statement(
        id="no", title="It is denied", when="2024-10-30", speaker=["A", "B"],
        about=About(event="sent", stance="denies", when="2023", condition="c", note="n"),
        reported=[Report(by="R", when="2024-11"), Report(by="S")],
    )  # fmt: skip
    silent = Statement(id="other", title="Something else", when="2024-11", speaker="C")
    first, second = table(export(news(sent, denial, silent), "xlsx"), "Statements")
    assert {name: value for name, value in first.items() if value} == {
        "date": "30 October 2024", "id": "no", "when": "2024-10-30", "title": "It is denied",
        "speaker": "A; B", "stance": "denies", "about": "sent", "about_title": "Troops are sent",
        "dated": "2023", "condition": "c", "note": "n", "reported": "R (2024-11); S",
    }  # fmt: skip
    assert (second["speaker"], second["stance"]) == ("C", None)


def test_sources_have_what_is_known_of_them() -> None:
    source = Source(
        id="s", title="T", author=["A", "B"], url="https://example.org/#a", published="2024",
        note="n", archived="ftp://example.org",
    )  # fmt: skip
    data = export(Timeline(title="t", sources=[source]), "xlsx")
    (found,) = table(data, "Sources")
    assert (found["author"], found["published"], found["note"]) == ("A; B", "2024", "n")
    cells = {cell.value: cell for cell in book(data)["Sources"][2]}
    link = cells["https://example.org/#a"].hyperlink
    assert (link.target, link.location) == ("https://example.org/", "a")
    assert cells["ftp://example.org"].hyperlink is None


@pytest.mark.parametrize("text", HOSTILE)
def test_all_text_is_text_and_no_formula_and_no_link(text: str) -> None:
    event = Statement(
        title=f"{text}.", when="2024", description=text, place=f"{text}.", tags=[text],
        speaker=f"{text}.", actors=[f"{text}."], sources=["s"],
    )  # fmt: skip
    source = Source(id="s", title=f"{text}.", publisher=text)
    tl = news(event, sources=[source], description=text)
    data = export(tl, "xlsx")
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))
    for sheet in book(data):
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.hyperlink is None
                assert cell.data_type in ("s", "n")
                assert cell.data_type == "s" or cell.value is None
    (found,) = table(data, "Events")
    # ST_Xstring of ECMA-376, which openpyxl leaves as it is
    shown = [t.replace("\ufffe\uffff", "_xFFFE__xFFFF_") for t in (tl[0].title, tl[0].description)]
    assert [found["title"], found["description"] or ""] == shown


@given(st.data())
@settings(max_examples=25)
def test_any_timeline_can_be_opened(
    timelines: st.SearchStrategy[Timeline], data: st.DataObject
) -> None:
    tl = data.draw(timelines)
    made = export(tl, "xlsx")
    assert [row["id"] for row in table(made, "Events")] == [event.id for event in tl]
    assert export(tl, "xlsx") == made


def test_the_time_of_the_export_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    tl = news(Event(title="x", when="2024"))
    packed = zipfile.ZipFile(io.BytesIO(export(tl, "xlsx")))
    assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book(export(tl, "xlsx")).properties.created == datetime(1980, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = book(export(tl, "xlsx")).properties
    assert (made.created, made.modified) == (datetime(2023, 11, 14, 22, 13, 20),) * 2


def test_degrees_are_numbers_unless_a_number_would_lose_digits() -> None:
    exact = Event(id="a", title="a", when="2024", place=Place(latitude="-6.20", longitude=106))
    fine = Event(
        id="b", title="b", when="2024",
        place=Place(latitude="0.12345678901234567", longitude="1.5"),
    )  # fmt: skip
    first, second = table(export(news(exact, fine), "xlsx"), "Events")
    assert (first["latitude"], first["longitude"]) == (-6.2, 106)
    assert (second["latitude"], second["longitude"]) == ("0.12345678901234567", 1.5)


def test_what_a_cell_cannot_hold_is_cut_and_told(tmp_path: Path) -> None:
    long = Event(id="long", title="x", when="2024", description="a" * 32_766 + "\U0001f600b")
    fits = Event(id="fits", title="y", when="2024", description="a" * 32_767)
    source = Source(id="s", title="s", note="n" * 40_000)
    tl = news(long, fits, sources=[source])
    why = "a cell has 32,767 characters; the rest is cut off"
    assert losses(tl, tmp_path) == [f"long: description: {why}", f"timeline: sources: {why}"]
    found = {row["id"]: row for row in table(export(tl, "xlsx"), "Events")}
    assert found["long"]["description"] == "a" * 32_766
    assert found["fits"]["description"] == "a" * 32_767


def test_what_a_sheet_cannot_hold_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    monkeypatch.setattr(xlsx, "LINKS", 1)
    events = [
        Publication(id=f"e{i}", title="x", when="2024", url="https://example.org") for i in range(4)
    ]
    said = losses(news(*events), tmp_path)
    assert said == ["e2: event: a sheet has 3 rows", "e3: event: a sheet has 3 rows"]
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Events"]
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert (sheet.max_row, len(links)) == (3, 1)


def test_an_address_that_is_too_long_for_a_link_is_text(tmp_path: Path) -> None:
    url = "https://example.org/" + "a" * 3000
    tl = news(Publication(title="x", when="2024", url=url))
    assert losses(tl, tmp_path) == []
    assert table((tmp_path / "t.xlsx").read_bytes(), "Events")[0]["url"] == url


def test_without_the_library_the_format_is_listed_and_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "import timeline\n"
        "assert timeline.Plugins.installed().exporter('xlsx').title == 'Excel'\n"
        "try: timeline.export(timeline.Timeline(title='t'), 'xlsx')\n"
        "except timeline.PluginError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "xlsx needs XlsxWriter: pip install 'timeline-kit[xlsx]'\n"


def test_listing_the_format_does_not_import_the_library() -> None:
    code = (
        "import sys, timeline\n"
        "timeline.Plugins.installed().exporters()\n"
        "assert 'xlsxwriter' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_conformance_kit_finds_no_fault() -> None:
    def structure(data: bytes) -> object:
        return [(s.title, s.max_row, s.max_column) for s in book(data)]

    why = "a workbook is a ZIP of several parts that are written side by side"
    assert check_exporter(xlsx.Xlsx(), structure=structure, streams=why) == []
