"""Text with delimiters, judged by the parser of the standard library."""

from __future__ import annotations

import csv
import io
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ReadError
from timeline.columns import delimited_rows


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_cells_are_those_that_the_standard_library_finds(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["when", "title"], *table])
    text = out.getvalue()
    found = [[cell.text for cell in cells] for cells in delimited_rows(text, "x")]
    assert found == list(csv.reader(io.StringIO(text, newline="")))


@given(
    st.lists(st.lists(st.text('ab",;\n\r'), min_size=2, max_size=2), min_size=1),
    st.randoms(use_true_random=False),
)
def test_text_in_blocks_has_the_same_cells_at_the_same_places(
    table: list[list[str]], random: Random
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["when", "title"], *table])
    blocks = [""]
    for line in out.getvalue().splitlines(keepends=True):
        blocks[-1] += line
        if line.endswith("\n") and random.random() < 0.5:
            blocks.append("")
    assert list(delimited_rows(filter(None, blocks), "x")) == list(
        delimited_rows(out.getvalue(), "x")
    )


def test_a_cell_without_end_is_not_held_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.columns.delimited._LONGEST", 1000)
    taken = count()
    first = ["when,title\n", '2024,"A\n']
    blocks = (first[n] if n < 2 else "2024,A\n" * 10 for n in taken)
    with pytest.raises(ReadError, match="x:2:6: this cell begins with a quote and does not end"):
        list(delimited_rows(blocks, "x"))
    assert next(taken) < 100


def test_cells_know_their_line_and_column() -> None:
    text = 'a,"b\r\nc",d\r\n\ne,f\rg'
    places = [[(c.line, c.column) for c in cells] for cells in delimited_rows(text, "x")]
    assert places == [[(1, 1), (1, 3), (2, 4)], [(3, 1)], [(4, 1), (4, 3)], [(5, 1)]]
