"""Calendars as other programs write them, good and broken; goldens made with UPDATE_GOLDEN=1.

The files are invented, in the manner of the programs that their names tell. Beside `NAME.ics`
stands `NAME.txt`: what is read of it and what is not, or all mistakes of a file that is broken.
"""

from __future__ import annotations

import json
import os
import re
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.exceptions import CalendarParseError

from timeline import Event, Plugins, ReadContext, ReadError, Timeline, load
from timeline.document import encode_around, encode_event
from timeline.errors import visible
from timeline.losses import Losses

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.ics"))
BROKEN = [file for file in FILES if file.name.startswith("broken-")]
GOOD = [file for file in FILES if file not in BROKEN]
LONGEST = 600
WINDOW: dict[str, object] = {"since": "1600-01-01", "until": "2030-12-31", "most": 24}
ZONES = re.compile(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE", re.DOTALL)
REPEATS = re.compile(rb"^(RRULE|RDATE)", re.MULTILINE | re.IGNORECASE)
"""Of what repeats, a golden file also has the dates in a window, some of them where it is many."""


def named(file: Path) -> str:
    return file.stem


# what is read, for people


def outcome(file: Path) -> str:
    """What the golden file holds."""
    lines = [*found(file)]
    if REPEATS.search(ZONES.sub(b"", file.read_bytes())) and not lines[0].startswith("mistake:"):
        lines += ["", "", "with " + " ".join(f"{name}={WINDOW[name]}" for name in WINDOW)]
        lines += found(file, is_brief=True, **WINDOW)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def found(file: Path, *, is_brief: bool = False, **options: object) -> Iterable[str]:
    try:
        return [*told(*read(file, **options), is_brief=is_brief)]
    except ReadError as error:
        return [f"mistake: {visible(str(one), 1000)}" for one in error.mistakes]


def read(file: Path, **options: object) -> tuple[Timeline, Losses]:
    reader = Plugins.installed().reader("ical")
    context = ReadContext(file.name, options=reader.options(**options))
    with file.open("rb") as stream:
        return reader.read(stream, context), context.losses


def told(timeline: Timeline, losses: Losses, *, is_brief: bool = False) -> Iterator[str]:
    """A timeline and what was not read of its file; in brief, the dates of its events alone."""
    before, after = encode_around(timeline)
    if not is_brief:
        yield from rendered({**before, **after}, leave_out={"version", "events"})
    for event in timeline:
        yield from () if is_brief else ("",)
        yield f"{event.when} | {event.id} | {visible(event.title, LONGEST)}"
        if not is_brief:
            yield from rendered(encode_event(event), "    ", leave_out={"when", "id", "title"})
    if len(losses) and not is_brief:
        yield ""
    for loss in losses:
        yield f"not read: {loss}"


def rendered(
    plain: Mapping[str, Any], indent: str = "", leave_out: Iterable[str] = ()
) -> Iterator[str]:
    """A line for each field, or for each item of a list; extra has a line for each property."""
    for name, value in plain.items():
        if name in leave_out:
            continue
        if name in ("extra", "extra ical"):
            above = "ical" if name == "extra ical" else name
            yield from rendered({f"{above} {key}": value[key] for key in value}, indent)
        else:
            for part in value if isinstance(value, list) else [value]:
                yield f"{indent}{name}: {listed(part)}"


def listed(value: object) -> str:
    """A mapping as its fields, one after the other."""
    if not isinstance(value, dict):
        return shown(value)
    return "; ".join(f"{key}: {shown(one)}" for key, one in value.items())


def shown(value: object) -> str:
    """A value in one line: texts as they are, all else as JSON."""
    if isinstance(value, Decimal):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = visible(text, LONGEST)
    return line if len(text) <= LONGEST else f"{line} ({len(text)} characters)"


def test_there_are_a_hundred_files_and_more_and_most_are_good() -> None:
    assert len(FILES) >= 100
    assert len(BROKEN) >= 35
    assert len(GOOD) >= 65


def test_no_golden_is_left_without_its_file() -> None:
    assert {golden.stem for golden in HERE.glob("*.txt")} == {file.stem for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_file_gives_its_golden(file: Path) -> None:
    golden = file.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(outcome(file), encoding="utf-8", newline="\n")
    assert outcome(file) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", GOOD, ids=named)
def test_a_good_file_is_read_from_its_path(file: Path) -> None:
    assert load(file) == read(file)[0]


@pytest.mark.parametrize("file", BROKEN, ids=named)
def test_a_broken_file_raises_read_error_and_nothing_else(file: Path) -> None:
    with pytest.raises(ReadError) as raised:
        load(file)
    assert raised.value.mistakes
    assert {mistake.file for mistake in raised.value.mistakes} == {str(file)}


def test_all_files_together_need_little_memory() -> None:
    tracemalloc.start()
    try:
        outcomes = [outcome(file) for file in FILES]
        assert tracemalloc.get_traced_memory()[1] < 100 * 2**20
    finally:
        tracemalloc.stop()
    assert all(outcomes)


# second opinions, of readers that we did not write


Dates = list[tuple[str, str]]
"""The beginnings of ids, and days or times."""

START = re.compile(r"([0-9T:+Z-]+)(?:\[[^]]*\])?")


def key(start: date) -> str:
    """A day as it is, a time in UTC, and one that floats by its wall clock."""
    if isinstance(start, datetime):
        start = start.astimezone(UTC) if start.tzinfo else start
        return start.isoformat(timespec="seconds")
    return start.isoformat()


def start_of(event: Event) -> str:
    match = START.match(event.when.text)
    assert match, event.when.text
    text = match[1]
    return key(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def beginning(uid: str) -> str:
    """How the id that is made of a UID begins."""
    return re.sub(r"[^\w.:-]+", "-", uid).strip("-_.:")[:60]


def missing(theirs: Dates, ours: Dates) -> Dates:
    return [
        (uid, start)
        for uid, start in theirs
        if not any(one.startswith(uid) and at == start for one, at in ours)
    ]


def dates_by_icalendar(file: Path) -> Dates:
    """Each VEVENT with the start that `icalendar` could read."""
    calendars = icalendar.Calendar.from_ical(file.read_bytes(), multiple=True)
    return [
        (beginning(str(entry.get("UID", ""))), key(entry.decoded("DTSTART")))
        for calendar in calendars
        for entry in calendar.walk("VEVENT")
        if not any(name == "DTSTART" for name, _ in entry.errors)
    ]


# on these icalendar raises as a whole
RAISES_IN_ICALENDAR = {
    "trailing-ctrl-z": "the end of a file in DOS",
    "trailing-spaces": "spaces after the values",
    "two-dtstarts": "two where one may be: no start can be had of it",
}
# and of these it has other starts
OTHERS_IN_ICALENDAR = {
    "date-and-time-mixed": ("y", "it minds not that the end is a day"),
    "date-without-value": ("dv2", "it reads a time that says VALUE=DATE"),
    "outlook-all-day-by-midnights": ("urlaub-2024", "it knows not X-MICROSOFT-CDO-ALLDAYEVENT"),
    "several-calendars": ("south-1", "it knows not X-WR-TIMEZONE"),
    "duplicate-uids": ("dup", "it keeps the revision before"),
    "unknown-components": ("inside", "it looks into components that it does not know"),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("file", GOOD, ids=named)
def test_icalendar_reads_the_same_uids_and_starts(file: Path) -> None:
    if file.stem in RAISES_IN_ICALENDAR:
        with pytest.raises((ValueError, AttributeError)):
            dates_by_icalendar(file)
        return
    ours = [(event.id, start_of(event)) for event in load(file)]
    others = missing(dates_by_icalendar(file), ours)
    assert [uid for uid, _ in others] == [*OTHERS_IN_ICALENDAR.get(file.stem, ())][:1]


def dates_by_ical(file: Path) -> list[str]:
    """All dates, those of repeating entries too, as `ical` tells them."""
    calendar = IcsCalendarStream.calendar_from_ics(file.read_bytes().decode())
    return [key(entry.dtstart) for entry in islice(calendar.timeline, 1000)]


# of these ical has other dates
OTHERS_IN_ICAL = {
    "apple-birthdays": "the rule has no end",
    "calendar-zone-for-floating-times": "it gives times that float the zone of X-WR-TIMEZONE",
    "custom-zone": "it reads the first time as UTC",
    "davical-collection": "it counts no journals",
    "nextcloud-several-dates": "it forgets DTSTART where there are RDATEs",
    "rdate-period": "it forgets DTSTART where there are RDATEs",
    "recurrence-override-in-utc": "it compares RECURRENCE-ID as text",
    "rrule-huge-count": "the rules end too late",
    "rrule-over-clock-changes": "it keeps a time that is skipped",
    "rrule-secondly-without-end": "the rule has no end",
    "rrule-that-never-comes": "it looks for the next date for ever",
    **{name: why for name, (_, why) in OTHERS_IN_ICALENDAR.items()},
}


@pytest.mark.parametrize("file", [f for f in GOOD if f.stem not in OTHERS_IN_ICAL], ids=named)
def test_ical_reads_the_same_dates_of_what_repeats(file: Path) -> None:
    try:
        theirs = dates_by_ical(file)
    except (CalendarParseError, ValueError, OverflowError):  # it is strict, and many are odd
        return
    assert sorted(set(theirs)) == sorted({start_of(event) for event in load(file, **WINDOW)})
