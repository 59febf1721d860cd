"""Markdown: a report to read, print, or paste into a page. CommonMark, with footnotes for sources.

Footnotes (`[^1]`) are an extension that GitHub, Pandoc and most sites know; where they are not
known they stay readable as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import groupby
from math import inf
from typing import ClassVar

from timeline import Event, ExportContext, Exporter, Source, Timeline, When, hookimpl
from timeline.describe import citations, facts, marked_title, source_line, voices
from timeline.text import one_line
from timeline.untold import TOLD, untold, untold_of
from timeline.when import Date, Moment

__all__ = ["Markdown", "escape", "timeline_exporters"]

_DAYS = 2
"""How far apart the order of a timeline and that of local days may be."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|^$#@])|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^([-+=:]|[0-9]+(?=[.)]))")


def escape(text: str) -> str:
    r"""One line of text that Markdown shows as it is.

    >>> print(escape("1. *not* a [link](x)"))
    1\. \*not\* a \[link\](x)
    """
    text = _SPECIAL.sub(lambda m: "".join(f"\\{c}" for c in m[0]), text)
    return _LINE_START.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", text)


class Markdown(Exporter):
    """A report by year and day, with who says what, and sources as footnotes."""

    name = "markdown"
    title = "Markdown"
    suffix = ".md"
    more_suffixes = (".markdown",)
    media_type = "text/markdown"
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        "timeline.title": "as the heading",
        "timeline.description": "below the heading",
        "event.title": "in bold",
        "event.when": "as a heading, in words",
        "event.description": "as a paragraph",
        "event.tags": "in words",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        for field, why in (*untold_of(timeline), *_untold_of(timeline)):
            context.lost("", field, why)
        notes = _Notes(timeline, context.locale)
        yield f"# {escape(timeline.title)}\n"
        yield from _paragraphs(timeline.description)
        for year, in_year in groupby(_by_day(timeline), key=lambda event: _year(event.when)):
            words = "Without a beginning" if year is None else year.format(context.locale)
            yield f"\n## {_heading(words)}\n"
            for when, on_day in groupby(in_year, key=lambda event: _day(event.when)):
                if when != year:
                    yield f"\n### {_heading(when.format(context.locale))}\n"
                for event in on_day:
                    yield from _event(event, timeline, context, notes)
        yield from notes.definitions()


class _Notes:
    """The footnotes: numbered in the order in which sources are first cited."""

    def __init__(self, timeline: Timeline, locale: str) -> None:
        self.timeline, self.locale = timeline, locale
        self.numbers: dict[str, int] = {}

    def marks(self, event: Event) -> str:
        marks: list[str] = []
        for citation in citations(event):
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            quote = f"“{citation.quote}”" if citation.quote else ""
            place = ", ".join(" ".join(s.split()) for s in (citation.at, quote) if s)
            marks.append(f"[^{number}]" + (f" ({escape(place)})" if place else ""))
        return " ".join(marks)

    def definitions(self) -> Iterator[str]:
        for id_, number in self.numbers.items():
            source = self.timeline.source(id_)
            # the dash keeps plain CommonMark from reading a link definition
            yield f"\n[^{number}]: — {self.line(source) if source else escape(id_)}\n"

    def line(self, source: Source) -> str:
        words = escape(source_line(source, locale=self.locale))
        return f"{words}. {escape(' '.join(source.note.split()))}" if source.note else f"{words}."


def _untold_of(timeline: Timeline) -> Iterator[tuple[str, str]]:
    for field in ("zone", "updated"):
        if getattr(timeline, field):
            yield field, "it is not told"


def _heading(words: str) -> str:
    return escape(words[:1].upper() + words[1:])


def _by_day(events: Iterable[Event]) -> Iterator[Event]:
    """By local day, moments last: in UTC they may come before their day, or after the next.

    So no event is further from its place than two days, and no more are held.
    """
    waiting: list[tuple[float, bool, int, Event]] = []
    for number, event in enumerate(events):
        day, is_moment = _place(event.when)
        heappush(waiting, (day, is_moment, number, event))
        while day - waiting[0][0] > _DAYS:
            yield heappop(waiting)[-1]
    while waiting:
        yield heappop(waiting)[-1]


def _place(when: When) -> tuple[float, bool]:
    return when.anchor.number if when.anchor else -inf, when.is_moment


def _year(when: When) -> When | None:
    """The year to list it under; one of several years, as 19XX, is a heading of its own."""
    form = when.form
    if isinstance(form, Date) and "X" in form.year:
        return When.parse(form.year)
    return When.of_year(when.anchor.year) if when.anchor else None


def _day(when: When) -> When:
    """The date to list it under: a moment's local day, or the date itself."""
    form = when.form
    return When.parse(form.day_text) if isinstance(form, Moment) else when


def _event(
    event: Event, timeline: Timeline, context: ExportContext, notes: _Notes
) -> Iterator[str]:
    for field, why in untold(event):
        context.lost(event, field, why)
    if event.place and event.place.latitude is not None and event.place.name:
        context.lost(event, "place", "its coordinates are not told")
    told = list(facts(event, timeline, context.locale))
    if event.when.is_moment:  # the heading has the day alone
        told.insert(0, ("Time", event.when.format(context.locale)))
    yield f"\n**{escape(marked_title(event))}**{notes.marks(event)}\n"
    yield from _paragraphs(event.description)
    if event.tags:
        told.append(("Tags", ", ".join(event.tags)))
    lines = [f"- {escape(label)}: {escape(one_line(fact))}\n" for label, fact in told]
    for label, voiced in voices(event, timeline, context.locale):
        lines.append(f"- {label}:\n")
        lines += [f"  - {escape(one_line(line))}\n" for line in voiced]
    if lines:
        yield "\n"
        yield from lines


def _paragraphs(text: str) -> Iterator[str]:
    """Text in paragraphs; single line ends stay where they are."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [escape(line.strip()) for line in paragraph.splitlines()]
        if any(lines):
            yield "\n" + "\\\n".join(line for line in lines if line) + "\n"


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Markdown()]
