"""Work in several processes, which outlives them and which they do not outlive.

A process that is killed ends its pool; what was in work is tried again by a new one. When the
program itself is killed, or interrupted, its processes end at once.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, TypeVar, cast

from attrs import define

from timeline.errors import ExportError, TimelineError, WriteError

__all__ = ["done"]

T = TypeVar("T")
R = TypeVar("R")

_ATTEMPTS: Final = 3
"""How often the process of one task may be killed."""


def done(
    work: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int,
    told: Callable[[T], str] = str,
) -> Generator[R]:
    """What the work makes of each task, as it is done; with one job, in this process.

    Raises what the work raises, and WriteError where processes are killed again and again; `told`
    names their tasks in it.
    """
    if jobs == 1 or len(tasks) <= 1:
        for task in tasks:
            yield work(task)
        return
    killed: Counter[int] = Counter()
    waiting = deque(range(len(tasks)))
    while waiting:
        running: dict[Future[object], int] = {}
        with _pool(min(jobs, len(waiting))) as pool, suppress(BrokenProcessPool):
            while waiting or running:
                while waiting and len(running) < jobs:
                    running[_submitted(pool, work, tasks[waiting[0]])] = waiting[0]
                    waiting.popleft()
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in sorted(finished, key=_is_broken):
                    result = future.result()
                    del running[future]
                    yield cast("R", _unpacked(result))
        lost = sorted(running.values())
        killed.update(lost)
        waiting.extendleft(reversed(lost))
        if hopeless := [number for number in lost if killed[number] >= _ATTEMPTS]:
            names = ", ".join(told(tasks[number]) for number in hopeless)
            it = f"the processes that wrote {names} were killed {_ATTEMPTS} times"
            raise WriteError(f"{it}; if the memory is too small for several, use fewer")


def _is_broken(future: Future[object]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


@contextmanager
def _pool(jobs: int) -> Generator[ProcessPoolExecutor]:
    """Processes that end with the pool, whatever becomes of it and of this program."""
    context = get_context("spawn")
    # this side alone can write to it: when it is closed, be it by a kill, the others read the end
    reader, writer = context.Pipe(duplex=False)
    with writer, reader:
        pool = ProcessPoolExecutor(jobs, context, _begin, (reader, gc.get_threshold()))
        try:
            yield pool
            pool.shutdown()
        finally:
            # one that is just beginning would complain at length; others' processes are let be
            begun: dict[int, BaseProcess] = getattr(pool, "_processes", None) or {}
            for process in list(begun.values()):
                process.kill()
            writer.close()
            pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[T], object], task: T) -> Future[object]:
    """Hand a task in, which may start a process, and let Ctrl-C be for this one alone."""
    with _unheard():
        return pool.submit(_attempted, work, task)


@contextmanager
def _unheard() -> Generator[None]:
    """Let Ctrl-C wait; processes that begin inside never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the mask when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(reader: Connection, threshold: tuple[int, int, int]) -> None:
    """Prepare a process: it leaves Ctrl-C to its parent, and ends when that does."""
    gc.set_threshold(*threshold)  # as seldom as there
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()


def _end_with(reader: Connection) -> None:
    with suppress(EOFError, OSError):
        reader.recv_bytes()
    os._exit(1)


@define
class _Failed:
    """What the work raised."""

    error: TimelineError


def _attempted(work: Callable[[T], object], task: T) -> object:
    """What the work makes of the task, or its error as one that can be sent."""
    try:
        return work(task)
    except TimelineError as error:
        return _Failed(_portable(error))


def _portable(error: TimelineError) -> TimelineError:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an error of a plugin may be anything
        return ExportError(str(error))
    return error


def _unpacked(result: object) -> object:
    if isinstance(result, _Failed):
        raise result.error
    return result
