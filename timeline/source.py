"""Sources, and how an event cites them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from timeline.errors import ModelError
from timeline.fields import many, optional_when, to_lines
from timeline.text import clean_id, clean_line, clean_lines, clean_url, slug
from timeline.when import When

__all__ = ["Citation", "Source", "to_citations"]


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

    def __attrs_post_init__(self) -> None:
        if not (self.title or self.url):
            raise ModelError("a source needs a title or a url")
        if not self.id:
            object.__setattr__(self, "id", slug(self.title or self.url))


@frozen(kw_only=True)
class Citation:
    """That a fact stands in a source: which one, where in it, and in which words."""

    source: str = field(converter=clean_id)
    """The source's id."""
    at: str = field(default="", converter=clean_line)
    """The place in the source: a page, a minute, a caption."""
    quote: str = field(default="", converter=clean_lines)


def to_citations(
    values: Citation | Source | str | Iterable[Citation | Source | str] | None,
) -> tuple[Citation, ...]:
    """Citations, from themselves, sources, or sources' ids; one or several."""
    return many(_to_citation)(values)


def _to_citation(value: Citation | Source | str) -> Citation:
    if isinstance(value, Citation):
        return value
    return Citation(source=value.id if isinstance(value, Source) else value)
