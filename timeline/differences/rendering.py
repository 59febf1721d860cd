"""Changes as lines for a terminal, as Markdown, and as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from timeline.differences.change import Change
from timeline.fields import JSON
from timeline.text import for_screen

__all__ = ["markdown", "plain", "text"]

_HEADINGS: Final = {"timeline": "Timeline: ", "source": "Source: ", "event": ""}

# what Markdown or its extensions would take for markup, and the addresses that GitHub links itself
_SPECIAL: Final = re.compile(r"[\\`*_\[\]{}<>&~|^$#@=]|(?<=:)/|(?<=www)\.", re.IGNORECASE)


def text(changes: Sequence[Change]) -> str:
    """Each title with its changes below it, and the count at the end."""
    lines: list[str] = []
    for heading, words in _groups(changes):
        lines += [for_screen(heading), *(f"  {for_screen(line)}" for line in words)]
    return "\n".join([*lines, *([""] if lines else []), _count(changes)])


def markdown(title: str, changes: Sequence[Change]) -> str:
    """A heading for each title, a list of its changes, and the count at the end."""
    parts = [f"# What changed: {_escape(title)}"]
    for heading, words in _groups(changes):
        parts.append(f"## {_escape(heading)}")
        parts.append("\n".join(f"- {_escape(line)}" for line in words))
    parts.append(f"{_count(changes).capitalize()}.")
    return "\n\n".join(parts)


def plain(title: str, changes: Iterable[Change]) -> dict[str, JSON]:
    """The changes in order, each with the same keys."""
    told: list[JSON] = [
        {
            "subject": change.subject,
            "id": change.id,
            "title": change.title,
            "field": change.field,
            "kind": change.kind.value,
            "before": change.before,
            "after": change.after,
            "words": change.words,
        }
        for change in changes
    ]
    return {"title": title, "changes": told}


def _groups(changes: Iterable[Change]) -> Iterator[tuple[str, list[str]]]:
    for (subject, _), group in groupby(changes, key=lambda change: (change.subject, change.id)):
        of_one = list(group)
        yield f"{_HEADINGS[subject]}{of_one[0].title}", [change.words for change in of_one]


def _count(changes: Sequence[Change]) -> str:
    match len(changes):
        case 0:
            return "no differences"
        case 1:
            return "1 difference"
        case number:
            return f"{number} differences"


def _escape(line: str) -> str:
    """A line that Markdown shows as it is; what makes a block has a place at its start alone."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", line)
