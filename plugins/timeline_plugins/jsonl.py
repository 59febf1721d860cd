"""JSON Lines: the timeline without its events in the first line, then an event a line.

It holds what JSON holds, and suits files that are long, streamed, cut and joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, ClassVar

from attrs import frozen

from timeline import (
    ExportContext,
    Exporter,
    ReadContext,
    Reader,
    Timeline,
    hookimpl,
    option,
)
from timeline.document import (
    decode_json_lines,
    encode_event_lines,
    encode_head_line,
    stream_json_lines,
)
from timeline.losses import FIELDS

__all__ = ["JsonLines", "JsonLinesReader", "timeline_exporters", "timeline_readers"]

_SUFFIXES = re.compile(r"(\.(jsonl|ndjson|gz|zst))+$", re.IGNORECASE)
_NAMELESS = ("", "-", "input", "standard input")


class JsonLines(Exporter):
    """JSON Lines with every fact: after the timeline, an event a line."""

    name = "jsonl"
    title = "JSON Lines"
    suffix = ".jsonl"
    more_suffixes = (".ndjson",)
    media_type = "application/x-ndjson"
    carries: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(FIELDS, "whole"),
        "source.hidden": "withheld unless asked for",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        yield encode_head_line(timeline) + b"\n"
        yield from encode_event_lines(timeline)


@frozen
class JsonLinesOptions:
    """The options of reading JSON Lines."""

    title: str = option("", "the title, where the first line is an event; else the file's name")


class JsonLinesReader(Reader):
    """JSON Lines as this library writes them, or events alone, with the place of every mistake."""

    name = "jsonl"
    title = "JSON Lines"
    suffix = ".jsonl"
    more_suffixes = (".ndjson",)
    media_type = "application/x-ndjson"
    options = JsonLinesOptions

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        return decode_json_lines(stream, context.name, context.places, _title(context))

    def stream(self, reopen: Callable[[], BinaryIO], context: ReadContext) -> Timeline:
        return stream_json_lines(reopen, context.name, _title(context))


def _title(context: ReadContext) -> str:
    options: JsonLinesOptions = context.options
    return options.title.strip() or _stem(context.name)


def _stem(name: str) -> str:
    """What a file is called without its suffixes, if it has a name at all."""
    stem = _SUFFIXES.sub("", PurePath(name).name)
    return "Events" if stem in _NAMELESS else stem


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [JsonLines()]


@hookimpl
def timeline_readers() -> list[Reader]:
    return [JsonLinesReader()]
