"""A reader's options: nonsense is refused, and what is let in works."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Final, get_type_hints

from attrs import fields_dict

from timeline.errors import OptionError, ReadError, visible
from timeline.options import make_options
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.reader_checks.subject import Subject

__all__ = ["OPTIONS"]

OPTIONS: Final[Checks[Subject]] = Checks()

_NUMBERS: Final = ("0", "1", "-1", "1000000000000")
_TEXTS: Final = ("", "x", "xy", ";", "\t", "\n", "\0", "é", "😀", "\ud800", "x" * 1000, "%s", "[")
_FILES: Final = (b"", b"x", b"\n\n", b"\0\xff\xfe")


def _hints(subject: Subject) -> dict[str, Any]:
    kind: Any = subject.reader.options
    hints = get_type_hints(kind)
    if not fields_dict(kind):
        skip(f"{subject.name} has no options")
    return {name: hints[name] for name in fields_dict(kind)}


@OPTIONS.add
def options_refuse_nonsense(subject: Subject) -> None:
    """A value of the wrong kind is an OptionError."""
    for name, hint in _hints(subject).items():
        if hint is str:
            continue
        try:
            make_options(subject.reader.options, {name: "neither this nor that"})
        except OptionError:
            continue
        except Exception as error:
            raise _failure(name, "neither this nor that", error) from error
        raise Fault(
            f"the option {name} takes 'neither this nor that' without a word",
            why="a slip of the hand would change what is read",
            instead="let the type of the option refuse it: bool, int, or an Enum without _missing_",
        )


@OPTIONS.add
def options_work_or_are_refused(subject: Subject) -> None:
    """Whatever value an option lets in, a file is read with it or is told to be wrong."""
    for name, hint in _hints(subject).items():
        for value in _values(hint):
            try:
                context = subject.context(**{name: value})
            except OptionError:
                continue
            try:
                subject.read(subject.sample(), context)
            except (ReadError, OptionError):
                continue
            except Exception as error:
                raise _failure(name, value, error) from error


def _values(hint: Any) -> Iterator[str | bytes]:
    if hint is bytes:
        yield from _FILES
    elif hint is bool:
        yield from ("yes", "no")
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield from (str(member.value) for member in hint)
    else:
        yield from _NUMBERS if hint is int else _TEXTS


def _failure(name: str, value: str | bytes, error: Exception) -> Fault:
    told = f"'{visible(value)}'" if isinstance(value, str) else shown(value)
    return Fault(
        f"the option {name} with the value {told} raised "
        f"{type(error).__name__}: {visible(str(error))}",
        why="the user sees that the reader failed, and not that the option is wrong",
        instead="refuse it in the class of options, in __attrs_post_init__:\n"
        'raise ValueError("delimiter is one character")',
    )
