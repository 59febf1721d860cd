"""Mermaid: text that GitHub, wikis and editors draw as a diagram (mermaid.js.org/syntax/timeline).

A `timeline` diagram has a title, sections, and dates with what happened on them; no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import ClassVar, Final

from attrs import AttrsInstance, fields

from timeline import ExportContext, Exporter, Timeline, When, hookimpl
from timeline.describe import marked_title
from timeline.when import Date

__all__ = ["Mermaid", "escape", "timeline_exporters"]

# What Mermaid may take for separators, comments, directives, HTML, formulas and code; and the two
# letters by which it marks entity codes while it draws.
_SPECIAL: Final = re.compile(r"[#$%&:;<>\\`{}¶\ufb02]")
_MOST: Final = 50_000
"""So many characters Mermaid draws (`maxTextSize`), unless it is told to draw more."""
_CARRIED: Final = {
    "timeline.title": "as the title of the diagram",
    "timeline.language": "dates are worded in it",
    "event.title": "beside its date",
    "event.when": "in words, in a section of its year",
    "correction.kind": "a mark where an event was withdrawn",
}
_NO_FACTS: Final = dict.fromkeys(
    ("timeline.events", "timeline.id", "timeline.ignore", "event.id", "event.ignore")
)


def escape(text: str) -> str:
    """One line of text that Mermaid shows as it is, by its entity codes.

    >>> escape("50% off: a #1 <b>")
    '50#37; off#58; a #35;1 #60;b#62;'
    """
    return _SPECIAL.sub(lambda m: f"#{ord(m[0])};", text)


class Mermaid(Exporter):
    """A timeline diagram: titles by year and date."""

    name, title = "mermaid", "Mermaid"
    suffix, more_suffixes = ".mmd", (".mermaid",)
    media_type = "text/vnd.mermaid"
    carries: ClassVar[Mapping[str, str]] = _CARRIED

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        for field, why in _untold(timeline, "timeline"):
            context.lost("", field, why)
        size = 0
        for line in _lines(timeline, context):
            size += len(line)
            yield line
        if size > _MOST:
            why = f"Mermaid draws {_MOST:,} characters, unless its maxTextSize is raised"
            context.lost("", "events", why)


def _lines(timeline: Timeline, context: ExportContext) -> Iterator[str]:
    yield f"timeline\n    title {escape(timeline.title)}\n"
    for year, in_year in groupby(timeline, key=lambda event: _year(event.when)):
        words = year.format(context.locale) if year else "Without a beginning"
        yield f"    section {escape(words)}\n"
        for when, together in groupby(in_year, key=lambda event: event.when):
            yield f"        {escape(when.format(context.locale))}"
            for event in together:
                for field, why in _untold(event, "event"):
                    context.lost(event, field, why)
                yield f" : {escape(marked_title(event))}"
            yield "\n"


def _year(when: When) -> When | None:
    """The year to list it under; one of several years, as 19XX, is a section of its own."""
    form = when.form
    if isinstance(form, Date) and "X" in form.year:
        return When.parse(form.year)
    return When.of_year(when.anchor.year) if when.anchor else None


def _untold(thing: AttrsInstance, owner: str) -> Iterator[tuple[str, str]]:
    """The fields that are filled and that the diagram has no room for."""
    for attribute in fields(type(thing)):
        if f"{owner}.{attribute.name}" in _CARRIED | _NO_FACTS:
            continue
        value = getattr(thing, attribute.name)
        if value and value != attribute.default:
            yield attribute.name, "a Mermaid timeline has dates and titles alone"


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Mermaid()]
