"""Time values of Wikidata."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.when import Day, When
from timeline.when.notations import from_wikidata

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def value(time, precision, model=GREGORIAN, **more):
    return {"time": time, "precision": precision, "calendarmodel": model, "timezone": 0, **more}


READ = [
    (value("+2024-10-18T00:00:00Z", 11, before=0, after=0), "2024-10-18"),
    (value("+2024-10-00T00:00:00Z", 10), "2024-10"),
    (value("+2024-10-18T00:00:00Z", 10), "2024-10"),
    (value("+2024-01-01T00:00:00Z", 9), "2024"),
    (value("-0044-00-00T00:00:00Z", 9, JULIAN), "-0043"),
    (value("+1850-00-00T00:00:00Z", 8), "185X"),
    (value("+0005-00-00T00:00:00Z", 8), "[0001..0009]"),
    (value("-0044-00-00T00:00:00Z", 8), "[-0048..-0039]"),
    (value("+1850-00-00T00:00:00Z", 7), "[1801..1900]"),
    (value("+1801-00-00T00:00:00Z", 7), "[1801..1900]"),
    (value("+1900-00-00T00:00:00Z", 7), "[1801..1900]"),
    (value("-0050-00-00T00:00:00Z", 7), "[-0099..0000]"),
    (value("+2000-00-00T00:00:00Z", 6), "[1001..2000]"),
    (value("-13798000000-00-00T00:00:00Z", 3), "[Y-13798499998..Y-13797499999]"),
    (value("+1850-00-00T00:00:00Z", 9, before=2, after=3), "[1848..1853]"),
    (value("+2024-03-01T00:00:00Z", 11, before=1), "[2024-02-29..2024-03-01]"),
]
REFUSED = [
    (value("-0044-03-15T00:00:00Z", 11, JULIAN), "which EDTF wants, is -0043-03-13"),
    (value("+1700-02-00T00:00:00Z", 10, JULIAN), "this is a Julian date"),
    (value("+2024-10-18T12:09:00Z", 13), "Wikidata tells no zone"),
    (value("+2024-10-18T00:00:00Z", 15), "a whole number from 0 to 14 (precision)"),
    (value("+2024-10-18T00:00:00Z", True), "(precision)"),
    (value("+2024-00-00T00:00:00Z", 11), "no month or day"),
    (value("+2024-02-30T00:00:00Z", 11), "February 2024 has 29 days"),
    (value("+0000-00-00T00:00:00Z", 9), "no year 0"),
    (value("+2024-10-18T00:00:00Z", 11, "Q1"), "the calendar is Q1985727"),
    (value("+1850-00-00T00:00:00Z", 7, before=1), "a decade or more"),
    (value("2024-10-18", 11), "+2024-10-18T00:00:00Z"),
    ({"value": {}}, "the time is written"),
]


@pytest.mark.parametrize(("given", "edtf"), READ)
def test_a_value_means_what_wikidata_shows(given, edtf):
    assert from_wikidata(given) == When.parse(edtf)


@pytest.mark.parametrize(("given", "remedy"), REFUSED)
def test_what_wikidata_does_not_tell_is_refused(given, remedy):
    with pytest.raises(DateError) as caught:
        from_wikidata(given)
    assert remedy in str(caught.value)


@given(st.integers(1, 10**10), st.booleans(), st.integers(0, 9))
def test_a_coarse_value_holds_its_own_year_and_no_year_of_the_other_era(year, bce, precision):
    when = from_wikidata(value(f"{'-' if bce else '+'}{year:04}-00-00T00:00:00Z", precision))
    own = 1 - year if bce else year
    assert isinstance(when.earliest, Day)
    assert isinstance(when.latest, Day)
    assert when.earliest.year <= own <= when.latest.year
    assert (when.latest.year <= 0) if bce else (when.earliest.year >= 1)


@given(
    st.dictionaries(
        st.sampled_from(["time", "precision", "before", "after", "calendarmodel"]) | st.text(),
        st.sampled_from(["+2024-10-18T00:00:00Z", "-9999999999999999-12-31T00:00:00Z", GREGORIAN])
        | st.integers(-1, 15)
        | st.integers()
        | st.text()
        | st.lists(st.none()),
    )
    | st.text()
)
def test_every_object_is_a_date_or_an_error(answer, given):
    error = answer(from_wikidata, given)
    assert error is None or error.reason
