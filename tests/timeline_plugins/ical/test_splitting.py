"""A calendar in several files, with an index, for importers with a limit."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from markdown_it import MarkdownIt

from timeline import Event, OptionError, Timeline, UsageError, export, load, merged, write

DATES = ["2022", "2022-02-24", "2023-12-31T23:30-02:00", "2024-01-05", "[..2024-10-30]"]
TL = Timeline(title="News | *of* years", events=[Event(title=date, when=date) for date in DATES])


def files(folder: Path, **options: object) -> dict[str, bytes]:
    write(TL, folder / "t.ics", **options)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    ("by", "sizes"),
    [
        ("year", {"2022": 2, "2024": 3}),
        ("month", {"2022-01": 1, "2022-02": 1, "2024-01": 2, "2024-10": 1}),
        ("2", {"001": 2, "002": 2, "003": 1}),
        ("1000", {"001": 5}),
    ],
)
def test_each_part_is_a_calendar_of_its_own(tmp_path, by: str, sizes: dict[str, int]) -> None:
    made = files(tmp_path, split=by)
    assert set(made) == {*(f"t-{part}.ics" for part in sizes), "t-index.md"}
    for part, size in sizes.items():
        calendar = icalendar.Calendar.from_ical(made[f"t-{part}.ics"])
        assert len(calendar.walk("VEVENT")) == size
        assert calendar["NAME"] == TL.title


def test_an_entry_is_in_the_part_of_the_day_that_it_is_shown_on(tmp_path) -> None:
    dates = ["../2028", "{..2022}", "2010", "2020-05-01", "2025-01-01T00:10Z", "2026"]
    tl = Timeline(
        title="T", zone="Asia/Jakarta",
        events=[Event(title=d, when=d) for d in [*dates, "2025-01-01T00:30"]],
    )  # fmt: skip
    write(tl, tmp_path / "t.ics", split="year")
    found = {
        path.stem: len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
        for path in tmp_path.glob("*.ics")
    }
    assert found == {
        "t-2010": 1, "t-2020": 1, "t-2022": 1, "t-2024": 1, "t-2025": 1, "t-2026": 1, "t-2028": 1,
    }  # fmt: skip


def test_the_index_tells_how_many_entries_are_where(tmp_path) -> None:
    index = files(tmp_path, split="year")["t-index.md"].decode()
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(index)
    cells = [token.content for token in tokens if token.type == "inline"]
    assert cells[0] == "News \\| \\*of\\* years"
    assert cells[-8:] == [
        "2022", "2", "2022-01-01", "2022-02-24", "2024", "3", "2024-01-01", "2024-10-30",
    ]  # fmt: skip


def test_the_parts_together_are_the_timeline(tmp_path) -> None:
    made = files(tmp_path, split="month")
    parts = [load(tmp_path / name) for name in made if name.endswith(".ics")]
    assert merged(*parts).timeline.events == TL.events


def test_a_timeline_without_events_has_an_index_alone(tmp_path) -> None:
    write(Timeline(title="Nothing yet"), tmp_path / "t.ics", split="year")
    assert [path.name for path in tmp_path.iterdir()] == ["t-index.md"]


@pytest.mark.parametrize("by", ["day", "0", "-1", "1.5", "²", "1" * 5000])
def test_another_way_to_split_is_refused(by: str) -> None:
    with pytest.raises(OptionError, match="split is year, month, or a number"):
        export(TL, "ical", split=by)


def test_several_files_are_no_bytes() -> None:
    with pytest.raises(UsageError, match="several files"):
        export(TL, "ical", split="year")


def test_what_is_split_is_not_updated() -> None:
    with pytest.raises(OptionError, match="one file is updated at a time"):
        export(TL, "ical", split="year", previous=export(TL, "ical"))
