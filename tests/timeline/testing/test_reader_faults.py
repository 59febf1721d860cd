"""Faults planted one by one in a good reader: each is found by its check, in words that help."""

import io
import os
import socket
import sys
import time
import warnings
from enum import Enum
from pathlib import Path
from unittest import SkipTest

import pytest
import yaml
from attrs import frozen

from timeline import (
    Event,
    Exporter,
    Mistake,
    ModelError,
    Reader,
    ReadError,
    Timeline,
    TimelineError,
    option,
)
from timeline.testing.check import Fault
from timeline.testing.reader_checks import READER_CHECKS
from timeline.testing.reader_checks.subject import Subject
from timeline.testing.reader_suite import check_reader

CHECKS = {check.name: check for check in READER_CHECKS}


@frozen
class RowOptions:
    separator: str = option(";", "what stands between two columns")
    skip: int = option(0, "how many rows to leave out")

    def __attrs_post_init__(self):
        if (
            not self.separator.strip()
            or self.separator in "#\0"
            or not self.separator.isprintable()
        ):
            raise ValueError("separator is something that can be seen")


class Rows(Reader):
    """A row an event: its id, its date, its title."""

    name, title, suffix, media_type = "rows", "Rows", ".rows", "text/plain"
    options = RowOptions

    def read(self, stream, context):
        events, mistakes, title, seen = [], [], context.name, set()
        rows = self.rows(stream, context)
        for line, row in enumerate(rows, 1):
            try:
                if row.startswith("# "):
                    title = Timeline(title=row[2:]).title
                elif row.strip():
                    event = self.event(row, context)
                    if event.id in seen:
                        raise ModelError(f"the id '{event.id}' is taken by a row above")
                    seen.add(event.id)
                    events.append(event)
            except TimelineError as error:
                mistakes.append(self.mistake(error, context, line, row))
        if not (events or mistakes):
            mistakes.append(Mistake("there is no row in the file", context.name))
        return self.done(title, events, mistakes)

    def rows(self, stream, context):
        return self.text(stream.read(), context).splitlines()

    def text(self, data, context):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            wrong = Mistake("there is a byte that is not UTF-8", context.name, line)
            raise ReadError([wrong]) from error

    def event(self, row, context):
        columns = self.columns(row, context)
        if len(columns) < 3:
            raise ModelError("a row has an id, a date and a title")
        return Event(id=columns[0], when=columns[1], title=columns[2])

    def columns(self, row, context):
        return row.split(context.options.separator, 2)

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name, line, 1, row.partition(";")[0][:100])

    def done(self, title, events, mistakes):
        if mistakes:
            raise ReadError(mistakes)
        return Timeline(title=title, events=events)


class RowsExporter(Exporter):
    """A row an event: its id, its date, its title."""

    name, title, suffix, media_type = "rows", "Rows", ".rows", "text/plain"

    def export(self, timeline, context):
        yield f"# {timeline.title}\n"
        for event in timeline:
            yield f"{event.id};{event.when};{event.title}\n"


GOOD = "# News\na;2024-05-17;It begins, they say\nb;[..2024-06];It goes on – así\n".encode()
SPOILED = {
    GOOD + b"c;never;It ends\n": 4,
    GOOD + b"c;2024\n\na;2025;Again\n": [4, 6],
}


def good(reader, **changes):
    given = {"exporter": RowsExporter(), "good": GOOD, "spoiled": SPOILED}
    return Subject(reader=reader, **{**given, **changes})


FAULTS = []


def fault(check, *words, **changes):
    """A reader with a fault, the name of its check, and words that are said about it."""

    def planted(kind):
        FAULTS.append(pytest.param(kind, check, words, changes, id=f"{check}-{kind.__name__}"))
        return kind

    return planted


@pytest.mark.parametrize(("kind", "check", "words", "changes"), FAULTS)
def test_a_planted_fault_is_found(kind, check, words, changes):
    with pytest.raises(Fault) as found:
        CHECKS[check].run(good(kind(), **changes))
    told = str(found.value)
    assert told.startswith(f"[{check}] ")
    for word in words:
        assert word in told
    assert found.value.why or found.value.instead


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_a_good_reader_has_no_fault(check):
    check.run(good(Rows()))


def test_all_faults_of_a_good_reader_are_none():
    assert check_reader(Rows(), exporter=RowsExporter(), good=GOOD, spoiled=SPOILED) == []
    assert check_reader(Rows(), exporter=RowsExporter()) == []
    assert check_reader(Rows(), good=GOOD) == []


def test_every_check_has_a_planted_fault():
    planted = {param.values[1] for param in FAULTS}
    assert planted == set(CHECKS)


def test_what_cannot_be_asked_is_left_out_with_a_reason():
    with pytest.raises(SkipTest, match="exporter"):
        CHECKS["everything-goes-round"].run(good(Rows(), exporter=None))
    with pytest.raises(SkipTest, match="spoiled"):
        CHECKS["spoiled-files-are-told"].run(good(Rows(), spoiled={}))
    with pytest.raises(SkipTest, match="good"):
        CHECKS["reads-the-good-file"].run(Subject(reader=Rows()))


# what it says about itself


@fault("metadata-are-valid", "BadName.name", "lower-case")
class BadName(Rows):
    """Rows."""

    name = "My Rows"


@fault("it-has-a-title", "NoTitle.title is empty", 'title = "Rows"')
class NoTitle(Rows):
    """Rows."""

    title = ""


@fault("it-has-a-docstring", "NoDocstring has no docstring")
class NoDocstring(Rows):
    pass


@fault("it-has-a-media-type", "NoMediaType.media_type", exporter=None)
class NoMediaType(Reader):
    """Rows."""

    name, title, suffix = "rows", "Rows", ".rows"
    read = Rows.read


@fault("name-and-suffix-are-its-own", "the suffix '.json' is that of the reader 'json' already")
class TakenSuffix(Rows):
    """Rows."""

    suffix = ".json"


@frozen
class Helpless:
    separator: str = option(";", "")


@fault("options-are-told", "the option 'separator' has no help")
class HelplessOption(Rows):
    """Rows."""

    options = Helpless


@frozen
class Anything:
    separator: str = option(";", "what stands between two columns")
    skip: int = option(0, "how many rows to leave out")


@fault("options-work-or-are-refused", "separator with the value ''", "empty separator")
class AnySeparator(Rows):
    """Rows."""

    options = Anything


@frozen
class WithNames(RowOptions):
    names: bytes = option(b"", "a file with other names")


@fault("options-work-or-are-refused", "the option names with the value b'\\x00\\xff\\xfe' raised")
class AnyNames(Rows):
    """Rows."""

    options = WithNames

    def read(self, stream, context):
        context.options.names.decode()
        return super().read(stream, context)


class Quotes(Enum):
    NONE = "none"

    @classmethod
    def _missing_(cls, value):
        return cls.NONE


@frozen
class AnyQuotes:
    quotes: Quotes = option(Quotes.NONE, "which quotes to take away")


@fault("options-refuse-nonsense", "the option quotes takes 'neither this nor that' without a word")
class TakesAnything(Rows):
    """Rows."""

    options = AnyQuotes


# the same again


@fault("reads-the-good-file", "returned list and should return a Timeline")
class ReturnsList(Rows):
    """Rows."""

    def done(self, title, events, mistakes):
        return events


@fault("reads-the-good-file", "`good` is refused: sample.rows:2:1", good=GOOD[:-3] + b"\n\nx;y\n")
class RefusesGood(Rows):
    """Rows."""

    def columns(self, row, context):
        return []


class Gathering(Rows):
    """Rows."""

    def __init__(self):
        self.events = []

    def done(self, title, events, mistakes):
        self.events += [e for e in events if e.id not in {known.id for known in self.events}]
        return super().done(title, [*self.events, *self.more()], mistakes)

    def more(self):
        return []


@fault("it-keeps-no-state", "self.events was set by reading a file", "variables of `read`")
class KeepsEvents(Gathering):
    """Rows."""


@fault("same-timeline-twice", "reading the same file again gives another timeline", "Extra")
class Growing(Gathering):
    """Rows."""

    count = 0

    def more(self):
        self.count += 1
        return [Event(id=f"extra-{self.count}", title=f"Extra {self.count}", when="2024")]


@fault("same-timeline-from-a-new-instance", "a new instance gives another timeline")
class Aging(Rows):
    """Rows."""

    made = 0
    born = property(lambda self: self.__class__.made)

    def done(self, title, events, mistakes):
        type(self).made += not mistakes
        return super().done(f"{title} {self.made // 2}", events, mistakes)


@fault("threads-do-not-mix", "a thread beside others")
class Sharing(Rows):
    """Rows."""

    def rows(self, stream, context):
        self.shared = super().rows(stream, context)
        time.sleep(0.01)
        return self.shared


@fault("a-bad-file-leaves-nothing-behind", "the good file is refused after a bad one", "never")
class Resentful(Rows):
    """Rows."""

    def __init__(self):
        self.mistakes = []

    def done(self, title, events, mistakes):
        self.mistakes += mistakes
        return super().done(title, events, self.mistakes)


# there and back


@fault("everything-goes-round", "changes when it is read and written again")
class CutsTitles(Rows):
    """Rows."""

    def columns(self, row, context):
        name, when, title = super().columns(row, context)
        return name, when, title[:20]


@fault("everything-goes-round", "does not come back equal", "lossless = False", lossless=True)
class SaysItIsLossless(Rows):
    """Rows."""


@fault("dates-of-every-kind-go-round", 'samples.dated("2024-01")', "2024;It")
class YearsAlone(Rows):
    """Rows."""

    def columns(self, row, context):
        name, when, title = super().columns(row, context)
        return name, when[:4], title


@fault("dates-of-every-kind-go-round", 'samples.dated("Y17000") is refused')
class ShortYears(Rows):
    """Rows."""

    def columns(self, row, context):
        columns = super().columns(row, context)
        if columns[1].startswith("Y"):
            raise ModelError("years have four digits")
        return columns


@fault("small-timelines-go-round", "samples.long(40)")
class AFew(Rows):
    """Rows."""

    def rows(self, stream, context):
        return super().rows(stream, context)[:20]


@fault("hostile-text-goes-round", 'samples.hostile("delimiters")', "a,b")
class SplitsTitles(Rows):
    """Rows."""

    def columns(self, row, context):
        return row.split(context.options.separator)


# mistakes


@fault("spoiled-files-are-told", "told in line 3 and should be in line 4", "never")
class CountsFromZero(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name, line - 1)


@fault("spoiled-files-are-told", "told in no line and should be in line 4", "never")
class CountsNothing(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name)


@fault("spoiled-files-are-told", "told in line 4 and should be in line 4, 6", "spare a run")
@fault("all-wrong-dates-are-told", "there is no word", "2024-55-17", "mistakes.append")
class FirstMistake(Rows):
    """Rows."""

    def done(self, title, events, mistakes):
        return super().done(title, events, mistakes[:1])


@fault("spoiled-files-are-told", "read as if it were good; the mistake is in line 4")
@fault("a-wrong-date-is-told", "2024-55-17 is read as 2024-08-19", "wrong timeline")
class SilentRows(Rows):
    """Rows."""

    def done(self, title, events, mistakes):
        return super().done(title, events, [])


@fault("a-wrong-date-is-told", "does not name its event 'dated'", "event=id")
class NamelessEvents(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name, line)


@fault("every-error-has-mistakes", "a ReadError has no mistakes")
class EmptyError(Rows):
    """Rows."""

    def done(self, title, events, mistakes):
        if mistakes:
            raise ReadError([])
        return super().done(title, events, [])


@fault("every-error-has-mistakes", "names the file ''", "context.name")
class NamelessFile(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), line=line)


def saying(make):
    return lambda self, error, context, line, row: Mistake(make(error, row), context.name, line)


@fault("mistakes-are-sentences", "says next to nothing: invalid")
class SaysInvalid(Rows):
    """Rows."""

    mistake = saying(lambda error, row: "invalid")


@fault("mistakes-are-sentences", "speaks Python (")
class SaysTheClass(Rows):
    """Rows."""

    mistake = saying(lambda error, row: f"row failed with {error!r}")


@fault("mistakes-are-sentences", "characters long")
class SaysTheRow(Rows):
    """Rows."""

    mistake = saying(lambda error, row: f"this row is wrong: {row}")


@fault("mistakes-are-sentences", "control characters or several lines", "\\n")
class SaysTooMuch(Rows):
    """Rows."""

    mistake = saying(lambda error, row: "a row is wrong\nas can be seen")


@fault("places-are-in-the-file", "is in line 1001 of 4")
class LinesFromElsewhere(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name, line + 997)


@fault("places-are-in-the-file", "column 80, and no line is that long")
class ColumnsFromElsewhere(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        return Mistake(str(error), context.name, line, 80)


# broken files


@fault("a-file-that-was-cut-short", "IndexError", "test_reader_faults.py:", "which line to mend")
class TrustsColumns(Rows):
    """Rows."""

    def event(self, row, context):
        columns = self.columns(row, context)
        return Event(id=columns[0], when=columns[1], title=columns[2])


@fault("a-file-that-was-changed", "UnicodeDecodeError", "byte", "raise ReadError")
@fault("other-files", "no UTF-8: read() raised UnicodeDecodeError")
@fault("other-encodings", "the good file in utf-16: read() raised UnicodeDecodeError")
class TrustsBytes(Rows):
    """Rows."""

    def text(self, data, context):
        return data.decode("utf-8-sig")


@fault("a-file-that-was-changed", "read() raised", "which line to mend")
class TrustsTheModel(Rows):
    """Rows."""

    def mistake(self, error, context, line, row):
        raise error


@fault("numbers-out-of-all-bounds", "Exceeds the limit", "the number 2024 changed to b'99999")
class TrustsNumbers(Rows):
    """Rows."""

    def columns(self, row, context):
        columns = super().columns(row, context)
        if columns[1:] and columns[1][:4].isdigit():
            int(columns[1].partition("-")[0])
        return columns


# other files


@fault("other-files", "RecursionError", "MAX_DEPTH")
class Descending(Rows):
    """Rows."""

    def columns(self, row, context):
        self.depth(row)
        return super().columns(row, context)

    def depth(self, row):
        return 1 + self.depth(row[1:]) if row.startswith("[") else 0


@fault("other-files", "SystemExit")
class Exiting(Rows):
    """Rows."""

    def text(self, data, context):
        if b"\0" in data:
            sys.exit(1)
        return super().text(data, context)


@fault("other-files", "asked 1000 times for more after the end")
class Waiting(Rows):
    """Rows."""

    def rows(self, stream, context):
        data = b""
        while not data.endswith(b"\n"):
            data += stream.read(100)
        return self.text(data, context).splitlines()


@fault("files-of-windows", "a byte order mark: the file is refused", "utf-8-sig")
class KeepsTheMark(Rows):
    """Rows."""

    def text(self, data, context):
        return data.decode("utf-8", "replace")


@fault("files-of-windows", "CR LF at the end of lines: the file is read otherwise")
class CountsBytes(Rows):
    """Rows."""

    def rows(self, stream, context):
        rows = self.text(stream.read(), context).split("\n")
        return [row.replace("\r", "!") for row in rows]


@fault("short-files-of-endless-content", "aliases in YAML", "times as long", "&a1 [*a0, *a0]")
class Expanding(Rows):
    """Rows."""

    def text(self, data, context):
        if b"&a0" in data:
            self.weight(yaml.safe_load(data))
        return super().text(data, context)

    def weight(self, thing):
        if isinstance(thing, dict):
            return self.weight(thing["events"])
        return sum(map(self.weight, thing)) if isinstance(thing, list) else 1


# manners


@fault("the-stream-stays-open", "the stream is closed", "detach")
class Wrapping(Rows):
    """Rows."""

    def rows(self, stream, context):
        return io.TextIOWrapper(stream, "utf-8-sig", errors="replace").read().splitlines()


@fault("reads-a-pipe", "UnsupportedOperation", "standard input")
class Seeking(Rows):
    """Rows."""

    def rows(self, stream, context):
        stream.seek(0)
        return super().rows(stream, context)


@fault("reads-a-pipe", "has no attribute 'name'")
class AsksTheName(Rows):
    """Rows."""

    def rows(self, stream, context):
        if not isinstance(stream, io.BytesIO):
            stream.name  # noqa: B018
        return super().rows(stream, context)


@fault("reads-small-pieces", "seven bytes at a time is", "goes on to the end")
class ReadsOnce(Rows):
    """Rows."""

    def rows(self, stream, context):
        return self.text(stream.read(1_000_000), context).splitlines()


@fault("nothing-is-printed", "standard output got", "reading")
class Printing(Rows):
    """Rows."""

    def rows(self, stream, context):
        print("reading")
        return super().rows(stream, context)


@fault("nothing-is-printed", "DeprecationWarning: too old")
class Warns(Rows):
    """Rows."""

    def rows(self, stream, context):
        warnings.warn("too old", DeprecationWarning, stacklevel=1)
        return super().rows(stream, context)


@fault("no-clock-is-asked", "time() is called at", "test_reader_faults.py")
class AsksTheTime(Rows):
    """Rows."""

    def rows(self, stream, context):
        time.time()
        return super().rows(stream, context)


@fault("nothing-else-is-touched", "open('/etc/", "external entities")
class Including(Rows):
    """Rows."""

    def rows(self, stream, context):
        if Path("/etc/hostname").exists():
            Path("/etc/hostname").read_text()
        else:
            Path("/etc/passwd").read_text()
        return super().rows(stream, context)


@fault("nothing-else-is-touched", "reading called socket.getaddrinfo")
class AsksTheNetwork(Rows):
    """Rows."""

    def rows(self, stream, context):
        socket.getaddrinfo("127.0.0.1", 80)
        return super().rows(stream, context)


@fault("nothing-else-is-touched", "reading called os.system")
class Starting(Rows):
    """Rows."""

    def rows(self, stream, context):
        os.system("true")
        return super().rows(stream, context)
