"""Hostile text changes nothing but text: the structure of the output stays as it was."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.exporting import Subject

__all__ = ["HOSTILE"]

HOSTILE: Final[Checks[Subject]] = Checks()

_BLIND: Final = "without `structure` it cannot be seen whether text stays text"


@HOSTILE.add
def structure_sees_events(subject: Subject) -> None:
    """The structure tells an output with events from one without."""
    if subject.structure is None:
        _needs_a_structure(subject)
    full = _structure(subject, samples.one().title, samples.worded("Harmless words"))
    if full == _structure(subject, "no events", samples.empty()):
        raise Fault(
            "structure() gives the same for a timeline with events and one without",
            where=f"both {full!r:.100}",
            why="it would not see what hostile text breaks",
            instead="return what a real parser of the format finds, as [len(row) for row in rows]",
        )


def _needs_a_structure(subject: Subject) -> NoReturn:
    """A format with a structure of its own is to be looked at; others may be."""
    if subject.is_structured and not subject.from_afar:
        raise Fault(
            "there is no `structure` to look at outputs with",
            why=f"whether text breaks out of {subject.exporter.media_type} cannot be seen without",
            instead="def structure(self, output: bytes) -> object:\n"
            "    return [len(row) for row in csv.reader(io.StringIO(output.decode()))]",
        )
    skip(_BLIND)


def _structure(subject: Subject, words: str, timeline: Any) -> object:
    data = subject.export(timeline).data
    assert subject.structure is not None
    try:
        return subject.structure(data)
    except Exception as error:
        raise Fault(
            f"structure() cannot read the output: {type(error).__name__}: {error}",
            where=f"with the text {shown(words)}",
            why="no program that reads the format could, either",
            instead="escape every text for the format, in one function that all texts go through",
        ) from error


def _stays(subject: Subject, kind: str) -> None:
    if subject.structure is None:
        for text in samples.HOSTILE[kind]:
            subject.export(samples.worded(text))
        skip(_BLIND)
    for text in samples.HOSTILE[kind]:
        tame = samples.tamed(text)
        if tame not in subject.memory:
            subject.memory[tame] = _structure(subject, tame, samples.worded(tame))
        wanted, found = subject.memory[tame], _structure(subject, text, samples.worded(text))
        if found != wanted:
            raise Fault(
                f"the text {shown(text)} changes the structure of the output",
                where=_difference(wanted, found),
                why="text from a timeline can come from anywhere; it must stay text",
                instead="escape every text for the format, in one function that all texts go "
                f"through; try export(timeline.testing.samples.worded({text[:30]!r}))",
            )


def _difference(wanted: object, found: object) -> str:
    first, second = repr(wanted), repr(found)
    pairs = zip(first, second, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
    return f"with harmless text {shown(first, at)}\nwith this text {shown(second, at)}"


@HOSTILE.add
def delimiters_stay_text(subject: Subject) -> None:
    """Commas, quotes, backslashes, colons and the like stay text."""
    _stays(subject, "delimiters")


@HOSTILE.add
def markup_stays_text(subject: Subject) -> None:
    """HTML, XML, Markdown and templates stay text."""
    _stays(subject, "markup")


@HOSTILE.add
def formulas_stay_text(subject: Subject) -> None:
    """What a spreadsheet would calculate stays text."""
    _stays(subject, "formulas")


@HOSTILE.add
def invisible_characters_stay_text(subject: Subject) -> None:
    """Zero-width characters, noncharacters and byte order marks stay text."""
    _stays(subject, "invisible-characters")


@HOSTILE.add
def bidi_controls_stay_text(subject: Subject) -> None:
    """Marks that turn the direction of writing stay text."""
    _stays(subject, "bidi-controls")


@HOSTILE.add
def right_to_left_stays_text(subject: Subject) -> None:
    """Arabic and Hebrew stay text."""
    _stays(subject, "right-to-left")


@HOSTILE.add
def astral_characters_stay_text(subject: Subject) -> None:
    """Emoji, combining marks and rare letters stay text."""
    _stays(subject, "astral")


@HOSTILE.add
def long_text_stays_text(subject: Subject) -> None:
    """Very long text stays text, cut and told as lost where the format has a limit."""
    _stays(subject, "long")


@HOSTILE.add
def line_breaks_stay_text(subject: Subject) -> None:
    """Text of several lines stays one text."""
    _stays(subject, "line-breaks")
