"""In a client of another zone days stay where they are, and times move."""

import pytest

from timeline import Event, Timeline

from .calcurse import by_calcurse
from .cases import case

pytestmark = pytest.mark.clients
SHOWN = Timeline(
    title="T",
    zone="Asia/Jakarta",
    events=[
        Event(id="day", title="day", when="2024-10-18"),
        Event(id="month", title="month", when="2024-10"),
        Event(id="time", title="time", when="2024-10-30T12:09"),
    ],
)


@pytest.mark.parametrize(
    ("zone", "time"),  # these names need no database of zones
    [("UTC0", "20241030T0509"), ("WIB-7", "20241030T1209"), ("PET5", "20241030T0009"),
     ("LINT-14", "20241030T1909"), ("AoE12", "20241029T1709")],
)  # fmt: skip
def test_calcurse_moves_times_and_no_days(zone, time, tmp_path):
    read = by_calcurse(case("zones", SHOWN).ics, tmp_path, zone)
    assert {(entry.summary, entry.start, entry.end) for entry in read.entries} == {
        ("day", "20241018", "20241018"),
        ("[October 2024] month", "20241001", "20241031"),
        ("time", time, time),
    }
