"""Text with delimiters (RFC 4180) as rows of cells that know their place.

The parser of the standard library does not tell where a cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from timeline.document import Scalar
from timeline.errors import Mistake, ReadError

__all__ = ["delimited_rows"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def delimited_rows(
    text: str, name: str, convert: Callable[[str], str] = str
) -> Iterator[list[Scalar]]:
    r"""The rows of the file `name`, each cell converted. Raises ReadError at a quote without end.

    Whether commas, semicolons or tabs are the delimiters, the first line tells.

    >>> [[cell.text for cell in row] for row in delimited_rows('a;b\r\n"1;""2";\r\n', "x.csv")]
    [['a', 'b'], ['1;"2', '']]
    """
    d = max(",;\t", key=_LINE_END.split(text, maxsplit=1)[0].count)
    quoted, plain = r'"([^"]*+(?:""[^"]*+)*+)"', rf'([^"{d}\r\n][^{d}\r\n]*+)?'
    pattern = re.compile(rf"(?:{quoted}|{plain})({d}|\r\n|\r|\n|\Z)")
    cells: list[Scalar] = []
    at, line, start = 0, 1, 0
    while at < len(text) or cells:
        found = pattern.match(text, at)
        if found is None:
            wrong = "this cell begins with a quote and does not end with one; double those inside"
            raise ReadError([Mistake(wrong, name, line, at - start + 1)])
        cell = found[2] or (found[1] or "").replace('""', '"')
        cells.append(Scalar(line, at - start + 1, convert(cell)))
        for end in _LINE_END.finditer(text, at, found.end()):
            line, start = line + 1, end.end()
        at = found.end()
        if found[3] != d:
            yield cells
            cells = []
