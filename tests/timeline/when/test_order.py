"""The order of a timeline: total, explained, and the same whatever the input order."""

import random

import pytest

from timeline import Event, Timeline, When

# from top to bottom; blank lines and comments are for the reader
TEXT = """
# an open start first, the wider first
../..
../2024
{..1984}
../-0508

# before the common era
Y-170000002
Y-17E7
-0752
-0752-04-21
-0508/-0026
-00XX
-0043
-0043-03
-0043-03-15
-0043-03-15T12:00
0000
0001

# centuries, decades, years, seasons, quarters, months, days
1XXX
[1667,1760-12]
1667
1760-12-03
1900/..
19XX
1900
1900-41
{1960,1961-12}
1961-12

# an unknown start, and by-dates, stand at the only day that is known
/1984
[..1984-12-31]
1984-12-31
1985/
20XX
202X
2023-24
2024
2024?
2024~
2024-33
2024-01
2024-01-01
2024-01-01T00:00:00
2024-21
2024-03
2024-10/2024-12
2024-36
2024-10
2024-10-XX
2024-10-01
2024-10-18/..
2024-10-18/2024-10-20
[2024-10-18..2024-10-20]
{2024-10-18..2024-10-20}
2024-10-18
2024-10-18?
2024-10-18~
2024-10-19

# one day of October in six zones, by the instant
2024-10-30T00:30+14:00[Pacific/Kiritimati]
2024-10-30
2024-10-30T12:09+07:00[Asia/Jakarta]
2024-10-30T12:09+03:00[Europe/Moscow]
2024-10-30T12:09+02:00[Europe/Kyiv]
2024-10-30T11:09Z
2024-10-30T12:09
2024-10-30T12:09:00
2024-10-30T12:09:00.25
2024-10-30T12:09:00.5
2024-10-30T12:09:30
2024-10-30T12:09-04:00[America/New_York]
2024-10-31
2024-10-30T24:00
2024-10-30T23:30-02:30[America/St_Johns]
2024-11
2200
Y12345
Y17E7
Y170000002
"""
IN_ORDER = [line for line in TEXT.splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("seed", range(20))
def test_a_timeline_sorts_the_same_whatever_the_input_order(seed):
    shuffled = random.Random(seed).sample(IN_ORDER, len(IN_ORDER))
    assert [when.text for when in sorted(map(When.parse, shuffled))] == IN_ORDER
    assert [w.text for w in sorted(map(When.parse, shuffled), key=When.sort_key)] == IN_ORDER


def test_events_of_a_timeline_are_in_this_order():
    shuffled = enumerate(random.Random(1).sample(IN_ORDER, 40))
    events = [Event(id=f"e{number}", title=text, when=text) for number, text in shuffled]
    timeline = Timeline(title="From the founding of Rome", events=events)
    texts = [event.when.text for event in timeline]
    assert texts == [text for text in IN_ORDER if text in texts]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024", "2024-01"),
        ("2024-01", "2024-01-01"),
        ("2024-01-01/2024-01-03", "2024-01-01/2024-01-02"),
        ("2024-01-01/..", "2024"),
        ("2024/", "2024/2030"),
        ("20XX", "2000"),
        ("2024-10-30T12:09", "2024-10-30T12:09:00"),
    ],
)
def test_of_two_that_begin_together_the_wider_comes_first(earlier, later):
    assert When.parse(earlier) < When.parse(later)
    assert not When.parse(later) < When.parse(earlier)


@pytest.mark.parametrize("text", ["[..2024-10-30]", "/2024-10-30", "[..2024-10]", "/2024-10"])
def test_a_date_with_an_upper_bound_alone_stands_at_that_bound(text):
    last = str(When.parse(text).latest)
    assert When.parse("2024-10-29") < When.parse(text) < When.parse("2024-11-01")
    assert When.parse(text) < When.parse(last)  # it is the wider
    assert str(When.parse(text).anchor) == last


@pytest.mark.parametrize("text", ["../2024-10-30", "{..2024-10-30}", "../.."])
def test_what_went_on_since_ever_comes_first(text):
    assert When.parse(text) < When.parse("Y-1E900")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-10-30T12:09+07:00", "2024-10-30T12:09+02:00"),
        ("2024-10-31T00:30+07:00", "2024-10-30T18:00Z"),
        ("2024-10-30T12:09:00.25Z", "2024-10-30T12:09:00.5Z"),
        ("2024-10-30T12:09:00.25Z", "2024-10-30T12:09:00.5Z/2024-10-30T12:10Z"),
        ("2024-10-30T12:09:00.25Z/2024-10-30T12:10Z", "2024-10-30T12:09:00.5Z/2024-10-30T12:11Z"),
        ("{2024-10-30T12:09:00.25Z,2025}", "{2024-10-30T12:09:00.5Z,2026}"),
        ("2024-10-27T02:30+02:00[Europe/Berlin]", "2024-10-27T02:30+01:00[Europe/Berlin]"),
    ],
)
def test_times_with_an_offset_are_in_the_order_of_their_instants(earlier, later):
    assert When.parse(earlier) < When.parse(later)
    assert not When.parse(later) < When.parse(earlier)


def test_one_instant_told_in_two_zones_is_two_values_side_by_side():
    jakarta = When.parse("2024-10-30T12:09+07:00[Asia/Jakarta]")
    kyiv = jakarta.in_timezone("Europe/Kyiv")
    between = When.parse("2024-10-30T05:09:01Z")
    assert jakarta != kyiv
    assert jakarta.instant == kyiv.instant
    assert max(jakarta, kyiv) < between


@pytest.mark.parametrize("other", ["2024", 2024, None, 2024.0])
def test_a_date_is_compared_with_dates_alone(other):
    assert When.parse("2024") != other
    with pytest.raises(TypeError):
        _ = When.parse("2024") < other
    with pytest.raises(TypeError):
        _ = When.parse("2024") >= other
