"""Events as the rows of a table, and a table as a timeline: what formats with columns share.

In a cell of `speaker`, `about`, `actors`, `tags` or `sources` may stand several things with
semicolons between them; a semicolon that belongs to one of them is doubled.
"""

from timeline.columns.delimited import delimited_rows
from timeline.columns.formulas import guarded, unguarded
from timeline.columns.names import COLUMNS, OWN
from timeline.columns.others import (
    SOURCE_COLUMNS,
    STATEMENT_COLUMNS,
    source_row,
    statement_rows,
)
from timeline.columns.rows import IN_COLUMNS, beyond_columns, beyond_columns_of, row
from timeline.columns.tables import read_table, stream_table

__all__ = [
    "COLUMNS",
    "IN_COLUMNS",
    "OWN",
    "SOURCE_COLUMNS",
    "STATEMENT_COLUMNS",
    "beyond_columns",
    "beyond_columns_of",
    "delimited_rows",
    "guarded",
    "read_table",
    "row",
    "source_row",
    "statement_rows",
    "stream_table",
    "unguarded",
]
