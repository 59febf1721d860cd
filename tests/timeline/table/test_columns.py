"""A reader of Parquet that we did not write finds the columns that are documented."""

import json

import duckdb
import pytest
from arro3.io import read_parquet

import timeline
from timeline import Actor, Event, Figure, Place, Publication, Statement, Timeline
from timeline.table import COLUMNS

TYPES = {
    "VARCHAR": "Utf8",
    "VARCHAR[]": "List(Utf8, field: 'element')",
    "DATE": "Date32",
    "DOUBLE": "Float64",
    "BIGINT": "Int64",
}


@pytest.fixture
def read(tmp_path):
    """The columns of the table of a timeline, each a list, and its metadata."""
    path = tmp_path / "a.parquet"

    def columns(tl, far=False):
        path.write_bytes(timeline.export(tl, "parquet"))
        table = read_parquet(str(path)).read_all()
        wanted = [c.name for c in COLUMNS if c.type != "DATE" or not far]
        found = {name: [cell.as_py() for cell in table.column(name)] for name in wanted}
        return found, table.schema

    columns.path = path
    return columns


def test_the_columns_have_the_types_that_are_documented(read, seed):
    _, schema = read(seed)
    told = str(schema).splitlines()[2:]
    assert told[: len(COLUMNS)] == [f"{c.name}: {TYPES[c.type]}" for c in COLUMNS]


def test_the_columns_hold_what_is_documented(read):
    parade = Event(
        id="parade",
        title="A parade",
        when="2022-04-25",
        description="In Pyongyang.",
        tags=["army", "parade"],
        actors=["Kim", Actor(name="Pak", role="marshal")],
        place=Place(name="Pyongyang", latitude="39.03", longitude="125.75"),
        figures=Figure(name="soldiers", best=20000),
    )
    said = Statement(
        id="said",
        title="It was large",
        when="[..2022-04-26]",
        speaker="KCNA",
        about={"event": "parade", "stance": "asserts"},
    )
    post = Publication(
        id="post", title="A post", when="2022-05", publisher="NK News", url="https://example.org/"
    )
    cells, schema = read(Timeline(title="Parades", events=[parade, said, post]))
    assert cells["id"] == ["parade", "said", "post"]
    assert cells["kind"] == ["event", "statement", "publication"]
    assert cells["when"] == ["2022-04-25", "[..2022-04-26]", "2022-05"]
    assert [str(day) for day in cells["earliest"]] == ["2022-04-25", "None", "2022-05-01"]
    assert [str(day) for day in cells["latest"]] == ["2022-04-25", "2022-04-26", "2022-05-31"]
    assert cells["title"] == ["A parade", "It was large", "A post"]
    assert cells["description"] == ["In Pyongyang.", None, None]
    assert cells["tags"] == [["army", "parade"], [], []]
    assert cells["actors"] == [["Kim", "Pak"], [], []]
    assert cells["speaker"] == [[], ["KCNA"], []]
    assert cells["place"] == ["Pyongyang", None, None]
    assert cells["latitude"] == [39.03, None, None]
    assert cells["longitude"] == [125.75, None, None]
    assert cells["publisher"] == [None, None, "NK News"]
    assert cells["url"] == [None, None, "https://example.org/"]
    assert cells["points_to"] == [[], ["parade"], []]
    rest = [None if cell is None else json.loads(cell) for cell in cells["rest"]]
    assert rest == [
        {
            "actors": [{"name": "Kim"}, {"name": "Pak", "role": "marshal"}],
            "figures": [{"name": "soldiers", "best": 20000}],
        },
        {"about": [{"event": "parade", "stance": "asserts"}]},
        None,
    ]
    head = json.loads(schema.metadata_str["timeline"])
    assert (head["title"], head["id"]) == ("Parades", "parades")


def test_years_beyond_a_date_leave_it_empty_and_are_sorted_all_the_same(read):
    within = ["Y-5000000", "-0043-03-15", "2024", "Y5000000"]
    dates = ["Y-1E500", "Y-170000000", *within, "Y99999999", "Y2E500"]
    tl = Timeline(title="Far", events=[Event(title=date, when=date) for date in dates])
    cells, _ = read(tl, far=True)  # Python has no such years
    assert cells["when"] == dates
    assert cells["_begin"] == sorted(cells["_begin"])
    with duckdb.connect() as engine:
        found = engine.execute(f"""SELECT "when" FROM '{read.path}' WHERE earliest IS NOT NULL""")
        assert [when for (when,) in found.fetchall()] == within
