"""What an exporter does besides its work: nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown
from timeline.testing.exporting import Subject
from timeline.testing.guards import Deed, audited, clock_watched, listened, owner_of
from timeline.when import languages

__all__ = ["MANNERS"]

MANNERS: Final[Checks[Subject]] = Checks()


@MANNERS.add
def nothing_is_printed(subject: Subject) -> None:
    """Nothing is written to standard output or standard error."""
    with listened() as said:
        subject.export(samples.everything())
    for name, stream in (("output", said.out), ("error", said.err)):
        if text := stream.getvalue():
            raise Fault(
                f"standard {name} got {shown(text)}",
                why="with `-o -` standard output is the file itself",
                instead="remove it; what the user should know is told by context.lost(…)",
            )


@MANNERS.add
def nothing_is_warned_of(subject: Subject) -> None:
    """No warning is raised."""
    with listened() as said:
        subject.export(samples.everything())
        subject.export(samples.dates())
    for warning in said.warnings:
        raise Fault(
            f"{warning.category.__name__}: {warning.message}",
            where=f"{warning.filename}:{warning.lineno}",
            why="with -W error it is a failure, and nobody reads it otherwise",
            instead="do what it says; for what the format cannot carry, context.lost(…)",
        )


@MANNERS.add
def no_clock_is_asked(subject: Subject) -> None:
    """The exporter asks no clock, no local time zone and no dice."""
    with clock_watched(owner_of(subject.exporter)) as asked:
        subject.export(samples.everything())
    if asked:
        raise Fault(
            asked[0].replace(", ", " is called at ", 1),
            why="same input, same bytes: tomorrow, on another machine, too",
            instead="context.stamp, or a date of the timeline such as timeline.updated; for ids\n"
            "uuid5(NAMESPACE, event.id)",
        )


def _deeds(subject: Subject, kind: str) -> list[Deed]:
    subject.export(samples.one())  # imports are done by now
    with audited() as deeds:
        subject.export(samples.everything())
    return [deed for deed in deeds if deed.kind == kind]


@MANNERS.add
def no_network_is_asked(subject: Subject) -> None:
    """The exporter asks no network."""
    if deeds := _deeds(subject, "network"):
        raise Fault(
            f"an export called {deeds[0]}",
            why="timelines of journalists name people; a request tells the world what is in one",
            instead="ship what the output needs with the plugin: importlib.resources.files(…)",
        )


@MANNERS.add
def no_process_is_started(subject: Subject) -> None:
    """The exporter starts no other program."""
    if deeds := _deeds(subject, "process"):
        raise Fault(
            f"an export called {deeds[0]}",
            why="it may not be installed, and text of a timeline may become its arguments",
            instead="use a library for the format, as a dependency of the plugin",
        )


@MANNERS.add
def no_file_is_written(subject: Subject) -> None:
    """The exporter writes no files, and leaves none of its temporary ones behind."""
    temporary = Path(tempfile.gettempdir()).resolve()
    for deed in _deeds(subject, "write"):
        path = Path(deed.path).resolve()
        if temporary not in path.parents or path.exists():
            raise Fault(
                f"an export called {deed}",
                why="the core writes the output, whole or not at all, and to standard output too",
                instead="yield the text",
            )


@MANNERS.add
def every_language_works(subject: Subject) -> None:
    """An export in every language that there are words for works."""
    for locale in languages():
        try:
            subject.export(samples.everything(), locale=locale)
        except Exception as error:
            raise Fault(
                f"with the language {locale} the export fails: {error}",
                where=f'context.locale == "{locale}"',
                why="`--locale` and the language of the timeline choose it",
                instead="event.when.format(context.locale); own words in English for the others",
            ) from error
