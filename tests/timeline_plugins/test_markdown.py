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

from timeline import About, Citation, Event, Source, Statement, Timeline, export, load

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
        ("h3", "30 October 2024, 12:09 UTC+07:00 (Asia/Jakarta)"),
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
