"""A table that is not whole is refused with a sentence, before any date is worded with it."""

import io
import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import PluginError
from timeline.when import Language, When
from timeline.when.languages.tables import wrong_in
from timeline.when.words import Words

LANGUAGES = files("timeline.when.languages")
ITALIAN = (files("timeline_plugins.italian") / "it.toml").read_text("utf-8")
ENGLISH = (LANGUAGES / "en.toml").read_text("utf-8")
MODEL = tomllib.loads(ENGLISH)

DATES = [
    When.parse(text)
    for text in """
    2024-10-01 2024-10 2024 0079-08 -0043 195X 19XX XXXX-10-18 2024-21 2024-25 2024-30 2024-34
    2024-38 2024-41 201X-21 2024-XX-31 15XX-12-XX 2016-1X 2024-10-X9 15XX-X2 1950S2 2024-10-18?
    2024-10~ 1984% 2004-~06-%11 2024-10-30T12:09:30.5+07:00[Asia/Jakarta] 2024-10-18/2024-10-20
    2024-09-30/2024-10-02 2024-08/2024-10 1964/2008 0079/0120 -0431/-0403 1984~/2004-06?
    2024-10-30T12:09Z/2024-10-30T13:00Z 2024-10-18/.. 2024-34/ ../1984% /2024-XX ../.. /.. ../
    [2024-10-18..2024-10-20] [2024-08..2024-10] [1670..1672] [2024-21..2024-24] [..2024] [2024..]
    [2022,2023] [1667,1668,1670..] {2024-10-18..2024-10-20} {2024-08..2024-10} {1670..1672}
    {2024-22..2024-23} {2024-10-18..} {2024-10..} {1760..} {2024-24..} {..2024-10-20} {..2024-10}
    {..1760} {..2024-24} {1960,1961-12} 195X?/.. [195X?..] {2024-22~..} 2024-25%/.. ?2024-10
    """.split()  # noqa: SIM905 - read in rows
]


class Text(io.StringIO):
    """The text of a file, as `importlib.resources` would give it."""

    def read_text(self, encoding):
        return self.getvalue()


def spoiled(text, old, new):
    assert old in text
    return Language("xx", Text(text.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "old", "new", "sentence"),
    [
        (ITALIAN, "by =", "bye =", "[phrase] lacks 'by'"),
        (ITALIAN, "by =", "bye =", "'bye', which nothing asks for; did you mean 'by'?"),
        (ITALIAN, "[phrase]", "[phrases]", "no section [phrases]; did you mean 'phrase'?"),
        (ITALIAN, "[phrase]", "[phrases]", "the section [phrase] is missing"),
        (ITALIAN, '"1º"', "1", "[date] 'day_one' is 1 and should be as in English: '1'"),
        (ITALIAN, '"gennaio", ', "", "[date] 'months' has 11 members and should have 12"),
        (ITALIAN, '"gennaio"', "1", "'months' is [1, 'febbraio', 'marzo'"),
        (ITALIAN, '"gennaio"', '"{n} gen"', "'months' asks for {n}; nothing is put in here"),
        (ITALIAN, '= "{n}"', '= "{m}"', "[date] 'year' asks for {m}; there is {n}"),
        (ITALIAN, '= "{n}"', '= ""', "[date] 'year' is '' and leaves out {n}"),
        (ITALIAN, '= "{n}"', '= "{n:,}"', "[date] 'year' asks for {n:,}; {n} has no cases here"),
        (ITALIAN, '= "{n}"', '= "{n!r}"', "'year' asks for {n!r}; there is {n}"),
        (ITALIAN, '= "{n}"', '= "{}"', "'year' asks for {}; there is {n}"),
        (ITALIAN, '= "{n}"', '= "{n"', "'year' is '{n', which is no pattern: expected '}'"),
        (ITALIAN, '= "{n}"', '= "{n} {{x}}"', "which is no pattern: braces are for what is put in"),
        (ITALIAN, '= "{n}"', '= "{n}\\u001b[2J"', "with characters that are not seen"),
        (ITALIAN, '"{d} {month} {y}"', '"{d} {month}"', "[date] 'day' is '{d} {month}' and leaves"),
        (ITALIAN, '"dal {n}", "dal {n}"', '"dal {n}", "dal"', "'two_years' is 'dal' and leaves"),
        (ITALIAN, '"{d} {month} {y}"]', '"{d} {month}"]', "[date] 'two_days' leaves out {y}"),
        (ITALIAN, '"entro {date:il}"', '"entro {date:nela}"',
         "[phrase] 'by' asks for the case 'nela', which there is not; did you mean 'nel'?"),
        (ITALIAN, '"entro {date:il}"', '"entro {date.__class__}"',
         "[phrase] 'by' asks for {date.__class__}; there is {date}"),
        (ITALIAN, '"entro {date:il}"', '"entro {date[0]}"', "asks for {date[0]}; there is {date}"),
        (ITALIAN, '"entro {date:il}"', '"entro {date:{date}}"', "'by' asks for the case '{date}'"),
        (ITALIAN, '"entro {date:il}"', '"entro {0}"', "'by' asks for {0}; there is {date}"),
        (ITALIAN, '"entro {date:il}"', '"entro"', "[phrase] 'by' is 'entro' and leaves out {date}"),
        (ITALIAN, '"{date} ({notes})"', '"{date:il} ({notes})"',
         "[phrase] 'noted' asks for {date:il}; {date} has no cases here"),
        (ITALIAN, '"{date} ({notes})"', '"{date} ({first})"',
         "[phrase] 'noted' asks for {first}; there is {date}, {notes}"),
        (ITALIAN, "[case.nel]", "[case.in]", "no phrase asks for the case 'in'"),
        (ITALIAN, "[case.nel]", '["case.nel"]', "there is no section [case.nel]"),
        (ITALIAN, "[date]", 'case = "il"\n[date]', "cannot be read: "),
        (ENGLISH, "[date]", "case = 1\n[date]", "cannot be read: "),
        (ENGLISH, "[case.the]\ndecade", "[case.the]\ndecades", "[case.the] has 'decades', which"),
        (ENGLISH, "[date]", 'contractions = ["de el", "del"]\n[date]',
         "one of the contractions is 'de el' and should be what is written out"),
        (ENGLISH, "[date]", 'contractions = [["", "x"]]\n[date]', "contractions is ['', 'x'] and"),
        (ENGLISH, "[date]", "[dates]", "the section [date] is missing"),
    ],
)  # fmt: skip
def test_a_table_that_would_fail_later_is_refused_with_a_sentence(text, old, new, sentence):
    with pytest.raises(PluginError, match="the words of the language 'xx'") as error:
        spoiled(text, old, new).validate()
    assert sentence in str(error.value)
    assert str(error.value).isprintable()


def test_everything_that_is_wrong_is_told_at_once():
    text = ITALIAN.replace('"1º"', "1").replace('or = " o "\n', "").replace(":dal}", ":dai}")
    with pytest.raises(PluginError) as error:
        Language("it", Text(text)).validate()
    for sentence in ("'day_one' is 1", "lacks 'or'", "'dai', which there is not", "'dal'"):
        assert sentence in str(error.value)


@pytest.mark.parametrize("section", ["case", "date", "phrase"])
def test_a_section_that_is_none_is_told(section):
    table = {**tomllib.loads(ITALIAN), section: "none"}
    assert any(section in sentence for sentence in wrong_in(table, MODEL))


@pytest.mark.parametrize("code", ["", "IT", "it-IT", "italian", 7])
def test_a_code_that_is_none_is_refused(code):
    with pytest.raises(PluginError, match="the code of a language is"):
        Language(code, Text(ITALIAN)).validate()


@pytest.mark.parametrize("table", [ITALIAN, ENGLISH])
def test_a_whole_table_is_taken(table):
    Language("xx", Text(table)).validate()


PLACE = re.compile(r"\{(\w+)(:\w*)?\}")


def mutated(pattern, name, words):
    """The pattern with those words where it asks for that name."""
    return PLACE.sub(lambda place: words if place[1] == name else place[0], pattern)


@pytest.mark.parametrize("text", [ITALIAN, ENGLISH], ids=["it", "en"])
def test_no_date_fails_to_be_worded_whichever_case_a_table_asks_for(text):
    whole = tomllib.loads(text)
    taken = 0
    for section in ("date", "phrase"):
        for key, value in whole[section].items():
            patterns = value if isinstance(value, list) else [value]
            for name in {place[1] for pattern in patterns for place in PLACE.finditer(pattern)}:
                for case in ("", *whole["case"], ">9", "{n}"):
                    words = f"{{{name}:{case}}}"
                    new = [mutated(pattern, name, words) for pattern in patterns]
                    changed = {**whole[section], key: new if isinstance(value, list) else new[0]}
                    taken += worded_if_taken({**whole, section: changed})
    assert taken > 50


PIECES = st.sampled_from(
    ["{n}", "{d}", "{month}", "{month_alone}", "{y}", "{date}", "{time}", "{first}", "{last}", "{}",
     "{date:il}", "{first:the}", "{0}", "{", "}", "{{", "{n.real}", "{d!r}", "{n:>9}", "a"]
)  # fmt: skip


@given(
    st.sampled_from([ITALIAN, ENGLISH]),
    st.randoms(use_true_random=False),
    st.lists(PIECES, max_size=4).map("".join),
)
def test_no_date_fails_to_be_worded_with_any_pattern_that_is_taken(text, chance, words):
    table = tomllib.loads(text)
    section = chance.choice([table["date"], table["phrase"], *table["case"].values()])
    key = chance.choice(sorted(section))
    if isinstance(section[key], list):
        section[key][chance.randrange(len(section[key]))] = words
    else:
        section[key] = words
    worded_if_taken(table)


def worded_if_taken(table):
    if any(wrong_in(table, MODEL)):
        return False
    for when in DATES:
        Words(table).form(when.form)
    return True
