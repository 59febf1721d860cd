"""A strategy for dates of every kind."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from timeline.testing.samples import FAMILIES
from timeline.when import When

__all__ = ["whens"]

_KINDS: Final = tuple(dict.fromkeys(text for family in FAMILIES.values() for text in family))
_WHENS: Final = (st.dates().map(str) | st.sampled_from(_KINDS)).map(When.parse)


def whens() -> SearchStrategy[When]:
    """Dates of every kind: days, and what is coarser, uncertain, open, ancient or to the second."""
    return _WHENS
