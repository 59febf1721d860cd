"""A step that Ctrl-C does not break: it is done or not begun."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

__all__ = ["unbroken"]


@contextmanager
def unbroken() -> Generator[None]:
    """Let the signal of Ctrl-C wait until the inside is done. It should take no time.

    >>> import os
    >>> done = []
    >>> try:
    ...     with unbroken():
    ...         os.kill(os.getpid(), signal.SIGINT)
    ...         done.append("all the same")
    ... except KeyboardInterrupt:
    ...     done
    ['all the same']
    """
    handler = signal.getsignal(signal.SIGINT)
    # Python handles signals in its first thread; in no other do they break anything
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if came:
            handler(*came[0])
