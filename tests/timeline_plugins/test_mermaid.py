"""Diagrams, judged by Mermaid itself where it is there, and by its grammar everywhere.

Mermaid is a package of Node: `npm install mermaid jsdom`, and NODE_PATH names the `node_modules`.
"""

import json
import os
import re
import subprocess
from functools import cache
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Correction, Event, Timeline
from timeline.testing import ExporterSuite
from timeline_plugins.mermaid import Mermaid, escape

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
GOLDEN = HERE / "golden" / "north-korea-troops.mmd"
READER = HERE / "node" / "mermaid.mjs"

# found with Mermaid 11.17 in a browser: the right-hand side is drawn as the left-hand side
ESCAPES = {
    "Kim Jong-un (2022), \"seen\" at 'noon'?": "Kim Jong-un (2022), \"seen\" at 'noon'?",
    "a: b": "a#58; b",
    "50% off": "50#37; off",
    "%%{init: {}}%%": "#37;#37;#123;init#58; #123;#125;#125;#37;#37;",
    "# 1": "#35; 1",
    "#35;": "#35;35#59;",
    "R&D &lt;": "R#38;D #38;lt#59;",
    "<br>": "#60;br#62;",
    "`x` $$x$$": "#96;x#96; #36;#36;x#36;#36;",
    "back\\slash": "back#92;slash",
    "ﬂ°°60¶ß": "#64258;°°60#182;ß",
    "title x": "title x",
    "Війна 日本 😀": "Війна 日本 😀",
}
NASTY = [
    *ESCAPES, "section x", "accTitle: x", "accDescr {x}", "timeline TD", "---", "style a:#b; c",
    "<img src=x onerror=alert(1)>", "a : b : c", "::icon(fa fa-x)", "end", "classDef a:#b;", "%% x",
]  # fmt: skip


def exported(tl):
    return timeline.export(tl, "mermaid").decode()


def grammar(text):
    """The tokens that Mermaid's lexer finds, by its rules in their order; entity codes first."""
    text = re.sub(r"#(\w+);", "\ufb02\\1\u00b6", text)
    rules = {
        "comment": r"%(?!\{)[^\n]*|[^}]%%[^\n]*|#[^\n]*",
        "newline": r"\n+",
        "space": r"\s+",
        "timeline": r"timeline\b",
        "title": r"title\s[^\n]+",
        "acc": r"acc(Title\s*:|Descr\s*[:{])\s*",
        "section": r"section\s[^:\n]+",
        "event": r":\s([^:\n]|:(?!\s))+",
        "period": r"[^#:\n]+",
        "invalid": r".",
    }
    pattern = "|".join(f"(?P<{name}>{rule})" for name, rule in rules.items())
    found = re.finditer(pattern, text)
    return [next(name for name in rules if token[name] is not None) for token in found]


def skeleton(data):
    return [kind for kind in grammar(data.decode()) if kind not in ("space", "newline")]


class TestMermaid(ExporterSuite):
    exporter = Mermaid()
    structure = staticmethod(skeleton)


@cache
def missing():
    """Why the real Mermaid cannot be asked; nothing if it can."""
    if which("node") is None:
        return "there is no node"
    done = subprocess.run(
        ["node", "-e", "require.resolve('mermaid'); require.resolve('jsdom')"],
        capture_output=True,
        check=False,
    )
    return "mermaid and jsdom are not in NODE_PATH" if done.returncode else ""


def parsed(text):
    if why := missing():
        pytest.skip(why)
    done = subprocess.run(
        ["node", READER], input=text.encode(), capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    title, rows = json.loads(done.stdout)
    return title, [tuple(map(tuple, (row[:2], row[2]))) for row in rows]


def test_the_seed_is_exported_as_the_golden_file(seed):
    made = timeline.export(seed, "mermaid")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes()


@pytest.mark.parametrize(("text", "escaped"), ESCAPES.items())
def test_text_is_escaped_as_mermaid_draws_it(text, escaped):
    assert escape(text) == escaped


def test_events_of_one_date_stand_beside_it_and_dates_below_their_year():
    events = [
        Event(id="a", title="One", when="2024-10-18"),
        Event(id="b", title="Two", when="2024-10-18"),
        Event(id="c", title="Three", when="2025~"),
        Event(id="d", title="Four", when="../1999"),
        Event(id="e", title="Five", when="19XX"),
    ]
    assert exported(Timeline(title="T", events=events)) == (
        "timeline\n    title T\n"
        "    section Without a beginning\n        until 1999 : Four\n"
        "    section between 1900 and 1999\n        between 1900 and 1999 : Five\n"
        "    section 2024\n        18 October 2024 : One : Two\n"
        "    section 2025\n        around 2025 : Three\n"
    )


def test_what_was_withdrawn_is_marked():
    gone = Correction(kind="withdrawn", when="2024-11", reason="r")
    event = Event(title="It was so", when="2024", corrections=gone)
    assert "[withdrawn] It was so" in exported(Timeline(title="T", events=[event]))


def test_a_diagram_that_mermaid_refuses_to_draw_is_told(tmp_path):
    events = [Event(id=f"e{n}", title="x" * 100, when="2024") for n in range(500)]
    losses = timeline.write(Timeline(title="T", events=events), tmp_path / "a.mmd")
    assert [loss.field for loss in losses] == ["events"]
    assert "50,000 characters" in str(losses)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_title_is_one_token_of_the_grammar(text):
    tl = Timeline(title=text, events=[Event(id="e", title=text, when="2024-10-18")])
    found = [kind for kind in grammar(exported(tl)) if kind not in ("space", "newline")]
    assert found == ["timeline", "title", "section", "period", "event"]


@pytest.mark.parametrize("name", ["north-korea-troops", "founding-of-rome", "artemis-1"])
def test_mermaid_itself_reads_the_seeds(name):
    tl = timeline.load(SEEDS / f"{name}.yaml")
    title, rows = parsed(exported(tl))
    assert title == tl.title
    assert [title for _, titles in rows for title in titles] == [event.title for event in tl]
    dates = [event.when.format() for event in tl]
    assert [date for (_, date), _ in rows] == list(dict.fromkeys(dates))


def test_mermaid_itself_reads_nasty_titles_as_they_are():
    events = [
        Event(id=f"e{n}", title=title, when=f"2024-10-{n + 1:02}") for n, title in enumerate(NASTY)
    ]
    found, rows = parsed(exported(Timeline(title=NASTY[2], events=events)))
    assert found == NASTY[2]
    assert [titles for _, titles in rows] == [(title,) for title in NASTY]
