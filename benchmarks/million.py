"""A million mixed dates in one process: `million.py time` or `million.py memory`, as JSON.

Memory is what tracemalloc counts: all that Python allocates for the dates, their texts and the list
that holds them. It slows everything down, so that time is taken in a process of its own.
"""

from __future__ import annotations

import json
import sys
import tracemalloc
from time import process_time

from texts import mixed

from timeline import When

COUNT = 1_000_000


def take_time() -> dict[str, float]:
    """CPU seconds, the garbage collector running as always."""
    texts = list(mixed(COUNT))
    marks = [process_time()]
    dates = [When.parse(text) for text in texts]
    marks.append(process_time())
    plainly = sorted(dates)
    marks.append(process_time())
    by_key = sorted(dates, key=When.sort_key)
    marks.append(process_time())
    assert plainly == by_key
    names = ("create", "sorted", "sorted_by_key")
    return {name: marks[i + 1] - marks[i] for i, name in enumerate(names)}


def take_memory() -> dict[str, float]:
    """Bytes a date: held, and at the peak of either way to sort."""
    tracemalloc.start()
    dates = [When.parse(text) for text in mixed(COUNT)]
    result = {"held": tracemalloc.get_traced_memory()[0] / COUNT}
    for name, key in (("sorted", None), ("sorted_by_key", When.sort_key)):
        tracemalloc.reset_peak()
        dates.sort(key=key)
        result[name] = tracemalloc.get_traced_memory()[1] / COUNT
        dates.reverse()
    return result


if __name__ == "__main__":
    print(json.dumps({"time": take_time, "memory": take_memory}[sys.argv[1]]()))
