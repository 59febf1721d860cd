"""The Gregorian day that a remedy names for a Julian one."""

import pytest

from timeline.when.notations.julian import julian_remedy

PAIRS = [
    ((1582, 10, 5), "1582-10-15"),  # the day after the last Julian day of Rome
    ((1752, 9, 3), "1752-09-14"),  # of London
    ((1918, 2, 1), "1918-02-14"),  # of Moscow
    ((1700, 2, 29), "1700-03-11"),  # a leap day that the Gregorian year has not
    ((300, 2, 28), "0300-02-28"),  # the last of the hundred years in which both are the same
    ((300, 3, 1), "0300-03-02"),
    ((200, 3, 1), "0200-03-01"),
    ((-43, 3, 15), "-0043-03-13"),
    ((-4712, 1, 1), "-4713-11-24"),  # day 0 of the astronomers' count
]


@pytest.mark.parametrize(("julian", "gregorian"), PAIRS)
def test_the_day_is_the_one_that_history_knows(julian, gregorian):
    assert julian_remedy(*julian).endswith(f"is {gregorian}")


@pytest.mark.parametrize("date", [(1700,), (1700, 2), (1701, 2, 29), (1700, 13, 1), (1700, 4, 31)])
def test_no_day_is_named_where_there_is_none(date):
    assert julian_remedy(*date).endswith("is to be written instead")
