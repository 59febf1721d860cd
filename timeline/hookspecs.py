"""The hooks of timeline-kit. A plugin implements those it wants, each marked with `@hookimpl`.

pluggy's project name is `timeline`; plugins are found through entry points of the group `timeline`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pluggy

if TYPE_CHECKING:
    from timeline.exporter import Exporter
    from timeline.reader import Reader
    from timeline.rule import Rule

__all__ = ["PROJECT", "hookimpl", "timeline_checks", "timeline_exporters", "timeline_readers"]

PROJECT: Final = "timeline"

_hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""The mark on a plugin's implementation of a hook."""


@_hookspec
def timeline_exporters() -> Iterable[Exporter]:
    r"""The exporters of this plugin: instances, each with a name of its own. Since 0.1.

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
    """The readers of this plugin: instances, each with a name of its own. Since 0.1."""
    return ()


@_hookspec
def timeline_checks() -> Iterable[Rule]:
    """The rules of `timeline check` of this plugin, each with a code of its own. Since 0.1.

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
