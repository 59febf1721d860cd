"""Subscribers of a calendar see what changes in it, once, and nothing else.

It is published on a CalDAV server; vdirsyncer, a client that syncs, brings it to khal, which shows
it.
"""

import icalendar
import pytest

from timeline import Event, Timeline, export, write

from .khal import Khal
from .vdirsyncer import synchronise

pytestmark = pytest.mark.clients
FIRST = Timeline(
    title="News",
    id="news",
    updated="2024-10-20",
    events=[
        Event(
            id="kept", title="It stays; as it was, with C:\\Names", when="2024-10-18", tags=["a"]
        ),
        Event(id="changed", title="It is said", when="2024-10-18/2024-10-19", tags=["b"]),
        Event(id="removed", title="It is a mistake", when="2024-10-19"),
    ],
)
SECOND = Timeline(
    title="News",
    id="news",
    updated="2024-10-25",
    events=[
        FIRST["kept"],
        Event(id="changed", title="It is confirmed", when="2024-10-18/2024-10-20", tags=["b"]),
        Event(id="added", title="It is new", when="2024-10-21T10:00Z"),
    ],
)


class Subscriber:
    """A client: what it has on its disk, and what it shows."""

    def __init__(self, folder, url):
        self.khal, self.url = Khal(folder), url

    def sync(self):
        synchronise(self.khal.folder, self.khal.calendar, self.url)

    def files(self):
        return {path.name: path.read_bytes() for path in self.khal.calendar.iterdir()}

    def entries(self):
        """The entries by the ids of their events; those that are gone have none."""
        found = [
            event
            for file in self.files().values()
            for event in icalendar.Calendar.from_ical(file).walk("VEVENT")
        ]
        assert len({event["UID"] for event in found}) == len(found)
        return {str(event.get("X-TIMELINE-ID", "")): event for event in found}

    def shows(self):
        form = "{start-date} {end-date} {cancelled}{title}"
        listed, complaints = self.khal("list", "--once", "--format", form, "2024-10-17", "9d")
        assert not complaints
        days = [line for line in listed.splitlines() if line.startswith("2024")]
        return sorted(line.strip() for line in days)


def by_update(file, server, name):
    """The next version, made out of the file that was published."""
    write(SECOND, file, update=True)


def by_what_the_server_has(file, server, name):
    """The next version, made out of what the server has made of the last."""
    given = server.ask("GET", f"{name}/")[1]
    file.write_bytes(export(SECOND, "ical", previous=given))


@pytest.mark.parametrize("next_version", [by_update, by_what_the_server_has])
def test_a_subscriber_sees_each_change_once(next_version, server, tmp_path):
    file, name = tmp_path / "news.ics", next_version.__name__
    write(FIRST, file)
    server.publish(name, file.read_bytes())
    subscriber = Subscriber(tmp_path, f"{server.url}{name}/")
    subscriber.sync()
    before, files = subscriber.entries(), subscriber.files()
    assert set(before) == {"kept", "changed", "removed"}
    assert subscriber.shows() == [
        "2024-10-18 2024-10-18 It stays; as it was, with C:\\Names",
        "2024-10-18 2024-10-19 It is said",
        "2024-10-19 2024-10-19 It is a mistake",
    ]

    next_version(file, server, name)
    server.publish(name, file.read_bytes())
    subscriber.sync()
    after = subscriber.entries()
    assert set(after) == {"kept", "changed", "added", ""}
    kept = f"{before['kept']['UID']}.ics"
    assert subscriber.files()[kept] == files[kept]

    changed, was = after["changed"], before["changed"]
    assert changed["UID"] == was["UID"]
    assert (was["SEQUENCE"], changed["SEQUENCE"]) == (0, 1)
    for stamp in ("DTSTAMP", "LAST-MODIFIED"):
        assert changed[stamp].dt > was[stamp].dt
    assert changed["CREATED"] == was["CREATED"]

    gone, was = after[""], before["removed"]
    assert gone["UID"] == was["UID"]
    assert gone["STATUS"] == "CANCELLED"
    assert gone["SEQUENCE"] == 1
    assert gone["LAST-MODIFIED"].dt > was["LAST-MODIFIED"].dt
    assert after["added"]["SEQUENCE"] == 0
    assert subscriber.shows() == [
        "2024-10-18 2024-10-18 It stays; as it was, with C:\\Names",
        "2024-10-18 2024-10-20 It is confirmed",
        "2024-10-19 2024-10-19 CANCELLED [withdrawn]",
        "2024-10-21 2024-10-21 It is new",
    ]


def test_publishing_what_did_not_change_changes_nothing(server, tmp_path):
    file = tmp_path / "news.ics"
    write(FIRST, file)
    written = file.read_bytes()
    server.publish("the-same", written)
    subscriber = Subscriber(tmp_path, f"{server.url}the-same/")
    subscriber.sync()
    files = subscriber.files()
    write(FIRST, file, update=True)
    assert file.read_bytes() == written
    server.publish("the-same", written)
    subscriber.sync()
    assert subscriber.files() == files
