"""`TIMELINE_TRACE=plugins`: what plugins are asked for, and how long each takes."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

__all__ = ["TRACE", "trace"]

TRACE: Final = "TIMELINE_TRACE"
"""The variable with what to trace; `plugins` is all that there is."""


@contextmanager
def trace(*what: object) -> Generator[None]:
    """Tell on standard error, where the variable asks for it, how long the inside took."""
    if "plugins" not in os.environ.get(TRACE, "").split(","):
        yield
        return
    start = perf_counter()
    try:
        yield
    finally:
        took = f"trace: {(perf_counter() - start) * 1000:7.1f} ms "
        print(took, *what, file=sys.stderr)  # noqa: T201
