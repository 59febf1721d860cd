"""Dates in English and Indonesian words."""

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import DateError, UsageError
from timeline.when import When
from timeline.when.notations import from_plain, words

HERE = Path(__file__).parent
TABLES = {
    table.name.removesuffix(".toml"): tomllib.loads(table.read_text("utf-8"))
    for table in files(words).iterdir()
    if table.name.endswith(".toml")
}


def rows(name):
    """The lines `text => EDTF or part of the error` of a file, by language."""
    language = "en"
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# language "):
            language = line.rpartition(" ")[2]
        elif line and not line.startswith("#"):
            text, meaning = line.split(" => ")
            yield language, text.strip(), meaning.strip()


@pytest.mark.parametrize(("language", "text", "edtf"), [*rows("plain-read.txt")])
def test_words_mean_the_date_that_they_say(language, text, edtf):
    assert str(from_plain(text, language=language)) == edtf


@pytest.mark.parametrize(("language", "text", "remedy"), [*rows("plain-refused.txt")])
def test_words_with_two_readings_or_none_are_refused_with_a_remedy(language, text, remedy):
    with pytest.raises(DateError) as caught:
        from_plain(text, language=language)
    assert remedy in str(caught.value)
    assert caught.value.text == text


def test_an_order_decides_and_is_never_overruled():
    assert str(from_plain("03/04/2024", order="dmy")) == "2024-04-03"
    assert str(from_plain("03/04/2024", order="mdy")) == "2024-03-04"
    with pytest.raises(DateError, match="months are 1 to 12"):
        from_plain("19/10/2024", order="mdy")
    with pytest.raises(UsageError, match="'dmy' or 'mdy', not 'ymd'"):
        from_plain("03/04/2024", order="ymd")


def test_a_language_without_words_is_named_with_those_that_have_some():
    with pytest.raises(UsageError, match="'xx' yet, but in en, id"):
        from_plain("2024", language="xx")


@pytest.mark.parametrize("language", TABLES)
def test_a_table_has_the_keys_of_the_english_one(language):
    table, english = TABLES[language], TABLES["en"]
    assert table.keys() == english.keys()
    for section in ("months", "weekdays", "words", "numbers"):
        assert table[section].keys() == english[section].keys()


@pytest.mark.parametrize("language", TABLES)
def test_no_word_of_a_table_has_two_meanings(language):
    table = TABLES[language]
    seen = [
        words.folded(phrase)
        for section in ("months", "weekdays", "parts_of_year", "words")
        for phrases in table[section].values()
        for phrase in set(map(words.folded, phrases))
    ]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("language", TABLES)
def test_the_example_of_a_table_is_a_date_of_that_language(language):
    assert str(from_plain(TABLES[language]["example"], language=language)) == "2024-10-18"


YEARS = st.integers(-9998, 9999).map(lambda y: str(When.of_year(y)))
DAYS = st.dates().map(str) | st.dates().map(lambda day: f"{day:%Y-%m}".zfill(7)) | YEARS
SIGNED = st.tuples(DAYS, st.sampled_from(["", "~", "?", "%"])).map("".join)
CLOCKS = st.sampled_from(["", "T12:09", "T00:00:07", "T12:09+07:00[Asia/Jakarta]", "T12:09:30.25Z"])
MODERN = st.dates(date(1990, 1, 1)).map(str)
DECADES = st.integers(100, 999).filter(lambda n: n % 10).map(lambda n: f"{n}X")
PAIRS = st.tuples(DAYS, DAYS).map(lambda pair: sorted(pair, key=When.parse))
SAME = st.sets(st.dates().map(str), min_size=2, max_size=2).map(sorted)
EDTF = st.one_of(
    SIGNED,
    DECADES,
    st.tuples(MODERN, CLOCKS).map("".join),
    PAIRS.filter(lambda p: When.parse(p[0]).earliest < When.parse(p[1]).earliest).map("/".join),
    SAME.map(lambda pair: "[{}..{}]".format(*pair)),
    SAME.map(lambda pair: "{{{}..{}}}".format(*pair)),
    SAME.map(lambda pair: "[{},{}]".format(*pair)),
    SAME.map(lambda pair: "{{{},{}}}".format(*pair)),
    DAYS.map(lambda day: f"[..{day}]"),
    DAYS.map(lambda day: f"[{day}..]"),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
)


@settings(max_examples=1000)
@given(EDTF.map(When.parse), st.sampled_from(["en", "id"]))
def test_the_words_of_a_date_are_read_as_that_date(when, language):
    assert from_plain(when.format(language), language=language) == when


PIECES = (
    "18 20 2024 44 1990s 1990-an 19th ke-19 abad century October Oktober Friday Jumat , ( – - to "
    "hingga between antara and dan or before by after since from around sekitar perhaps BC SM AD "
    "12:09 12.09 pm WIB EST UTC+7 Asia/Jakarta 19/10/2024 03/04/2024 summer Q1 late each day from"
)


@given(
    st.text() | st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join),
    st.sampled_from(["en", "id"]),
    st.sampled_from([None, "dmy", "mdy"]),
)
def test_every_text_is_a_date_or_an_error_that_shows_it(answer, text, language, order):
    error = answer(from_plain, text, language=language, order=order)
    if error is not None:
        assert error.text == text
        assert error.position is None or 0 <= error.position <= len(text)
