"""`Claim`: what else is said of a field, kept beside the value that stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field as attribute
from attrs import frozen

from timeline.citation import Citation, to_citations
from timeline.errors import DateError, ModelError, did_you_mean, visible
from timeline.fields import JSON, instances, to_plain
from timeline.text import clean_line, clean_lines
from timeline.when import When

__all__ = ["DATES", "EXTRA", "FIELDS", "Claim", "to_claims"]

DATES: Final = frozenset({"when", "published", "updated", "accessed"})
"""The fields whose value is a date."""

_OTHERS: Final = """
id kind title description place speaker about reported figures publisher url stamp source
author container volume issue pages doi isbn archived language note zone hidden
"""
FIELDS: Final = DATES.union(_OTHERS.split())
"""The fields that a claim can be about."""
EXTRA: Final = "extra."
"""What the name of a field begins with that is a key in `extra`."""


def _to_field(value: str) -> str:
    name = clean_line(value)
    if name not in FIELDS and not name.startswith(EXTRA):
        remedy = did_you_mean(name, FIELDS) or "; claims are about fields, as 'when' or 'place'"
        raise ModelError(f"'{visible(name)}' is no field that a claim can be about{remedy}")
    return name


@frozen(kw_only=True)
class Claim:
    """Another value for a field than the one that stands there, with the sources that give it.

    `value` is plain data, as a file has it: a date is its EDTF text, a place its name or its
    fields. Raises ModelError for a field that nothing has, DateError for a date that is none.

    >>> Claim(field="when", value="2024-10-19", sources="bbc").when.format()
    '19 October 2024'
    """

    field: str = attribute(converter=_to_field)
    """The name of the field; of a key in `extra`, `extra.` and the key."""
    value: JSON = attribute(converter=to_plain, hash=False)
    sources: tuple[Citation, ...] = attribute(default=(), converter=to_citations)
    note: str = attribute(default="", converter=clean_lines)

    def __attrs_post_init__(self) -> None:
        if self.value in (None, "", [], {}):
            raise ModelError("a claim needs a value: what else the field is said to be")
        if self.field in DATES:
            if not isinstance(self.value, str):
                raise DateError(str(self.value), "a date is text, as in '2024'")
            When.parse(self.value)

    @property
    def when(self) -> When | None:
        """The value as a date, where the field holds one."""
        return When.parse(str(self.value)) if self.field in DATES else None


def to_claims(values: Claim | Iterable[Claim] | None) -> tuple[Claim, ...]:
    """Claims, from themselves or mappings of their fields; one or several."""
    return instances(Claim, values)
