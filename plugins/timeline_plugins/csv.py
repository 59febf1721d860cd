"""CSV for spreadsheets and data tools: RFC 4180, UTF-8, a row of names and then a row an event.

The columns are those of `timeline.columns`: `id`, `kind`, `when` (EDTF), `earliest` and `latest`
(its first and last day), `title`, `description`, `speaker`, `about` (`denies troops-sent`),
`publisher`, `url`, `stamp`, `actors`, `place`, `latitude`, `longitude`, `tags`, `sources` (title,
then address) and `details` (all else, in words). Several things in a cell have `; ` between them.

A table that is read needs `when` and `title`; the others may be there, in any order, and a column
`extra.NAME` is carried along. Any other name is a mistake, as in YAML: it may be one misspelt. The
first line tells whether commas, semicolons or tabs divide the cells. What a spreadsheet would
calculate has a `'` before it, which reading takes away again; degrees are numbers and have none.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from enum import Enum
from typing import BinaryIO

from attrs import frozen

from timeline import ExportContext, Exporter, ReadContext, Reader, Timeline, hookimpl, option
from timeline.columns import (
    COLUMNS,
    IN_COLUMNS,
    beyond_columns,
    beyond_columns_of,
    delimited_rows,
    guarded,
    read_table,
    row,
    stream_table,
    unguarded,
)
from timeline.document import Scalar, read_text, text_blocks

__all__ = ["Csv", "CsvOptions", "CsvReader", "CsvReading", "Delimiter", "timeline_exporters"]


class Delimiter(Enum):
    """What stands between cells."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


@frozen
class CsvOptions:
    """How a table is written."""

    delimiter: Delimiter = option(Delimiter.COMMA, "what stands between cells")
    formulas: bool = option(False, "write cells as they are, though a spreadsheet may run them")
    bom: bool = option(False, "begin with a byte order mark, by which Excel knows UTF-8")


@frozen
class CsvReading:
    """How a table is read."""

    title: str = option("", "the title of the timeline; the name of the file if not given")
    language: str = option("en", "the language of the texts, a BCP 47 code")
    formulas: bool = option(False, "take cells as they are, with a ' at their start")


class Csv(Exporter):
    """A table of events."""

    name, title, suffix, media_type = "csv", "CSV", ".csv", "text/csv"
    options, carries = CsvOptions, IN_COLUMNS

    def export(self, timeline: Timeline, context: ExportContext) -> Iterator[str]:
        options: CsvOptions = context.options
        for field, why in beyond_columns_of(timeline, "title", "description"):
            context.lost("", field, why)
        if any(source.note for source in timeline.sources):
            context.lost("", "sources", "their notes are not told")
        as_is = COLUMNS if options.formulas else ("latitude", "longitude")
        delimiter = {"comma": ",", "semicolon": ";", "tab": "\t"}[options.delimiter.value]
        writer = csv.writer(_Line(), delimiter=delimiter)
        yield ("\ufeff" if options.bom else "") + writer.writerow(COLUMNS)
        for event in timeline:
            for field, why in beyond_columns(event):
                context.lost(event, field, why)
            cells = row(event, timeline, context.locale).items()
            yield writer.writerow(t if name in as_is else guarded(t) for name, t in cells)


class _Line:
    """A file that gives a line back, and so lets `writerow` return it."""

    def write(self, line: str) -> str:
        return line


class CsvReader(Reader):
    """A table of events."""

    name, title, suffix, media_type = "csv", "CSV", ".csv", "text/csv"
    options = CsvReading

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        rows = delimited_rows(read_text(stream, context.name), context.name, _convert(context))
        return read_table(rows, context.name, _head(context), context.places)

    def stream(self, reopen: Callable[[], BinaryIO], context: ReadContext) -> Timeline:
        def rows() -> Iterator[list[Scalar]]:
            with reopen() as stream:
                blocks = text_blocks(stream, context.name)
                yield from delimited_rows(blocks, context.name, _convert(context))

        return stream_table(rows, context.name, _head(context))


def _head(context: ReadContext) -> dict[str, str]:
    options: CsvReading = context.options
    return {"title": options.title or context.stem or "Timeline", "language": options.language}


def _convert(context: ReadContext) -> Callable[[str], str]:
    return str if context.options.formulas else unguarded


@hookimpl
def timeline_exporters() -> list[Exporter]:
    return [Csv()]


@hookimpl
def timeline_readers() -> list[Reader]:
    return [CsvReader()]
