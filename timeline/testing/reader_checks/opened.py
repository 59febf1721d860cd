"""Which files a reader opens by itself, besides the stream that it is handed."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

from timeline.testing.guards import owns

__all__ = ["opened"]

_ON_THE_WAY: Final = ("pathlib", "io", "_io", "codecs", "os", "tempfile", "fileinput")
_listeners: list[tuple[str, list[str]]] = []
_installed: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open" or not _listeners or not isinstance(arguments[0], str | bytes):
        return
    owner, names = _listeners[-1]
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    while frame and str(frame.f_globals.get("__name__")).partition(".")[0] in _ON_THE_WAY:
        frame = frame.f_back
    if frame and owns(owner, frame):
        path, home = Path(str(arguments[0])), Path(frame.f_code.co_filename).parent
        if home not in path.parents:  # its own data are a part of the reader
            names.append(f"open({str(path)!r}) at {frame.f_code.co_filename}:{frame.f_lineno}")


@contextmanager
def opened(owner: str) -> Generator[list[str]]:
    """Note the files that code of that package itself opens, its own data aside."""
    if not _installed:  # a hook cannot be taken away again, so there is one for ever
        sys.addaudithook(_hook)
        _installed.append(True)
    names: list[str] = []
    _listeners.append((owner, names))
    try:
        yield names
    finally:
        _listeners.pop()
