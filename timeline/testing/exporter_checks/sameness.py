"""Same input, same bytes: whatever ran before, beside it, or on another machine."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import UTC, datetime
from itertools import pairwise, zip_longest
from typing import Final, cast

from attrs import evolve

from timeline.document import encode
from timeline.fields import JSON
from timeline.testing import samples
from timeline.testing.check import Checks, Fault, shown, skip
from timeline.testing.elsewhere import CHANGES, output_elsewhere
from timeline.testing.exporting import Output, Subject, joined

__all__ = ["SAMENESS"]

SAMENESS: Final[Checks[Subject]] = Checks()

_WHY: Final = "a diff of two outputs should show what changed in the facts, and nothing else"
_NO_STATE: Final = "keep what an export needs in variables of `export`, not in self or the module"


def _same(first: Output, second: Output, when: str, instead: str) -> None:
    if first.data != second.data:
        both = zip_longest(first.data, second.data)
        at = next(place for place, (a, b) in enumerate(both) if a != b)
        raise Fault(
            f"{when} gives other bytes",
            where=f"byte {at}: first {shown(first.data, at)}\nthen {shown(second.data, at)}",
            why=_WHY,
            instead=instead,
        )
    if first.losses != second.losses:
        raise Fault(f"{when} tells other losses", why=_WHY, instead=instead)


@SAMENESS.add
def same_bytes_twice(subject: Subject) -> None:
    """The same timeline gives the same bytes and losses again."""
    first = subject.once("everything", samples.everything)
    subject.export(samples.one())  # something else in between
    second = subject.export(samples.everything())
    _same(first, second, "exporting the same timeline again", _NO_STATE)


@SAMENESS.add
def same_bytes_from_a_new_instance(subject: Subject) -> None:
    """A new instance gives the same bytes."""
    first = subject.once("everything", samples.everything)
    try:
        new = type(subject.exporter)()
    except TypeError as error:
        skip(f"an instance of {subject.name} needs arguments: {error}")
    if vars(new) != vars(subject.exporter):
        skip(f"this instance of {subject.name} was set up in a way of its own")
    _same(
        first, evolve(subject, exporter=new).export(samples.everything()), "a new instance",
        _NO_STATE,
    )  # fmt: skip


@SAMENESS.add
def same_bytes_with_a_stamp(subject: Subject) -> None:
    """A given time (SOURCE_DATE_EPOCH) is taken, and gives the same bytes twice."""
    stamp = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
    first, second = (subject.export(samples.everything(), stamp=stamp) for _ in range(2))
    _same(first, second, "a second export with context.stamp", "use context.stamp, and no clock")


@SAMENESS.add
def exports_do_not_mix(subject: Subject) -> None:
    """Two exports of one instance at the same time do not get into each other."""
    timelines = [samples.everything(), samples.dates()]
    wanted = [subject.export(timeline).data for timeline in timelines]
    running = [subject.exporter.export(tl, subject.context(tl)) for tl in timelines]
    steps = list(zip_longest(*running, fillvalue=b""))
    for pieces, alone in zip(zip(*steps, strict=True), wanted, strict=True):
        _same(
            Output(alone, ()), Output(joined(pieces), ()), "an export beside another one", _NO_STATE
        )


@SAMENESS.add
def threads_do_not_mix(subject: Subject) -> None:
    """Several threads can export with one instance."""
    wanted = subject.once("everything", samples.everything)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            running = [pool.submit(subject.export, samples.everything()) for _ in range(8)]
            outputs = [future.result() for future in running]
    finally:
        sys.setswitchinterval(before)
    for output in outputs:
        _same(wanted, output, "an export in a thread beside others", _NO_STATE)


@SAMENESS.add
def same_bytes_on_another_machine(subject: Subject) -> None:
    """The bytes depend neither on the order of sets, nor on the time zone or language around."""
    wanted = subject.once("everything", samples.everything)
    everywhere = {name: value for change in CHANGES.values() for name, value in change.items()}
    if output_elsewhere(subject, everywhere) == wanted.data:
        return
    for words, change in CHANGES.items():
        data = output_elsewhere(subject, change)
        instead = {
            "another order of sets": "sort what comes from a set: `sorted(set(…))`",
            "another time zone": "use datetimes with a zone: datetime.fromtimestamp(n, UTC)",
        }.get(words, "use event.when.format(context.locale) for words")
        _same(wanted, Output(data, wanted.losses), f"a process with {words}", instead)
    raise Fault("another process gives other bytes", why=_WHY)


@SAMENESS.add
def the_timeline_is_left_alone(subject: Subject) -> None:
    """An export changes nothing in the timeline, its `extra` included."""
    timeline = samples.everything()
    before = deepcopy(encode(timeline))
    subject.export(timeline)
    after = encode(timeline)
    if before == after:
        return
    events = zip(timeline, _events(before), _events(after), strict=True)
    changed = [event.id for event, was, now in events if was != now]
    raise Fault(
        "the export changed the timeline",
        where=f"event '{changed[0]}' of samples.everything()" if changed else "its own fields",
        why="the same timeline may be exported to other formats after this one",
        instead="copy before you change: extra = deepcopy(event.extra)",
    )


def _events(plain: dict[str, JSON]) -> list[JSON]:
    return cast("list[JSON]", plain["events"])


@SAMENESS.add
def it_keeps_no_state(subject: Subject) -> None:
    """An export leaves nothing behind in the exporter."""
    seen = [dict(vars(subject.exporter))]
    # of one timeline alone, what is kept may be the very text that an export before it kept
    for timeline in (samples.everything(), samples.one()):
        subject.export(timeline)
        seen.append(dict(vars(subject.exporter)))
    kept = sorted(
        name
        for before, after in pairwise(seen)
        for name, value in after.items()
        if before.get(name) is not value
    )
    if kept:
        raise Fault(
            f"self.{kept[0]} was set by an export",
            where=f"{subject.name}.export",
            why="one instance serves all exports, at the same time too",
            instead=_NO_STATE,
        )
