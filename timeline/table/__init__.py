"""Tables on disk: Parquet files of very many events, written, read and searched by an engine.

`open_table` gives the timeline in a file, or what a `Choice` wants of it, without reading the rest;
`table_bytes` writes one. The engine is an extra, `timeline-kit[table]`, and is imported when it is
needed. The columns are those of `COLUMNS`.
"""

from timeline.table.building import table_bytes
from timeline.table.choice import Choice
from timeline.table.columns import COLUMNS, ORDER, Column
from timeline.table.joining import Joined, Removed, joined, written
from timeline.table.opened import Opened, Table, chosen, open_table
from timeline.table.summary import Summary, summary
from timeline.table.where import Where

__all__ = [
    "COLUMNS",
    "ORDER",
    "Choice",
    "Column",
    "Joined",
    "Opened",
    "Removed",
    "Summary",
    "Table",
    "Where",
    "chosen",
    "joined",
    "open_table",
    "summary",
    "table_bytes",
    "written",
]
