"""Options of formats and preparers: an attrs class in, typed values and friendly errors out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar, cast, get_type_hints

from attrs import Attribute, field, fields_dict, frozen, has

from timeline.errors import OptionError, PluginError, TimelineError, did_you_mean, visible
from timeline.remedies import reason

__all__ = [
    "NoOptions",
    "check_options",
    "describe_options",
    "make_options",
    "option",
    "takes_previous",
    "unreadable",
]

_T = TypeVar("_T")

RESERVED: Final = frozenset(
    {
        "file", "format", "hidden", "ignore", "locale", "losses", "memory", "path", "plugins",
        "select", "strict", "timeline", "to", "update",
    }
)  # fmt: skip
"""What `load`, `open`, `check`, `prepare`, `export` and `write` call their own arguments."""

_TRUTHS = {"yes": True, "true": True, "on": True, "1": True}
_FALSEHOODS = {"no": False, "false": False, "off": False, "0": False}


@frozen
class NoOptions:
    """The options of an exporter that has none."""


def option(default: _T, help: str) -> _T:
    """A field of an options class, with a line of help. Its type is the annotation's.

    A field of `bytes` is a file: whoever gives its path gives what stands in it.

    >>> @frozen
    ... class CsvOptions:
    ...     header: bool = option(True, "begin with a row of column names")
    >>> make_options(CsvOptions, {"header": "no"})
    CsvOptions(header=False)
    """
    made: _T = field(default=default, metadata={"help": help})
    return made


def make_options(kind: type[_T], given: Mapping[str, object]) -> _T:
    """An instance of the options class from values or their text. Raises OptionError."""
    known = _known(kind)
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            has_them = f"there are: {', '.join(known)}" if known else "this format has none"
            remedy = did_you_mean(name, known) or f"; {has_them}"
            raise OptionError(f"there is no option '{visible(name)}'{remedy}")
        values[name] = _convert(name, value, hints[name])
    try:
        return kind(**values)
    except (TimelineError, ValueError, TypeError) as error:
        raise OptionError(str(error)) from error
    except Exception as error:
        raise OptionError(f"the options cannot be taken: {reason(error)}") from error


def check_options(kind: type) -> None:
    """Raise PluginError for an options class that cannot serve the command line."""
    known = _known(kind)
    try:
        hints = get_type_hints(kind)
    except Exception as error:
        wrong = f"the types of the options class {kind.__name__} cannot be read: {error}"
        raise PluginError(wrong) from error
    for name, attribute in known.items():
        _check_option(name, attribute, hints[name])
    try:
        kind()
    except Exception as error:
        wrong = f"the options class {kind.__name__} cannot be made of its defaults"
        raise PluginError(f"{wrong}: {reason(error)}") from error


def _check_option(name: str, attribute: Attribute[Any], hint: Any) -> None:
    if name in RESERVED:
        raise PluginError(f"the option '{name}' has the name of an argument; call it otherwise")
    if name.startswith("_"):
        raise PluginError(f"the option '{name}' begins with '_'; call it otherwise")
    if isinstance(hint, type) and issubclass(hint, Enum):
        values: list[object] = [member.value for member in hint]
        if not values or not all(isinstance(value, str) for value in values):
            raise PluginError(f"the choices of the option '{name}' should be texts")
    elif hint not in (bool, bytes, int, str):
        kinds = "a bool, int, str, bytes or Enum"
        raise PluginError(f"the option '{name}' should be {kinds}, not {hint}")
    default: object = attribute.default
    if type(default) is not hint:
        wanted = f"a default of the type {hint.__name__}"
        raise PluginError(f"the option '{name}' should have {wanted}; write option(…, \"help\")")
    if not isinstance(attribute.metadata.get("help", ""), str):
        raise PluginError(f"the help of the option '{name}' should be text")


def describe_options(kind: type) -> Iterator[tuple[str, str, str, str]]:
    """Of each option: its name, its default as text, what it takes, and its help.

    >>> @frozen
    ... class CsvOptions:
    ...     header: bool = option(True, "begin with a row of column names")
    >>> list(describe_options(CsvOptions))
    [('header', 'yes', 'yes or no', 'begin with a row of column names')]
    """
    hints = get_type_hints(kind)
    for name, attribute in _known(kind).items():
        takes = _takes(hints[name])
        yield name, _text(attribute.default), takes, attribute.metadata.get("help", "")


def _takes(hint: Any) -> str:
    """The values that an option can have, in words."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        *others, last = [str(member.value) for member in hint]
        return f"{', '.join(others)} or {last}" if others else last
    if hint is bytes:
        return "a file"
    return "yes or no" if hint is bool else "a whole number" if hint is int else "text"


def _known(kind: Any) -> dict[str, Attribute[Any]]:
    if not isinstance(kind, type) or not has(kind):
        raise PluginError(f"the options class {getattr(kind, '__name__', kind)} is no attrs class")
    return fields_dict(kind)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, bytes):
        return ""  # the option has the name of a file, and there is none
    return str(value.value) if isinstance(value, Enum) else str(value)


def _convert(name: str, value: object, hint: Any) -> object:
    """The value as the annotated type: bool, int, str, bytes or an enumeration."""
    if (
        isinstance(hint, type)
        and isinstance(value, hint)
        and (hint is bool or not isinstance(value, bool))
    ):
        return value
    if hint is bytes:
        return _content(name, value)
    text = str(value)
    if hint is bool:
        truth = {**_TRUTHS, **_FALSEHOODS}.get(text.lower())
        if truth is None:
            raise OptionError(f"{name} is yes or no, not '{visible(text)}'")
        return truth
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(text)
        except ValueError:
            choices = ", ".join(str(member.value) for member in hint)
            raise OptionError(f"{name} is one of {choices}, not '{visible(text)}'") from None
    makers: dict[Any, Callable[[str], object]] = {int: int, str: str}
    if hint not in makers:
        raise PluginError(f"the option {name} has a type that has no text form: {hint}")
    try:
        return makers[hint](text)
    except ValueError:
        raise OptionError(f"{name} is a whole number, not '{visible(text)}'") from None


def _content(name: str, value: object) -> bytes:
    """What stands in the file of that name; no name is no file."""
    try:
        path = os.fsdecode(cast("str", value))
    except TypeError:
        wrong = f"{name} is the path of a file, or bytes, not {type(value).__name__}"
        raise OptionError(wrong) from None
    try:
        return Path(path).read_bytes() if path else b""
    except (OSError, ValueError) as error:
        raise OptionError(f"{name}={visible(path)}: {unreadable(error)}") from error


def unreadable(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in a few words.

    >>> unreadable(FileNotFoundError())
    'there is no such file'
    """
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder; name a file in it"
        case OSError():
            return f"it cannot be read: {(error.strerror or reason(error)).lower()}"
        case _:
            return f"this is no file name: {error}"


def takes_previous(kind: type) -> bool:
    """Whether there is an option `previous` for the old file, so that it can be updated."""
    return "previous" in fields_dict(kind) and get_type_hints(kind)["previous"] is bytes
