"""Faults in how an exporter works: sameness, the walk, dates, fields, hostile text, manners."""

import html
import os
import re
import socket
import tempfile
import time
import warnings
from collections import deque
from datetime import datetime
from itertools import count
from pathlib import Path
from random import random
from typing import ClassVar
from uuid import uuid4
from xml.etree import ElementTree

from .good import Good
from .planted import ANY, dating, doing, planted, writing

# sameness

COUNTED = count()


@planted("same-bytes-twice", "exporting the same timeline again gives other bytes", ANY)
class Counting(Good):
    def export(self, timeline, context):
        yield from super().export(timeline, context)
        yield self.row(str(next(COUNTED)), "", "")


@planted("same-bytes-from-a-new-instance", "a new instance gives other bytes", ANY)
class Identified(Good):
    def export(self, timeline, context):
        yield from super().export(timeline, context)
        yield self.row(str(id(self)), "", "")


@planted("same-bytes-with-a-stamp", "a second export with context.stamp gives other bytes")
class Stamped(Good):
    def export(self, timeline, context):
        yield from super().export(timeline, context)
        if context.stamp:
            yield self.row(f"{context.stamp} {next(COUNTED)}", "", "")


@planted("exports-do-not-mix", "an export beside another one gives other bytes",
         ("it-keeps-no-state", "threads-do-not-mix"))  # fmt: skip
class InSelf(Good):
    def rows(self, timeline, context):
        self.events = deque(timeline)
        while self.events:
            yield self.event(self.events.popleft(), timeline, context)


@planted("threads-do-not-mix", "an export in a thread beside others gives other bytes")
class SharedRow(Good):
    cells: ClassVar = []

    def row(self, *cells):
        self.cells.clear()
        for cell in cells:
            self.cells.append(self.cell(cell))
            time.sleep(1e-6)
        return ",".join(self.cells) + "\r\n"


@planted("it-keeps-no-state", "self.last was set by an export")
class Remembers(Good):
    def event(self, event, timeline, context):
        self.last = event.title
        return super().event(event, timeline, context)


@planted("the-timeline-is-left-alone", "event 'sinking' of samples.everything()")
class Marks(Good):
    def event(self, event, timeline, context):
        row = super().event(event, timeline, context)
        if event.extra:
            event.extra["exported"] = True
        return row


# the walk


@planted("the-timeline-is-walked-once", "the events are gone through 2 times")
class Twice(Good):
    def export(self, timeline, context):
        if any(event.withdrawn for event in timeline):
            context.lost("", "description", "something was withdrawn")
        yield from super().export(timeline, context)


planted("no-length-is-asked-for", "the timeline is asked for its length at ")(
    doing(lambda timeline, context: len(timeline))
)
planted("no-length-is-asked-for", "the timeline is asked for an index at ")(
    doing(lambda timeline, context: timeline[-1])
)


@planted("memory-stays-flat", "bytes of memory until the end")
class Keeps(Good):
    def rows(self, timeline, context):
        kept = []
        for event in timeline:
            kept.append(self.event(event, timeline, context))
            yield kept[-1]


@planted("every-event-comes-out", "the event at Y-17E7 is not in the output",
         ("far-years-are-kept",))  # fmt: skip
class Drops(Good):
    def event(self, event, timeline, context):
        far = event.when.text.startswith("Y")
        return "" if far else super().event(event, timeline, context)


@planted("events-come-in-order", "comes before the one at")
class InPairs(Good):
    def rows(self, timeline, context):
        held = ""
        for number, event in enumerate(timeline):
            row = self.event(event, timeline, context)
            if number % 2:
                yield row + held
            held = "" if number % 2 else row
        yield held


# dates

for check, pair, change in (
    ("precision-is-kept", "2024 and 2024-01-01", lambda t: t + "-01-01" if t == "2024" else t),
    ("a-day-is-no-midnight", "2024-01-01 and 2024-01-01T00:00", lambda t: t.removesuffix("T00:00")),
    ("doubt-is-kept", "2024-05-17 and 2024-05-17~", lambda t: t.rstrip("~")),
    ("open-sides-are-kept", "2024-05-17 and [..2024-05-17]", lambda t: re.sub(r"^\[\.\.|]$", "", t)
     if t.startswith("[..") else t),
    ("spans-are-kept", "2024-05-17/2024-05-19 and [2024-05-17..2024-05-19]",
     lambda t: re.sub(r"^\[(.{10})\.\.(.{10})]$", r"\1/\2", t)),
    ("zones-are-kept", "2024-05-17T12:00+07:00 and 2024-05-17T12:00+07:00[Asia/Jakarta]",
     lambda t: t.partition("[A")[0]),
    ("seconds-are-kept", "T12:00 and 2024-05-17T12:00:00",
     lambda t: t.replace("12:00:00", "12:00")),
    ("times-from-to-are-kept", "05-17T12:00Z/2024-05-17T13:00Z and 2024-05-17T12:00Z/2024-05-18",
     lambda t: t.partition("/")[0] if "T" in t else t),
    ("far-years-are-kept", "0043-03-15 and -0043-03-15", lambda t: t.removeprefix("-")),
    ("unspecified-digits-are-kept", "2004-XX and 2004", lambda t: t.removesuffix("-XX")),
):  # fmt: skip
    planted(check, f"{pair} come out the same")(dating(change))


# fields


@planted("what-it-carries-is-there", "carries names event.tags, yet the output does not change")
class Promises(Good):
    carries = Good.carries | {"event.tags": "in the last column"}


@planted("what-is-there-is-named", "the output changes with event.description, which carries does")
class Modest(Good):
    carries: ClassVar = {
        name: how for name, how in Good.carries.items() if name != "event.description"
    }


@planted("what-is-missing-is-told", "event.place, place.name")
class Untold(Good):
    def lose(self, thing, event, told, context):
        super().lose(thing, event, (*told, "place"), context)


# hostile text

planted("structure-sees-events", "structure() gives the same", structure=lambda output: None)(Good)
planted("formulas-stay-text", "the text '=1+1' changes the structure",
        ("delimiters-stay-text", "markup-stays-text", "line-breaks-stay-text"))(
    writing(lambda cell: cell.replace("'=", "=").replace("'+", "+"))
)  # fmt: skip
for check, unescaped in (
    ("delimiters-stay-text", "END:VCALENDAR"),
    ("invisible-characters-stay-text", "\ufeff"),
    ("bidi-controls-stay-text", "\u202d"),
    ("right-to-left-stays-text", "\u05e9"),
    ("astral-characters-stay-text", "\U0001d518"),
    ("line-breaks-stay-text", "\n\n\n\n"),
    ("long-text-stays-text", "word " * 5_000),
):
    planted(check, "cannot read the output: Error")(
        writing(lambda cell, unescaped=unescaped: cell.replace(unescaped, '"'))
    )


def elements(output):
    root = ElementTree.fromstring(output)
    return [element.tag for element in root.iter()]


@planted("markup-stays-text", "the text '<br/>' changes the structure", ANY, structure=elements)
class Markup(Good):
    name, media_type = "markup", "application/xml"

    def export(self, timeline, context):
        yield "<rows>"
        yield from super().export(timeline, context)
        yield "</rows>"

    def row(self, *cells):
        return f"<row>{''.join(map(self.cell, cells))}</row>"

    def cell(self, text):
        escaped = html.escape("".join(c for c in text if c not in "\ufffe\uffff"))
        return f"<cell>{escaped.replace('&lt;br/&gt;', '<br/>')}</cell>"


# manners

planted("nothing-is-printed", "standard output got 'hello\\n'")(
    doing(lambda timeline, context: print("hello"))
)


def warn(timeline, context):
    warnings.warn("old", DeprecationWarning, stacklevel=1)


def listen(timeline, context):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))


NOTES = Path(tempfile.gettempdir(), "planted-notes.txt")

planted("nothing-is-warned-of", "DeprecationWarning: old", ANY)(doing(warn))
planted("no-clock-is-asked", "time.time() is called at ")(doing(lambda *_: time.time()))
planted("no-clock-is-asked", "datetime.datetime.now() is called at ")(
    doing(lambda *_: datetime.now())
)
planted("no-clock-is-asked", "uuid.uuid4() is called at ")(doing(lambda *_: uuid4()))
planted("no-clock-is-asked", "random.random() is called at ")(doing(lambda *_: random()))
planted("no-network-is-asked", "an export called socket.bind")(doing(listen))
planted("no-process-is-started", "an export called os.system")(doing(lambda *_: os.system("true")))
planted("no-file-is-written", "planted-notes.txt")(doing(lambda *_: NOTES.write_text("x")))


@planted("every-language-works", "with the language uk the export fails")
class Worded(Good):
    def date(self, event, context):
        return event.when.text + {"uk": 1}.get(context.locale, "")
