"""The hooks of timeline-kit: a plugin implements those it wants, each marked with `@hookimpl`.

A hook returns objects, each made after one contract and with a name of its own. pluggy's project
name is `timeline`; plugins are found through entry points of the group `timeline`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pluggy

if TYPE_CHECKING:
    from timeline.command import Command
    from timeline.exporter import Exporter
    from timeline.preparer import Preparer
    from timeline.reader import Reader
    from timeline.rule import Rule
    from timeline.when import Language

__all__ = [
    "PROJECT",
    "hookimpl",
    "timeline_checks",
    "timeline_commands",
    "timeline_exporters",
    "timeline_languages",
    "timeline_prepare",
    "timeline_readers",
]

PROJECT: Final = "timeline"

_hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""The mark on a plugin's implementation of a hook."""


@_hookspec
def timeline_exporters() -> Iterable[Exporter]:
    r"""The formats that this plugin writes. Since 0.1.

    >>> from timeline import Exporter, hookimpl
    >>> class Titles(Exporter):
    ...     name, suffix, media_type = "titles", ".txt", "text/plain"
    ...     def export(self, timeline, context):
    ...         yield from (f"{event.title}\n" for event in timeline)
    >>> @hookimpl
    ... def timeline_exporters():
    ...     return [Titles()]
    """
    return ()


@_hookspec
def timeline_readers() -> Iterable[Reader]:
    """The formats that this plugin reads. Since 0.1.

    >>> from timeline import Event, Reader, Timeline, hookimpl
    >>> class Lines(Reader):
    ...     name, suffix, media_type = "lines", ".lines", "text/plain"
    ...     def read(self, stream, context):
    ...         rows = [line.decode().split(maxsplit=1) for line in stream]
    ...         events = [Event(when=when, title=title) for when, title in rows]
    ...         return Timeline(title=context.name, events=events)
    >>> @hookimpl
    ... def timeline_readers():
    ...     return [Lines()]
    """
    return ()


@_hookspec
def timeline_checks() -> Iterable[Rule]:
    """The rules that this plugin adds to `timeline check`. Since 0.1.

    >>> from timeline import Rule, hookimpl
    >>> class Untagged(Rule):
    ...     code, title = "tags-missing", "An event without tags"
    ...     def check(self, timeline):
    ...         for event in timeline:
    ...             if not event.tags:
    ...                 yield self.problem("it has no tags", event)
    >>> @hookimpl
    ... def timeline_checks():
    ...     return [Untagged()]
    """
    return ()


@_hookspec
def timeline_prepare() -> Iterable[Preparer]:
    """What this plugin can do to a timeline before an export, by `--prepare`. Since 0.1.

    >>> from timeline import Preparer, Timeline, hookimpl
    >>> class Tagged(Preparer):
    ...     name, title = "tagged", "Leave out what has no tags"
    ...     def prepare(self, timeline, context):
    ...         return timeline.where(lambda event: event.tags)
    >>> @hookimpl
    ... def timeline_prepare():
    ...     return [Tagged()]
    """
    return ()


@_hookspec
def timeline_commands() -> Iterable[Command]:
    """The subcommands that this plugin adds to `timeline`. Since 0.1.

    >>> from timeline import Command, hookimpl, load
    >>> class Count(Command):
    ...     name, title = "count", "tell how many events a timeline has"
    ...     def configure(self, parser):
    ...         parser.add_argument("file")
    ...     def run(self, options):
    ...         print(len(load(options.file, plugins=options.plugins)))
    ...         return 0
    >>> @hookimpl
    ... def timeline_commands():
    ...     return [Count()]
    """
    return ()


@_hookspec
def timeline_languages() -> Iterable[Language]:
    """The languages that this plugin has the words of dates for. Since 0.1.

    >>> from pathlib import Path
    >>> from timeline import hookimpl
    >>> from timeline.when import Language
    >>> @hookimpl
    ... def timeline_languages():
    ...     return [Language("eo", Path(__file__).with_name("eo.toml"))]
    """
    return ()
