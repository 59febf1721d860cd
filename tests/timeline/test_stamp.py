from datetime import UTC, datetime

import pytest

from timeline import Source, Timeline
from timeline.stamp import stamp_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def test_the_timelines_own_date_goes_before_those_of_its_sources():
    source = Source(title="s", published="2025-01-01")
    stamp, changed = stamp_of(Timeline(title="t", updated="2024-10-30T05:09:07.5Z", sources=source))
    assert stamp == datetime(2024, 10, 30, 5, 9, 7, 500_000, tzinfo=UTC)
    assert not changed


def test_without_it_the_latest_date_of_the_sources_counts():
    sources = [
        Source(title="a", published="2024", updated="2024-10-18"),
        Source(title="b", accessed="2024-10-30"),
    ]
    assert stamp_of(Timeline(title="t", sources=sources))[0] == datetime(2024, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("date", ["2024-10-30", "2024-10-30T12:09", "[..2024-10-30]"])
def test_a_date_that_is_no_time_is_its_midnight_and_told(date):
    stamp, changed = stamp_of(Timeline(title="t", updated=date))
    assert stamp == datetime(2024, 10, 30, tzinfo=UTC)
    assert "midnight" in changed


def test_a_date_that_no_calendar_has_is_told():
    stamp, changed = stamp_of(Timeline(title="t", updated="-0043"))
    assert stamp == EPOCH
    assert "1970" in changed


def test_without_any_date_there_is_nothing_to_tell():
    assert stamp_of(Timeline(title="t")) == (EPOCH, "")
