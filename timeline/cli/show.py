"""`timeline show`: the timeline in the terminal."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from typing import TYPE_CHECKING

from timeline.cli.input import add_input, add_locale, load_input
from timeline.cli.output import counted

if TYPE_CHECKING:
    from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_input(parser)
    add_locale(parser)
    parser.add_argument("--hidden", action="store_true", help="tell hidden sources, too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the format `text`, in the colours and width of a terminal; plain where it is piped."""
    from timeline.api import chunks, make_context
    from timeline.text import for_screen
    from timeline.withheld import without_hidden

    plugins: Plugins = options.plugins
    timeline = load_input(options, plugins)
    timeline = timeline if options.hidden else without_hidden(timeline)
    screen = sys.stdout.isatty()
    # no-color.org: the variable counts if there is something in it
    colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    looks = {
        "width": shutil.get_terminal_size().columns if screen else 0,
        "colour": colour,
        "brief": True,  # the head is here, with a count that an exporter knows at the end
    }
    exporter = plugins.exporter("text")
    context = make_context(exporter, timeline, options.locale, looks)
    title = for_screen(timeline.title)
    count = f"{counted(len(timeline), 'event')}, {counted(len(timeline.sources), 'source')}"
    head = [f"\x1b[1m{title}\x1b[0m", f"\x1b[2m{count}\x1b[0m"] if colour else [title, count]
    # as bytes: a console of another encoding must not stop at the first letter that it lacks
    sys.stdout.buffer.write("\n".join([*head, "", ""]).encode())
    for chunk in chunks(exporter, timeline, context, hidden=options.hidden):
        sys.stdout.buffer.write(chunk)
    return 0
