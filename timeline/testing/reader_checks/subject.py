"""A reader under test, with what its author says about it, and what it makes of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final, cast

from attrs import field, frozen

from timeline.api import make_context, pieces
from timeline.errors import ReadError, visible
from timeline.exporter import Exporter
from timeline.options import make_options
from timeline.reader import ReadContext, Reader
from timeline.testing import samples
from timeline.testing.check import Fault, shown, skip
from timeline.testing.exporting import joined
from timeline.testing.guards import owner_of, owns
from timeline.testing.reader_checks.streams import given
from timeline.timeline import Timeline

__all__ = ["Subject", "failure"]

_DEEP: Final = "count the depth, and refuse what is deeper than timeline.document.MAX_DEPTH"
_TELL: Final = (
    "except ValueError as error:\n"
    '    wrong = Mistake(f"{text!r} is no number", context.name, line)\n'
    "    raise ReadError([wrong]) from error"
)


@frozen(kw_only=True, eq=False)
class Subject:
    """The reader under test, with what its author says about it."""

    reader: Reader
    exporter: Exporter | None = None
    """What writes the format, where something does."""
    good: bytes | None = None
    """A file that it reads."""
    spoiled: Mapping[bytes, int | Sequence[int]] = field(factory=dict[bytes, int | Sequence[int]])
    """Files with mistakes, and their lines."""
    lossless: bool = False
    """Whether what the exporter writes is read back equal."""
    memory: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """What one check found out and another can use."""

    @property
    def name(self) -> str:
        """What to call the reader in messages."""
        return type(self.reader).__name__

    @property
    def file(self) -> str:
        """What to call files in messages."""
        return f"sample{self.reader.suffix}"

    def context(self, **options: object) -> ReadContext:
        """A context as a user's call makes it."""
        return ReadContext(self.file, options=make_options(self.reader.options, options))

    def read(self, data: bytes | BinaryIO, context: ReadContext | None = None) -> Timeline:
        """What the reader makes of a file; its errors pass unchanged."""
        stream = given(data) if isinstance(data, bytes) else data
        made: object = self.reader.read(stream, context or self.context())
        if not isinstance(made, Timeline):
            raise Fault(
                f"read() returned {type(made).__name__} and should return a Timeline",
                instead="return Timeline(title=…, events=events)",
            )
        return made

    def outcome(
        self, data: bytes, what: str, context: ReadContext | None = None
    ) -> Timeline | ReadError:
        """A timeline or a ReadError. Raises Fault for anything else."""
        try:
            return self.read(data, context)
        except ReadError as error:
            return error
        except Fault:
            raise
        except (Exception, SystemExit) as error:
            raise failure(self, error, what, data) from error

    def export(self, timeline: Timeline) -> bytes:
        """The timeline as the exporter writes it."""
        if self.exporter is None:
            skip("no `exporter` writes samples of the format")
        context = make_context(self.exporter, timeline)
        return joined(pieces(self.exporter, timeline, context))

    def sample(self) -> bytes:
        """A file that the reader should read."""
        if self.good is not None:
            return self.good
        if self.exporter is None:
            skip("neither a `good` file nor an `exporter` that could write one is given")
        return cast("bytes", self._once("everything", lambda: self.export(samples.everything())))

    def wanted(self) -> Timeline:
        """What the sample holds, as the reader itself reads it."""
        data = self.sample()
        try:
            return cast("Timeline", self._once("wanted", lambda: self.read(data)))
        except Exception:  # noqa: BLE001 - one check tells of it
            skip("the good file is not read, see `reads-the-good-file`")

    def _once(self, name: str, make: Any) -> Any:
        if name not in self.memory:
            self.memory[name] = make()
        return self.memory[name]

    @property
    def is_text(self) -> bool:
        """Whether files of the format are text that has lines."""
        data = self.sample()
        try:
            return "\0" not in data.decode("utf-8")
        except UnicodeDecodeError:
            return False

    def refusals(self) -> Iterator[tuple[str, bytes, ReadError]]:
        """The spoiled files, and others that are none of the format, each with its error."""
        cut = [self.good[: len(self.good) // 2]] if self.good else []
        others = (b"", b"\n\n", b"\xff\xfe\xfd", b"what is this?\n", b"x" * 5000, *cut)
        for data in (*self.spoiled, *others):
            try:
                self.read(data)
            except ReadError as error:
                yield shown(data), data, error
            except Exception:  # noqa: BLE001, S112 - other checks tell of it
                continue


def failure(subject: Subject, error: BaseException, what: str, data: bytes) -> Fault:
    """The Fault of an error that is no ReadError."""
    said = visible(str(error), 200)
    return Fault(
        f"{what}: read() raised {type(error).__name__}{f': {said}' if said else ''}",
        where="\n".join(filter(None, [_place(subject, error), shown(data)])),
        why="the user learns that the reader failed, and not which line to mend",
        instead=_DEEP if isinstance(error, RecursionError) else _TELL,
    )


def _place(subject: Subject, error: BaseException) -> str:
    """The last line of the reader's own that the error came through."""
    owner, place, trace = owner_of(subject.reader), "", error.__traceback__
    while trace:
        if owns(owner, trace.tb_frame):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
