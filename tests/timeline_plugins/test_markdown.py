"""The report, judged by a Markdown parser that we did not write."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from timeline import (
    About,
    Citation,
    Event,
    Media,
    Publication,
    Source,
    Statement,
    Timeline,
    export,
    load,
    write,
)
from timeline.testing import strategies
from timeline_plugins.markdown import _by_day, _place

SEED = Path(__file__).parents[2] / "seeds" / "north-korea-troops.yaml"
GOLDEN = Path(__file__).parent / "golden" / "north-korea-troops.md"

PARSER = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)

NASTY = [
    "<script>alert(1)</script>",
    "[link](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "*emphasis* _under_ **strong** ~~struck~~",
    "`code` ``` fence",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "~~~",
    "| a | b |",
    "&lt;b&gt; &amp;",
    "[^1] [^1]: note",
    "[ref]: https://example.org",
    "https://example.org www.example.org a@example.org",
    "<https://example.org>",
    "ends in a backslash \\",
    "$x$ ^y^ ==z==",
    ": definition",
]


def structure(markdown: bytes) -> list[tuple[str, str]]:
    """The tokens without their text."""

    def flat(tokens: list[Token]) -> list[Token]:
        return [t for token in tokens for t in (token, *flat(token.children or []))]

    found = [(t.type, t.tag) for t in flat(PARSER.parse(markdown.decode("utf-8")))]
    # escapes are texts of their own, next to others
    return [
        t
        for i, t in enumerate(found)
        if t[0] not in ("text", "text_special") or not i or found[i - 1] != t
    ]


def shown(markdown: bytes) -> str:
    """What a reader of the page sees."""
    return re.sub(r"<[^>]+>", "", PARSER.render(markdown.decode("utf-8")))


@pytest.fixture(scope="module")
def report() -> bytes:
    return export(load(SEED), "markdown")


def test_the_seed_makes_the_golden_report(report: bytes) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(report)
    assert report == GOLDEN.read_bytes()


def test_the_report_has_the_structure_that_is_meant(report: bytes) -> None:
    tokens = PARSER.parse(report.decode())
    headings = [
        (token.tag, tokens[i + 1].content)
        for i, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    assert headings == [
        ("h1", "North Korean troops in the war against Ukraine, as the news came out"),
        ("h2", "2022"),
        ("h3", "24 February 2022"),
        ("h2", "2024"),
        ("h3", "By 18 October 2024"),
        ("h3", "18 October 2024"),
        ("h3", "By 19 October 2024"),
        ("h3", "By 20 October 2024"),
        ("h3", "By 30 October 2024"),
        ("h3", "30 October 2024"),
    ]
    assert sum(t.type == "footnote_open" for t in tokens) == 1
    strong = [t for t in tokens if t.type == "inline" and t.content.startswith("**")]
    assert len(strong) == 14


def test_the_report_says_who_disputes_what(report: bytes) -> None:
    text = shown(report)
    for fact in (
        "Denied by:\n\nNorth Korea, Russia, by 30 October 2024\nDmitry Peskov (Press Secretary",
        "reported by Politico, 19 October 2024",
        "reported by CNN, 20 October 2024",
        "about 1,500 special-forces soldiers",
        "12,000 soldiers",
        "The time zone is assumed to be Asia/Jakarta",
    ):
        assert fact in text


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text_in_every_field(text: str) -> None:
    def report(words: str) -> bytes:
        contested = Event(
            id="e",
            title=words,
            when="2024",
            description=f"{words}\n{words}\n\n{words}",
            place=words,
            sources=Citation(source="s", at=words, quote=words),
        )
        said = Statement(
            id="s",
            title=words,
            when="2024",
            speaker=words,
            about=About(event="e", stance="denies", note=words),
            assumptions=words,
            media=Media(kind=words, title=words, credit=words),
        )
        source = Source(id="s", title=words, publisher=words, note=words)
        return export(
            Timeline(
                title=words, id="t", description=words, events=[contested, said], sources=source
            ),
            "markdown",
        )

    assert structure(report(text)) == structure(report("x"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    tl = Timeline(title="T", events=[Event(id="e", title="x", when="2024-10-18", description=text)])
    plain = Timeline(
        title="T", events=[Event(id="e", title="x", when="2024-10-18", description="x")]
    )
    written = export(tl, "markdown")
    description = tl["e"].description
    lines = [" ".join(line.split()) for line in description.splitlines() if line.split()]
    if len(lines) == 1:
        assert structure(written) == structure(export(plain, "markdown"))


def headings(*dates: str) -> list[str]:
    events = [Event(id=f"e{n}", title="x", when=when) for n, when in enumerate(dates)]
    tokens = PARSER.parse(export(Timeline(title="T", events=events), "markdown").decode())
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
    return [f"{tokens[i].tag} {tokens[i + 1].content}" for i in starts][1:]


def test_no_heading_invents_a_year() -> None:
    assert headings("XXXX-12-25") == ["h2 Year unknown", "h3 25 December, year unknown"]
    assert headings("19XX") == ["h2 Between 1900 and 1999"]
    assert headings("201X") == ["h2 2010s"]
    assert headings("../1985") == ["h2 Without a beginning", "h3 Until 1985"]


def test_moments_are_grouped_by_their_local_day() -> None:
    assert headings(
        "2024-01-01T03:00Z", "2023-12-31T23:00-05:00", "2024-01-01T04:30Z", "2024-01-01"
    ) == ["h2 2023", "h3 31 December 2023", "h2 2024", "h3 1 January 2024"]


def test_an_early_moment_in_the_east_makes_no_second_heading_of_its_day() -> None:
    assert headings("2024-10-30T05:00+07:00", "[..2024-10-30]", "2024-10-30") == [
        "h2 2024",
        "h3 By 30 October 2024",
        "h3 30 October 2024",
    ]


def test_a_publication_cites_the_source_that_it_is() -> None:
    post = Publication(title="It is out", when="2024", source="post")
    tl = Timeline(title="T", events=[post], sources=[Source(id="post", title="The post")])
    assert "[^1]: — The post." in export(tl, "markdown").decode()


def test_what_the_report_does_not_tell_is_told_as_lost(tmp_path: Path) -> None:
    event = Event(title="x", when="2024", extra={"a": "b"})
    losses = write(Timeline(title="T", events=[event]), tmp_path / "t.md")
    assert [loss.field for loss in losses] == ["extra"]


@given(
    st.lists(
        st.builds(
            "2024-{:02}-{:02}{}".format,
            st.integers(1, 2),
            st.integers(1, 28),
            st.sampled_from(
                ["", "T00:30+14:00", "T23:30-12:00", "T12:00", "T01:00Z", "T23:00+14:00"]
            ),
        )
        | strategies.whens().map(str),
        max_size=40,
    )
)
def test_events_come_by_local_day_and_few_are_held(dates):
    events = [Event(id=f"e{i}", title="x", when=when) for i, when in enumerate(dates)]
    tl = Timeline(title="News", events=events)
    assert list(_by_day(tl)) == sorted(tl, key=lambda event: _place(event.when))
