"""The rows of who says what, and of sources, for formats that have more than one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.columns.names import joined
from timeline.event import Event
from timeline.source import Source
from timeline.statement import Statement
from timeline.timeline import Timeline

__all__ = ["SOURCE_COLUMNS", "STATEMENT_COLUMNS", "source_row", "statement_rows"]

STATEMENT_COLUMNS: Final = (
    "id", "when", "title", "speaker", "stance", "about", "about_title", "dated", "condition",
    "note", "reported",
)  # fmt: skip
"""`about` is the id of the event that is spoken about, `dated` the date that the speaker gives."""
SOURCE_COLUMNS: Final = (
    "id", "title", "author", "publisher", "container", "volume", "issue", "pages", "doi", "isbn",
    "url", "archived", "published", "updated", "accessed", "language", "kind", "note",
)  # fmt: skip


def statement_rows(event: Event, timeline: Timeline) -> Iterator[dict[str, str]]:
    """Of a statement a row for each event that it is about, or one without any.

    >>> from timeline import About, Event, Statement, Timeline
    >>> about = About(event="x", stance="denies")
    >>> no = Statement(title="No", when="2024", speaker="B", about=about)
    >>> [cells] = statement_rows(no, Timeline(title="T", events=[no], excerpt=True))
    >>> cells["speaker"], cells["stance"], cells["about"]
    ('B', 'denies', 'x')
    """
    if not isinstance(event, Statement):
        return
    cells: dict[str, str] = dict.fromkeys(STATEMENT_COLUMNS, "")
    cells |= {"id": event.id, "when": event.when.text, "title": event.title}
    cells["speaker"] = joined(map(str, event.speaker))
    cells["reported"] = joined(f"{r.by} ({r.when})" if r.when else r.by for r in event.reported)
    for about in event.about:
        target = timeline.event(about.event)
        yield cells | {
            "stance": about.stance.value,
            "about": about.event,
            "about_title": target.title if target else "",
            "dated": about.when.text if about.when else "",
            "condition": about.condition,
            "note": about.note,
        }
    if not event.about:
        yield cells


def source_row(source: Source) -> dict[str, str]:
    """The cells of a source, its dates as EDTF."""
    cells = {name: str(getattr(source, name) or "") for name in SOURCE_COLUMNS}
    return cells | {"author": joined(source.author)}
