import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ModelError
from timeline.text import (
    MAX_ID,
    clean_id,
    clean_line,
    clean_lines,
    clean_url,
    for_screen,
    slug,
)


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("\n\n  text \t\n", "text"),
        ("a\tb", "a\tb"),
        ("", ""),
    ],
)
def test_lines_end_in_lf_and_have_no_space_around_them(written, held):
    assert clean_lines(written) == held


def test_a_line_is_one_line():
    assert clean_line(" a\n\tb\u2028 c\xa0d ") == "a b c d"


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9b"]
)
def test_control_characters_are_refused_with_their_number_and_place(character):
    with pytest.raises(
        ModelError, match=rf"U\+{ord(character):04X}\) after 'some text'; remove it"
    ):
        clean_lines(f"some text{character}")


def test_lone_surrogates_are_refused_by_name():
    with pytest.raises(ModelError, match=r"lone surrogate \(U\+D800\)"):
        clean_lines("a\ud800")


@pytest.mark.parametrize("clean", [clean_lines, clean_line, clean_id, clean_url])
def test_what_is_no_text_is_refused_by_its_type(clean):
    with pytest.raises(ModelError, match="text, not int"):
        clean(5)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    for clean in (clean_lines, clean_line):
        try:
            once = clean(text)
        except ModelError:
            continue
        assert clean(once) == once
        once.encode("utf-8")


@pytest.mark.parametrize("id", ["a", "7", "nis-1500", "a.b:c_d-e", "війна", "日本", "x" * MAX_ID])
def test_ids_have_letters_of_any_script_and_a_few_marks_between_them(id):
    assert clean_id(id) == id


@pytest.mark.parametrize(
    "id", ["-a", "a-", ".a", "a b", "a/b", "../a", "a;b", "a,b", "a\\b", 'a"b', "_"]
)
def test_other_ids_are_refused_with_one_that_would_do(id):
    with pytest.raises(ModelError, match=r"is no id; .*, such as '") as error:
        clean_id(id)
    suggested = re.search(r"such as '(.*)'$", str(error.value))[1]
    assert clean_id(suggested) == suggested


def test_an_id_that_is_too_long_is_refused_with_the_limit():
    with pytest.raises(ModelError, match=f"longer than {MAX_ID} characters"):
        clean_id("x" * (MAX_ID + 1))


@pytest.mark.parametrize(
    "url", ["https://example.org", "mailto:a@example.org", "urn:isbn:1", "HTTP://x", ""]
)
def test_addresses_are_absolute_or_absent(url):
    assert clean_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url", ["example.org", "//example.org", "/a", "https:", "https://a b", "https://<b>"]
)
def test_other_addresses_are_refused_with_the_right_form(url):
    with pytest.raises(ModelError, match="write it whole: https://"):
        clean_url(url)


@given(st.text(), st.integers(10, 60))
def test_every_slug_is_an_id(text, limit):
    made = slug(text, limit)
    assert clean_id(made) == made
    assert len(made) <= max(limit, len("id-00000000"))


def test_a_slug_is_cut_between_words():
    assert slug("a title of quite a few words", 12) == "a-title-of"


def test_titles_without_a_letter_get_ids_of_their_own():
    assert slug("!!!") != slug("???")


def test_titles_that_differ_in_a_vowel_sign_get_different_slugs():
    assert slug("की") != slug("कि")


def test_text_for_a_screen_moves_no_cursor_and_reorders_nothing():
    assert for_screen("a\x1b[2Jb\nc\u202ed\tе") == "a\\u001b[2Jb\nc\\u202ed\tе"


@given(st.text(st.sampled_from("ab é\u00a0\u2028\u3000\u200b\t\n\r日")))
def test_a_text_of_one_line_is_its_words_with_a_space_between(text):
    assert clean_line(text) == " ".join(text.split())


@given(st.text(st.sampled_from("aB1-_.: é\n"), max_size=MAX_ID))
def test_an_id_is_taken_as_it_is_or_not_at_all(text):
    words = " ".join(text.split())
    if not words or (words[0].isalnum() and words[-1].isalnum() and " " not in words):
        assert clean_id(text) == words
    else:
        with pytest.raises(ModelError, match="is no id"):
            clean_id(text)
