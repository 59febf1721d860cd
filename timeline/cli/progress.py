"""A bar for work that takes longer than a second: how much is done, how fast, and the time left."""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Final

from timeline.unbroken import unbroken
from timeline.watching import Advance, watched_by

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["progress", "told"]

_PATIENCE: Final = 1.0
"""The seconds of work before a bar is worth its looks."""
_PAUSE: Final = 0.05
"""The seconds between two looks at how much is done."""


@contextmanager
def progress(doing: str, *, quiet: bool = False) -> Generator[None]:
    """Show how far the work inside is, on a terminal; a pipe gets nothing of it."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    bar = _Bar(doing)
    try:
        with watched_by(bar.watch):
            yield
    finally:
        with unbroken():
            bar.close()


class _Bar:
    """What is done of the work that began first; the bar itself is made once it is needed."""

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.what, self.total, self.done, self.began = "", 0, 0, perf_counter()
        self.depth, self.looked = 0, 0.0
        self.lock = threading.Lock()
        self.shown: Progress | None = None
        self.timer = threading.Timer(_PATIENCE, self.show)
        self.timer.daemon = True
        self.timer.start()

    @contextmanager
    def watch(self, what: str, total: int) -> Generator[Advance]:
        """Take note of work that begins; what is a part of other work is not counted."""
        self.depth += 1
        try:
            if self.depth > 1:
                yield _uncounted
                return
            self.what, self.total, self.done, self.began = what, total, 0, perf_counter()
            self.update()
            yield self.advance
        finally:
            self.depth -= 1

    def advance(self, more: int) -> None:
        """Count what is done."""
        self.done += more
        if (now := perf_counter()) - self.looked > _PAUSE:
            self.looked = now
            self.update()

    def show(self) -> None:
        """Make the bar: the first second is over."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        made = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[told]}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,  # the command and its plugins have theirs where they belong
            redirect_stderr=False,
        )
        made.add_task(self.doing, total=None, told="")
        with self.lock:
            self.shown = made
            made.start()
        self.update()

    def update(self) -> None:
        """Show what is done. Once all is read, it may still take a while to understand it."""
        with self.lock:
            if self.shown and self.what:
                [task] = self.shown.tasks
                task.total = self.total if self.done < self.total else None
                seconds = perf_counter() - self.began
                text = told(self.what, self.done, self.total, seconds)
                self.shown.update(task.id, completed=self.done, told=text)

    def close(self) -> None:
        """Take it away."""
        self.timer.cancel()
        self.timer.join()
        if self.shown:
            self.shown.stop()


def _uncounted(more: int) -> None:
    """Count nothing."""


def told(what: str, done: int, total: int, seconds: float) -> str:
    """How much is done, how fast, and the time left.

    >>> told("events", 25_000, 100_000, 5.0)
    '25,000 of 100,000 events, 5,000/s, 0:00:15 left'
    >>> told("bytes", 2_000_000, 2_000_000, 0.5)
    '2.0 MB'
    """
    from datetime import timedelta

    from rich.filesize import decimal

    rate = done / seconds if seconds else 0.0
    if what == "bytes":
        parts, fast = [decimal(done), decimal(total)], f"{decimal(int(rate))}/s"
    else:
        parts, fast = [f"{done:,}", f"{total:,} {what}"], f"{rate:,.0f}/s"
    if done >= total:
        return parts[-1]  # what is left to do is of another kind
    left = f", {timedelta(seconds=round((total - done) / rate))} left" if rate else ""
    return f"{' of '.join(parts)}, {fast}{left}"
