"""The list for terminals and mail, shown by a terminal that we did not write."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text as Rendered

from timeline import Citation, Event, Relation, Source, Timeline, export, load, write
from timeline.testing import ExporterSuite
from timeline_plugins import text
from timeline_plugins.text import Text

SEED = Path(__file__).parents[2] / "seeds" / "north-korea-troops.yaml"
GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.txt"


class TestText(ExporterSuite):
    exporter = Text()
    options = ({"width": 40, "colour": True, "brief": True},)


def shown(tl: Timeline, **options: object) -> list[str]:
    return export(tl, "text", **options).decode().splitlines()


def news(*events: Event, **more: object) -> Timeline:
    return Timeline(title="News", events=events, **more)


def test_the_seed_makes_the_golden_list() -> None:
    data = export(load(SEED), "text", width=100)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(data)
    assert data == GOLDEN.read_bytes()


def test_the_column_is_as_wide_as_the_widest_date_of_the_first_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tl = news(
        Event(title="A", when="2022"),
        Event(title="B", when="2023-10-18"),
        Event(title="C", when="[..2024-10-30]"),
        description="What\nhappened",
    )
    assert shown(tl) == [
        "News",
        "What",
        "happened",
        "",
        "2022                A",
        "18 October 2023     B",
        "by 30 October 2024  C",
    ]
    monkeypatch.setattr(text, "_LOOKED_AT", 2)
    assert shown(tl)[4:] == [
        "2022             A",
        "18 October 2023  B",
        "by 30 October 2024",
        "                 C",
    ]


@pytest.mark.parametrize("width", [30, 40, 80])
def test_no_line_is_wider_than_what_was_asked_for(width: int) -> None:
    tl = news(
        Event(
            title="北朝鮮の兵士がロシアで戦っている " * 3,
            when="2024-10-18T12:09+07:00[Asia/Jakarta]",
            description=f"{'x' * 200} and\n\n  words {'word ' * 40}",
            tags=["é" * 50],
        ),
        *load(SEED),
        sources=load(SEED).sources,
    )
    lines = shown(tl, width=width, locale="ja")
    assert max(map(cell_len, lines)) <= width
    kept = "".join("".join(lines).split())
    assert "x" * 200 in kept


def test_wrapping_changes_nothing_but_the_lines() -> None:
    def words(data: bytes) -> str:
        return "".join(data.decode().split())

    assert words(export(load(SEED), "text", width=60)) == words(export(load(SEED), "text"))


def test_colours_change_nothing_but_the_look() -> None:
    tl = load(SEED)
    coloured = export(tl, "text", colour=True, width=80).decode()
    assert Rendered.from_ansi(coloured).plain == export(tl, "text", width=80).decode()
    assert set(re.findall("\x1b\\[[^m]*m", coloured)) == {
        "\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m"
    }  # fmt: skip


@given(st.data())
def test_no_timeline_can_move_the_cursor_or_turn_letters_round(
    timelines: st.SearchStrategy[Timeline], data: st.DataObject
) -> None:
    written = export(data.draw(timelines), "text", width=data.draw(st.integers(0, 60))).decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_a_text_of_several_lines_cannot_pass_for_another_event() -> None:
    note = "first\n19 October 2024  Another event"
    first = Event(
        id="a", title="A", when="2024-10-18", description="d\n19 October 2024  Forged",
        relations=[Relation(kind="follows", event="b", note=note)],
        sources=Citation(source="s", quote=note),
    )  # fmt: skip
    tl = news(first, Event(id="b", title="B", when="2024"), sources=[Source(id="s", title="S")])
    assert [line for line in shown(tl) if not line.startswith(" ")] == [
        "News", "", "2024             B", "18 October 2024  A"
    ]  # fmt: skip


def test_sources_stand_whole_unless_it_is_to_be_brief(tmp_path: Path) -> None:
    source = Source(id="s", title="T" * 200, note="Read it")
    tl = news(Event(title="x", when="2024", sources=["s"]), sources=[source], description="d")
    assert shown(tl)[-1] == f"        Source: {'T' * 200}. Read it"
    brief = tmp_path / "brief.txt"
    assert shown(tl, brief=True) == ["2024  x", f"        Source: {'T' * 119}…"]
    assert [str(loss) for loss in write(tl, brief.with_name("whole.txt"))] == []
    context = [(loss.event, loss.field) for loss in _losses(tl, brief=True)]
    assert context == [("", "title"), ("", "description"), ("x", "sources")]


def _losses(tl: Timeline, **options: object) -> list[object]:
    from timeline.api import chunks, make_context

    context = make_context(Text(), tl, options=options)
    list(chunks(Text(), tl, context))
    return list(context.losses)


def test_a_source_that_a_part_of_a_timeline_lacks_is_named() -> None:
    tl = news(Event(title="x", when="2024", sources=["lost"]), excerpt=True)
    assert shown(tl)[-1] == "        Source: lost"


def test_an_entry_that_was_withdrawn_says_so() -> None:
    event = Event(
        title="A parade", when="2022",
        corrections={"kind": "withdrawn", "when": "2024", "reason": "a film"},
    )  # fmt: skip
    assert shown(news(event))[2:] == [
        "2022  [withdrawn] A parade",
        "        Withdrawn: 2024: a film",
    ]
