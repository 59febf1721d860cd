"""Texts of strangers, made such as the model takes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from timeline import ModelError
from timeline.text import clean_url
from timeline_plugins.ical.reading.notes import Notes

__all__ = ["Clean", "address", "line", "lines"]

Clean: TypeAlias = Callable[[str], str]
"""Makes any text of a file such as `extra` takes it."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NOWHERE: Final = re.compile(r"(javascript|vbscript|data|cid):", re.IGNORECASE)


def lines(text: str, notes: Notes, id: str, field: str) -> str:
    """Text without control characters; that there were some is told."""
    if notes.has_controls and _CONTROL.search(text):
        text = _CONTROL.sub("", text)
        notes.lost(id, field, "control characters were taken out of its text")
    return text.strip()


def line(text: str, notes: Notes, id: str, field: str) -> str:
    """Text that the model makes one line of; it is empty here if it is there."""
    return lines(text, notes, id, field)


def address(text: str) -> str:
    """An address, or nothing if it is none that leads anywhere."""
    try:
        found = clean_url(text)
    except ModelError:
        return ""
    return "" if _NOWHERE.match(found) else found
