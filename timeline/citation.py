"""`Citation`: where a fact stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from attrs import field, frozen

from timeline.fields import many
from timeline.text import clean_id, clean_line, clean_lines

__all__ = ["Citation", "to_citations"]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


@frozen(kw_only=True)
class Citation:
    """That a fact stands in a source: which one, where in it, and in which words."""

    source: str = field(converter=clean_id)
    """The source's id."""
    at: str = field(default="", converter=clean_line)
    """The place in the source: a page, a minute, a caption."""
    quote: str = field(default="", converter=clean_lines)


def to_citations(
    values: Citation | _Named | str | Iterable[Citation | _Named | str] | None,
) -> tuple[Citation, ...]:
    """Citations, from themselves, sources, or sources' ids; one or several."""
    return many(_to_citation)(values)


def _to_citation(value: Citation | _Named | str) -> Citation:
    if isinstance(value, Citation):
        return value
    return Citation(source=value if isinstance(value, str) else value.id)
