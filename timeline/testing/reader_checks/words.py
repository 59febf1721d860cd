"""What a ReadError says: the file, a place that there is, and words that help to mend it."""

from __future__ import annotations

import re
from typing import Final

from timeline.errors import Mistake, visible
from timeline.testing.check import Checks, Fault
from timeline.testing.reader_checks.subject import Subject

__all__ = ["WORDS"]

WORDS: Final[Checks[Subject]] = Checks()

_LONGEST: Final = 500
_PYTHON: Final = re.compile(
    r"\b[A-Z]\w*(Error|Exception)\b|Traceback|NoneType|has no attribute|index out of range"
    r"|invalid literal for|values to unpack|not subscriptable|object is not|codec can't"
)


@WORDS.add
def every_error_has_mistakes(subject: Subject) -> None:
    """No ReadError is without mistakes, and each of them names the file."""
    for what, _, error in subject.refusals():
        if not error.mistakes:
            raise Fault(
                "a ReadError has no mistakes, and so no words",
                where=what,
                instead='raise ReadError([Mistake("…", context.name)])',
            )
        for mistake in error.mistakes:
            if mistake.file != subject.file:
                raise Fault(
                    f"a mistake names the file '{mistake.file}', which is '{subject.file}'",
                    where=f"{what}\n{mistake}",
                    why="where several files are read, nobody knows which to open",
                    instead="Mistake(…, file=context.name)",
                )


@WORDS.add
def mistakes_are_sentences(subject: Subject) -> None:
    """Every mistake says in a short sentence what is wrong, for people who know no Python."""
    for what, _, error in subject.refusals():
        for mistake in error.mistakes:
            if wrong := _bad_words(mistake):
                raise Fault(
                    f"a mistake {wrong}: {visible(mistake.message, 150)}",
                    where=what,
                    why="it is written for whoever made the file",
                    instead="'{visible(text)}' is no date; write it as 2024-05-17",
                )


def _bad_words(mistake: Mistake) -> str:
    message = mistake.message
    if found := _PYTHON.search(message):
        return f"speaks Python ('{found[0]}')"
    if len(message.split()) < 3:
        return "says next to nothing"
    if len(message) > _LONGEST:
        return f"is {len(message)} characters long"
    if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in message):
        return "has control characters or several lines"
    return ""


@WORDS.add
def places_are_in_the_file(subject: Subject) -> None:
    """Every place that is told is in the file; lines and columns count from 1."""
    for what, data, error in subject.refusals():
        lines = data.decode("utf-8", "replace").splitlines() or [""]
        longest = max(map(len, data.decode("utf-8", "replace").split("\n")))
        for mistake in error.mistakes:
            if not 0 <= mistake.line <= len(lines) + 1:
                raise Fault(
                    f"a mistake is in line {mistake.line} of {len(lines)}",
                    where=f"{what}\n{mistake}",
                    why="lines count from 1; 0 says that the line is not known",
                    instead="for line, row in enumerate(rows, 1):",
                )
            if mistake.column and not (mistake.line and 0 < mistake.column <= longest + 1):
                raise Fault(
                    f"a mistake is in line {mistake.line}, column {mistake.column}, "
                    f"and no line is that long",
                    where=f"{what}\n{mistake}",
                    why="columns count characters from 1, and mean something in a line alone",
                    instead="Mistake(…, line=line, column=index + 1), or no column",
                )
