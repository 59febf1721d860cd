"""Rows of ACLED and UCDP GED."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.when import When
from timeline.when.allen import Answer
from timeline.when.notations import from_acled, from_ucdp

ACLED = [
    (("2024-10-16", 1), "2024-10-16"),
    (("16 October 2024", "1"), "2024-10-16"),
    (("2024-10-16", 2), "[2024-10-10..2024-10-22]"),
    (("2024-10-16", "3"), "2024-10"),
]
UCDP = [
    (("2024-10-18 00:00:00.000", "2024-10-18 00:00:00.000", 1), "2024-10-18"),
    (("2024-10-18T00:00:00", "2024-10-20T00:00:00", "2"), "[2024-10-18..2024-10-20]"),
    (("2024-10-01", "2024-10-31", 4), "[2024-10-01..2024-10-31]"),
    (("2024-10-01", "2024-10-31", 4, 1), "[2024-10-01..2024-10-31]"),
]
TOTALS = [
    (("2024-10-01", "2024-10-31", 4, "2"), "2024-10-01/2024-10-31"),
    (("2024-10-18", "2024-10-18", 1, 2), "2024-10-18"),
]
REFUSED = [
    (from_acled, ("2024-10", 1), "'2024-10'"),
    (from_acled, ("October 2024", 1), "a whole day"),
    (from_acled, ("around 16 October 2024", 1), "a whole day"),
    (from_acled, ("2024-10-16", 4), "there are no others (time_precision)"),
    (from_acled, ("2024-10-16", None), "(time_precision)"),
    (from_ucdp, ("2024-10-18", "2024-10-20", 1), "1 stands for one day"),
    (from_ucdp, ("2024-10-18", "2024-10-18", 3), "2 to 5 for several"),
    (from_ucdp, ("2024-10-20", "2024-10-18", 3), "it ends before it starts"),
    (from_ucdp, ("2024-10-18 12:00:00", "2024-10-20", 3), "a whole day, as in"),
    (from_ucdp, ("2024-10-18", "2024-10-20", 6), "1 (a day) to 5"),
    (from_ucdp, ("2024-10-18", "2024-10-20", 2, 3), "(event_clarity)"),
    (from_ucdp, ("2024-10-20", "2024-10-18", 3, 2), "it ends before it starts"),
    (from_ucdp, ("2024-10-18", "2024-02-30", 2), "February 2024 has 29 days (date_end)"),
]


@pytest.mark.parametrize(("row", "edtf"), ACLED)
def test_a_date_of_acled_is_as_exact_as_its_precision(row, edtf):
    assert from_acled(*row) == When.parse(edtf)


@given(st.dates().filter(lambda day: 2 <= day.year <= 9998), st.integers(0, 6))
def test_the_week_of_acled_holds_each_week_with_its_day(day, weekday):
    week = from_acled(str(day), 2)
    monday = When.of(day).shift(days=-weekday)
    assert When.parse(f"{week.earliest}/{week.latest}").contains(
        When.parse(f"{monday}/{monday.shift(days=6)}")
    ) in (Answer.YES, Answer.MAYBE)
    assert week.earliest <= monday.earliest
    assert monday.shift(days=6).latest <= week.latest


@pytest.mark.parametrize(("row", "edtf"), UCDP)
def test_the_dates_of_ucdp_bound_one_unknown_day(row, edtf):
    assert from_ucdp(*row) == When.parse(edtf)


@pytest.mark.parametrize(("row", "edtf"), TOTALS)
def test_a_total_of_several_incidents_in_ucdp_is_of_the_whole_time(row, edtf):
    assert from_ucdp(*row) == When.parse(edtf)


@pytest.mark.parametrize(("read", "row", "remedy"), REFUSED)
def test_a_row_that_disagrees_with_itself_is_refused(read, row, remedy):
    with pytest.raises(DateError) as caught:
        read(*row)
    assert remedy in str(caught.value)


ANYTHING = st.text() | st.integers() | st.none() | st.sampled_from(["2024-10-18", "0001-01-01"])


@given(ANYTHING, ANYTHING, st.integers(0, 9) | ANYTHING)
def test_every_row_is_a_date_or_an_error(answer, first, last, precision):
    for read, row in ((from_acled, (first, precision)), (from_ucdp, (first, last, precision))):
        error = answer(read, *row)
        assert error is None or error.reason
