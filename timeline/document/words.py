"""The texts of the model: what each sort of text may look like, and what a word can be."""

from __future__ import annotations

from enum import Enum
from typing import Final

from timeline.actor import clean_zone
from timeline.document import patterns
from timeline.document.values import Choice, Text
from timeline.source import clean_doi
from timeline.text import MAX_ID, clean_id, clean_lines, clean_url

__all__ = [
    "DOI", "FILLED_LINE", "FILLED_LINES", "ID", "LANGUAGE", "LINE", "LINES", "URL", "ZONE",
    "choice",
]  # fmt: skip

_FILLED = "this needs some text, without control characters"

LINE: Final = Text("line")
FILLED_LINE: Final = Text("filled-line", pattern=patterns.FILLED, wrong=_FILLED)
LINES: Final = Text("text", clean_lines)
FILLED_LINES: Final = Text("filled-text", clean_lines, patterns.FILLED, _FILLED)
ID: Final = Text(
    "id",
    clean_id,
    patterns.ID,
    f"an id has letters, digits and - _ . : between them, {MAX_ID} at the most",
)
URL: Final = Text(
    "url", clean_url, patterns.URL, "write the whole address: https://example.org/page", bare=False
)
DOI: Final = Text("doi", clean_doi, patterns.DOI, "a DOI is like 10.1038/nature04239", bare=False)
ZONE: Final = Text(
    "zone",
    clean_zone,
    patterns.ZONE,
    "a time zone has an IANA name, as Asia/Jakarta",
    bare=False,
    more={"examples": ["UTC", "Asia/Jakarta", "Europe/Kyiv"]},
)
LANGUAGE: Final = Text("language", more={"examples": ["en", "id", "uk", "pt-BR"]})


def choice(kind: type[Enum], *more: str) -> Choice:
    """A word of an enumeration, or another one."""
    return Choice((*(str(member.value) for member in kind), *more))
