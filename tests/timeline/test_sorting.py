"""Sorting outside memory, and finding what stands there twice."""

from __future__ import annotations

import gc
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Event, Timeline, UsageError
from timeline.repeated import Repeated
from timeline.runs import Runs, key_of
from timeline.sizes import to_bytes
from timeline.testing import strategies

EVENTS = st.lists(strategies.events(ids=st.text("abcdefg", min_size=1, max_size=3)), max_size=12)


@given(EVENTS, st.integers(0, 12), st.integers(1, 100_000))
def test_events_leave_the_runs_in_the_order_of_a_timeline(
    events: list[Event], already: int, memory: int
) -> None:
    unique = {event.id: event for event in events}.values()
    wanted = Timeline(title="All", events=unique, excerpt=True).events
    first = sorted(list(unique)[:already], key=key_of)
    runs = Runs(memory)
    for event in list(unique)[already:]:
        runs.add(key_of(event), event)
    for _ in range(2):
        assert tuple(runs.merged(lambda: iter(first))) == wanted
    one, other = (runs.merged(lambda: iter(first)) for _ in range(2))
    assert list(zip(one, other, strict=True)) == list(zip(wanted, wanted, strict=True))


def test_what_does_not_fit_is_not_in_memory() -> None:
    order = list(range(20_000))
    random.Random(1).shuffle(order)
    tracemalloc.start()
    runs = Runs(1_000_000)
    for n in order:
        event = Event(id=f"e{n}", title="x" * 500, when=f"{n:05}"[:4])
        runs.add(key_of(event), event)
    count = sum(1 for _ in runs.merged(lambda: iter(())))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 8_000_000  # the texts alone are 10 MB, the blocks that are merged 2


def test_a_temporary_file_is_closed_with_what_uses_it() -> None:
    runs, repeated = Runs(1), Repeated(1)
    event = Event(title="A", when="2024")
    runs.add(key_of(event), event)
    for n in range(300):
        repeated.add(f"e{n}")
    files = runs._file, repeated._file
    assert all(file and not file.closed for file in files)
    del runs, repeated
    gc.collect()
    assert all(file and file.closed for file in files)


@given(st.lists(st.text("ab", max_size=3)), st.sampled_from([1, 10_000]))
def test_ids_that_come_twice_are_found(names: list[str], memory: int) -> None:
    repeated = Repeated(memory)
    for name in [*names, *(f"other{n}" for n in range(600))]:
        repeated.add(name)
    assert {n for n in names if hash(n) in repeated.hashes()} == {
        n for n in names if names.count(n) > 1
    }


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1MB", 10**6),
        ("64 mib", 64 << 20),
        ("2g", 2 * 10**9),
        ("1.5GB", 1_500_000_000),
        (10**7, 10**7),
    ],
)
def test_sizes_are_read_as_people_write_them(text: str | int, size: int) -> None:
    assert to_bytes(text) == size


@pytest.mark.parametrize("text", ["", "MB", "much", "-1MB", "1e9", "1XB", True])
def test_what_is_no_size_is_refused(text: object) -> None:
    with pytest.raises(UsageError, match="write one as 200MB"):
        to_bytes(text)  # type: ignore[arg-type]
