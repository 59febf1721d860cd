"""The chunks that an exporter yields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final, cast

from timeline.exporter import Part
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.exporting import Subject
from timeline.testing.guards import owner_of
from timeline.testing.watched import watched

__all__ = ["CHUNKS"]

CHUNKS: Final[Checks[Subject]] = Checks()

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _raw(subject: Subject) -> Iterator[Any]:
    """What `export` gives, unchecked."""
    timeline = samples.everything()
    return cast("Iterator[Any]", subject.exporter.export(timeline, subject.context(timeline)))


@CHUNKS.add
def nothing_happens_before_it_is_asked(subject: Subject) -> None:
    """`export` returns an iterator, and does nothing before the first chunk is asked for."""
    timeline = watched(samples.everything(), owner_of(subject.exporter))
    context = subject.context(timeline)
    timeline.notes.clear()
    try:
        made: object = subject.exporter.export(timeline, context)
    except Exception as error:
        raise Fault(
            f"export() raised {type(error).__name__} when it was called",
            why="work begins with the first chunk that somebody asks for",
            instead="write `export` as a generator: yield, and return nothing",
        ) from error
    if not isinstance(made, Iterator):
        raise Fault(
            f"export() returns {type(made).__name__} and should be a generator",
            why="a whole output in memory is no stream; a million events would not fit",
            instead="for event in timeline:\n    yield f'{event.title}\\n'",
        )
    if timeline.notes or context.losses:
        did = f"asked for {timeline.notes[0]}" if timeline.notes else "told losses"
        raise Fault(
            f"export() {did} before the first chunk was asked for",
            why="the core opens the target, and catches errors, around the walk alone",
            instead="write `export` itself as a generator, or `yield from` what it calls",
        )


@CHUNKS.add
def chunks_are_text_or_bytes(subject: Subject) -> None:
    """Every chunk is text or bytes, or begins a part."""
    for number, chunk in enumerate(_raw(subject), 1):
        if not isinstance(chunk, str | bytes | Part):
            raise Fault(
                f"chunk {number} is {type(chunk).__name__}: {chunk!r:.60}",
                why="it is written to a file as it is",
                instead="yield str(value), or bytes(value)",
            )


@CHUNKS.add
def something_is_written(subject: Subject) -> None:
    """The output is not empty."""
    if not sum(len(chunk) for chunk in _raw(subject) if not isinstance(chunk, Part)):
        raise Fault(
            "nothing was written for a timeline of eighteen events",
            why="an empty file tells nobody that something went wrong",
            instead="yield what each event becomes, and context.lost(event, 'event', why) for none",
        )


@CHUNKS.add
def text_can_be_encoded(subject: Subject) -> None:
    """No chunk of text holds half a surrogate pair."""
    for number, chunk in enumerate(_raw(subject), 1):
        try:
            chunk.encode("utf-8") if isinstance(chunk, str) else chunk
        except UnicodeEncodeError as error:
            raise Fault(
                f"chunk {number} holds {chunk[error.start]!r}, which UTF-8 cannot hold",
                why="the export fails in the middle of the file",
                instead="decode bytes with errors='strict'; cut no text inside a character",
            ) from error


@CHUNKS.add
def text_is_utf_8(subject: Subject) -> None:
    """The output of a format of text is text."""
    if not subject.is_text:
        skip(f"{subject.exporter.media_type} promises no text")
    wanted = re.search(r"charset=([\w.-]+)", subject.exporter.media_type)
    data = subject.once("everything", samples.everything).data
    try:
        data.decode(wanted[1] if wanted else "utf-8")
    except UnicodeDecodeError as error:
        raise Fault(
            f"byte {error.start} of the output is no UTF-8: {shown(data, error.start)}",
            why=f"the media type {subject.exporter.media_type} promises text in UTF-8",
            instead="yield str and let the core encode it",
        ) from error


@CHUNKS.add
def text_has_no_control_characters(subject: Subject) -> None:
    """The output of a format of text has no control characters but tab, LF and CR."""
    if not subject.is_text:
        skip(f"{subject.exporter.media_type} promises no text")
    for timeline in (samples.everything(), samples.hostile("invisible-characters")):
        text = subject.export(timeline).data.decode("utf-8", "replace")
        if found := _CONTROLS.search(text):
            raise Fault(
                f"the output holds U+{ord(found[0]):04X}: {shown(text, found.start())}",
                why="the model lets no control character in, so the exporter made it itself",
                instead="separate with a tab, a line end or a printable character",
            )


@CHUNKS.add
def stopping_midway_is_quiet(subject: Subject) -> None:
    """Whoever stops after a chunk, or before the first, sees no error."""
    for count in (0, 1, 3):
        made = iter(_raw(subject))
        for _ in range(count):
            next(made, None)
        close = getattr(made, "close", None)
        try:
            if close:
                close()
        except Exception as error:
            with suppress(Exception, GeneratorExit):  # it would do it again when it is forgotten
                next(made, None)
            raise Fault(
                f"closing the generator after {count} chunks raised {type(error).__name__}",
                why="a full disk or a closed pipe ends an export so, and its error would be hidden",
                instead="yield nothing in a `finally`, and let GeneratorExit pass",
            ) from error
