"""Junk and mutations raise ReadError or nothing; good files are read as other libraries do."""

from datetime import UTC, date, datetime

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from .files import calendar, event, mistakes, read
from .test_dates import RULES

GOOD = calendar(
    "X-WR-TIMEZONE:Europe/Berlin", *RULES,
    *event("DTEND;TZID=Here:20241018T100000", 'ATTENDEE;CN="A;B":mailto:a@b.c', "GEO:1;2",
           "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5", "EXDATE;TZID=Here:20241021T090000",
           "ATTACH;FMTTYPE=image/png:https://example.org", "URL:https://example.org/a",
           "DESCRIPTION:a\\, b\\n\r\n c", "BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM",
           start="DTSTART;TZID=Here:20241018T090000"),
    *event("RECURRENCE-ID;TZID=Here:20241028T090000", "RELATED-TO:b", "DURATION:PT1H"),
    *event("RDATE;VALUE=DATE:20241020,20241021", "STATUS:CANCELLED", "DTSTAMP:20240101T000000Z",
           uid="b"),
    "BEGIN:VTODO", "END:VTODO",
)  # fmt: skip
PIECES = [b"\r\n", b"\n ", b":", b";", b'"', b"\\", b",", b"=", b"\0", b"\xff", b"\xc3", b"Z", b"T",
          b"END:VEVENT\n", b"BEGIN:VEVENT\n", b"BEGIN:VCALENDAR\n", b"9" * 30, b"-", b"^n", b"P",
          b";VALUE=DATE", b";TZID=Here", b"RRULE:FREQ=SECONDLY\n", b"X-TIMELINE-ID:a\n",
          b"X-TIMELINE-DATA:{}\n",
          b"ENCODING=QUOTED-PRINTABLE", "é\u2028\x85".encode()]  # fmt: skip
WINDOW = {"since": "2024-10-01", "until": "2024-12-31", "most": 5}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_junk_is_refused_or_read(data):
    mistakes(data)
    mistakes(b"BEGIN:VCALENDAR\n" + data, **WINDOW)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_good_files_that_were_changed_are_refused_or_read(data):
    changed = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        end = min(len(changed), at + data.draw(st.sampled_from([0, 0, 1, 1, 3, 20, 100])))
        piece = data.draw(st.sampled_from([b"", *PIECES]) | st.binary(max_size=3))
        changed = changed[:at] + piece + changed[end:]
    mistakes(changed)
    mistakes(changed, **WINDOW)


TEXTS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60)
TEXTS = TEXTS.filter(str.strip)
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))


@st.composite
def components(draw):
    made = icalendar.Event()
    made.add("uid", draw(st.uuids()).hex)
    made.add("summary", draw(TEXTS))
    made.add("description", draw(TEXTS))
    start = draw(TIMES).replace(microsecond=0)
    kind = draw(st.sampled_from(["day", "utc", "zone", "floating"]))
    if kind == "day":
        start = start.date()
    elif kind == "utc":
        start = start.replace(tzinfo=UTC)
    elif kind == "zone":
        from zoneinfo import ZoneInfo

        start = start.replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    made.add("dtstart", start)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(components(), max_size=8, unique_by=lambda c: str(c["uid"])))
def test_what_icalendar_writes_is_read_as_icalendar_reads_it(entries):
    made = icalendar.Calendar()
    for entry in entries:
        made.add_component(entry)
    data = made.to_ical()
    timeline, losses = read(data)
    assert losses == []
    assert len(timeline) == len(entries)
    for entry in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        found, start = timeline[str(entry["uid"])], entry["dtstart"].dt
        assert found.title == " ".join(str(entry["summary"]).split())
        assert found.description == str(entry["description"]).strip()
        if isinstance(start, datetime):
            assert found.when.text.startswith(start.isoformat()[:16])
            if start.tzinfo:
                assert found.when.instant == start
        else:
            assert isinstance(start, date)
            assert found.when.text == start.isoformat()
