"""A property of a component, its parameters and its text (RFC 5545, 3.2 and 3.3.11; RFC 6868)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, TypeAlias

__all__ = ["Parameters", "Property", "split_list", "unescape"]

Parameters: TypeAlias = dict[str, list[str]]
"""The values of each parameter; names are in upper case."""

_PARAMETER: Final = re.compile(r';\s*+([A-Za-z0-9-]++)(?:=((?:"[^"]*+"|[^";])*+))?')
_VALUE: Final = re.compile(r'"([^"]*+)"|([^",]++)')
_CARET: Final = re.compile(r"\^([n^'])")
_CARETS: Final = {"n": "\n", "^": "^", "'": '"'}
_ESCAPE: Final = re.compile(r"\\([\\;,:\"nN])")
_SEPARATOR: Final = re.compile(r"((?:[^\\,]|\\.|\\$)*+)(?:,|$)", re.DOTALL)


class Property(NamedTuple):
    """One content line. The value is as it stands in the file."""

    name: str
    params: str
    """What stands between the name and the colon, with its semicolons."""
    value: str
    line: int

    @property
    def offset(self) -> int:
        """Where the value begins in the unfolded line."""
        return len(self.name) + len(self.params) + 1

    @property
    def text(self) -> str:
        """The value as text."""
        return unescape(self.value) if "\\" in self.value else self.value

    @property
    def parameters(self) -> Parameters:
        """The parameters, read leniently: what is no parameter is passed over."""
        if not self.params:
            return {}
        found: Parameters = {}
        for match in _PARAMETER.finditer(self.params):
            values = [one[0] or one[1] for one in _VALUE.findall(match[2] or "")] or [""]
            if "^" in match[0]:
                values = [_CARET.sub(lambda m: _CARETS[m[1]], value) for value in values]
            found.setdefault(match[1].upper(), []).extend(values)
        return found

    def parameter(self, name: str) -> str:
        """The first value of that parameter, or nothing."""
        return self.parameters.get(name, [""])[0] if self.params else ""


def unescape(value: str) -> str:
    r"""TEXT without its backslashes; one that escapes nothing is a backslash that was meant."""
    if "\\\\" in value:  # then it matters which backslash belongs to what
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
    value = value.replace("\\n", "\n").replace("\\,", ",")
    if "\\" in value:
        for letter in ';N:"':
            value = value.replace(f"\\{letter}", "\n" if letter == "N" else letter)
    return value


def split_list(value: str) -> list[str]:
    r"""The texts of a list, `\,` being a comma and no separator."""
    if "\\" not in value:
        return value.split(",")
    parts: list[str] = []
    at = 0
    while at <= len(value):
        match = _SEPARATOR.match(value, at)
        assert match is not None  # it matches nothing as well
        parts.append(unescape(match[1]))
        if match.end() == match.end(1):  # no comma after it
            break
        at = match.end()
    return parts
