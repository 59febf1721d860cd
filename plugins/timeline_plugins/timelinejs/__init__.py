"""JSON of TimelineJS 3 (timeline.knightlab.com/docs/json-format.html): slides beside a time axis.

TimelineJS ignores keys that it does not know. `edtf`, `language` and a medium's `kind` are such
keys, for the way back.
"""

from __future__ import annotations

from timeline import Exporter, Reader, hookimpl
from timeline_plugins.timelinejs.reading import TimelineJsReader
from timeline_plugins.timelinejs.slides import TimelineJs

__all__ = ["TimelineJs", "TimelineJsReader", "timeline_exporters", "timeline_readers"]


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [TimelineJs()]


@hookimpl
def timeline_readers() -> list[Reader]:
    return [TimelineJsReader()]
