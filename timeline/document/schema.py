"""The JSON Schema of timeline files, made from the table that files are read by."""

from __future__ import annotations

import json
from typing import Final

from timeline.document.definitions import Definitions, Schema
from timeline.document.encode import VERSION
from timeline.document.model import TIMELINE

__all__ = ["UNSAID", "UNSAID_OF_YAML", "json_schema", "schema_text"]

UNSAID: Final = (
    "whether a date is one: it is EDTF, wider by times to the minute and zones in brackets",
    "whether there is such a time zone",
    "whether an id leads to something, and to something else than itself",
    "whether two things have one id",
    "which characters outside ASCII are letters",
    "whether the numbers of a figure go up: low, best, high",
    "whether a number but for zero is smaller than 1e-30, or a zero is written with an exponent",
    "how deep the data in 'extra' and in claims is nested, and how large the file is",
    "whether a name stands twice in one mapping",
)
"""What the reader knows and a schema cannot say."""

UNSAID_OF_YAML: Final = (
    "which words without quotes are text: the reader takes null, True and FALSE for text",
    "how a number is written: 0x1F and .inf are none for the reader, and 0x1F or +5 is no id",
    "whether a date that looks like a list or a mapping is in brackets",
    "whether there are tags, anchors or aliases, which the reader refuses",
)
"""What it cannot say of YAML besides, because editors see a file after it was parsed."""


def json_schema(yaml: bool = False) -> Schema:
    """The JSON Schema (2020-12) of timeline files, for JSON or for what YAML makes of a file.

    In YAML a date may be a number, a list or a mapping, and text without quotes a number or a
    truth.

    >>> json_schema()["properties"]["title"]["description"]
    'What the timeline is about.'
    """
    definitions = Definitions(yaml)
    timeline = TIMELINE.fragment(definitions)
    name, variant = ("YAML", ":yaml") if yaml else ("JSON", "")
    unsaid = UNSAID + (UNSAID_OF_YAML if yaml else ())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:timeline-kit:schema:{VERSION}{variant}",
        "title": f"A timeline in {name}",
        "description": (
            "Events with exact dates, their sources, and who said what. `timeline check` knows"
            f" what a schema cannot say: {'; '.join(unsaid)}."
        ),
        **timeline,
        "$defs": definitions.used_by(timeline),
    }


def schema_text(yaml: bool = False) -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(yaml), indent=2) + "\n"
