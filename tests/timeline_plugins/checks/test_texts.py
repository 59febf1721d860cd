"""The rules about titles, texts and languages."""

import json

import pytest


def described(text):
    return f"events:\n  - when: 2024\n    title: t\n    description: {json.dumps(text)}\n"


@pytest.mark.parametrize(
    "date", ["03/04/2024", "3.4.24", "3-4-2024", "12/11/2024", "03.04.2024", "3/4/24"]
)
def test_a_date_in_numbers_that_could_be_swapped_is_noted(found, date):
    for text in (date, f"on {date}.", f"({date})", f"it was {date}, they say"):
        [(line, message)] = found("text-ambiguous-date", described(text))
        assert (line, message) == (5, f"'{date}' has two readings")


@pytest.mark.parametrize(
    "text",
    [
        "13/04/2024", "04/13/2024", "04/04/2024", "00/04/2024", "2024-04-03", "3/4", "v3.4.24",
        "version 3.4.24.1", "192.168.1.12", "1.2.3.4", "3/4.2024", "3/4/202", "3/4/20245",
        "10:03/04/2024", "https://example.org/03/04/2024", "1/03/04/2024",
    ],
)  # fmt: skip
def test_what_has_one_reading_or_is_no_date_is_let_be(found, text):
    assert found("text-ambiguous-date", described(text)) == []


def test_quotes_keep_what_the_source_says(found):
    text = """\
sources:
  - {id: s, title: s, note: Printed on 03/04/2024.}
events:
  - when: 2024
    title: The talks of 03/04/2024
    sources:
      - {source: s, quote: on 03/04/2024}
"""
    assert [line for line, _ in found("text-ambiguous-date", text)] == [3, 6]


@pytest.mark.parametrize(
    ("title", "when", "told"),
    [
        ("a" * 255, "2024-10-18", False),
        ("a" * 256, "2024-10-18", True),
        ("😀" * 127, "2024-10-18", False),
        ("😀" * 128, "2024-10-18", True),
        ("a" * 248, "2024", False),  # [2024] and a space are seven
        ("a" * 249, "2024", True),
        ("a" * 234, "[..2024-10-30]", False),
        ("a" * 235, "[..2024-10-30]", True),
    ],
)
def test_a_title_is_long_where_a_calendar_cuts_it(found, title, when, told):
    text = f'events:\n  - when: {when}\n    title: "{title}"\n'
    assert [line for line, _ in found("title-long", text)] == [4] * told


def test_the_wording_of_a_date_counts_in_the_language_of_the_timeline(found):
    text = f"events:\n  - when: '[..2024-10-30]'\n    title: {'a' * 233}\n"
    assert found("title-long", text) == []
    assert found("title-long", "language: id\n" + text)
    assert found("title-long", "language: tlh\n" + text) == []


@pytest.mark.parametrize(
    "tag",
    [
        "en", "id", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "de-1996", "sl-rozaj-biske", "haw",
        "zh-yue", "en-a-bbb-x-a", "x-klingon", "i-klingon", "en-GB-oed", "EN-us", "de-CH-1901",
    ],
)  # fmt: skip
def test_a_tag_of_the_right_form_is_let_be(found, tag):
    assert found("language-unknown", f"language: {tag}\nevents: []\n") == []


@pytest.mark.parametrize(
    "tag", ["English", "e", "pt_BR", "en-", "-en", "en us", "Bahasa Indonesia", "englisch", "12"]
)
def test_a_tag_of_another_form_is_told_of_timelines_and_sources(found, tag):
    text = f'language: "{tag}"\nsources:\n  - {{title: s, language: "{tag}"}}\nevents: []\n'
    assert [line for line, _ in found("language-unknown", text)] == [2, 4]
