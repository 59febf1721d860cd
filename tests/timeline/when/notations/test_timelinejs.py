"""Date objects of TimelineJS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.when import When
from timeline.when.notations import from_timelinejs

DAY = {"year": "2024", "month": "10", "day": "18"}
READ = [
    ({"year": "2024"}, "2024"),
    ({"year": 2024, "month": 3}, "2024-03"),
    (DAY | {"hour": "", "minute": None, "display_date": "in October"}, "2024-10-18"),
    (DAY | {"hour": "12", "minute": "9"}, "2024-10-18T12:09"),
    (DAY | {"hour": 0, "minute": 0, "second": 5, "millisecond": 7}, "2024-10-18T00:00:05.007"),
    ({"year": "-44"}, "-0043"),
    ({"year": -1}, "0000"),
    ({"year": "-13800000000"}, "Y-13799999999"),
]
REFUSED = [
    ({}, "there is no year"),
    ({"month": 3}, "there is no year"),
    ({"year": 0}, "there is no year 0; 1 BCE is -1"),
    ({"year": 2024, "day": 3}, "there is no month"),
    ({"year": 2024, "month": 13}, "months are 1 to 12"),
    ({"year": 2024, "month": 21}, "months are 1 to 12"),
    ({"year": 2023, "month": 2, "day": 29}, "February 2023 has 28 days"),
    ({"year": 2024, "month": "Oct"}, "a whole number (month)"),
    ({"year": 2024.5}, "a whole number (year)"),
    ({"year": 10**5000}, "a whole number (year)"),
    (DAY | {"hour": 12}, "an hour needs its minute"),
    (DAY | {"hour": 25, "minute": 0}, "hours are 00 to 23"),
    (DAY | {"hour": -1, "minute": 0}, "only a year can be negative"),
]


@pytest.mark.parametrize(("given", "edtf"), READ)
def test_an_object_is_as_exact_as_its_parts(given, edtf):
    assert from_timelinejs(given) == When.parse(edtf)


@pytest.mark.parametrize(("given", "remedy"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_missing_is_not_filled_in(given, remedy):
    with pytest.raises(DateError) as caught:
        from_timelinejs(given)
    assert remedy in str(caught.value)


def test_a_start_and_an_end_are_the_time_between_them():
    assert from_timelinejs({"year": 2024}, DAY) == When.parse("2024/2024-10-18")
    with pytest.raises(DateError, match=r"year=2025 to year=2024': it ends before it starts"):
        from_timelinejs({"year": 2025}, {"year": 2024})


PARTS = ["year", "month", "day", "hour", "minute", "second", "millisecond", "format"]
OBJECTS = st.dictionaries(
    st.sampled_from(PARTS),
    st.integers(-50, 3000).map(str) | st.integers() | st.text() | st.none() | st.floats(),
)


@given(OBJECTS, st.none() | OBJECTS | st.integers())
def test_every_object_is_a_date_or_an_error(answer, start, end):
    error = answer(from_timelinejs, start, end)
    assert error is None or error.reason
