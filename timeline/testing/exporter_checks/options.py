"""Options: what there is works, and what there is not is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Any, Final, get_type_hints

from attrs import fields_dict

from timeline.errors import OptionError, TimelineError
from timeline.options import make_options
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown
from timeline.testing.exporting import Subject
from timeline.timeline import Timeline

__all__ = ["OPTIONS"]

OPTIONS: Final[Checks[Subject]] = Checks()

_NONSENSE: Final = "neither this nor that"
_NUMBERS: Final = ("0", "1", "-1", "7", "100")
_TEXTS: Final = ("", "x", "..", "</b>", "a,b", "\u202e", "0", "%s")
_FILES: Final = (b"", b"x", b"\n\n", b"\0\xff\xfe", "Ä\n".encode("utf-16"))


def _hints(subject: Subject) -> dict[str, Any]:
    kind: Any = subject.exporter.options
    hints = get_type_hints(kind)
    return {name: hints[name] for name in fields_dict(kind)}


@OPTIONS.add
def nonsense_is_refused(subject: Subject) -> None:
    """An unknown option, and a value of the wrong kind, are an OptionError."""
    wrong = {"no-such-option": "1"}
    wrong |= {name: _NONSENSE for name, hint in _hints(subject).items() if hint is not str}
    for name, value in wrong.items():
        try:
            make_options(subject.exporter.options, {name: value})
        except OptionError:
            continue
        except Exception as error:
            raise Fault(
                f"the option {name}={value} raises {type(error).__name__}: {error}",
                why="the user sees a traceback instead of a sentence",
                instead="raise ValueError in a validator; the core makes an OptionError of it",
            ) from error
        raise Fault(
            f"the option {name}={value} is taken without a word",
            why="who mistypes an option gets another output than asked for",
            instead="let a bool, an int or an Enum say what there is to choose from",
        )


@OPTIONS.add
def every_choice_works(subject: Subject) -> None:
    """Both truths and every choice work; numbers, texts and files work or are refused."""
    for name, hint in _hints(subject).items():
        for value in _choices(hint):
            _tried(subject, {name: value}, must=hint not in (int, str, bytes))


@OPTIONS.add
def an_update_works(subject: Subject) -> None:
    """With an option `previous`, what was written before can be updated."""
    if _hints(subject).get("previous") is not bytes:
        return  # nobody can ask for an update
    for make in (samples.everything, samples.empty):
        previous: dict[str, object] = {"previous": subject.export(make()).data}
        _tried(subject, previous, must=True, makers=(make,))
        _tried(subject, previous, must=False)  # that of another timeline may be refused


def _choices(hint: Any) -> Iterator[str | bytes]:
    if hint is bytes:
        yield from _FILES
    elif hint is bool:
        yield from ("yes", "no")
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield from (str(member.value) for member in hint)
    else:
        yield from _NUMBERS if hint is int else _TEXTS


def _tried(
    subject: Subject,
    options: dict[str, object],
    *,
    must: bool,
    makers: Sequence[Callable[[], Timeline]] = (samples.everything, samples.dates, samples.empty),
) -> None:
    given = " ".join(f"-O {name}={_told(value)}" for name, value in options.items())
    for make in makers:
        try:
            outputs = [subject.export(make(), options=dict(options)).data for _ in range(2)]
        except TimelineError as error:
            # a failure inside the exporter comes as an ExportError with its cause
            if must or not (isinstance(error, OptionError) or error.__cause__ is None):
                raise Fault(
                    f"with {given} the export fails: {error}",
                    where=f"samples.{make.__name__}()",
                    why="what the options class lets in has to work",
                    instead="refuse it in __attrs_post_init__: "
                    'raise ValueError("width is 1 or more")',
                ) from error
            return
        if outputs[0] != outputs[1]:
            raise Fault(f"with {given} two exports of one timeline differ")


def _told(value: object) -> object:
    """A value for a message; of a file, how it begins."""
    return shown(value) if isinstance(value, bytes) else value


@OPTIONS.add
def given_options_work(subject: Subject) -> None:
    """The further sets of options that the test gives work."""
    for options in subject.options:
        _tried(subject, dict(options), must=True)
