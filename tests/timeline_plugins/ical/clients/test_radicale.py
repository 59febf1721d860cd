"""A CalDAV server takes our calendars, and finds their events where they are.

A PUT of a whole calendar makes a collection, in which Radicale keeps a file for each entry; each
can also be put alone. Servers know no zone for days: they take a day for that day in UTC. A client
that asks for a day of its own zone gets the all-day events of one day more, and shows none of
those: they have dates and no times.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from timeline import Event, Timeline, export
from timeline.calendar import uid

from .cases import joined
from .limits import as_read
from .readers import by_icalendar

pytestmark = pytest.mark.clients
DAY = timedelta(days=1)


@pytest.mark.parametrize("source", ["seeds", "nasty with all options", "made"])
def test_a_server_takes_a_calendar_and_gives_it_back(source, calendars, server):
    cases = calendars(source, "Radicale")
    if source == "made":
        cases = joined(cases, unique=True)
    for number, case in enumerate(cases):
        name = f"{source.replace(' ', '-')}-{number}"
        wanted = as_read("Radicale", case.meant)
        if len(wanted) < len(case.meant):
            assert server.ask("PUT", f"{name}/", case.ics.encode())[0] == 412
            continue
        server.publish(name, case.ics.encode())
        status, given = server.ask("GET", f"{name}/")
        if not wanted:  # an empty calendar is an empty collection
            assert status in (200, 404)
            continue
        [read] = by_icalendar([given.decode()])
        assert sorted(read.entries) == wanted
        assert not read.complaints


def test_a_server_takes_each_entry_alone(server, calendars):
    [case] = [case for case in calendars("seeds") if case.name.startswith("north-korea")]
    head, *entries = case.ics.removesuffix("END:VCALENDAR\r\n").split("BEGIN:VEVENT\r\n")
    assert server.ask("MKCALENDAR", "one-by-one/")[0] == 201
    for number, entry in enumerate(entries):
        alone = f"{head}BEGIN:VEVENT\r\n{entry}END:VCALENDAR\r\n"
        assert server.ask("PUT", f"one-by-one/{number}.ics", alone.encode())[0] == 201
    [read] = by_icalendar([server.ask("GET", "one-by-one/")[1].decode()])
    assert sorted(read.entries) == sorted(case.meant)


SHOWN = Timeline(
    title="Edges",
    zone="Europe/Berlin",
    events=[
        Event(id=name, title=name, when=when)
        for name, when in {
            "day": "2024-10-18",
            "span": "2024-10-18/2024-10-20",
            "one-of-three": "[2024-10-18..2024-10-20]",
            "month": "2024-06",
            "year": "2023",
            "leap": "2024-02-29",
            "clocks": "2024-03-30/2024-04-01",
            "first": "1000-01-02",  # vdirsyncer cannot ask for the year 999
            "last": "9998-12-31",
            "moment": "2024-10-30T12:09+07:00",
            "midnight": "2024-11-05T00:00Z",
            "hours": "2024-11-07T12:00Z/2024-11-08T01:00Z",
            "local": "2024-03-31T01:30/2024-03-31T03:30",
        }.items()
    ],
)


@pytest.fixture(scope="module")
def found(server):
    """The ids of the events that a client is given for some time."""
    server.publish("edges", export(SHOWN, "ical"))
    ids = {uid(SHOWN, event): event.id for event in SHOWN}

    def between(start, end):
        return {ids[each] for each in server.between("edges", start, end)}

    return between


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        ("2024-10-18", "2024-10-18", {"day"}),
        ("2024-10-18", "2024-10-20", {"span", "one-of-three"}),
        ("2024-06-01", "2024-06-30", {"month"}),
        ("2023-01-01", "2023-12-31", {"year"}),
        ("2024-02-29", "2024-02-29", {"leap"}),
        ("2024-03-30", "2024-04-01", {"clocks"}),
        ("1000-01-02", "1000-01-02", {"first"}),
        ("9998-12-31", "9998-12-31", {"last"}),
    ],
)
def test_days_are_found_from_the_first_to_the_last_and_not_beside_them(found, first, last, there):
    first, last = datetime.fromisoformat(first), datetime.fromisoformat(last)
    assert not there & found(first - DAY, first)
    assert there <= found(first, first + DAY)
    assert there <= found(last, last + DAY)
    assert not there & found(last + DAY, last + 2 * DAY)


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        ("2024-10-30T05:08", "2024-10-30T05:09", False),
        ("2024-10-30T05:09", "2024-10-30T05:10", True),
        ("2024-10-30T05:10", "2024-10-30T05:11", False),
        ("2024-11-04T00:00", "2024-11-05T00:00", False),
        ("2024-11-05T00:00", "2024-11-06T00:00", True),
        ("2024-11-07T11:59", "2024-11-07T12:00", False),
        ("2024-11-07T12:00", "2024-11-07T12:01", True),
        ("2024-11-08T00:59", "2024-11-08T01:00", True),
        ("2024-11-08T01:00", "2024-11-08T01:01", False),
        # half past one to half past three of the night in which there is no hour from two to three
        ("2024-03-31T00:29", "2024-03-31T00:30", False),
        ("2024-03-31T00:30", "2024-03-31T00:31", True),
        ("2024-03-31T01:29", "2024-03-31T01:30", True),
        ("2024-03-31T01:30", "2024-03-31T01:31", False),
    ],
)
def test_times_are_found_to_the_minute(found, start, end, there):
    timed = {"moment", "midnight", "hours", "local"}
    given = found(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert bool(timed & given) is there


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Asia/Jakarta", "Europe/Berlin", "America/Lima", "Etc/GMT+12"]
)
def test_a_client_of_any_zone_is_given_the_days_that_it_shows(found, zone):
    def asked(day):  # midnight to midnight there
        start = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
        return found(start.astimezone(UTC), (start + DAY).astimezone(UTC))

    assert "day" in asked("2024-10-18")
    for day in ("2024-10-18", "2024-10-19", "2024-10-20"):
        assert "span" in asked(day)
    for day in ("2024-03-30", "2024-03-31", "2024-04-01"):
        assert "clocks" in asked(day)
    for day in ("2024-10-16", "2024-10-22"):
        assert not {"day", "span"} & asked(day)
