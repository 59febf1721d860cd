"""Every client reads the entries as they are meant.

What is meant comes from `timeline.calendar.entries`, before anything is written.
"""

import pytest

from timeline import Event, ModelError, Statement, Timeline, export

from . import cases
from .calcurse import by_calcurse
from .cases import EVERYTHING, joined
from .khal import by_khal
from .limits import LIMITS, agree, is_long
from .nasty import REFUSED
from .readers import READERS, Read

pytestmark = pytest.mark.clients
SOURCES = ["seeds", "nasty", "made", "seeds with all options", "nasty with all options"]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("client", READERS)
def test_a_client_reads_what_is_meant(client, source, calendars):
    held = calendars(source, client)
    agree(client, held, list(READERS[client](case.ics for case in held)))


@pytest.mark.parametrize("source", SOURCES)
def test_calcurse_stores_what_is_meant(source, calendars, tmp_path):
    held = list(joined(calendars(source, "calcurse")))
    found = []
    for number, case in enumerate(held):
        (folder := tmp_path / f"{number}").mkdir()
        read = by_calcurse(case.ics, folder)
        found.append(read._replace(entries=[e for e in read.entries if not is_long(e)]))
    agree("calcurse", held, found)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.client}: {limit.what}")
def test_a_limit_is_real(limit, tmp_path):
    shown = cases.case(limit.what, limit.example, **limit.options)
    match limit.client:
        case "khal":
            read = by_khal(shown.ics, tmp_path)
        case "calcurse":
            read = by_calcurse(shown.ics, tmp_path)
        case client:
            [read] = READERS[client]([shown.ics])
    assert read != Read(shown.meant, [])


def test_all_options_add_what_their_names_say():
    calendar = export(
        Timeline(
            title="T",
            events=[
                Event(id="e", title="x", when="2024-10-18", actors=["A"]),
                Statement(id="s", title="y", when="2024", speaker="B"),
            ],
        ),
        "ical",
        **EVERYTHING,
    ).decode()
    for line in (
        "BEGIN:VJOURNAL", "BEGIN:PARTICIPANT", "BEGIN:VALARM", "TRIGGER:-P1D", "COLOR:red",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "SOURCE;VALUE=URI:https://example.org/calendar.ics",
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in calendar


@pytest.mark.parametrize("field", ["title", "description"])
@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_what_no_calendar_can_hold_is_in_no_timeline(field, text, words):
    with pytest.raises(ModelError) as caught:
        Event(**{"title": "x", "when": "2024", field: text})
    assert words.replace(" after 'a'", "") in str(caught.value)
