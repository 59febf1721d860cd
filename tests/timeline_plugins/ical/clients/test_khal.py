"""khal imports our calendars, and shows their events on their days."""

import pytest

from .cases import joined
from .khal import Khal, by_khal
from .limits import agree, as_read

pytestmark = pytest.mark.clients


@pytest.mark.parametrize("source", ["seeds", "nasty", "made"])
def test_khal_imports_every_entry(source, calendars, tmp_path):
    cases = calendars(source, "khal")
    taken = [case for case in cases if len(as_read("khal", case.meant)) == len(case.meant)]
    for case in joined(taken, unique=True):
        (folder := tmp_path / case.name).mkdir()
        agree("khal", [case], [by_khal(case.ics, folder)])


def test_khal_shows_the_seed_on_its_days(calendars, tmp_path):
    [case] = [case for case in calendars("seeds") if case.name.startswith("north-korea")]
    khal = Khal(tmp_path, "Asia/Jakarta")
    (tmp_path / "t.ics").write_bytes(case.ics.encode())
    khal("import", "--batch", "-a", "t", tmp_path / "t.ics")
    form = "{start-date} {end-date} {start-time} {title}"
    listed, complaints = khal("list", "--format", form, "2024-10-17", "15d")
    assert not complaints
    assert "2024-10-18 2024-10-18  NATO cannot confirm that North Koreans are fighting" in listed
    assert "[by 19 October 2024] Ukraine's foreign minister" in listed
    assert "2024-10-30 2024-10-30 12:09 The blog post that tells all this is updated" in listed
    assert "2024-10-31" not in listed.replace("Thursday, 2024-10-31", "")
