"""Differences as lines, as Markdown and as data; the Markdown judged by a parser not of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import timeline
from timeline import (
    About,
    Actor,
    Citation,
    Correction,
    Event,
    Figure,
    Source,
    Statement,
    Timeline,
)

GOLDEN = Path(__file__).parent / "golden"
PARSER = MarkdownIt("gfm-like", {"linkify": False})

NASTY = [
    "<script>alert(1)</script>", "[link](javascript:alert(1))", "![image](https://a.org/x.png)",
    "*emphasis* _under_ **strong** ~~struck~~", "`code` ``` fence", "# heading", "heading #",
    "- item", "1. item", "> quote", "---", "===", "| a | b |", "&lt;b&gt; &amp;", "[^1]: note",
    "[ref]: https://example.org", "https://example.org www.example.org a@example.org",
    "<https://example.org>", "ends in a backslash \\", "$x$ ^y^ ==z== {.class}",
]  # fmt: skip


@pytest.fixture(scope="module")
def revised(seed: Timeline) -> Timeline:
    """The seed as somebody may have left it after a week with it."""
    post = evolve(seed.sources[0], url="https://example.org/post", accessed="2024-11-05")
    briefing = Source(id="briefing", title="Pentagon press briefing", published="2024-11-04")
    sent = seed["troops-sent"]
    changed = {
        "troops-sent": {
            "when": "2024-10-08",
            "tags": ["contested", "troops"],
            "place": "Russian Far East",
            "sources": [*sent.sources, Citation(source="briefing", at="minute 12")],
        },
        "parade": {"when": "2022-04-25?", "description": "The picture that illustrates the post."},
        "nis-1500": {
            "figures": Figure(name="soldiers sent", best=3000, unit="special-forces soldiers"),
            "speaker": Actor(name="National Intelligence Service", role="NIS", kind="government"),
        },
        "peskov": {"about": About(event="troops-sent", stance="neither")},
        "starmer": {"id": "keir-starmer"},
        "training-ground-video": {
            "corrections": Correction(
                kind="withdrawn", when="2024-11-02", reason="the video is of 2019"
            ),
        },
        "missiles-and-shells": None,
    }
    events = [
        evolve(event, **values)
        for event in seed
        if (values := changed.get(event.id, {})) is not None
    ]
    events.append(
        Statement(
            id="pentagon", title="The Pentagon sees 10,000 soldiers in Kursk", when="2024-11-04",
            speaker=Actor(name="Pat Ryder", role="Pentagon Press Secretary"),
            about=About(event="troops-sent", stance="asserts"), sources="briefing",
        )
    )  # fmt: skip
    return evolve(seed, sources=[post, briefing], events=events, updated="2024-11-05")


def same(golden: str, rendered: str) -> bool:
    path = GOLDEN / golden
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{rendered}\n", "utf-8")
    return path.read_text("utf-8") == f"{rendered}\n"


def test_a_week_of_work_on_the_seed_makes_the_golden_lines(
    seed: Timeline, revised: Timeline
) -> None:
    assert same("differences.txt", timeline.diff(seed, revised).text())


def test_a_week_of_work_on_the_seed_makes_the_golden_report(
    seed: Timeline, revised: Timeline
) -> None:
    found = timeline.diff(seed, revised)
    report = found.markdown()
    assert same("differences.md", report)
    tokens = PARSER.parse(report)
    tags = [token.tag for token in tokens if token.type == "heading_open"]
    assert tags == ["h1", *["h2"] * len({(change.subject, change.id) for change in found})]
    assert sum(token.type == "list_item_open" for token in tokens) == len(found)
    assert {token.type for token in tokens if token.type.endswith("_open")} == {
        "heading_open", "bullet_list_open", "list_item_open", "paragraph_open",
    }  # fmt: skip


def structure(markdown: str) -> list[str]:
    """The tokens without their text."""
    found = [t.type for token in PARSER.parse(markdown) for t in (token, *(token.children or []))]
    return [
        kind
        for i, kind in enumerate(found)
        # escapes are texts of their own, next to others
        if kind not in ("text", "text_special") or found[i - 1] not in ("text", "text_special")
    ]


def shown(markdown: str) -> list[str]:
    """What a reader of the page sees."""
    inlines = [token for token in PARSER.parse(markdown) if token.type == "inline"]
    return ["".join(t.content for t in inline.children or []) for inline in inlines]


def told(words: str) -> timeline.Diff:
    said = Statement(
        id="s", title=words, when="2024", speaker="A", about=About(event="e", stance="denies")
    )
    before = Timeline(title="T", events=[Event(id="e", title=words, when="2024"), said])
    now = evolve(
        said, speaker=[words, "A"], tags=words, place=words, assumptions=words,
        figures=Figure(name=words, best=1, unit=words), extra={words: words},
        sources=Citation(source="a", at=words), about=About(event="e", stance="asserts"),
        corrections=Correction(when="2024", reason=words, was=words),
    )  # fmt: skip
    source = Source(id="a", title=words)
    return timeline.diff(
        before, Timeline(title=words, id="t", sources=source, events=[before["e"], now])
    )


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text_in_every_field(text: str) -> None:
    assert structure(told(text).markdown()) == structure(told("x").markdown())
    assert shown(told(text).markdown())[0] == f"What changed: {text}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=60))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    found = told(f"x{text}")  # never the words that stand there before
    assert structure(found.markdown()) == structure(told("x").markdown())
    seen = shown(found.markdown())
    assert seen[0] == f"What changed: {found.title}"
    assert [change.words for change in found] == [
        line for line in seen if line in {change.words for change in found}
    ]


BEGIN = Event(id="e", title="It begins", when="2024-10", tags="a")
NOTE = Source(id="note", title="A note")
OLD = Timeline(title="News", sources=[NOTE], events=[BEGIN])


def test_lines_are_grouped_below_their_titles_and_counted() -> None:
    begin = evolve(BEGIN, when="2024-10-18", tags="b")
    new = evolve(OLD, zone="Asia/Jakarta", sources=[evolve(NOTE, hidden=True)], events=[begin])
    assert timeline.diff(OLD, new).text() == (
        "Timeline: News\n"
        "  time zone added: 'Asia/Jakarta'\n"
        "Source: A note\n"
        "  is now hidden\n"
        "It begins\n"
        "  its date became more precise: October 2024, now 18 October 2024\n"
        "  tag removed: 'a'\n"
        "  tag added: 'b'\n"
        "\n"
        "5 differences"
    )
    assert timeline.diff(OLD, evolve(OLD, zone="Asia/Jakarta")).text().endswith("\n1 difference")


def test_no_difference_is_said_in_words() -> None:
    found = timeline.diff(OLD, OLD)
    assert (bool(found), len(found), found.text()) == (False, 0, "no differences")
    assert found.markdown() == "# What changed: News\n\nNo differences."
    assert found.plain() == {"title": "News", "changes": []}


def test_data_has_the_same_keys_for_every_change() -> None:
    [change] = timeline.diff(OLD, evolve(OLD, events=[evolve(BEGIN, when="2024-10~")])).plain()[
        "changes"
    ]  # fmt: skip
    assert change == {
        "subject": "event", "id": "e", "title": "It begins", "field": "when", "kind": "qualified",
        "before": "2024-10", "after": "2024-10~",
        "words": "its date is now approximate: around October 2024",
    }  # fmt: skip


def test_what_could_deceive_a_reader_is_shown_escaped() -> None:
    new = evolve(OLD, events=[evolve(BEGIN, title="a \u202e b", tags="c \u202e d")])
    assert "a \\u202e b\n" in timeline.diff(OLD, new).text()
    assert "'c \\u202e d'" in timeline.diff(OLD, new).text()
