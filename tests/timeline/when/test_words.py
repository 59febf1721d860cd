"""Every date in words, in every language, the core's and those of the plugins that ship with it.

`UPDATE_GOLDEN=1 pytest …` writes the tables anew.
"""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError, UsageError
from timeline.when import When, languages
from timeline.when.languages import _find as find

HERE = Path(__file__).parent
PLUGINS = HERE.parents[1] / "timeline_plugins"
GOLDEN = {"it": PLUGINS / "italian.txt"}
"""The tables of languages from plugins; those of the core stand together."""
KNOWN = languages()  # asked for before any test can give other plugins
LOCALES = ("ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "pt", "ru", "uk", "zh")
VALID = [
    case["edtf"] for case in json.loads((HERE / "edtf.json").read_text("utf-8")) if case["valid"]
]

DATES = """
2024-10-18 2024-10-01 2024-10 2024
0079-08-24 0079 -0043-03-15 -0043 0000 Y17E8 Y-123456789 Y1E900
195X 190X 19XX -1XXX XXXX 2X13
2024-21 2024-24 2024-25 2024-30 2024-33 2024-34 2024-38 2024-41 201X-21
2024-XX 2024-10-XX 2024-XX-31 XXXX-10-18 XXXX-10-XX 156X-12-25 15XX-12-XX 20XX-XX-04
2016-1X 2016-0X 2024-10-1X 2024-10-X9 2024-01-3X 2024-06-3X 2024-1X-31 15XX-X2
1950S2 Y-123456S2
2024-10-18? 2024-10-18~ 2024-10-18% 2024-10? 2024-10~ 1984? 1984~ 1984%
195X~ 19XX~ 2024-21~ 2024-34? 2024-10-XX?
?2024-10 2004-06~-11 2004-~06-%11
2024-10-30T12:09 2024-10-30T12:09+07:00[Asia/Jakarta] 2024-10-30T12:09:30.25Z 2024-10-30T12:09~
2024-10-30T12:09Z/2024-10-30T13:00Z 2024-10-30T12:09/2024-10-30T13:00
2024-10-30T12:09Z/2024-10-30T15:00+01:00 2024-10-30T22:00Z/2024-10-31T01:30Z
2024-10-18/2024-10-20 2024-10-01/2024-10-02 2024-09-30/2024-10-02 2024-12-31/2025-01-01
0079-08-24/0079-08-25 2024-08/2024-10 2024-10/2025-02 1964/2008 0079/0120 -0431/-0403 -0001/0014
1984/2004-06 1984~/2004-06? 19XX/2024 2024-21/2024-23 2024-10-1X/2024-11
2024-10-18/.. 2024-10-02/.. 2024-10/.. 2024/.. 195X/.. 19XX/.. 2024-34/.. 2024-10~/.. 1950S2/..
2024-10-18/ 2024-04/ 2024/ 2024-34/ 15XX-12-XX/
../2024-10-20 ../2024-10 ../2024 ../19XX ../Y1E900 /2024-10-20 /2024-10-18% /2024-XX
../.. /.. ../
[2024-10-18..2024-10-20] [2024-09-30..2024-10-02] [2024-10-02..2024-10-05] [2024-08..2024-10]
[1670..1672] [-0043..0014] [2024-21..2024-24] [2024-10-30T12:09Z..2024-10-30T13:00Z]
[..2024-10-30] [..2024-10] [..2024] [..2024-22] [..195X]
[2024-10-18..] [2024-10..] [2024..] [2024-24..]
[2022,2023] [2024-10-10,2024-10-11] [2024-09,2024-10] [2024-10-18,2025-10-18]
[1667,1668,1670..1672] [156X,19XX,2024~] [..1984,1990..]
{2024-10-18..2024-10-20} {2024-08..2024-10} {1670..1672} {2024-22..2024-23}
{2024-10-18..} {2024-10..} {1760..} {2024-24..} {..2024-10-20} {..2024-10} {..1760} {..2024-24}
{1960,1961-12} {2024-10-18,2024-10-20}
""".split()  # noqa: SIM905 - read in rows

DIFFERENT = """
2024-10-18/2024-10-20 [2024-10-18..2024-10-20] {2024-10-18..2024-10-20}
[..2024-10-20] ../2024-10-20 /2024-10-20 {..2024-10-20}
2024-10-18/ 2024-10-18/.. [2024-10-18..] {2024-10-18..}
2024-10-18 2024-10-18? 2024-10-18~ 2024-10-18% ?2024-10-18 2024-10-~18
2024-10 2024-10-XX 2024 2024-XX XXXX-10-18 1950 195X 19XX 1950S2 1950~
[2024-10-18,2024-10-20] {2024-10-18,2024-10-20} ../.. ../ /..
""".split()  # noqa: SIM905


def table(locale):
    width = max(map(len, DATES))
    rows = [f"{'EDTF':<{width}} | words"]
    rows += [f"{text:<{width}} | {When.parse(text).format(locale)}" for text in DATES]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_are_those_of_the_golden_table(locale):
    golden = GOLDEN.get(locale, HERE / "words" / f"{locale}.txt")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(table(locale), "utf-8", newline="\n")
    assert table(locale) == golden.read_text("utf-8")


def test_there_are_words_for_thirteen_languages():
    assert set(LOCALES) <= set(KNOWN)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_valid_date_has_words_of_one_clean_line(locale):
    for text in [*VALID, *DATES]:
        words = When.parse(text).format(locale)
        assert words == " ".join(words.split()), text
        assert words.isprintable(), text  # no bidi control characters, which break search and copy
        assert not set("{}") & set(words), text


@pytest.mark.parametrize("locale", LOCALES)
def test_different_facts_have_different_words(locale):
    words = {text: When.parse(text).format(locale) for text in DIFFERENT}
    same = [pair for pair in words.items() if list(words.values()).count(pair[1]) > 1]
    assert not same


@pytest.mark.parametrize("locale", LOCALES)
def test_words_differ_wherever_the_bounds_of_valid_dates_do(locale):
    facts = {}
    for text in VALID:
        when = When.parse(text)
        facts.setdefault(when.format(locale), set()).add((when.earliest, when.latest))
    assert not {words: bounds for words, bounds in facts.items() if len(bounds) > 1}


@st.composite
def dates(draw):
    digits = st.sampled_from("0123456789X")
    sign, mark = draw(st.sampled_from(["", "", "-"])), st.sampled_from(["", "", "", "?", "~", "%"])
    year = draw(
        st.one_of(
            st.tuples(digits, digits, digits, digits).map("".join),
            st.integers(1, 9999).map("{:04}".format),
            st.integers(10_000, 10**40).map("Y{}".format),
            st.sampled_from(["Y17E7", "Y-1E900", "1950S2", "Y171010000S3"]),
        )
    )
    parts = [year if year.startswith("Y") else sign + year]
    if draw(st.booleans()):
        month = st.integers(1, 12).map("{:02}".format) | st.integers(21, 41).map(str)
        parts.append(draw(month | st.sampled_from(["XX", "0X", "1X", "X1", "X5"])))
        if draw(st.booleans()):
            day = st.integers(1, 31).map("{:02}".format)
            parts.append(draw(day | st.sampled_from(["XX", "0X", "1X", "2X", "3X", "X0", "X9"])))
    text = "-".join(draw(mark) + part + draw(mark) for part in parts)
    plain = len(parts) == 3 and draw(st.booleans())
    return f"{text}T{draw(st.sampled_from(['12:09', '23:59:30.5Z']))}" if plain else text


def texts():
    end = dates() | st.sampled_from(["", ".."])
    member = dates() | st.tuples(dates(), dates()).map("..".join) | dates().map("..{}".format)
    inside = st.lists(member, min_size=1, max_size=3).map(",".join)
    return st.one_of(
        dates(),
        st.tuples(end, end).map("/".join),
        inside.map("[{}]".format),
        inside.map("{{{}}}".format),
    )


@given(texts())
def test_no_date_that_parses_is_without_words(text):
    try:
        when = When.parse(text)
    except DateError:
        return
    for locale in LOCALES:
        words = when.format(locale)
        assert words == " ".join(words.split())


@pytest.mark.parametrize("locale", LOCALES)
def test_tables_are_whole_and_ask_only_for_words_and_cases_that_there_are(locale):
    find(locale).validate()


@pytest.mark.parametrize("tag", ["pt-BR", "pt_PT", "PT", "pt_BR.UTF-8"])
def test_a_region_has_the_words_of_its_language(tag):
    assert When.parse("2024-10-01").format(tag) == "1º de outubro de 2024"


def test_a_language_without_words_is_an_error_that_names_those_with_words():
    with pytest.raises(UsageError, match="'tlh' yet; there are for ar, de, en"):
        When.parse("2024").format("tlh")


@pytest.mark.parametrize("text", ["Y1E1000", "Y-1E1000", "Y1E1000S2", f"Y{'9' * 1000}"])
def test_huge_years_have_words_under_the_strictest_limit_on_digits(text):
    before = sys.get_int_max_str_digits()
    when = When.parse(text)
    sys.set_int_max_str_digits(640)
    try:
        assert text in when.format("en")
    finally:
        sys.set_int_max_str_digits(before)


def test_there_is_no_year_between_1_bce_and_the_minus():
    assert When.parse("-00X0").format() == "between 91 and 11 BCE (-00X0)"
