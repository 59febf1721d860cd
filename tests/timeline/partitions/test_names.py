"""Keys of partitions, and what their files are called."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import When
from timeline.partitions.keys import Split, day_key, in_order
from timeline.partitions.names import names_of
from timeline.testing import strategies

keys = st.sets(
    st.one_of(strategies.lines(), st.sampled_from(["Index", "a", "A", "index", "nowhere"]))
)


@given(keys, st.sampled_from([Split.TAG, Split.PLACE]))
def test_no_two_keys_share_a_file_even_where_case_does_not_count(keys, split):
    names = names_of(keys, split).values()
    folded = {unicodedata.normalize("NFC", name).casefold() for name in names}
    assert len(folded) == len(keys)
    assert "index" not in folded


@given(keys, st.sampled_from([Split.TAG, Split.PLACE]))
def test_names_are_plain_and_short(keys, split):
    for name in names_of(keys, split).values():
        assert not re.search(r'[\s/\\:*?"<>|\0]', name)
        assert 0 < len(name.encode()) <= 200


@given(keys)
def test_names_do_not_depend_on_the_order_of_the_keys(keys):
    assert names_of(sorted(keys), Split.TAG) == names_of(sorted(keys)[::-1], Split.TAG)


@given(st.lists(strategies.whens().filter(lambda when: when.anchor)))
def test_years_and_months_are_listed_in_the_order_of_time(whens):
    days = sorted({when.anchor for when in whens})
    for split in (Split.YEAR, Split.MONTH):
        listed = list(dict.fromkeys(day_key(day, split) for day in days))
        assert sorted(listed, key=lambda key: in_order(key, split)) == listed


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("2024-10-18/2025-01-02", "2024-10"),
        ("[..2024-10-30]", "2024-10"),
        ("-0043-03-15", "-0043-03"),
        ("0000", "0000-01"),
        ("Y17000", "17000-01"),
        ("2024-10-30T00:09+07:00[Asia/Jakarta]", "2024-10"),
    ],
)
def test_an_event_is_in_the_month_under_which_it_is_listed(when, month):
    assert day_key(When.parse(when).anchor, Split.MONTH) == month
