"""Plain dates are worded without their forms, and no otherwise than with them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import When
from timeline.when.grammar import parse_form
from timeline.when.languages import languages
from timeline.when.plain_words import plain_wording
from timeline.when.words import wording

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TEXTS = st.one_of(
    DAYS.map(str),
    st.builds(lambda day, sign: f"{day}{sign}", DAYS, st.sampled_from("?~%")),
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(
        lambda time: f"{time.isoformat()[:19]}Z"
    ),
    st.tuples(DAYS, DAYS).map(lambda days: f"{min(days)}/{max(days)}"),
    st.builds(
        lambda day, days: f"{day}/{day + timedelta(days=days)}",
        st.dates(date(1, 1, 1), date(9999, 11, 1)),
        st.integers(0, 40),
    ),
)


@given(TEXTS, st.sampled_from(languages()))
def test_plain_texts_are_worded_as_their_forms_are(text, locale):
    assert When.parse(text).format(locale) == wording(parse_form(text), locale)


@pytest.mark.parametrize("locale", languages())
def test_every_day_of_a_leap_year_is_worded_as_its_form_is(locale):
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        for text in (f"{day}", f"{day}~", f"{day}/{day + timedelta(days=3)}", f"{day}T09:05:00Z"):
            assert plain_wording(text, locale) == wording(parse_form(text), locale)


@pytest.mark.parametrize("text", ["2024-10-1X", "202X-10-18", "2024-1X-18", "2024-10", "[..2024]"])
def test_what_is_not_plain_is_left_to_the_grammar(text):
    assert plain_wording(text, "en") is None
    assert When.parse(text).format() == wording(parse_form(text), "en")
