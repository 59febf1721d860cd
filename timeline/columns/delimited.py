"""Text with delimiters (RFC 4180) as rows of cells that know their place.

The parser of the standard library does not tell where a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from timeline.document import Scalar
from timeline.errors import Mistake, ReadError

__all__ = ["delimited_rows"]

_LONGEST: Final = 1 << 26  # characters of a cell; one that never ends is not held
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def delimited_rows(
    text: str | Iterable[str], name: str, convert: Callable[[str], str] = str
) -> Iterator[list[Scalar]]:
    r"""The rows of the file `name`, each cell converted. Raises ReadError at a quote without end.

    The text may come in blocks; each but the last ends with a line. Whether commas, semicolons or
    tabs are the delimiters, the first line tells.

    >>> [[cell.text for cell in row] for row in delimited_rows('a;b\r\n"1;""2";\r\n', "x.csv")]
    [['a', 'b'], ['1;"2', '']]
    """
    blocks = iter([text] if isinstance(text, str) else text)
    buffer = next(blocks, "")
    d = max(",;\t", key=_LINE_END.split(buffer, maxsplit=1)[0].count)
    quoted, plain = r'"([^"]*+(?:""[^"]*+)*+)"', rf'([^"{d}\r\n][^{d}\r\n]*+)?'
    pattern = re.compile(rf"(?:{quoted}|{plain})({d}|\r\n|\r|\n|\Z)")
    cells: list[Scalar] = []
    at, line, start, is_last = 0, 1, 0, False
    while not is_last or at < len(buffer) or cells:
        found = pattern.match(buffer, at) if is_last or at < len(buffer) else None
        if found is None and not is_last and len(buffer) - at < _LONGEST:
            # as much again, so that what is long is not looked at once a block
            more = _at_least(blocks, len(buffer) - at)
            buffer, start, at, is_last = buffer[at:] + more, start - at, 0, not more
            continue
        if found is None:
            wrong = "this cell begins with a quote and does not end with one; double those inside"
            raise ReadError([Mistake(wrong, name, line, at - start + 1)])
        cell = found[2] or (found[1] or "").replace('""', '"')
        cells.append(Scalar(line, at - start + 1, convert(cell)))
        for end in _LINE_END.finditer(buffer, at, found.end()):
            line, start = line + 1, end.end()
        at = found.end()
        if found[3] != d:
            yield cells
            cells = []


def _at_least(blocks: Iterator[str], length: int) -> str:
    """The next blocks, as many as make that length; nothing where there are none."""
    taken: list[str] = []
    for block in blocks:
        taken.append(block)
        length -= len(block)
        if length <= 0:
            break
    return "".join(taken)
