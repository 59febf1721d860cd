"""A table may come from anybody: what is wrong is told with its row, and nothing else is opened."""

import io
import pickle
import subprocess
import sys

import duckdb
import pytest

import timeline
from timeline import Event, ModelError, PluginError, ReadError, Source, Timeline, UsageError
from timeline.table import Choice, Where, open_table
from timeline.table.engine import connected

ODD = "a degree or 'rest' makes no JSON: "

TWO = Timeline(
    title="Two",
    sources=Source(id="s", title="S"),
    events=[
        Event(id="a", title="First", when="2022-01-01", sources="s"),
        Event(id="b", title="Second", when="2022-01-02"),
    ],
)


@pytest.fixture
def changed(tmp_path):
    """A table of two events in which an engine changed what SQL says."""

    def table(columns, tl=TWO, order="_begin, id"):
        before, after = tmp_path / "before.parquet", tmp_path / "after.parquet"
        before.write_bytes(timeline.export(tl, "parquet"))
        with duckdb.connect() as engine:
            [(head,)] = engine.execute(
                f"SELECT decode(value) FROM parquet_kv_metadata('{before}')"
            ).fetchall()
            head = head.replace("'", "''")
            engine.execute(
                f"COPY (SELECT {columns} FROM '{before}' ORDER BY {order}) TO '{after}'"
                f" (FORMAT parquet, KV_METADATA {{timeline: '{head}'}})"
            )
        return after

    return table


def mistakes(path):
    with pytest.raises(ReadError) as error:
        list(open_table(path, name="a.parquet"))
    return str(error.value).splitlines()


def test_every_bad_row_is_told_with_its_number_and_id(changed):
    path = changed("* REPLACE (CASE id WHEN 'a' THEN '2022-13' ELSE '20220102' END AS \"when\")")
    told = mistakes(path)
    assert [line.partition(": '")[0] for line in told] == [
        "a.parquet:1: event 'a'",
        "a.parquet:2: event 'b'",
    ]


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ("* REPLACE (chr(27) || title AS title)", "control character"),
        ("* REPLACE (NULL::VARCHAR AS title)", "an event needs 'title'"),
        ("* REPLACE ('' AS id)", "an event in a table needs an id"),
        ("* REPLACE ('x y' AS id)", "is no id"),
        ("* REPLACE ('riot' AS kind)", "'riot' is none of"),
        ("* REPLACE (['KCNA'] AS speaker)", "an event has no field 'speaker'"),
        ("* REPLACE (95.0::DOUBLE AS latitude, 0.0::DOUBLE AS longitude)", "from -90 to 90"),
        ("* REPLACE ('nan'::DOUBLE AS latitude, 0.0::DOUBLE AS longitude)", ODD),
        ("* REPLACE ('inf'::DOUBLE AS latitude, 0.0::DOUBLE AS longitude)", ODD),
        ("* REPLACE (1.0::DOUBLE AS latitude)", "both latitude and longitude"),
        ("* REPLACE ([NULL]::VARCHAR[] AS tags)", ""),
        ("* REPLACE ('{' AS rest)", ODD),
        ("* REPLACE ('[]' AS rest)", ODD),
        ("* REPLACE ('{}' AS rest)", ODD),
        ("* REPLACE ('{\"titel\":1}' AS rest)", "an event has no field 'titel'"),
        ('* REPLACE (\'{"title":"x"}\' AS rest)', "'title' stands here for the second time"),
        ("* REPLACE (repeat('[', 100000) AS rest)", ODD),
        ("* REPLACE ('javascript' AS url)", "has no field 'url'"),
        ("* REPLACE (['t'] AS sources)", "there is no source with the id 't'"),
    ],
)
def test_a_bad_cell_is_told_with_its_event(changed, columns, wrong):
    first, *_ = mistakes(changed(columns))
    assert first.startswith(("a.parquet:1: ", "a.parquet: event 'a': "))
    assert wrong in first


def test_rows_out_of_order_are_told_with_what_sorts_them(changed):
    [told] = mistakes(changed("*", order="id DESC"))
    assert told == (
        "a.parquet: event 'a': it stands after 'b' and should stand before; 'timeline table' sorts"
    )


def test_an_event_that_is_there_twice_is_told(changed):
    twice = changed("* REPLACE ('a' AS id, '2022-01-01' AS \"when\", 'First' AS title)")
    assert "event 'a'" in mistakes(twice)[0]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("* EXCLUDE (title)", ["a.parquet: the column 'title' is missing"]),
        (
            "* EXCLUDE (tags) REPLACE (1 AS id)",
            [
                "a.parquet: the column 'id' is INTEGER and should be VARCHAR",
                "a.parquet: the column 'tags' is missing",
            ],
        ),
    ],
)
def test_columns_that_are_missing_or_of_another_type_are_told(changed, columns, told):
    assert mistakes(changed(columns)) == told


def test_a_column_of_somebody_else_is_left_alone(changed):
    assert list(open_table(changed("*, 1 AS score"))) == list(TWO)


@pytest.mark.parametrize("data", [b"", b"hello", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet_is_told_in_a_sentence(data):
    stream = io.BytesIO(data)
    stream.name = "a.parquet"
    with pytest.raises(ReadError, match=r"a\.parquet: it cannot be read: "):
        timeline.load(stream)


def test_a_table_that_breaks_off_is_told_in_a_sentence():
    data = timeline.export(TWO, "parquet")
    for at in range(0, len(data), 97):
        with pytest.raises(ReadError):
            timeline.load(io.BytesIO(data[:at]), format="parquet")


def test_parquet_of_others_is_told_from_a_table(tmp_path):
    path = tmp_path / "other.parquet"
    with duckdb.connect() as engine:
        engine.execute(f"COPY (SELECT 1 AS id) TO '{path}' (FORMAT parquet)")
    with pytest.raises(ReadError, match="no table of timeline-kit"):
        open_table(path)


def test_a_file_is_opened_by_its_name_and_not_by_a_pattern(tmp_path):
    (tmp_path / "a1.parquet").write_bytes(b"another")
    odd = tmp_path / "a[1]*?.parquet"
    odd.write_bytes(timeline.export(TWO, "parquet"))
    assert list(open_table(odd)) == list(TWO)


def test_a_table_is_pickled_as_the_name_of_its_file(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(timeline.export(TWO, "parquet"))
    late = Choice(between=("2022-01-02", "2022-01-02"), where=Where.parse("title contains 'Sec'"))
    opened = open_table(path, choice=late)
    assert len(opened) == 1
    assert [event.id for event in pickle.loads(pickle.dumps(opened))] == ["b"]


def test_a_span_that_ends_before_it_starts_is_refused_at_once(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(timeline.export(TWO, "parquet"))
    with pytest.raises(ModelError, match="ends before it starts"):
        open_table(path).between("2023", "2022")


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('{other}')",
        "SELECT * FROM read_parquet('{other}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{folder}/new.csv'",
        "ATTACH '{folder}/new.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '1TB'",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
    ],
)
def test_the_engine_opens_no_other_file_and_keeps_its_settings(tmp_path, question):
    (tmp_path / "other").write_bytes(b"secret")
    path = tmp_path / "a.parquet"
    path.write_bytes(timeline.export(TWO, "parquet"))
    with connected(files=[path]) as engine:
        assert engine.execute(f"SELECT count(*) FROM '{path}'").fetchall() == [(2,)]
        with pytest.raises(duckdb.Error):
            engine.execute(question.format(other=tmp_path / "other", folder=tmp_path))
    assert {each.name for each in tmp_path.iterdir()} == {"other", "a.parquet"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "position 1: a column should stand here, and not the end"),
        ("titel = 'x'", "position 1: there is no column 'titel'; did you mean 'title'?"),
        ("rest = 'x'", "there is no column 'rest'"),
        ("title", "position 6: one of contains has is = != < <= > >= should stand here"),
        ("title = 5", "position 9: title is text; write it in single quotes, as 'Kyiv'"),
        ("title = 'x", "position 9: ''x' is not understood; this text has no closing quote"),
        ("tags = 'x'", "tags is a list; write tags has '…'"),
        ("title has 'x'", "write title contains '…'"),
        ("latitude contains 'x'", "latitude holds no text"),
        ("latitude > '4'", "latitude is a number; write it without quotes, as 48.5"),
        ("earliest > '2024'", "earliest is a day; write it as '2024-10-18'"),
        ("earliest > 'soon'", "earliest is a day; write it as '2024-10-18'"),
        ("(title = 'a'", "position 13: ')' should stand before the end"),
        ("title = 'a' 'b'", "position 13: 'and' or 'or' should stand before ''b''"),
        ("title = 'a'; DROP TABLE events", "'; DROP TABLE events' is not understood"),
        ("title = 'a' -- b", "'-- b' is not understood"),
        ("read_text('/etc/passwd') = 'x'", "there is no column 'read_text'"),
        ("not " * 60 + "title = 'a'", "50 deep at the most"),
        ("url is nul", "'null' should stand here, and not 'nul'"),
        ("title = '\ud800'", "half a surrogate pair"),
        ("title = '" + "x" * 10_000 + "'", "10,000 characters at the most"),
    ],
)
def test_a_condition_that_is_none_is_told_with_what_would_be_right(text, wrong):
    with pytest.raises(UsageError) as error:
        Where.parse(text)
    assert wrong in str(error.value)


def test_without_the_engine_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(PluginError, match=r"pip install 'timeline-kit\[table\]'"):
        timeline.export(TWO, "parquet")


def test_the_engine_is_imported_when_a_table_is_read_or_written_and_not_before():
    code = (
        "import sys, timeline; timeline.Plugins.installed().exporter('parquet');"
        "import timeline.table; print('duckdb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
