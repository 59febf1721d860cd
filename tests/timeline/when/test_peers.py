"""Mistakes that other parsers of dates make, one test each."""

import pendulum
import pytest

from timeline import OPEN, UNKNOWN, DateError, When


def bounds(text):
    when = When.parse(text, strict=True)
    return str(when.earliest), str(when.latest)


def test_python_edtf_crashes_on_an_unspecified_digit_of_a_month():
    assert bounds("1984-1X") == ("1984-10-01", "1984-12-31")


def test_python_edtf_invents_a_start_for_an_unknown_one():
    when = When.parse("/1985", strict=True)
    assert when.earliest is UNKNOWN
    assert str(when.latest) == "1985-12-31"


def test_python_edtf_and_undate_accept_the_29th_of_february_2023():
    with pytest.raises(DateError, match="February 2023 has 28 days"):
        When.parse("2023-02-29", strict=True)


def test_undate_drops_the_tilde():
    when = When.parse("2024-10~", strict=True)
    assert str(when) == "2024-10~"
    assert when.is_approximate
    assert not when.is_uncertain
    assert when != When.parse("2024-10")


def test_undate_does_not_sort_dates_of_unequal_precision():
    texts = ["2024-10-18", "2024", "2024-10", "2023-12-31", "2024-11"]
    assert [w.text for w in sorted(map(When.parse, texts))] == [
        "2023-12-31",
        "2024",
        "2024-10",
        "2024-10-18",
        "2024-11",
    ]


def test_edtf_js_makes_a_set_end_before_it_starts():
    assert bounds("{1961-12,1960}") == ("1960-01-01", "1961-12-31")


def test_edtf_js_ends_the_first_quadrimester_early():
    assert bounds("2001-37") == ("2001-01-01", "2001-04-30")


def test_edtf_js_rejects_an_interval_of_one_day():
    assert bounds("2024-10-18/2024-10-18") == ("2024-10-18", "2024-10-18")


def test_edtf_js_takes_no_offset_of_minus_twelve_hours():
    assert bounds("2016-05-02T16:54:59-12:00") == ("2016-05-02", "2016-05-02")


def test_dateutil_reads_an_interval_as_a_day_with_a_time():
    when = When.parse("2024-10-18/2024-10-20", strict=True)
    assert bounds(when.text) == ("2024-10-18", "2024-10-20")
    assert when.is_interval
    assert not when.is_moment


def test_the_example_of_the_specification_contradicts_its_rule_for_significant_digits():
    """It gives 171010000 to 171999999; three significant digits mean 171000000 and more."""
    assert bounds("Y171010000S3") == ("+171000000-01-01", "+171999999-12-31")


def test_the_year_zero_and_the_year_before_it_exist():
    assert bounds("0000") == ("+0000-01-01", "+0000-12-31")
    assert bounds("-0001") == ("-0001-01-01", "-0001-12-31")


def test_the_year_minus_zero_does_not_exist():
    for text in ("-0000", "-0000-01", "-0000-01-01", "-0000~"):
        with pytest.raises(DateError, match="there is no year -0000; 1 BCE is 0000"):
            When.parse(text, strict=True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2001-30", "2001-12-01", "2002-02-28"),  # summer in the south
    ],
)
def test_seasons_which_have_no_bounds_in_the_specification_are_the_meteorological_ones(
    text, first, last
):
    assert bounds(text) == (first, last)


def test_pendulum_ends_at_the_years_1_and_9999():
    for text in ("-0043-03-15", "0000-12-31", "Y12345"):
        when = When.parse(text)
        assert when.format()
        assert when.before("Y99999")
        with pytest.raises(DateError, match="the years 1 and 9999"):
            when.interval()


def test_pendulum_does_not_compare_a_date_with_a_datetime():
    with pytest.raises(TypeError):
        _ = pendulum.date(2024, 10, 18) < pendulum.datetime(2024, 10, 19)
    assert When.parse("2024-10-18") < When.parse("2024-10-19T00:00Z")


def test_pendulum_does_not_compare_naive_with_aware():
    with pytest.raises(TypeError):
        _ = pendulum.naive(2024, 10, 18) < pendulum.datetime(2024, 10, 19)
    assert When.parse("2024-10-18T00:00") < When.parse("2024-10-19T00:00Z")


def test_a_pendulum_interval_compares_by_length():
    week, day = When.parse("2024-10-01/2024-10-07"), When.parse("2024-12-01/2024-12-02")
    assert week.interval() > day.interval()
    assert week < day


def test_a_fixed_offset_of_pendulum_is_a_zone_without_a_name():
    when = When.of(pendulum.parse("2024-10-30T12:09:00+07:00"))
    assert str(when) == "2024-10-30T12:09:00+07:00"
    assert str(When.of(when.interval().start)) == "2024-10-30T12:09:00+07:00"


@pytest.mark.parametrize("text", ["2024", "2024-10", "2024-02", "201X"])
def test_missing_parts_never_become_the_first_of_january_or_midnight(text):
    when = When.parse(text)
    assert str(when) == text
    assert when.earliest < when.latest
    assert not when.is_day
    assert not when.is_moment
    assert when.instant is None


def test_the_last_day_of_an_interval_belongs_to_it():
    days = When.parse("2024-10-18/2024-10-20")
    assert str(days.latest) == "2024-10-20"
    assert days.contains("2024-10-20")
    assert days.interval().in_days() == 2


def test_lasting_three_days_is_not_one_unknown_day_of_three_nor_each_of_them():
    texts = ("2024-10-18/2024-10-20", "[2024-10-18..2024-10-20]", "{2024-10-18..2024-10-20}")
    assert len({When.parse(text) for text in texts}) == 3
    assert len({When.parse(text).format() for text in texts}) == 3


def test_open_is_not_unknown():
    assert When.parse("1985/..").latest is OPEN
    assert When.parse("1985/").latest is UNKNOWN
    assert When.parse("1985/..") != When.parse("1985/")
