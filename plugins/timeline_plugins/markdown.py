"""Markdown: a report to read, print, or paste into a page. CommonMark, with footnotes for sources.

Footnotes (`[^1]`) are an extension that GitHub, Pandoc and most sites know; where they are not
known they stay readable as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from timeline import Event, ExportContext, Exporter, Precision, Source, Timeline, When, hookimpl
from timeline.describe import facts, source_line, voices

__all__ = ["Markdown", "escape", "timeline_exporters"]

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

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        notes = _Notes(timeline, context.locale)
        yield f"# {escape(timeline.title)}\n"
        yield from _paragraphs(timeline.description)
        for year, in_year in groupby(timeline, key=lambda event: _year(event.when)):
            words = "Without a beginning" if year is None else year.format(context.locale)
            yield f"\n## {escape(words)}\n"
            for when, events in groupby(in_year, key=lambda event: event.when):
                if when != year or when.precision is not Precision.YEAR:
                    words = when.format(context.locale)
                    yield f"\n### {escape(words[0].upper() + words[1:])}\n"
                for event in events:
                    yield from _event(event, timeline, context, notes)
        yield from notes.definitions()


class _Notes:
    """The footnotes: numbered in the order in which sources are first cited."""

    def __init__(self, timeline: Timeline, locale: str) -> None:
        self.timeline, self.locale = timeline, locale
        self.numbers: dict[str, int] = {}

    def marks(self, event: Event) -> str:
        marks: list[str] = []
        for citation in event.sources:
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


def _year(when: When) -> When | None:
    return When.of_year(when.anchor.year) if when.anchor else None


def _event(
    event: Event, timeline: Timeline, context: ExportContext, notes: _Notes
) -> Iterator[str]:
    yield f"\n**{escape(event.title)}**{notes.marks(event)}\n"
    yield from _paragraphs(event.description)
    lines = [
        f"- {label}: {escape(fact)}\n" for label, fact in facts(event, timeline, context.locale)
    ]
    for label, voiced in voices(event, timeline, context.locale):
        lines.append(f"- {label}:\n")
        lines += [f"  - {escape(line)}\n" for line in voiced]
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
