"""Ctrl-C: one line and status 130, whenever it comes."""

from __future__ import annotations

import os
import signal

__all__ = ["INTERRUPTED", "leave_at_once", "raise_interrupts"]

INTERRUPTED = 130
"""The exit status: 128 and the number of the signal, as shells have it."""


def leave_at_once() -> None:
    """End the program with the signal, as long as there is nothing to clean up.

    An exception could be raised in the middle of an import or of the exit, where nobody catches it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have it ignored
        signal.signal(signal.SIGINT, _leave)


def raise_interrupts() -> None:
    """Let the signal be a KeyboardInterrupt again, for work that cleans up after itself."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int, frame: object) -> None:
    os.write(2, b"timeline: interrupted\n")
    os._exit(INTERRUPTED)
