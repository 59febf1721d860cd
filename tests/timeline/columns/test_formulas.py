"""Cells that a spreadsheet would calculate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.columns import guarded, unguarded


@given(st.text(st.sampled_from("=+-@'\t\r\n,; a＝")))
def test_a_guard_is_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "- a", "@a", "\ta", "\ra", "＝1", "'=1"])
def test_what_begins_like_a_formula_gets_a_guard(text: str) -> None:
    assert guarded(text)[0] == "'"


@pytest.mark.parametrize("text", ["", "a=1", "it's", "'t was", "1 - 1", "a\n- one\n- two", "a, b"])
def test_what_no_spreadsheet_calculates_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
