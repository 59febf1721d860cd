"""The part of docs/checks.md that describes the rules is made from the rules."""

import inspect
import io
import os
from pathlib import Path

import timeline
from timeline_plugins.checks import RULES

PAGE = Path(__file__).parents[1] / "docs" / "checks.md"
MARK = "<!-- from here on made anew with UPDATE_GOLDEN=1 -->\n"


def described():
    """A table of the rules and a section for each."""
    yield "| rule | severity | finds |\n|-|-|-|\n"
    for rule in RULES:
        title = rule.title[0].lower() + rule.title[1:]
        yield f"| [`{rule.code}`](#{rule.code}) | {rule.severity.value} | {title} |\n"
    for rule in RULES:
        yield from section(rule)


def section(rule):
    yield f"\n### {rule.code}\n\n"
    yield f"{rule.title} ({rule.severity.value}).\n\n{inspect.getdoc(rule)}\n"
    stream = io.BytesIO(rule.trips.encode("utf-8"))
    stream.name = "example.yaml"
    for text, findings in (
        (rule.trips, timeline.check(stream, select=[rule.code])),
        (rule.passes, []),
    ):
        heading = "" if findings else "Mended:\n\n"
        yield f"\n{heading}```yaml\n{text}```\n"
        for finding in findings:
            yield f"\n```text\n{finding}\n```\n"


def test_the_page_describes_the_rules_as_they_are():
    page = PAGE.read_text("utf-8")
    told, mark, _ = page.partition(MARK)
    assert mark
    whole = told + mark + "\n" + "".join(described())
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(whole, "utf-8")
    assert PAGE.read_text("utf-8") == whole


def test_the_examples_of_the_page_are_timelines():
    blocks = PAGE.read_text("utf-8").partition(MARK)[0].split("```yaml\n")[1:]
    [example] = [b.partition("```")[0] for b in blocks if b.startswith("title:")]
    assert timeline.check(io.BytesIO(example.encode("utf-8")), format="yaml") == []


def test_every_code_that_there_is_stands_on_the_page():
    told = PAGE.read_text("utf-8").partition(MARK)[0]
    for code in ("date", "dangling-id", "repeated-id", "mistake", "rule-failed", "ignore-unused"):
        assert f"`{code}`" in told
