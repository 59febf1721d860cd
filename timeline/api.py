"""What a library user types: `load`, `export`, `write`, `check`."""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from timeline.checking import Choice, findings, mistake_finding
from timeline.errors import (
    ExportError,
    LossError,
    Mistake,
    ReadError,
    TimelineError,
    UsageError,
    visible,
)
from timeline.exporter import ExportContext, Exporter
from timeline.files import write_file
from timeline.loading import reason
from timeline.losses import Losses
from timeline.options import make_options
from timeline.plugins import Plugins
from timeline.reader import ReadContext, Reader
from timeline.rule import Finding
from timeline.timeline import Timeline
from timeline.when import choose_locale
from timeline.withheld import withheld_publications, without_hidden

__all__ = [
    "EPOCH",
    "check",
    "chunks",
    "export",
    "load",
    "load_and_check",
    "make_context",
    "write",
]

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable with the second since 1970 to call now (reproducible-builds.org)."""


def load(
    file: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | None = None,
    plugins: Plugins | None = None,
) -> Timeline:
    """The timeline in a file, given as a path or a binary stream.

    The format follows from the name's suffix, or is the name of a reader. Raises ReadError with
    every mistake and its place, UsageError for a format that nobody reads.
    """
    return _load(file, format, plugins or Plugins.installed())[0]


def _load(
    file: str | os.PathLike[str] | BinaryIO, format: str | None, plugins: Plugins
) -> tuple[Timeline, ReadContext]:
    if not isinstance(file, str | os.PathLike):
        if not _is_binary(file):
            raise UsageError("a timeline is read from a path or from a file opened in mode 'rb'")
        name = str(getattr(file, "name", "") or "input")
        reader = plugins.reader(format) if format else plugins.reader_for(name)
        return _read(reader, file, name)
    name = os.fspath(file)
    try:
        # first, because that a file is missing says more than that its suffix is unknown
        stream = Path(file).open("rb")  # noqa: SIM115 - closed by the `with` below
    except (OSError, ValueError) as error:
        raise ReadError([Mistake(_unreadable(error), name)]) from error
    with stream:
        reader = plugins.reader(format) if format else plugins.reader_for(name)
        return _read(reader, stream, name)


def _is_binary(file: object) -> bool:
    return hasattr(file, "read") and not isinstance(file, io.TextIOBase)


def _read(reader: Reader, stream: BinaryIO, name: str) -> tuple[Timeline, ReadContext]:
    context = ReadContext(name)
    try:
        return _checked(reader.read(stream, context)), context
    except TimelineError:
        raise
    except OSError as error:
        raise ReadError([Mistake(_unreadable(error), name)]) from error
    except Exception as error:
        raise ReadError(
            [Mistake(f"the reader '{reader.name}' failed: {reason(error)}", name)]
        ) from error


def _checked(timeline: object) -> Timeline:
    if not isinstance(timeline, Timeline):
        raise TypeError(f"it returned {type(timeline).__name__}, which is no Timeline")
    return timeline


def _unreadable(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder; name a file in it"
        case OSError():
            return f"it cannot be read: {(error.strerror or reason(error)).lower()}"
        case _:
            return f"this is no file name: {error}"


def check(
    timeline: Timeline | str | os.PathLike[str] | BinaryIO,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    format: str | None = None,
    plugins: Plugins | None = None,
) -> list[Finding]:
    """What the rules find in a timeline, or in a file with the line and column of each finding.

    `select` and `ignore` hold codes of rules, or globs such as `source-*`. A file that cannot be
    read has its mistakes as findings. Raises UsageError for an unknown rule.

    >>> from timeline import Event, Timeline, check
    >>> tl = Timeline(title="War", events=[Event(title="It begins", when="2022-02-24")])
    >>> [(finding.event, finding.code) for finding in check(tl, select=["source-missing"])]
    [('it-begins', 'source-missing')]
    """
    plugins = plugins or Plugins.installed()
    choice = Choice(plugins.rules(), select, ignore)
    if isinstance(timeline, Timeline):
        return findings(timeline, choice)
    try:
        return load_and_check(timeline, choice, format=format, plugins=plugins)[1]
    except ReadError as error:
        return [mistake_finding(mistake) for mistake in error.mistakes]


def load_and_check(
    file: str | os.PathLike[str] | BinaryIO,
    choice: Choice,
    *,
    format: str | None = None,
    plugins: Plugins | None = None,
) -> tuple[Timeline, list[Finding]]:
    """The timeline in a file and what the rules find in it. Raises what `load` raises."""
    read, context = _load(file, format, plugins or Plugins.installed())
    return read, findings(read, choice, context.places, context.name)


def export(
    timeline: Timeline,
    format: str,
    *,
    locale: str | None = None,
    hidden: bool = False,
    plugins: Plugins | None = None,
    **options: object,
) -> bytes:
    """The timeline in that format, in memory. Keyword arguments are the exporter's options.

    Sources that are marked as hidden are left out, unless `hidden` asks for them.
    Raises UsageError for an unknown format, OptionError for a wrong option, ExportError where the
    exporter fails.

    >>> from timeline import Event, Timeline, export
    >>> tl = Timeline(title="War", events=[Event(title="It begins", when="2022-02-24")])
    >>> b"DTSTART;VALUE=DATE:20220224" in export(tl, "ical")
    True
    """
    exporter = (plugins or Plugins.installed()).exporter(format)
    context = make_context(exporter, timeline, locale, options)
    return b"".join(chunks(exporter, timeline, context, hidden=hidden))


def write(
    timeline: Timeline,
    path: str | os.PathLike[str],
    *,
    to: str | None = None,
    locale: str | None = None,
    hidden: bool = False,
    strict: bool = False,
    plugins: Plugins | None = None,
    **options: object,
) -> Losses:
    """Write the timeline to a file, whole or not at all, and tell what the format lost.

    The format follows from the suffix unless `to` names it. With `strict` a loss is a LossError and
    nothing is written. Sources that are marked as hidden are left out, and told as lost, unless
    `hidden` asks for them. Raises WriteError, and what `export` raises.
    """
    plugins = plugins or Plugins.installed()
    exporter = plugins.exporter(to) if to else plugins.exporter_for(os.fspath(path))
    context = make_context(exporter, timeline, locale, options)
    write_file(Path(path), chunks(exporter, timeline, context, hidden=hidden, strict=strict))
    return context.losses


def make_context(
    exporter: Exporter,
    timeline: Timeline,
    locale: str | None = None,
    options: dict[str, object] | None = None,
) -> ExportContext:
    """The context of one export: its options checked, its language and its clock chosen."""
    return ExportContext(
        options=make_options(exporter.options, options or {}),
        locale=choose_locale(locale, timeline.language),
        stamp=_stamp(),
    )


def chunks(
    exporter: Exporter,
    timeline: Timeline,
    context: ExportContext,
    *,
    hidden: bool = False,
    strict: bool = False,
) -> Iterator[bytes]:
    """What the exporter yields, as bytes, its errors told as ExportError.

    Without `hidden`, no exporter gets to see the hidden sources. With `strict`, a LossError after
    the last chunk if anything was lost.
    """
    if not hidden:
        whole, timeline = timeline, without_hidden(timeline)
        if timeline is not whole:
            context.lost("", "sources", "hidden sources are withheld")
            for event in withheld_publications(whole):
                context.lost(
                    event, "event", "it is a hidden source, and left out with all about it"
                )
    try:
        for chunk in exporter.export(timeline, context):
            if not isinstance(chunk, str | bytes):  # a plugin may do anything
                _refuse(exporter, chunk)
            yield chunk.encode("utf-8") if isinstance(chunk, str) else chunk
    except (TimelineError, GeneratorExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # SystemExit too: a plugin must not end the program
        raise ExportError(f"the exporter '{exporter.name}' failed: {reason(error)}") from error
    if strict and context.losses:
        raise LossError(
            "\n".join([f"{exporter.name} cannot carry everything:", *context.losses.summary()])
        )


def _refuse(exporter: Exporter, chunk: object) -> NoReturn:
    wrong = f"yielded {type(chunk).__name__}; it should yield str or bytes"
    raise ExportError(f"the exporter '{exporter.name}' {wrong}")


def _stamp() -> datetime | None:
    seconds = os.environ.get(EPOCH)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{EPOCH} is '{visible(seconds)}' and should be a whole number") from None
