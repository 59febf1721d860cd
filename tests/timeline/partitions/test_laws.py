"""Whatever the timeline and its format: the partitions together are the whole, and nothing else."""

import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline
import timeline_plugins.json
from timeline import Plugins
from timeline.partitions import PartitionOptions, Split, export_partition, plan
from timeline.partitions.keys import keys_of
from timeline.table import Choice
from timeline.testing import strategies

FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
ANY = strategies.timelines(hidden=True)
SPLITS = st.sampled_from(Split)


def exported(tl, suffix, folder, **options):
    """The events of each partition, as they are read again, and the rows."""
    path = Path(folder) / f"input{suffix}"
    timeline.write(tl, path, hidden=True)
    made = plan(path, "json", PartitionOptions(output=f"{folder}/out.json", **options))
    rows = [export_partition(path, "json", part) for part in made.parts]
    found = {row.key: [*timeline.load(Path(folder) / row.file)] if row.file else [] for row in rows}
    return found, rows


def expected(tl, split):
    groups = {}
    for event in tl:
        for key in keys_of(split)(event):
            groups.setdefault(key, []).append(event)
    return groups


@pytest.mark.parametrize("suffix", [".json", ".parquet"])
@FEW
@given(tl=ANY, split=SPLITS)
def test_the_partitions_hold_exactly_the_events_of_the_whole(suffix, tl, split):
    with TemporaryDirectory() as folder:
        found, rows = exported(tl, suffix, folder, split=split, hidden=True)
    assert found == expected(tl, split)
    assert {row.key: row.events for row in rows} == {k: len(v) for k, v in found.items()}
    if split is not Split.TAG:
        assert sum(row.firsts for row in rows) == len(tl)


@FEW
@given(tl=ANY, split=SPLITS, tags=st.sets(strategies.lines(empty=False), max_size=2))
def test_a_table_and_a_plain_file_are_split_alike_after_a_choice(tl, split, tags):
    choice = Choice(tags=[*tags, *(tag for event in tl for tag in event.tags[:1])])
    with TemporaryDirectory() as folder:
        plain, rows = exported(tl, ".json", folder, split=split, hidden=True, choice=choice)
    with TemporaryDirectory() as folder:
        table, others = exported(tl, ".parquet", folder, split=split, hidden=True, choice=choice)
    assert {k: v for k, v in table.items() if v} == {k: v for k, v in plain.items() if v}
    assert {row.key: row.firsts for row in rows if row.file} == {
        row.key: row.firsts for row in others if row.file
    }
    assert plain.keys() <= table.keys()


@FEW
@given(tl=ANY, split=SPLITS)
def test_hidden_sources_are_as_withheld_as_in_the_whole(tl, split):
    with TemporaryDirectory() as folder:
        found, _ = exported(tl, ".json", folder, split=split)
        path = Path(folder) / "whole.json"
        timeline.write(tl, path)
        withheld = timeline.load(path)
    assert found == expected(withheld, split)


@pytest.mark.parametrize("suffix", [".json", ".parquet"])
def test_an_event_that_is_denied_in_another_month_is_disputed_in_its_own(suffix, tmp_path):
    about = [
        timeline.Statement(
            title=stance,
            when=when,
            speaker=stance,
            about=timeline.About(event="troops", stance=stance),
        )
        for stance, when in (("asserts", "2024-10-18"), ("denies", "2024-11-02"))
    ]
    troops = timeline.Event(id="troops", title="Troops are sent", when="2024-10-01")
    path = tmp_path / f"input{suffix}"
    timeline.write(timeline.Timeline(title="News", events=[troops, *about]), path)
    options = PartitionOptions(split="month", key="2024-10", output=str(tmp_path / "out.ics"))
    export_partition(path, "ical", options)
    entry, *_ = (tmp_path / "out-2024-10.ics").read_text().split("END:VEVENT")
    assert "disputed" in entry
    assert "STATUS:TENTATIVE" in entry


def test_withheld_sources_have_one_name_in_all_partitions(tmp_path, stored):
    tl = timeline.Timeline(
        title="Leak",
        sources=[timeline.Source(id=name, title=name, hidden=True) for name in ("Ann", "Ben")],
        events=[
            timeline.Event(title="First", when="2022", sources=["Ann"]),
            timeline.Event(title="Second", when="2023", sources=["Ben"]),
        ],
    )
    found, _ = exported(tl, ".json", tmp_path, split="year")
    assert [[c.source for e in events for c in e.sources] for events in found.values()] == [
        ["withheld-1"],
        ["withheld-2"],
    ]
    assert not [path for path in tmp_path.glob("out-*") if b"Ben" in path.read_bytes()]


def test_a_tag_that_comes_first_counts_an_event_once(tmp_path):
    tl = timeline.Timeline(
        title="Tags",
        events=[
            timeline.Event(title="Both", when="2022", tags=["a", "b"]),
            timeline.Event(title="One", when="2022", tags=["b"]),
            timeline.Event(title="None", when="2022"),
        ],
    )
    _, rows = exported(tl, ".json", tmp_path, split="tag")
    assert [(row.key, row.events, row.firsts) for row in rows] == [
        ("a", 1, 1), ("b", 2, 1), ("", 1, 1),
    ]  # fmt: skip


def test_a_partition_without_an_event_has_no_file(tmp_path, years, stored):
    path = stored(years)
    options = PartitionOptions(split="year", key="1950", output=str(tmp_path / "out.ics"))
    row = export_partition(path, "ical", options)
    assert (row.file, row.events, row.bytes) == ("", 0, 0)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_options_of_a_partition_can_be_pickled_and_used_elsewhere(tmp_path, years, stored):
    path = stored(years)
    choice = Choice(between=(timeline.When.parse("2021"), timeline.When.parse("2022")))
    options = PartitionOptions(split="place", output=str(tmp_path / "out.csv"), choice=choice)
    made = plan(path, "csv", options)
    for part in made.parts:
        assert pickle.loads(pickle.dumps(part)) == part
    rows = [export_partition(path, "csv", part) for part in pickle.loads(pickle.dumps(made.parts))]
    assert [(row.key, row.events) for row in rows] == [("Kyiv", 4), ("", 2)]


def test_what_prepares_comes_before_the_keys(tmp_path, years, stored):
    path = stored(evolve(years, events=[evolve(e, place="Jo Doe") for e in years]))
    options = PartitionOptions(
        split="place",
        output=str(tmp_path / "out.json"),
        prepare=(("redact", {"actors": "Jo Doe"}),),
    )
    made = plan(path, "json", options)
    assert "Jo Doe" not in [part.key for part in made.parts]


def test_publications_are_in_the_partition_of_their_date(tmp_path, stored):
    tl = timeline.Timeline(
        title="News",
        sources=[timeline.Source(id="post", title="A post", published="2019-05")],
        events=[timeline.Event(title="It begins", when="2022", sources=["post"])],
    )
    options = PartitionOptions(split="year", output=str(tmp_path / "o.csv"), publications=True)
    made = plan(stored(tl), "csv", options)
    assert [part.key for part in made.parts] == ["2019", "2022"]


def test_given_plugins_are_taken(tmp_path, years, stored):
    path = stored(years)
    options = PartitionOptions(split="year", key="2020", output=str(tmp_path / "out.ics"))
    with pytest.raises(timeline.UsageError, match="there is no exporter 'ical'"):
        export_partition(path, "ical", options, plugins=Plugins([timeline_plugins.json]))
