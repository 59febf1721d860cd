"""Weekdays beside dates in texts."""

import json

import pytest


def mismatches(found, text):
    event = f"events:\n  - when: 2024\n    title: t\n    description: {json.dumps(text)}\n"
    return [message for _, message in found("weekday-mismatch", event)]


@pytest.mark.parametrize(
    "text",
    [
        "Friday 18 October 2024",
        "on Friday, 18 October 2024.",
        "Friday, the 18th of October, 2024",
        "Sunday, October 20, 2024",
        "Sunday, October 20th 2024",
        "Fri. 18 Oct. 2024",
        "FRIDAY 2024-10-18",
        "Friday, 2024-10-18T12:00",
        "Friday (18 October 2024)",
        "18 October 2024 (Friday)",
        "2024-10-18 (Fri)",
        "Friday, 18/10/2024",
        "Friday, 10/18/2024",
        "Jumat, 18 Oktober 2024",
        "Jum'at (18/10/2024)",
        "hari Jumat tanggal 18 Oktober 2024",
        "Freitag, den 18. Oktober 2024",
        "vendredi 18 octobre 2024",
        "mardi 1er octobre 2024",
        "viernes 18 de octubre de 2024",
        "sexta-feira, 18 de outubro de 2024",
        "в пятницу, 18 октября 2024 года",
        "у п’ятницю, 18 жовтня 2024 року",
    ],
)
def test_a_weekday_that_is_right_is_let_be(found, text):
    assert mismatches(found, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thursday 18 October 2024", "Thursday 18 October 2024"),
        ("on Thursday, 18 October\n2024.", "Thursday, 18 October 2024"),
        ("Monday, October 20, 2024", "Monday, October 20, 2024"),
        ("Thu. 18 Oct. 2024", "Thu. 18 Oct. 2024"),
        ("Saturday 2024-10-18", "Saturday 2024-10-18"),
        ("18 October 2024 (Thursday)", "18 October 2024 (Thursday)"),
        ("Thursday, 18/10/2024", "Thursday, 18/10/2024"),
        ("Kamis (18/10/2024)", "Kamis (18/10/2024)"),
        ("Minggu, 18 Oktober 2024", "Minggu, 18 Oktober 2024"),
        ("Donnerstag, den 18. Oktober 2024", "Donnerstag, den 18. Oktober 2024"),
        ("jeudi 18 octobre 2024", "jeudi 18 octobre 2024"),
        ("jueves 18 de octubre de 2024", "jueves 18 de octubre de 2024"),
        ("quinta-feira, 18 de outubro de 2024", "quinta-feira, 18 de outubro de 2024"),
        ("в четверг, 18 октября 2024", "четверг, 18 октября 2024"),
        ("в середу, 18 жовтня 2024", "середу, 18 жовтня 2024"),
    ],
)
def test_a_weekday_that_is_wrong_is_told_with_the_right_one(found, text, said):
    [message] = mismatches(found, text)
    assert message.startswith(f"'{said}' names a ")
    right = "Sunday" if "20" in said.split("2024")[0] else "Friday"
    assert message.endswith(f" was a {right}")


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, and then 18 October 2024",
        "Thursday 18 October",
        "18 October 2024, Thursday prayers",
        "a Thursday of October 2024",
        "Thursday 31 February 2024",
        "Thursday 18 October 20245",
        "Thursday 18 October 1066 BCE",
        "Thursday, 04/10/2024",  # 4 October was a Friday, 10 April a Wednesday
        "Monday's 18 October 2024 edition",
        "Monthly 18 October 2024",
    ],
)
def test_what_is_no_whole_date_beside_a_weekday_is_let_be(found, text):
    expected = 1 if "04/10" in text else 0
    assert len(mismatches(found, text)) == expected


def test_numbers_that_fit_in_one_way_to_read_them_are_let_be(found):
    assert mismatches(found, "Friday, 04/10/2024") == []  # 4 October
    assert mismatches(found, "Wednesday, 04/10/2024") == []  # 10 April


def test_old_dates_may_be_of_the_julian_calendar(found):
    assert mismatches(found, "Saturday, 14 October 1066") == []  # the battle of Hastings
    [message] = mismatches(found, "Thursday, 7 November 1917")
    assert message.endswith("names a Thursday, and 1917-11-07 was a Wednesday")
    assert mismatches(found, "Wednesday, 25 October 1917") == []  # the same day in Petrograd


def test_titles_quotes_notes_and_sources_are_read(found):
    findings = found(
        "weekday-mismatch",
        """\
sources:
  - id: s
    title: News of Monday 18 October 2024
    note: It came out on Sunday 18 October 2024.
events:
  - when: 2024
    title: The talks of Tuesday 18 October 2024
    sources:
      - source: s
        quote: on Wednesday 18 October 2024
    relations:
      - kind: follows
        event: x
        note: On Thursday 18 October 2024
  - id: x
    when: 2024
    title: x
""",
    )
    assert [line for line, _ in findings] == [4, 5, 8, 11, 15]


def test_a_text_that_almost_fits_many_times_is_no_work(found):
    assert mismatches(found, "Friday 18 October 202 " * 5000) == []
    assert mismatches(found, "1234 " + "Friday, , , " * 5000) == []
