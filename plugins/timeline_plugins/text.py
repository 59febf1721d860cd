"""Plain text for terminals and mail: dates in a column, and beside them what happened.

UTF-8 with line feeds. What could move, hide or reorder other text on a screen is shown escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import ClassVar

from attrs import frozen
from rich.cells import cell_len, chop_cells

from timeline import Event, ExportContext, Exporter, Timeline, hookimpl, option
from timeline.describe import citations, facts, marked_title, source_line, voices
from timeline.text import brief, for_screen, one_line
from timeline.untold import TOLD, untold, untold_of

__all__ = ["Text", "TextOptions", "timeline_exporters"]

_WIDEST_DATE, _WIDEST_SOURCE = 34, 120
_LOOKED_AT = 1000  # the events whose dates set the width of the column: few, to be held
_BOLD, _DIM, _CYAN = "1", "2", "36"  # SGR of ECMA-48


@frozen
class TextOptions:
    """How it looks."""

    width: int = option(0, "wrap what is wider than so many columns; 0 wraps nothing")
    colour: bool = option(False, "use the colours of a terminal")
    brief: bool = option(False, f"leave out the head, cut sources at {_WIDEST_SOURCE} characters")


class Text(Exporter):
    """A list to read, with who says what, and the sources of each event."""

    name, title = "text", "Plain text"
    suffix, media_type = ".txt", "text/plain"
    options = TextOptions
    carries: ClassVar[Mapping[str, str]] = {
        **TOLD,
        **dict.fromkeys(("timeline.description", "event.description"), "below the title"),
        **dict.fromkeys(("event.when", "event.tags"), "in words"),
        "timeline.title": "as the first line",
        "event.title": "beside the date",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        options: TextOptions = context.options
        out = ["zone", "updated", *(["title", "description"] if options.brief else [])]
        unsaid = [(field, "it is not told") for field in out if getattr(timeline, field)]
        for field, why in (*untold_of(timeline), *unsaid):
            context.lost("", field, why)
        if not options.brief:
            yield from _lines(timeline.title, 0, _BOLD, options)
            yield from (*_lines(timeline.description, 0, "", options), "\n")
        events = iter(timeline)
        first = list(islice(events, _LOOKED_AT))
        widest = max((cell_len(e.when.format(context.locale)) for e in first), default=0)
        column = min(widest, _WIDEST_DATE, max(options.width // 3, 10) if options.width else widest)
        for event in chain(first, events):
            words = event.when.format(context.locale)
            date = "".join(_lines(words, 0, _CYAN, options))
            title = "".join(_lines(marked_title(event), column + 2, _BOLD, options))
            pad = column - cell_len(words)
            yield date + title if pad < 0 else date[:-1] + " " * pad + title[column:]
            for detail in _details(event, timeline, context):
                yield from _lines(detail, column + 4, _DIM, options)


def _details(event: Event, timeline: Timeline, context: ExportContext) -> Iterator[str]:
    """What stands below the title; a text of several lines is one thing."""
    for field, why in untold(event):
        context.lost(event, field, why)
    if event.place and event.place.latitude is not None and event.place.name:
        context.lost(event, "place", "its coordinates are not told")
    yield event.description
    for label, fact in facts(event, timeline, context.locale):
        yield f"{label}: {fact}".replace("\n", "\n  ")
    if event.tags:
        yield f"Tags: {', '.join(event.tags)}"
    for label, voiced in voices(event, timeline, context.locale):
        yield "\n  ".join((f"{label}:", *voiced))
    for citation in citations(event):
        source = timeline.source(citation.source)
        line = source_line(source, citation, context.locale) if source else citation.source
        whole = one_line(f"{line}. {source.note}" if source and source.note else line)
        told = brief(line, _WIDEST_SOURCE) if context.options.brief else whole
        if told != whole:
            context.lost(event, "sources", "they are cut, and their notes left out")
        yield f"Source: {told}"


def _lines(text: str, indent: int, style: str, options: TextOptions) -> Iterator[str]:
    """Lines that are safe for a screen and, if there is a width and room, no wider than it."""
    for line in for_screen(text).expandtabs(4).splitlines():
        words = line.lstrip(" ")
        margin = indent + len(line) - len(words)
        room = max(options.width - margin, 10)
        for part in _wrapped(words, room) if options.width else [words]:
            shown = f"\x1b[{style}m{part}\x1b[0m" if options.colour and style else part
            yield f"{' ' * margin}{shown}\n" if part else "\n"


def _wrapped(line: str, room: int) -> Iterator[str]:
    row = ""
    for word in line.split(" "):
        for piece in chop_cells(word, room) or [""]:  # a word wider than the line is cut
            if row and cell_len(row) + 1 + cell_len(piece) > room:
                yield row
                row = ""
            row = f"{row} {piece}" if row else piece
    yield row


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Text()]
