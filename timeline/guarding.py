"""The surroundings of a plugin's code: what it prints and changes there harms nobody else."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from io import BufferedIOBase, TextIOBase
from typing import Any, Final

from timeline.errors import visible

__all__ = ["surroundings"]

_OURS: Final = ("SOURCE_DATE_EPOCH", "TIMELINE_")
_STREAMS: Final = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")


@contextmanager
def surroundings() -> Generator[list[str]]:
    """Run code of a plugin with standard output set aside, and put right what it changed.

    The list gets what its author should mend: that it prints, warns, leaves the folder.
    """
    remarks: list[str] = []
    heard = _Heard()
    before = _Before()
    streams = {name: getattr(sys, name) for name in _STREAMS}
    told: list[warnings.WarningMessage] = []
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", DeprecationWarning)
            for name, stream in (("out", heard), ("err", _Lent(streams["stderr"]))):
                setattr(sys, f"std{name}", stream)
                setattr(sys, f"__std{name}__", stream)
            yield remarks
    finally:
        for name, stream in streams.items():
            setattr(sys, name, stream)
        if said := "".join(heard.said).strip():
            remark = f"it prints to standard output ('{visible(said, 60)}')"
            remarks.append(f"{remark}; print to standard error, or nothing")
        remarks += before.restored()
        remarks += [
            visible(str(warning.message), 300)
            for warning in told
            if issubclass(warning.category, DeprecationWarning)
        ]
    for warning in told:  # once more for whoever listens: the line is that of the plugin
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)


class _Before:
    """What was there before, of what other plugins and the program rely on."""

    def __init__(self) -> None:
        self.folder = _folder()
        self.path = list(sys.path)
        self.depth = sys.getrecursionlimit()
        self.variables = {k: v for k, v in os.environ.items() if k.startswith(_OURS)}

    def restored(self) -> list[str]:
        """What had to be put back, as remarks."""
        wrong: list[str] = []
        if self.folder and _folder() != self.folder:
            os.chdir(self.folder)
            wrong.append("it changes the working directory")
        if lost := [entry for entry in self.path if entry not in sys.path]:
            sys.path[:] = [*self.path, *(entry for entry in sys.path if entry not in self.path)]
            wrong.append(f"it takes {len(lost)} folders from sys.path")
        if sys.getrecursionlimit() < self.depth:
            sys.setrecursionlimit(self.depth)
            wrong.append("it lowers the recursion limit")
        now = {k: v for k, v in os.environ.items() if k.startswith(_OURS)}
        for name in {k for k, _ in now.items() ^ self.variables.items()}:
            os.environ.pop(name, None)
            wrong.append(f"it changes the variable {name}")
        os.environ.update(self.variables)
        return sorted(wrong)


def _folder() -> str:
    with suppress(OSError):
        return os.getcwd()  # noqa: PTH109 - a text is enough
    return ""


class _Lent(TextIOBase):
    """A stream that whoever has it cannot close."""

    encoding = "utf-8"

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def write(self, text: str, /) -> int:
        return self.stream.write(text) if self.stream is not None else len(text)

    def flush(self) -> None:
        if self.stream is not None:
            self.stream.flush()

    def close(self) -> None:
        """Leave it open."""

    def fileno(self) -> int:
        number: int = self.stream.fileno()
        return number

    @property
    def buffer(self) -> BufferedIOBase:
        """Where bytes are written."""
        return _Bytes(self)


class _Heard(_Lent):
    """Standard output while a plugin has the word: kept, and sent where it harms no output."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.said: list[str] = []

    def write(self, text: str, /) -> int:
        self.said.append(text)
        return super().write(text)


class _Bytes(BufferedIOBase):
    """The same for bytes."""

    def __init__(self, text: _Lent) -> None:
        self.text = text

    def write(self, data: Any, /) -> int:
        self.text.write(bytes(data).decode("utf-8", "replace"))
        return len(data)
