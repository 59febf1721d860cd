"""Text with delimiters, judged by the parser of the standard library."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from timeline.columns import delimited_rows


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_cells_are_those_that_the_standard_library_finds(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["when", "title"], *table])
    text = out.getvalue()
    found = [[cell.text for cell in cells] for cells in delimited_rows(text, "x")]
    assert found == list(csv.reader(io.StringIO(text, newline="")))


def test_cells_know_their_line_and_column() -> None:
    text = 'a,"b\r\nc",d\r\n\ne,f\rg'
    places = [[(c.line, c.column) for c in cells] for cells in delimited_rows(text, "x")]
    assert places == [[(1, 1), (1, 3), (2, 4)], [(3, 1)], [(4, 1), (4, 3)], [(5, 1)]]
