"""What the objects of a TimelineJS file hold, and the mistakes in them."""

from __future__ import annotations

import re
from html import unescape

from attrs import define
from attrs import field as attribute

from timeline import Mistake, ModelError
from timeline.document import Fields, Items, Kind, Node, Scalar
from timeline.text import brief, clean_id, clean_url, one_line, slug
from timeline_plugins.timelinejs.markup import from_html
from timeline_plugins.timelinejs.nodes import fields, given, said

__all__ = ["Objects"]

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


@define
class Objects:
    """Looks things up; what is of the wrong kind is a mistake, and as good as not there."""

    file: str
    mistakes: list[Mistake] = attribute(factory=list[Mistake])
    event: str = ""
    """The headline of the slide that is being read, for messages."""

    def text(self, slide: Fields) -> tuple[Scalar | None, Scalar | None]:
        """Headline and text."""
        text = self.mapping(given(slide, "text") or fields(slide), "the text of a slide")
        body = self.string(text, "text")
        words = from_html(body.text) if body else ""
        return self.shown(text, "headline"), said(body, words) if body and words else None

    def shown(self, node: Fields, key: str, times: int = 1) -> Scalar | None:
        """A line of HTML as the text that is seen of it."""
        if (value := self.string(node, key)) is None:
            return None
        text = value.text
        for _ in range(times):
            text = one_line(from_html(text))
        return said(value, text) if text else None

    def id(self, slide: Fields) -> Scalar | None:
        """An id, or one made of it."""
        if (value := self.string(slide, "unique_id")) is None:
            return None
        try:
            return said(value, clean_id(value.text))
        except ModelError:
            return said(value, slug(value.text))

    def string(self, node: Fields, key: str) -> Scalar | None:
        """A text, or a number that is meant as one."""
        value = given(node, key)
        if value is None or (isinstance(value, Scalar) and value.kind is not Kind.TRUTH):
            return value
        self.mistake(value, f"'{key}' is text")
        return None

    def mapping(self, node: Node, noun: str) -> Fields:
        """The node as an object."""
        if isinstance(node, Fields):
            return node
        self.mistake(node, f"{noun} is an object, in braces")
        return fields(node)

    def items(self, node: Fields, key: str) -> tuple[Node, ...]:
        """A list."""
        value = given(node, key)
        if value is None or isinstance(value, Items):
            return value.items if value else ()
        self.mistake(value, f"'{key}' is a list")
        return ()

    def mistake(self, node: Node, message: str, code: str = "mistake") -> None:
        """Note what is wrong at a node."""
        place = (self.file, node.line, node.column, self.event)
        self.mistakes.append(Mistake(message, *place, code))

    def media(self, slide: Fields) -> Fields | None:
        """The medium; an address stands alone, or in the HTML of a frame or a quotation."""
        media = self.mapping(given(slide, "media") or fields(slide), "a medium")
        url = self.string(media, "url")
        address = _address(url.text) if url else ""
        caption = self.shown(media, "caption")
        if url and not address:
            caption = caption or said(url, one_line(from_html(url.text)) or brief(url.text))
        made = fields(
            media,
            kind=media.get("kind"),
            title=caption,
            url=said(url, address) if url and address else None,
            credit=self.shown(media, "credit"),
        )
        return made if url or caption else None


def _address(url: str) -> str:
    """The address that a `url` is or, as HTML, has in it; nothing for a file beside the page."""
    try:
        return clean_url(f"https:{url}" if url.startswith("//") else url)
    except ModelError:
        found = _ADDRESS.search(unescape(url))
        return found[0] if found else ""
