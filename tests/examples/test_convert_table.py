"""A hundred rows of UCDP GED become a timeline, and a timeline everything else."""

import csv
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import icalendar
import pytest

import timeline
from timeline import ActorKind, Plugins, Severity, When

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "examples" / "ucdp" / "bangladesh.csv"
DATES = [  # a row of each date_prec (and event_clarity) that occurs
    ("73855", "1", "1", "1989-09-30"),
    ("71619", "2", "1", "[2013-11-26..2013-11-27]"),
    ("73666", "2", "2", "1991-06-22/1991-06-24"),
    ("73884", "3", "1", "[1991-11-19..1991-11-25]"),
    ("50928", "3", "2", "1992-03-07/1992-03-13"),
    ("73603", "4", "2", "2011-11-01/2011-11-30"),
    ("96798", "5", "1", "[2001-02-01..2001-07-29]"),
    ("84006", "5", "2", "1991-01-01/1991-12-31"),
]


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    off = {"SOURCE_DATE_EPOCH", "TIMELINE_DISABLE_PLUGINS"}
    return subprocess.run(
        [sys.executable, ROOT / "examples" / "ucdp" / "convert.py", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**{name: v for name, v in os.environ.items() if name not in off}, "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ucdp")
    done = run(TABLE, folder / "out.json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder / 'out.json'}: 100 events, 106 sources\n"
    return folder / "out.json"


@pytest.fixture(scope="module")
def violence(converted):
    return timeline.load(converted)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = TABLE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "changed.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_every_row_is_an_event_and_reading_it_back_changes_nothing(violence, rows, tmp_path):
    assert {event.id for event in violence} == {f"ucdp-{number}" for number in rows}
    assert len(violence) == 100
    timeline.write(violence, tmp_path / "again.json")
    assert timeline.load(tmp_path / "again.json") == violence


def test_the_cells_of_the_table_agree_with_each_other(rows):
    for row in rows.values():
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[part]) for part in parts) == int(row["best"])
        point = f"POINT ({float(row['longitude']):.6f} {float(row['latitude']):.6f})"
        assert row["geom_wkt"] == point
        assert row["dyad_name"] == f"{row['side_a']} - {row['side_b']}"


def test_the_check_finds_nothing_that_has_to_be_mended(converted):
    findings = timeline.check(converted)
    assert [str(found) for found in findings if found.severity is not Severity.NOTE] == []


def test_every_code_of_precision_occurs(rows):
    assert {row["date_prec"] for row in rows.values()} == set("12345")
    assert {row["where_prec"] for row in rows.values()} == set("1234567")
    assert {(row["date_prec"], row["event_clarity"]) for row in rows.values()} == {
        *((precision, clarity) for _, precision, clarity, _ in DATES)
    }


@pytest.mark.parametrize(("number", "precision", "clarity", "edtf"), DATES)
def test_a_date_is_as_exact_as_its_code(violence, rows, number, precision, clarity, edtf):
    row = rows[number]
    assert (row["date_prec"], row["event_clarity"]) == (precision, clarity)
    assert violence[f"ucdp-{number}"].when == When.parse(edtf)


def test_no_date_is_more_exact_than_its_row(violence, rows):
    for number, row in rows.items():
        when = violence[f"ucdp-{number}"].when
        assert (str(when.earliest), str(when.latest)) == (row["date_start"], row["date_end"])
        assert when.is_day is (row["date_prec"] == "1")


def test_a_total_says_that_its_date_is_all_the_time_it_covers(violence, rows):
    for number, row in rows.items():
        said = [text for text in violence[f"ucdp-{number}"].assumptions if "several" in text]
        assert bool(said) is (row["event_clarity"] == "2")


def test_the_estimates_of_the_deaths_survive_with_their_range(violence, rows):
    for number, row in rows.items():
        first, *parts = violence[f"ucdp-{number}"].figures
        assert first.name == "deaths"
        assert first.best == int(row["best"])
        if number != "84006":
            assert (first.low, first.high) == (int(row["low"]), int(row["high"]))
        assert sum(part.best for part in parts) == first.best
    attack = violence["ucdp-73811"].figures
    assert [(f.name, f.low, f.best, f.high) for f in attack] == [
        ("deaths", 138, 138, 300),
        ("deaths: civilians", None, 138, None),
    ]


def test_estimates_that_contradict_each_other_are_kept_as_words(violence):
    figure = violence["ucdp-84006"].figures[0]
    assert (figure.low, figure.best, figure.high) == (None, 3, None)
    assert figure.note == "The table has 0 as the low and 0 as the high estimate."


def test_a_point_that_stands_for_an_area_is_told_to_be_one(violence, rows):
    town, country = violence["ucdp-71663"], violence["ucdp-72633"]
    assert town.place.name == "Bhāndāria town, Pirojpur District, Barisāl Division, Bangladesh"
    assert (town.place.latitude, town.place.longitude) == (
        Decimal("22.488976"),
        Decimal("90.062732"),
    )
    assert country.place == timeline.Place(name="Bangladesh")
    assert country.extra["ucdp"]["latitude"] == "21.45"
    for number, row in rows.items():
        event = violence[f"ucdp-{number}"]
        said = [text for text in event.assumptions if "coordinates" in text]
        assert len(said) == (row["where_prec"] != "1")
        assert (event.place.latitude is None) is (row["where_prec"] == "6")


def test_articles_are_sources_with_their_outlet_and_day(violence):
    cited = [violence.source(c.source) for c in violence["ucdp-210433"].sources]
    assert [(s.publisher, str(s.published or ""), s.title) for s in cited[1:]] == [
        (
            "Press Trust of India",
            "2015-09-29",
            "Italian aid worker killed in B'desh;ISIS claims responsibility",
        ),
        (
            "Agence France Presse",
            "2015-12-08",
            "Suspected Bangladesh militant confesses to Japanese farmer's murder",
        ),
        (
            "Press Trust of India",
            "2015-12-08",
            "Bangladesh militant confesses to killing Japanese farmer",
        ),
    ]


def test_an_article_of_several_rows_is_one_source(violence):
    def citing(title: str) -> set[str]:
        (source,) = (s for s in violence.sources if s.title == title)
        return {e.id for e in violence if source.id in {c.source for c in e.sources}}

    assert len(citing("17 killed in polls violence")) == 5
    assert len(citing("SATP")) == 3
    assert citing("Death toll in Bangladesh opposition strike reaches 17") == {
        "ucdp-71619",
        "ucdp-71617",
    }


def test_a_note_in_free_words_is_not_taken_apart(violence):
    dataset, note = (violence.source(c.source) for c in violence["ucdp-73542"].sources)
    assert dataset.id == "ucdp-ged"
    assert (note.title, note.publisher, note.published) == ("r 13/7 2001", "", None)


def test_quotation_marks_and_line_breaks_in_headlines_do_no_harm(violence):
    titles = {source.title for source in violence.sources}
    assert 'Bangladesh police kill "trainer" behind Dhaka cafe attack' in titles
    assert any(title.endswith('aide killed in police "shootout"') for title in titles)
    assert any(title.endswith("election threats grow AU Sam Jahan") for title in titles)


def test_the_sides_are_actors_of_their_kind(violence):
    sides = {actor.name: actor.kind for event in violence for actor in event.actors}
    assert sides["Government of Myanmar (Burma)"] is ActorKind.GOVERNMENT
    assert sides["JSS/SB"] is ActorKind.ORGANIZATION
    assert sides["civilians"] is sides["Supporters of BNP"] is ActorKind.GROUP
    assert len(violence.by("IS")) == 9


def test_the_rest_of_a_row_is_carried_along(violence):
    rest = violence["ucdp-71663"].extra["ucdp"]
    assert rest["priogrid_gid"] == "161821"
    assert rest["source_original"] == "police"
    assert (rest["where_prec"], rest["date_prec"], rest["event_clarity"]) == ("1", "2", "1")


@pytest.mark.parametrize("name", [exporter.name for exporter in Plugins.installed().exporters()])
def test_every_exporter_writes_it(violence, name, tmp_path):
    timeline.write(violence, tmp_path / "out", to=name)
    if name == "parquet":  # compressed
        assert timeline.load(tmp_path / "out", format=name) == violence
        return
    if is_zipfile(tmp_path / "out"):
        with ZipFile(tmp_path / "out") as archive:
            told = archive.read("xl/worksheets/sheet1.xml") + archive.read("xl/sharedStrings.xml")
    else:
        told = (tmp_path / "out").read_bytes()
    assert "Thanchi" in told.decode("utf-8")


def test_the_calendar_has_every_event_on_its_days(violence, tmp_path):
    timeline.write(violence, tmp_path / "out.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes())
    assert len(calendar.events) == 100
    days = {str(e["SUMMARY"]): str(e.start) for e in calendar.events if "Thanchi" in e["SUMMARY"]}
    assert days == {"Attack by JSS/SB on civilians in Thanchi town": "1989-05-20"}


def test_the_licence_goes_along(violence):
    assert "CC BY 4.0" in violence.description
    assert "19.1" in violence.source("ucdp-ged").title
    assert b"CC BY 4.0" in timeline.export(violence, "markdown")


def test_without_arguments_the_timeline_goes_to_a_temporary_folder(tmp_path, monkeypatch):
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    assert run(cwd=tmp_path).returncode == 0
    (path,) = tmp_path.glob("*/timeline.json")
    assert len(timeline.load(path)) == 100


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "1,2,2013-12-13,2013-12-14",
            "1,1,2013-12-13,2013-12-14",
            ":2: '2013-12-13 to 2013-12-14'",
        ),
        ("1,2,2013-12-13,2013-12-14", "1,2,2013-12-13,2013-12-34", "(date_end)"),
        ("138,0,138,138,300", "138,0,138,138,many", "high is 'many' and should be a whole number"),
        ("police,1,Bhāndāria", "police,9,Bhāndāria", "where_prec is '9' and should be one of 1, 2"),
        ("71663,2013,0,2,", "71663,2013,0,,", "type_of_violence is '' and should be one of 1, 2"),
        ("22.488976,90.062732,P", "122.488976,90.062732,P", "latitude goes from -90 to 90"),
        ("2013-12-14,0,1,0,0,1,1,1\n", "2013-12-14,0,1,0,0,1,1,1,1\n", "more cells than columns"),
        ("date_prec,", "precision,", ":1: there is no column 'date_prec'"),
        ('"""Xinhua News Agency', '""Xinhua News Agency', "expected after"),
    ],
)
def test_a_wrong_row_is_a_sentence_with_its_line(old, new, said, tmp_path):
    path = changed(tmp_path, old, new)
    done = run(path, tmp_path / "out.json", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.startswith(str(path))
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_the_form_of_later_releases_is_read_too(violence, rows, tmp_path):
    path = tmp_path / "later.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, ["relid", *rows["71663"], "code_status"])
        table.writeheader()
        for row in rows.values():
            times = {name: f"{row[name]} 00:00:00.000" for name in ("date_start", "date_end")}
            table.writerow({**row, **times, "relid": f"BNG-{row['id']}", "code_status": "Clear"})
    done = run(path, tmp_path / "out.json", "--release", "25.1", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    later = timeline.load(tmp_path / "out.json")
    assert [(e.id, e.when, e.figures) for e in later] == [
        (e.id, e.when, e.figures) for e in violence
    ]
    assert later["ucdp-71663"].extra["ucdp"]["relid"] == "BNG-71663"
    assert "25.1" in later.description


def test_all_wrong_rows_are_told_at_once_with_their_lines(tmp_path):
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "changed.csv"
    wrong = {place for place, line in enumerate(lines, 1) if line.startswith(("73855", "276209"))}
    text = "".join(
        line.replace("Bangladesh,771,Asia,1,1,", "Bangladesh,771,Asia,1,7,")
        if place in wrong
        else line
        for place, line in enumerate(lines, 1)
    )
    path.write_text(text, encoding="utf-8")
    told = run(path, tmp_path / "out.json", cwd=tmp_path).stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == [f"{path}:{place}" for place in sorted(wrong)]


@pytest.mark.parametrize("name", ["missing.csv", "empty.csv", "latin.csv"])
def test_a_file_that_is_no_table_is_a_sentence(name, tmp_path):
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "latin.csv").write_bytes("id,Sātkhira\n".encode("utf-16"))
    done = run(name, cwd=tmp_path)
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
