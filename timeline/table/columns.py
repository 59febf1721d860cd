"""The columns of a table on disk: their names, types and meanings.

What a column holds exactly stands in it alone; what it holds only in part is whole in `rest`, which
has the plain form of those fields (see `timeline.document`). Columns that begin with `_` are for
engines: by them rows are ordered and found.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = ["COLUMNS", "NAMES", "ORDER", "Column"]


@frozen
class Column:
    """One column."""

    name: str
    type: str
    """The type in SQL; the first word of it tells which comparisons there are."""
    meaning: str

    @property
    def is_list(self) -> bool:
        """Whether it holds several texts."""
        return self.type.endswith("[]")


COLUMNS: Final = (
    Column("id", "VARCHAR", "the event's id"),
    Column("kind", "VARCHAR", "`event`, `statement` or `publication`"),
    Column("when", "VARCHAR", "its date as EDTF, as it was written"),
    Column("earliest", "DATE", "the first day that it can mean; null if that is open or unknown"),
    Column("latest", "DATE", "the last day that it can mean; null if that is open or unknown"),
    Column("title", "VARCHAR", "what happened, in a few words"),
    Column("description", "VARCHAR", "what happened, in more words"),
    Column("tags", "VARCHAR[]", "its tags"),
    Column("actors", "VARCHAR[]", "the names of those who took part"),
    Column("speaker", "VARCHAR[]", "the names of those who said it, of statements"),
    Column("place", "VARCHAR", "the name of the place"),
    Column("latitude", "DOUBLE", "degrees north, WGS 84"),
    Column("longitude", "DOUBLE", "degrees east, WGS 84"),
    Column("publisher", "VARCHAR", "who published it, of publications"),
    Column("url", "VARCHAR", "where it was published, of publications"),
    Column("sources", "VARCHAR[]", "the ids of the sources that it cites"),
    Column("points_to", "VARCHAR[]", "the ids of the events that it points at"),
    Column("rest", "VARCHAR", "all else, as JSON; null if there is nothing else"),
    Column("_begin", "BIGINT", "the second since 1970 that it is sorted at"),
    Column("_order", "VARCHAR", "what sorts those of one second"),
    Column("_first", "BIGINT", "`earliest` in days since 1970; the least number if there is none"),
    Column("_last", "BIGINT", "`latest` in days since 1970; the greatest number if there is none"),
)
NAMES: Final = tuple(column.name for column in COLUMNS)
ORDER: Final = ("_begin", "_order", "id")
"""The columns that give the order of a timeline."""
