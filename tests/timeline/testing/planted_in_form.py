"""Faults in what an exporter says of itself, in its chunks, and with odd timelines and options."""

from enum import Enum
from itertools import count

from attrs import frozen

from timeline import Exporter, OptionError, option

from .good import Good, GoodOptions
from .planted import ANY, ending, planted, refusing

# metadata


@planted("metadata-are-valid", "should be a media type such as 'text/csv'")
class NoMediaType(Good):
    media_type = "csv"


@planted("it-has-a-title", "NoTitle.title is empty")
class NoTitle(Good):
    title = " "


@planted("it-has-a-docstring", "NoDocstring has no docstring")
class NoDocstring(Good):
    __doc__ = ""


BARE = {name: value for name, value in vars(Good).items() if name[0] != "_"}
del BARE["media_type"]
planted("it-has-a-media-type", "Bare.media_type is not set")(type("Bare", (Exporter,), BARE))


@planted("name-and-suffix-are-its-own", "the suffix .json is that of the exporter 'json' already")
class SuffixOfAnother(Good):
    suffix = ".json"


@planted("name-and-suffix-are-its-own", "the name 'ical' is that of the exporter 'ical' already")
class NameOfAnother(Good):
    name = "ical"


@planted("carries-names-fields", "'event.titel', which is no field; did you mean 'event.title'?")
class Misspelt(Good):
    carries = Good.carries | {"event.titel": "in its column"}


@planted("carries-names-fields", "carries does not say how it carries event.title")
class SaysNotHow(Good):
    carries = Good.carries | {"event.title": ""}


@frozen
class NoHelp(GoodOptions):
    wide: bool = False


@planted("options-are-told", "the option 'wide' has no help")
class Unhelpful(Good):
    options = NoHelp


@frozen
class WrongDefault(GoodOptions):
    width: int = option("80", "how many characters a line has")


@planted("options-are-told", "the option 'width' is int, and its default is '80'", ANY)
class OfAnotherType(Good):
    options = WrongDefault


# odd timelines


@planted("a-timeline-without-events-works", "raises LookupError", ANY)
class FirstTitle(Good):
    def export(self, timeline, context):
        try:
            next(iter(timeline))
        except StopIteration as error:
            raise LookupError("the first event") from error
        yield from super().export(timeline, context)


planted("a-single-event-works", "one event raises TypeError: no description", ANY)(
    refusing(lambda event, tl: len(tl) == 1 and not event.description, TypeError("no description"))
)
planted("an-excerpt-works", "raises KeyError: 'elsewhere'")(
    refusing(
        lambda event, tl: tl.excerpt and [tl[r.event] for r in event.relations] and False, None
    )
)
planted("every-date-works", "the date Y17000 raises OverflowError", ANY)(
    refusing(lambda event, tl: event.when.text == "Y17000", OverflowError("year is out of range"))
)
planted("everything-works", "a timeline with everything in it raises AttributeError", ANY)(
    refusing(lambda event, tl: event.media, AttributeError("medium"))
)


# chunks


@planted("nothing-happens-before-it-is-asked", "export() returns list", ("memory-stays-flat",))
class Lists(Good):
    def export(self, timeline, context):
        return list(super().export(timeline, context))


@planted("nothing-happens-before-it-is-asked", "asked for its .title at ")
class Early(Good):
    def export(self, timeline, context):
        if timeline.title:
            return super().export(timeline, context)


planted("chunks-are-text-or-bytes", "is NoneType: None", ANY)(ending(None))
planted("text-can-be-encoded", "holds '\\ud83d', which UTF-8 cannot hold", ANY)(ending("\ud83d"))
planted("text-is-utf-8", "is no UTF-8: b'", ANY, structure=None)(ending(b"caf\xe9"))
planted("text-has-no-control-characters", "holds U+001E: '", ANY, structure=None)(ending("\x1e"))


@planted("something-is-written", "nothing was written", ANY, structure=None)
class Silent(Good):
    def export(self, timeline, context):
        yield from ()


@planted("stopping-midway-is-quiet", "after 1 chunks raised RuntimeError")
class LastWord(Good):
    def export(self, timeline, context):
        try:
            yield from super().export(timeline, context)
        finally:
            yield self.row("The end", "", "")


# losses


class Losing(Good):
    loss = ()

    def event(self, event, timeline, context):
        if event.tags:
            context.lost(*(event if part == "" else part for part in self.loss))
        return super().event(event, timeline, context)


@planted("losses-name-events", "a loss names the event 'nowhere'")
class OfNoEvent(Losing):
    loss = "nowhere", "tags", "there is no place for them"


@planted("losses-name-fields", "a loss names the field 'colour'")
class OfNoField(Losing):
    loss = "", "colour", "there is no place for it"


@planted("losses-say-why", "ends with a full stop")
class FullStop(Losing):
    loss = "", "tags", "There is no place for it."


@planted("losses-say-why", "names the event, so that no two events share it")
class NamesIt(Losing):
    loss = "", "tags", "'season' has no place for them"


@planted("what-is-empty-is-not-lost", "place is told as lost, and there is none")
class AlwaysLosing(Good):
    def event(self, event, timeline, context):
        context.lost(event, "place", "there is no place for it")
        return super().event(event, timeline, context)


@planted("losses-are-the-events-own", "loses other facts alone than among others")
class TellsOnce(Good):
    def rows(self, timeline, context):
        told = count()
        for event in timeline:
            if "X" in event.when.text and not next(told):
                context.lost(event, "when", "it is not as exact")
            yield self.event(event, timeline, context)


# options


class Layout(Enum):
    TALL = "tall"
    WIDE = "wide"

    @classmethod
    def _missing_(cls, value):
        return cls.TALL


@frozen
class Takes:
    layout: Layout = option(Layout.TALL, "how it is laid out")
    header: bool = option(True, "begin with a row of column names")


@planted("nonsense-is-refused", "the option layout=neither this nor that is taken without a word")
class TakesAnything(Good):
    options = Takes


class Paper(Enum):
    A4 = "a4"
    LETTER = "letter"


@frozen
class Papers(GoodOptions):
    paper: Paper = option(Paper.A4, "what it is printed on")


@planted("every-choice-works", "with -O paper=letter the export fails")
class OnA4(Good):
    options = Papers

    def event(self, event, timeline, context):
        return super().event(event, timeline, context) + {Paper.A4: ""}[context.options.paper]


@frozen
class Updates(GoodOptions):
    previous: bytes = option(b"", "the file that is updated")


@planted("an-update-works", "the export fails: the old file begins with a title")
class TakesNoTitle(Good):
    options = Updates

    def export(self, timeline, context):
        if context.options.previous[:1] == b'"':
            raise OptionError("the old file begins with a title")
        yield from super().export(timeline, context)


@planted("given-options-work", "with -O header=maybe the export fails: header is yes or no",
         options=[{"header": "maybe"}])  # fmt: skip
class Sure(Good):
    pass
