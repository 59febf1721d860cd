"""What people type, and what they are told: what is wrong, where, and what would be right."""

import pytest

from timeline import DateError, When

MESSAGES = """
2024-02-30
    February 2024 has 29 days (day, position 8)
2023-02-29
    February 2023 has 28 days (day, position 8)
2024-04-31/2024-05-01
    April 2024 has 30 days (day, position 8)
2024-04-01/2024-04-31
    April 2024 has 30 days (day, position 19)
2024-13-01
    months are 01 to 12, parts of a year 21 to 41 (month, position 5)
2024-22-01
    22 is a part of a year (a season, say) and has no days (day, position 8)
2024-2X
    no month from 01 to 12 fits these digits (month, position 5)
2023-02-3X
    no day of the calendar fits these digits (day, position 8)
-0000
    there is no year -0000; 1 BCE is 0000 (year, position 0)
-43
    a year has four digits: 0079, -0043
Y2024
    years of four digits stand without the Y
Y0123456
    a year with Y begins with a digit other than 0
Y1.7E8
    a year with Y is a whole number, as in Y170000002, Y17E7 or Y171010000S3
Y17E7-10
    a year written with Y or S stands alone (month, position 6)
12345
    a year of more than four digits begins with Y: Y170000002
1950S9
    1950 has 4 digits, so S4 is the most (year, position 5)
201XS2
    a year has either X or significant digits, not both (year, position 0)
2024-10-18 12:09
    no spaces: between date and time stands a T, between two dates a '/' (position 10)
20241018
    put hyphens between year, month and day: 2024-10-18
2024.10.18
    parts are joined by hyphens: 2024-10-18
2024/10/18
    parts are joined by hyphens: 2024-10-18
18.10.2024
    the year stands first, as in 2024-10-18, so that nobody has to guess day and month
10/18/2024
    the year stands first, as in 2024-10-18, so that nobody has to guess day and month
24-10-18
    the year stands first, as in 2024-10-18, so that nobody has to guess day and month
1850–1860
    parts are joined by a plain hyphen '-', two dates by '/' (position 4)
2024-1-5
    month and day have two digits: 2024-01-05
2024-W42
    weeks are not supported; write the days, 2024-10-14/2024-10-20
2024-292
    days of the year are not supported; write 2024-10-18
P3D
    durations are not supported; write both dates
1850?~
    one qualifier at a time; '%' is uncertain and approximate at once (position 4)
2004-(06)~-11
    no parentheses: a qualifier stands right after its part, 2004-06~-11 (position 5)
20uu
    dates are written in digits, with X for one that is not known: 201X (position 2)
2024-10-18T12
    a time is written after a whole date, to the minute at least: 2024-10-18T12:09 (position 10)
2024-10-18T25:00
    hours are 00 to 23; 24:00:00 is the end of a day (hour, position 11)
2024-10-18T24:01
    hours are 00 to 23; 24:00:00 is the end of a day (hour, position 11)
2024-10-18T12:60
    minutes are 00 to 59 (minute, position 14)
2016-12-31T23:59:60Z
    seconds are 00 to 59; leap seconds are not counted (second, position 17)
2024-10-18T12:09-00:00
    ISO 8601 has no offset -00:00; write Z, or nothing (offset, position 16)
2024-10-18T12:09+15:00
    offsets are -12:00 to +14:00 (offset, position 16)
2024-10-18Z
    an offset needs a time; a day stands alone
2024-10-18T12:09[Jakarta]
    there is no time zone 'Jakarta'; names are like Asia/Jakarta (zone, position 17)
2024-10-18T12:09+08:00[Asia/Jakarta]
    Asia/Jakarta was at +07:00 then; correct the offset or the zone (offset, position 16)
2024-03-31T02:30[Europe/Berlin]
    Europe/Berlin had no such time: it was skipped (time, position 11)
2024-10-27T02:30[Europe/Berlin]
    Europe/Berlin had this time twice; write the offset, +02:00 or +01:00 (time, position 11)
2024-10-20/2024-10-18
    it ends before it starts; swap the two (end, position 11)
/
    an interval has a date on one side at least: 2024-10-18/
2024-10-18..2024-10-20
    '..' stands inside [ ] or { }, or alone at one end of an interval (position 10)
[2024-10-18
    a set that opens with '[' ends with ']'
[2024..2024-10]
    both ends of a range have the same precision (range, position 7)
[2024,..2023]
    only the first member can have an open start (range, position 6)
[2024..,2025]
    only the last member can have an open end (range, position 1)
[2024,2024-02-30]
    February 2024 has 29 days (day, position 14)
[..]
    '..' has a date on one side at least (range, position 1)
"""

# what the message must name, whatever else it says
REMEDIES = [
    ("201x", "capital"),
    ("20xx", "capital"),
    ("2024-10-18t12:09", "capital"),
    ("2024-10-18T12:09z", "capital"),
    ("20??", "20XX"),
    ("2024-10-??", "2024-10-XX"),
    ("2024-10-00", "XX"),
    ("2024-00-00", "XX"),
    ("1850-1860", "/"),
    ("2024-10-18-2024-10-20", "/"),
    ("1850s", "185X"),
    ("c. 1850", "~"),
    ("circa 1850", "~"),
    ("44 BCE", "-0043"),
    ("500BC", "minus"),
    ("18 October 2024", "months are written in digits"),
    ("Oct 2024", "months are written in digits"),
    ("2024-Oct-18", "months are written in digits"),
    ("2024-Q3", "2024-35"),
    ("now", "the day itself"),
    ("2024 ", "around"),
    ("+2024", "plus"),
    ("202410", "2024-10"),
    ("2024‑10‑18", "plain hyphen"),
    ("2024-10-18T12:09+0700", "+07:00"),
    ("2024-10-18T12:09+7", "+07:00"),
    ("2024-10-18T9:05", "two digits"),
    ("2024-10-18T12.09", "colon"),
    ("2024-10-18T12:09PM", "without am and pm"),
    ("2024-10-18T12:09:00,5", "point"),
    ("2024-10-18T12:09:00.1234567890", "nine digits"),
    ("2024-10-18T12:09[Asia/Jakarta", "']'"),
    ("2024-10-18[Asia/Jakarta]", "needs a time"),
    ("2024-10-18/20", "whole date"),
    ("2024-10-18/10-20", "whole date"),
    ("2024/2025/2026", "one '/'"),
    ("[2024-10-18, 2024-10-20]", "comma"),
]


def table():
    lines = MESSAGES.strip().splitlines()
    return list(zip(lines[::2], map(str.strip, lines[1::2]), strict=True))


def error_of(text):
    with pytest.raises(DateError) as caught:
        When.parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "message"), table())
def test_a_slip_is_told_with_its_place_and_its_remedy(text, message):
    assert str(error_of(text)) == f"'{text}': {message}"


@pytest.mark.parametrize(("text", "remedy"), REMEDIES)
def test_a_slip_is_told_with_the_remedy_that_it_needs(text, remedy):
    assert remedy in error_of(text).reason


@pytest.mark.parametrize(
    ("text", "part", "position", "letter"),
    [
        ("2024-02-30", "day", 8, "3"),
        ("2024-13", "month", 5, "1"),
        ("2024/2024-13", "month", 10, "1"),
        ("[2024,2024-10-18T25:00]", "hour", 17, "2"),
        ("{2024..2024-02-30}", "day", 15, "3"),
        ("2024-10-18T12:09+15:00", "offset", 16, "+"),
        ("?2024-13", "month", 6, "1"),
    ],
)
def test_the_position_counts_the_characters_before_the_wrong_part(text, part, position, letter):
    error = error_of(text)
    assert (error.part, error.position) == (part, position)
    assert text[position] == letter
    assert error.text == text


@pytest.mark.parametrize("text", ["2024\x1b[31m", "2024\n", "2024\u202e", "20\ud80024", "2024\x00"])
def test_a_message_shows_what_cannot_be_seen(text):
    message = str(error_of(text))
    assert message.isprintable()
    assert "\\" in message


def test_a_message_is_short_however_long_the_text():
    assert len(str(error_of("2024-10-18T" * 100_000))) < 200


@pytest.mark.parametrize("text", ["2024-02-30", "", "x" * 5000])
def test_a_date_error_is_a_value_error(text):
    assert isinstance(error_of(text), ValueError)


@pytest.mark.parametrize("value", [None, 2024, b"2024"])
def test_what_is_no_text_is_no_date(value):
    with pytest.raises(DateError, match="a date is text"):
        When.parse(value)
