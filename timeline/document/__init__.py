"""The plain form of a timeline: the keys and values that YAML and JSON files share.

A reader of such a format makes `Node`s, which know their place in the file, and hands them to
`decode`; a writer takes the plain data of `encode`, or of `encode_around` and `encode_event`, to
write an event at a time. Editors take `json_schema`. Lines of JSON, an event each, are read and
written by `decode_event_lines` and `encode_event_lines`, at the speed of msgspec.
"""

from timeline.document.decode import decode
from timeline.document.encode import encode, encode_around, encode_event, encode_value
from timeline.document.json_file import decode_json
from timeline.document.json_lines import decode_json_lines, stream_json_lines
from timeline.document.json_nodes import json_nodes
from timeline.document.lines import (
    decode_event_line,
    decode_event_lines,
    encode_event_line,
    encode_event_lines,
    encode_head_line,
)
from timeline.document.nodes import MAX_DEPTH, Fields, Items, Kind, Node, Scalar
from timeline.document.places import Places
from timeline.document.schema import json_schema, schema_text
from timeline.document.source_text import read_text, text_blocks

__all__ = [
    "MAX_DEPTH",
    "Fields",
    "Items",
    "Kind",
    "Node",
    "Places",
    "Scalar",
    "decode",
    "decode_event_line",
    "decode_event_lines",
    "decode_json",
    "decode_json_lines",
    "encode",
    "encode_around",
    "encode_event",
    "encode_event_line",
    "encode_event_lines",
    "encode_head_line",
    "encode_value",
    "json_nodes",
    "json_schema",
    "read_text",
    "schema_text",
    "stream_json_lines",
    "text_blocks",
]
