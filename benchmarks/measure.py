"""CPU time of one loop, or of several that take turns; and whether a target is met."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time


def seconds_each(parse: Callable[[str], object], texts: Sequence[str], least: float) -> float:
    """The CPU seconds that a text takes, from passes over them that last so long together."""
    gc.collect()
    gc.disable()
    try:
        passes, used, start = 0, 0.0, process_time()
        while used < least:
            for text in texts:
                parse(text)
            passes += 1
            used = process_time() - start
    finally:
        gc.enable()
    return used / passes / len(texts)


def medians(loops: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each loop. They take turns, so that a busy machine slows all alike."""
    results = [[loop() for loop in loops] for _ in range(rounds)]
    return [median(of_one) for of_one in zip(*results, strict=True)]


def tell(met: bool | None, what: str) -> None:
    """Print a target, and whether it is met; None where that cannot be told."""
    print(f"{ {True: 'met    ', False: 'NOT MET', None: 'not yet'}[met] }  {what}")
