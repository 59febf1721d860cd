"""`Source`: what facts were taken from."""

from __future__ import annotations

import re

from attrs import field, frozen

from timeline.claim import Claim, to_claims
from timeline.correction import Ignore, to_ignores
from timeline.errors import ModelError, visible
from timeline.fields import optional_when, to_lines, to_truth
from timeline.text import clean_id, clean_line, clean_lines, clean_url, slug
from timeline.when import When

__all__ = ["Source", "clean_doi"]

_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"]+")


def clean_doi(text: str) -> str:
    """A DOI without its resolver's address, or nothing. Raises ModelError."""
    text = clean_line(text)
    if text and not _DOI.fullmatch(text):
        raise ModelError(f"'{visible(text)}' is no DOI; they are like 10.1038/nature04239")
    return text


@frozen(kw_only=True)
class Source:
    """Something that facts were taken from: an article, a post, a book, a broadcast.

    The fields are those of schema.org's CreativeWork and CSL. Dates are as exact as what is
    printed. Raises ModelError where neither a title nor an address is given.

    >>> Source(title="Pentagon press briefing", published="2024-10-21").id
    'pentagon-press-briefing'
    """

    id: str = field(default="", converter=clean_id)
    """What events cite it by; made from the title if not given."""
    title: str = field(default="", converter=clean_line)
    publisher: str = field(default="", converter=clean_line)
    author: tuple[str, ...] = field(default=(), converter=to_lines)
    container: str = field(default="", converter=clean_line)
    """What it is a part of: the journal, newspaper, book or programme."""
    volume: str = field(default="", converter=clean_line)
    issue: str = field(default="", converter=clean_line)
    pages: str = field(default="", converter=clean_line)
    doi: str = field(default="", converter=clean_doi)
    isbn: str = field(default="", converter=clean_line)
    url: str = field(default="", converter=clean_url)
    archived: str = field(default="", converter=clean_url)
    """The address of a copy in an archive."""
    published: When | None = field(default=None, converter=optional_when)
    updated: When | None = field(default=None, converter=optional_when)
    accessed: When | None = field(default=None, converter=optional_when)
    language: str = field(default="", converter=clean_line)
    """A BCP 47 code, such as `id`."""
    kind: str = field(default="", converter=clean_line)
    """What it is, in a word or two: blog post, book, broadcast."""
    note: str = field(default="", converter=clean_lines)
    hidden: bool = field(default=False, converter=to_truth)
    """Whether exports leave it out: they tell that there is a source, and not which."""
    claims: tuple[Claim, ...] = field(default=(), converter=to_claims)
    """What else is said of its fields."""
    ignore: tuple[Ignore, ...] = field(default=(), converter=to_ignores)
    """The rules that it may break, and why."""

    def __attrs_post_init__(self) -> None:
        if not (self.title or self.url):
            raise ModelError("a source needs a title or a url")
        if not self.id:
            object.__setattr__(self, "id", slug(self.title or self.url))
