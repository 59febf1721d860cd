"""An exporter without fault, to plant faults in, and what a parser sees of its output."""

import csv
import io
from typing import ClassVar

from attrs import fields, frozen

from timeline import Exporter, option

FACTS = ("title", "when", "description")
FORMULA = ("=", "+", "-", "@", "\t", "\uff1d")


@frozen
class GoodOptions:
    header: bool = option(True, "begin with a row of column names")


class Good(Exporter):
    """Rows of three columns, all quoted (RFC 4180)."""

    name, title, suffix, media_type = "good", "Good rows", ".good", "text/csv"
    carries: ClassVar = {
        "timeline.title": "as the first row",
        **dict.fromkeys((f"event.{name}" for name in FACTS), "in its column"),
    }
    options: ClassVar = GoodOptions

    def export(self, timeline, context):
        if timeline.language != "en":
            context.lost("", "language", "it is not told")
        self.lose(timeline, "", ("title", "events", "language"), context)
        yield self.row(timeline.title, "", "")
        if context.options.header:
            yield self.row(*FACTS)
        yield from self.rows(timeline, context)

    def rows(self, timeline, context):
        for event in timeline:
            yield self.event(event, timeline, context)

    def lose(self, thing, event, told, context):
        for attribute in fields(type(thing)):
            name = attribute.name
            if name in (*told, "id", "ignore"):
                continue
            if getattr(thing, name) not in (attribute.default, {}):
                context.lost(event, name, "it is not told")

    def event(self, event, timeline, context):
        self.lose(event, event, FACTS, context)
        return self.row(event.title, self.date(event, context), event.description)

    def date(self, event, context):
        return event.when.text

    def row(self, *cells):
        return ",".join(map(self.cell, cells)) + "\r\n"

    def cell(self, text):
        guarded = f"'{text}" if text.startswith(FORMULA) else text
        return '"' + guarded.replace('"', '""') + '"'


def structure(output):
    """How many columns each row has, and which cells a spreadsheet would calculate."""
    rows = list(csv.reader(io.StringIO(output.decode("utf-8"), newline=""), strict=True))
    return [(len(row), [cell.startswith(FORMULA) for cell in row]) for row in rows]
