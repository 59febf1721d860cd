"""Small forms of output that the subcommands share."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["counted", "table"]


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(14, "event")
    ('1 event', '14 events')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows of cells as lines with aligned columns.

    >>> print(table([("a", "b"), ("long", "c")]))
    a     b
    long  c
    """
    from timeline.errors import visible

    rows = [tuple(visible(cell, 1000) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
