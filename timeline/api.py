"""What a library user types: `load`, `check`, `prepare`, `export`, `write`."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from timeline.errors import (
    ExportError,
    LossError,
    Mistake,
    ReadError,
    TimelineError,
    UsageError,
    visible,
)
from timeline.exporter import ExportContext, Exporter, Part
from timeline.losses import Losses
from timeline.options import make_options, unreadable
from timeline.packed import packing, unpacked
from timeline.plugins import Plugins, installed_plugins
from timeline.reader import ReadContext, Reader
from timeline.remedies import reason
from timeline.targets import previous, write_to
from timeline.timeline import Timeline
from timeline.watching import open_watched
from timeline.when import choose_locale
from timeline.withheld import withheld_publications, without_hidden
from timeline.yielded import yielded

if TYPE_CHECKING:  # who reads and writes checks nothing
    from timeline.checking import Choice
    from timeline.rule import Finding

__all__ = [
    "EPOCH",
    "attempt",
    "check",
    "chunks",
    "export",
    "load",
    "load_and_check",
    "make_context",
    "pieces",
    "prepare",
    "withheld",
    "write",
]

T = TypeVar("T")

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable with the second since 1970 to call now (reproducible-builds.org)."""


def load(
    file: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | None = None,
    losses: Losses | None = None,
    plugins: Plugins | None = None,
    **options: object,
) -> Timeline:
    """The timeline in a file, given as a path or a binary stream.

    The format follows from the name's suffix, or is the name of a reader. Keyword arguments are the
    reader's options. What is not read, because a timeline has no place for it, is added to
    `losses`. Raises ReadError with every mistake and its place, UsageError for a format
    that nobody reads, OptionError for a wrong option.
    """
    return _load(file, format, plugins or installed_plugins(), options, losses)[0]


def _load(
    file: str | os.PathLike[str] | BinaryIO,
    format: str | None,
    plugins: Plugins,
    options: Mapping[str, object],
    losses: Losses | None,
) -> tuple[Timeline, ReadContext]:
    if not isinstance(file, str | os.PathLike):
        if not _is_binary(file):
            raise UsageError("a timeline is read from a path or from a file opened in mode 'rb'")
        name = str(getattr(file, "name", "") or "input")
        reader = plugins.reader(format) if format else plugins.reader_for(name)
        bare = unpacked(file, name, packing(name, reader.suffixes))
        return attempt(reader, lambda context: reader.read(bare, context), name, options, losses)
    name = os.fspath(file)
    try:
        # first, because that a file is missing says more than that its suffix is unknown
        stream = open_watched(file)  # closed by the `with` below
    except (OSError, ValueError) as error:
        raise ReadError([Mistake(unreadable(error), name)]) from error
    with stream:
        reader = plugins.reader(format) if format else plugins.reader_for(name)
        bare = unpacked(stream, name, packing(name, reader.suffixes))
        return attempt(reader, lambda context: reader.read(bare, context), name, options, losses)


def _is_binary(file: object) -> bool:
    return hasattr(file, "read") and not isinstance(file, io.TextIOBase)


def attempt(
    reader: Reader,
    read: Callable[[ReadContext], object],
    name: str,
    options: Mapping[str, object],
    losses: Losses | None,
) -> tuple[Timeline, ReadContext]:
    """What the reader makes of the file of that name, and its context; errors are ReadErrors."""
    context = ReadContext(
        name,
        options=make_options(reader.options, options),
        losses=Losses() if losses is None else losses,
    )
    try:
        return _checked(read(context)), context
    except TimelineError:
        raise
    except OSError as error:
        raise ReadError([Mistake(unreadable(error), name)]) from error
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a plugin must not end the program
        raise ReadError(
            [Mistake(f"the reader '{reader.name}' failed: {reason(error)}", name)]
        ) from error


def _checked(timeline: object) -> Timeline:
    if not isinstance(timeline, Timeline):
        raise TypeError(f"it returned {type(timeline).__name__}, which is no Timeline")
    return timeline


def check(
    timeline: Timeline | str | os.PathLike[str] | BinaryIO,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    format: str | None = None,
    plugins: Plugins | None = None,
    **options: object,
) -> list[Finding]:
    """What the rules find in a timeline, or in a file with the line and column of each finding.

    `select` and `ignore` hold codes of rules, or globs such as `source-*`. A file that cannot be
    read has its mistakes as findings. Keyword arguments are options of its reader. Raises
    UsageError for an unknown rule.

    >>> from timeline import Event, Timeline, check
    >>> tl = Timeline(title="War", events=[Event(title="It begins", when="2022-02-24")])
    >>> [(finding.event, finding.code) for finding in check(tl, select=["source-missing"])]
    [('it-begins', 'source-missing')]
    """
    from timeline.checking import Choice, findings, mistake_finding

    plugins = plugins or installed_plugins()
    choice = Choice(plugins.rules(), select, ignore)
    if isinstance(timeline, Timeline):
        return findings(timeline, choice)
    try:
        return load_and_check(
            timeline, choice, format=format, losses=None, plugins=plugins, **options
        )[1]
    except ReadError as error:
        return [mistake_finding(mistake) for mistake in error.mistakes]


def load_and_check(
    file: str | os.PathLike[str] | BinaryIO,
    choice: Choice,
    *,
    format: str | None = None,
    losses: Losses | None = None,
    plugins: Plugins | None = None,
    **options: object,
) -> tuple[Timeline, list[Finding]]:
    """The timeline in a file and what the rules find in it. Raises what `load` raises."""
    from timeline.checking import findings

    read, context = _load(file, format, plugins or installed_plugins(), options, losses)
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
    Raises UsageError for an unknown format and where several files would be written, OptionError
    for a wrong option, ExportError where the exporter fails.

    >>> from timeline import Event, Timeline, export
    >>> tl = Timeline(title="War", events=[Event(title="It begins", when="2022-02-24")])
    >>> b"DTSTART;VALUE=DATE:20220224" in export(tl, "ical")
    True
    """
    exporter = (plugins or installed_plugins()).exporter(format)
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
    update: bool = False,
    plugins: Plugins | None = None,
    **options: object,
) -> Losses:
    """Write the timeline to a file, whole or not at all, and tell what the format lost.

    The format follows from the suffix unless `to` names it. With `strict` a loss is a LossError and
    nothing is written. Sources that are marked as hidden are left out, and told as lost, unless
    `hidden` asks for them. With `update` the format takes over what it needs from the file that is
    there, as a calendar does the numbers of its entries. Some formats write further files beside
    that one. Raises WriteError, and what `export` raises.
    """
    plugins = plugins or installed_plugins()
    exporter = plugins.exporter(to) if to else plugins.exporter_for(os.fspath(path))
    if update:
        options = {**options, **previous(exporter, path, options)}
    context = make_context(exporter, timeline, locale, options)
    body = pieces(exporter, timeline, context, hidden=hidden, strict=strict)
    write_to(path, exporter, body, update=update)
    return context.losses


def make_context(
    exporter: Exporter,
    timeline: Timeline,
    locale: str | None = None,
    options: Mapping[str, object] | None = None,
    losses: Losses | None = None,
) -> ExportContext:
    """The context of one export: its options checked, its language and its clock chosen.

    `losses` are those of what was done before.
    """
    return ExportContext(
        options=make_options(exporter.options, options or {}),
        locale=choose_locale(locale, timeline.language),
        stamp=_stamp(),
        losses=Losses() if losses is None else losses,
    )


def chunks(
    exporter: Exporter, timeline: Timeline, context: ExportContext, *, hidden: bool = False
) -> Iterator[bytes]:
    """What the exporter yields, as `pieces` has it. Raises UsageError for several files."""
    for piece in pieces(exporter, timeline, context, hidden=hidden):
        if isinstance(piece, Part):
            it = f"{exporter.name} writes several files here"
            raise UsageError(f"{it}; name one with timeline.write")
        yield piece


def pieces(
    exporter: Exporter,
    timeline: Timeline,
    context: ExportContext,
    *,
    hidden: bool = False,
    strict: bool = False,
) -> Iterator[bytes | Part]:
    """What the exporter yields, text as bytes, its errors told as ExportError.

    Without `hidden`, no exporter gets to see the hidden sources. With `strict`, a LossError after
    the last chunk if anything was lost.
    """
    if not hidden:
        timeline = withheld(timeline, context.losses)
    output = _guarded(exporter, lambda: yielded(exporter.name, exporter.export(timeline, context)))
    while (piece := _guarded(exporter, lambda: next(output, None))) is not None:
        yield piece
    if strict and context.losses:
        raise LossError(
            "\n".join([f"{exporter.name} cannot carry everything:", *context.losses.summary()])
        )


def _guarded(exporter: Exporter, step: Callable[[], T]) -> T:
    """What a step of the exporter gives; whatever it raises is an ExportError."""
    try:
        return step()
    except (TimelineError, KeyboardInterrupt):
        raise
    except BaseException as error:  # SystemExit too: a plugin must not end the program
        raise ExportError(f"the exporter '{exporter.name}' failed: {reason(error)}") from error


def withheld(timeline: Timeline, losses: Losses) -> Timeline:
    """The timeline without its hidden sources, and told so."""
    shown = without_hidden(timeline)
    if shown is not timeline:
        losses.add("", "sources", "hidden sources are withheld")
        for event in withheld_publications(timeline):
            losses.add(event, "event", "it is a hidden source, and left out with all about it")
    return shown


def prepare(
    timeline: Timeline,
    name: str,
    /,
    *,
    locale: str | None = None,
    losses: Losses | None = None,
    plugins: Plugins | None = None,
    **options: object,
) -> Timeline:
    """What the preparer of that name makes of the timeline. Keyword arguments are its options.

    What it leaves out is added to `losses`. Raises UsageError for an unknown preparer, OptionError
    for a wrong option, ExportError where it fails.

    >>> from timeline import Event, Timeline, prepare
    >>> tl = Timeline(title="Leak", events=[Event(title="Jo Doe copies a file", when="2024",
    ...                                           actors="Jo Doe")])
    >>> "Jo Doe" in str(prepare(tl, "redact", actors="Jo Doe"))
    False
    """
    from timeline.preparer import PrepareContext

    preparer = (plugins or installed_plugins()).preparer(name)
    context = PrepareContext(
        options=make_options(preparer.options, options),
        locale=choose_locale(locale, timeline.language),
        losses=Losses() if losses is None else losses,
    )
    try:
        return _checked(preparer.prepare(timeline, context))
    except (TimelineError, KeyboardInterrupt):
        raise
    except BaseException as error:  # SystemExit too: a plugin must not end the program
        raise ExportError(f"the preparer '{name}' failed: {reason(error)}") from error


def _stamp() -> datetime | None:
    seconds = os.environ.get(EPOCH)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{EPOCH} is '{visible(seconds)}' and should be a whole number") from None
