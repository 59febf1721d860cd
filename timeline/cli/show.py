"""`timeline show`: the timeline in the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import TypeAlias

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from timeline.cli.input import add_input, add_locale, load_input
from timeline.cli.output import counted
from timeline.describe import citations, facts, source_line, voices
from timeline.event import Event
from timeline.plugins import Plugins
from timeline.text import brief, for_screen
from timeline.timeline import Timeline
from timeline.when import choose_locale
from timeline.withheld import without_hidden

__all__ = ["configure", "run"]

_WIDEST_DATE = 34
_WIDEST_SOURCE = 120

_Row: TypeAlias = tuple[str, str, list[str]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_input(parser)
    add_locale(parser)
    parser.add_argument("--hidden", action="store_true", help="tell hidden sources, too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the dates in a column with what happened beside them; plain where it is piped."""
    timeline = load_input(options, Plugins.installed())
    timeline = timeline if options.hidden else without_hidden(timeline)
    locale = choose_locale(options.locale, timeline.language)
    count = f"{counted(len(timeline), 'event')}, {counted(len(timeline.sources), 'source')}"
    head = [for_screen(timeline.title), count]
    rows = [_row(event, timeline, locale) for event in timeline]
    if sys.stdout.isatty():
        _show_in_colour(head, rows)
    else:
        _show_plainly(head, rows)
    return 0


def _row(event: Event, timeline: Timeline, locale: str) -> _Row:
    """The date, the title and the details of an event, safe for a screen."""
    details = event.description.splitlines()
    details += [f"{label}: {fact}" for label, fact in facts(event, timeline, locale)]
    if event.tags:
        details.append(f"Tags: {', '.join(event.tags)}")
    for label, lines in voices(event, timeline, locale):
        details += [f"{label}:", *(f"  {line}" for line in lines)]
    cited = [(timeline.source(citation.source), citation) for citation in citations(event)]
    lines = [source_line(source, c, locale) for source, c in cited if source]
    details += [f"Source: {brief(line, _WIDEST_SOURCE)}" for line in lines]
    safe = [for_screen(line) for line in details]
    return for_screen(event.when.format(locale)), for_screen(event.title), safe


def _show_plainly(head: list[str], rows: list[_Row]) -> None:
    width = min(max((cell_len(date) for date, _, _ in rows), default=0), _WIDEST_DATE)
    print(*head, "", sep="\n")
    for date, title, details in rows:
        if cell_len(date) > width:
            print(date)
            date = ""
        print(f"{date}{' ' * (width - cell_len(date))}  {title}")
        for line in details:
            print(f"{' ' * width}    {line}")


def _show_in_colour(head: list[str], rows: list[_Row]) -> None:
    console = Console(highlight=False)
    console.print(Text(head[0], style="bold"), Text(head[1], style="dim"), "", sep="\n")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=_WIDEST_DATE)
    grid.add_column()
    for date, title, details in rows:
        grid.add_row(Text(date, style="cyan"), Text(title, style="bold"))
        for line in details:
            indent = len(line) - len(line.lstrip())
            grid.add_row("", Padding(Text(line.lstrip(), style="dim"), (0, 0, 0, 2 + indent)))
    console.print(grid)
