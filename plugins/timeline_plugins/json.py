"""JSON, the lossless form for programs: what is written is read back equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, ClassVar

from timeline import ExportContext, Exporter, ReadContext, Reader, Timeline, hookimpl
from timeline.document import decode_json, encode_around, encode_event_lines, read_text
from timeline.losses import FIELDS

__all__ = ["Json", "JsonReader", "timeline_exporters", "timeline_readers"]


class Json(Exporter):
    """JSON (RFC 8259) with every fact."""

    name = "json"
    title = "JSON"
    suffix = ".json"
    media_type = "application/json"
    carries: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(FIELDS, "whole"),
        "source.hidden": "withheld unless asked for",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        from msgspec import json  # slow to import, and only writing needs it

        encoder = json.Encoder(decimal_format="number")

        def written(plain: object) -> bytes:
            return json.format(encoder.encode(plain), indent=2).removesuffix(b"\n}")

        before, after = encode_around(timeline)
        head, between = written(before) + b',\n  "events": [', b"\n    "
        for lines in encode_event_lines(timeline):
            for line in lines.splitlines():
                # no text has line ends: JSON escapes them
                event = json.format(line, indent=2).replace(b"\n", b"\n    ")
                yield head + between + event
                head, between = b"", b",\n    "
        if head:  # the empty list comes last
            yield written({**before, **after}) + b',\n  "events": []\n}\n'
        else:
            rest = b"," + written(after).removeprefix(b"{") if after else b""
            yield b"\n  ]" + rest + b"\n}\n"


class JsonReader(Reader):
    """JSON as this library writes it, with the place of every mistake."""

    name = "json"
    title = "JSON"
    suffix = ".json"

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        return decode_json(read_text(stream, context.name), context.name, context.places)


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Json()]


@hookimpl
def timeline_readers() -> list[Reader]:
    return [JsonReader()]
