"""The calendars that clients read, and what each of them is meant to say."""

import itertools
import json
import re
import time
from pathlib import Path
from typing import NamedTuple

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings

from timeline import export, load
from timeline.testing.strategies import hostile_texts, timelines

from .entry import Entry, meant
from .nasty import NASTY

SEEDS = Path(__file__).parents[4] / "seeds"
MADE = 1000
EVERYTHING = {
    "journal": True,
    "people": "participant",
    "alarm": "P1D",
    "refresh": "PT12H",
    "source": "https://example.org/calendar.ics",
    "color": "red",
}
"""All options that add something."""
FIRST = re.compile(r"(?<=\n)(?=BEGIN:V)")
HEAD = "BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\n"
END = "END:VCALENDAR\r\n"


class Case(NamedTuple):
    name: str
    ics: str
    meant: list[Entry]


def case(name, timeline, **options):
    ics = export(timeline, "ical", **options).decode("utf-8")
    return Case(name, ics, meant(timeline, **options))


def joined(cases, *, unique=False):
    """Calendars that each hold the entries of many, for clients that take their time to start.

    With `unique` there is no UID twice in one of them.
    """
    groups = [[]]
    known = [set()]
    for case in cases:
        uids = {entry.uid for entry in case.meant} if unique else set()
        at = next((n for n, others in enumerate(known) if not uids & others), len(known))
        if at == len(known):
            groups.append([])
            known.append(set())
        groups[at].append(case)
        known[at] |= uids
    for number, group in enumerate(groups):
        bodies = [FIRST.split(case.ics.removesuffix(END), maxsplit=1)[1:] for case in group]
        ics = "".join((HEAD, *itertools.chain.from_iterable(bodies), END))
        yield Case(f"{number}", ics, [entry for case in group for entry in case.meant])


def seeds(**options):
    paths = sorted(SEEDS.glob("*.yaml"))
    assert paths
    return [case(path.name, load(path), **options) for path in paths]


def nasty(**options):
    return [case(name, timeline, **options) for name, timeline in NASTY.items()]


def made():
    """A thousand calendars of timelines that Hypothesis makes, the same ones in every run."""
    found = []

    @settings(
        max_examples=MADE,
        derandomize=True,  # a client that fails on one fails on it again
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        timelines(max_events=3, max_sources=1)
        | timelines(max_events=3, max_sources=1, texts=hostile_texts()).filter(len)
    )
    def make(timeline):
        name = f"made-{len(found)}"  # as an id, it keeps the UIDs of one from those of another
        found.append(case(name, evolve(timeline, id=name)))

    make()
    return found


def once(file, make, patience=900):
    """What `make` gives, made by the first process that asks: workers of xdist share the file."""
    draft, failed = file.with_suffix(".draft"), file.with_suffix(".failed")
    try:
        draft.open("x").close()
    except FileExistsError:
        for _ in range(patience * 10):
            if file.exists() or failed.exists():
                break
            time.sleep(0.1)
    else:
        try:
            draft.write_text(json.dumps(make()))
            draft.rename(file)
        except BaseException:
            failed.touch()
            raise
    assert file.exists(), "the process that makes the timelines did not manage to"
    return [Case(n, ics, [Entry(*e) for e in es]) for n, ics, es in json.loads(file.read_text())]
