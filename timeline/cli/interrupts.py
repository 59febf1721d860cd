"""Ctrl-C: one line and status 130, whenever it comes."""

from __future__ import annotations

import os
import signal
from types import FrameType

__all__ = ["INTERRUPTED", "leave_at_once", "raise_interrupts"]

INTERRUPTED = 130
"""The exit status: 128 and the number of the signal, as shells have it."""


def leave_at_once() -> None:
    """End the program with the signal, as long as there is nothing to clean up.

    An exception could be raised in the middle of an import or of the exit, where nobody catches it.
    """
    _handle(_leave)


def raise_interrupts() -> None:
    """Let the signal be a KeyboardInterrupt, as long as there is work that cleans up after itself."""
    _handle(signal.default_int_handler)


def _handle(handler: signal._HANDLER) -> None:
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a shell's background job
        signal.signal(signal.SIGINT, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    os.write(2, b"timeline: interrupted\n")
    os._exit(INTERRUPTED)
