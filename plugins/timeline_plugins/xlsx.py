"""Excel workbooks: Office Open XML (ECMA-376), with sheets of events, statements and sources.

Exact days are dates to calculate with from March 1900 on (before, programs count differently), all
else is text and never a formula. Made in memory: no temporary files. Needs `timeline-kit[xlsx]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any, ClassVar, Final

from timeline import Day, Event, ExportContext, Exporter, PluginError, Timeline, columns, hookimpl

__all__ = ["Xlsx", "timeline_exporters"]

ROWS, CELL, LINKS, LINK = 1_048_576, 32_767, 65_530, 2_000  # the most that Excel takes
_MADE: Final = datetime(1980, 1, 1, tzinfo=UTC)  # what a ZIP has for no date
_DATES: Final = (Day.of(1900, 3, 1), Day.of(9999, 12, 31))
_FIELDS: Final = {"Statements": "about", "Sources": "sources", "details": "description"}
_WIDTHS: Final = {"title": 40, "about_title": 40, "description": 60, "details": 60}


class Xlsx(Exporter):
    """A workbook for people who sort, filter and count."""

    name, title, suffix = "xlsx", "Excel", ".xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    carries: ClassVar[Mapping[str, str]] = {
        **columns.IN_COLUMNS,
        **{f"source.{name}": "in the sheet Sources" for name in columns.SOURCE_COLUMNS},
        **dict.fromkeys(("timeline.title", "timeline.description"), "in the properties"),
        "timeline.language": "dates are worded in it",
    }

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[bytes]:
        try:
            xlsxwriter: Any = import_module("xlsxwriter")
        except ModuleNotFoundError as error:
            raise PluginError("xlsx needs XlsxWriter: pip install 'timeline-kit[xlsx]'") from error
        book = xlsxwriter.Workbook(out := BytesIO(), {"in_memory": True})
        told = {"title": timeline.title, "comments": timeline.description}
        book.set_properties({**told, "created": context.stamp or _MADE})
        events = _Sheet(book, "Events", context, "date", *columns.COLUMNS)
        said = _Sheet(book, "Statements", context, "date", *columns.STATEMENT_COLUMNS)
        sources = _Sheet(book, "Sources", context, *columns.SOURCE_COLUMNS)
        for field, why in columns.beyond_columns_of(timeline):
            context.lost("", field, why)
        for event in timeline:
            for field, why in columns.beyond_columns(event):
                context.lost(event, field, why)
            words = {"date": event.when.format(context.locale)}
            cells = columns.row(event, timeline, context.locale)
            events.add({**cells, **words, **_numbers(event)}, event)
            for statement in columns.statement_rows(event, timeline):
                said.add({**statement, **words}, event)
        for source in timeline.sources:
            sources.add(columns.source_row(source), "")
        book.close()
        yield out.getvalue()


class _Sheet:
    def __init__(self, book: Any, name: str, context: ExportContext, *names: str) -> None:
        self.names, self.context, self.field = names, context, _FIELDS.get(name, "")
        self.sheet, self.row, self.links = book.add_worksheet(name), 1, 0
        self.date, self.plain = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format()
        self.sheet.freeze_panes(1, 0)
        for i, column in enumerate(names):
            self.sheet.write_string(0, i, column, book.add_format({"bold": True}))
            self.sheet.set_column(i, i, _WIDTHS.get(column, 16))

    def add(self, cells: Mapping[str, object], owner: Event | str) -> None:
        if self.row >= ROWS:
            self.context.lost(owner, self.field or "event", f"a sheet has {ROWS:,} rows")
            return
        for i, name in enumerate(self.names):
            value = cells[name]
            if isinstance(value, date):
                self.sheet.write_datetime(self.row, i, value, self.date)
            elif isinstance(value, float):
                self.sheet.write_number(self.row, i, value)
            elif value:
                self.write(i, name, str(value), owner)
        self.row += 1

    def write(self, column: int, name: str, whole: str, owner: Event | str) -> None:
        text = whole.encode("utf-16-le")[: 2 * CELL].decode("utf-16-le", "ignore")
        if text != whole:
            why = f"a cell has {CELL:,} characters; the rest is cut off"
            self.context.lost(owner, self.field or _FIELDS.get(name, name), why)
        web = name in ("url", "archived") and text.startswith(("http://", "https://"))
        if web and len(text) <= LINK and self.links < LINKS:
            self.links += 1
            self.sheet.write_url(self.row, column, text)
        elif text.startswith("<r>"):  # the library takes it for XML of its own
            self.sheet.write_rich_string(self.row, column, "<", self.plain, text[1:])
        else:
            self.sheet.write_string(self.row, column, text)


def _numbers(event: Event) -> dict[str, object]:
    """The cells of an event that one can calculate with, as exact as it is and no more."""
    found: dict[str, object] = {}
    for name, day in (("earliest", event.when.earliest), ("latest", event.when.latest)):
        if event.when.is_exact and isinstance(day, Day) and _DATES[0] <= day <= _DATES[1]:
            found[name] = date(*day.ymd)
    for name in ("latitude", "longitude"):
        degrees = getattr(event.place, name, None)
        if degrees is not None and Decimal(f"{float(degrees):.15g}") == degrees:
            found[name] = float(degrees)
    return found


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Xlsx()]
