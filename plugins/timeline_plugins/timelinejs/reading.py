"""The reader: slides, ours and those of strangers, to events, with every mistake at its place."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from timeline import DateError, ReadContext, Reader, ReadError, Timeline
from timeline.document import Fields, Items, Node, Scalar, decode, json_nodes, read_text
from timeline.text import brief
from timeline_plugins.timelinejs.dates import PARTS
from timeline_plugins.timelinejs.nodes import date_parts, fields, given, rest, said
from timeline_plugins.timelinejs.objects import Objects

__all__ = ["TimelineJsReader"]

_FILE = {"title", "events", "eras", "language"}
_SLIDE = {"start_date", "end_date", "text", "media", "group", "unique_id", "autolink", "edtf",
          *PARTS}  # fmt: skip
_OURS = {*_SLIDE, "display_date"}
_ANY_DATE = "2000"  # stands for a date that is wrong, so that other mistakes are found as well


class TimelineJsReader(Reader):
    """TimelineJS: each slide and era is an event; what else it has goes to `extra`."""

    name, title = "timelinejs", "TimelineJS"
    suffix, media_type = ".timelinejs.json", "application/json"

    def read(self, stream: BinaryIO, context: ReadContext) -> Timeline:
        slides = _Slides(context.name)
        plain = slides.timeline(json_nodes(read_text(stream, context.name), context.name))
        try:
            timeline = decode(plain, context.name, context.places)
        except ReadError as error:
            raise ReadError([*slides.mistakes, *error.mistakes]) from None
        if slides.mistakes:
            raise ReadError(slides.mistakes)
        return timeline


class _Slides(Objects):
    """Makes the nodes that `decode` takes of those of a TimelineJS file; each keeps its place."""

    def timeline(self, node: Node) -> Fields:
        root = self.mapping(node, "a TimelineJS file")
        slide = self.mapping(given(root, "title") or fields(root), "a title slide")
        headline, words = self.text(slide)
        stem = PurePath(self.file).name.partition(".")[0]
        if root.get("events") is None:
            self.mistake(root, "a TimelineJS file has 'events', a list of slides")
        events = [self.slide(item) for item in self.items(root, "events")]
        events += [self.slide(item, "era") for item in self.items(root, "eras")]
        return fields(
            root,
            title=headline or said(slide, stem or "Timeline"),
            id=self.id(slide),
            description=words,
            language=root.get("language"),
            events=Items(root.line, root.column, tuple(events)),
            extra=rest((root, slide), _FILE | _SLIDE),
        )

    def slide(self, node: Node, tag: str = "") -> Fields:
        slide = self.mapping(node, "a slide")
        headline, words = self.text(slide)
        self.event = headline.text[:60] if headline else ""
        media = self.media(slide)
        caption = media.get("title") if media else None
        ours = given(slide, "edtf")
        start = given(slide, "start_date")
        others = (slide, start if isinstance(start, Fields) else None)
        return fields(
            slide,
            id=self.id(slide),
            title=headline or caption or (words and said(words, brief(words.text))),
            when=ours or self.date(slide),
            description=words,
            tags=said(slide, tag) if tag else self.shown(slide, "group", times=2),
            media=media,
            extra=rest((slide,), _OURS) if ours else rest(others, _SLIDE),
        )

    def date(self, slide: Fields) -> Scalar:
        """The EDTF text of the start and the end."""
        from timeline.when.notations import from_timelinejs  # 30 ms that only readers need

        begun = given(slide, "start_date")
        if begun is None:
            self.mistake(slide, "a slide has a 'start_date', an object with a 'year'")
            return said(slide, _ANY_DATE)
        start = self.mapping(begun, "a date")
        end = self.mapping(given(slide, "end_date") or fields(slide), "a date")
        if not isinstance(begun, Fields):
            return said(slide, _ANY_DATE)
        first, last = date_parts(start), date_parts(end)
        tries = [(start, [first]), *([(end, [last]), (end, [first, last])] if last else [])]
        text = ""
        for node, told in tries:
            try:
                text = from_timelinejs(*told).text
            except DateError as error:
                self.mistake(given(node, error.part) or node, str(error), "date")
                return said(slide, _ANY_DATE)
        return said(start, text)
