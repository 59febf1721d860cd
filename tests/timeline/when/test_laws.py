"""What holds for every date there is, tried on thousands that nobody thought of."""

import copy
import pickle
import time
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from timeline import Answer, DateError, Day, When
from timeline.when import Allen
from timeline.when.day import days_in_month
from timeline.when.grammar import parse_form

ZONES = (
    "Asia/Jakarta",
    "Europe/Kyiv",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "UTC",
)
QUALIFIERS = ("", "?", "~", "%")

laws = settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def error_of(text):
    """The DateError of a text that is no date, or None. Every other error comes through."""
    try:
        When.parse(text)
    except DateError as error:
        return error
    return None


def is_date(text):
    return error_of(text) is None


# every text of EDTF and beyond; most years are near each other, so that dates meet

years = st.one_of(
    st.integers(2023, 2025), st.integers(-9999, 9999), st.sampled_from((-1, 0, 1, 4, 9999))
)
qualifiers = st.sampled_from(QUALIFIERS)


def year_text(year):
    return f"{'-' if year < 0 else ''}{abs(year):04}"


@st.composite
def plain_dates(draw):
    """A year, a month or a day, sure and whole."""
    year, month = draw(years), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    parts = [year_text(year), f"{month:02}", f"{day:02}"]
    return "-".join(parts[: draw(st.integers(1, 3))])


@st.composite
def masked(draw, dates=None):
    """A date and the same with some of its digits replaced by X."""
    text = draw(plain_dates() if dates is None else dates)
    hidden = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    pairs = zip(text, hidden, strict=True)
    return text, "".join("X" if hide and c.isdigit() else c for c, hide in pairs)


@st.composite
def qualified(draw):
    """A date with qualifiers on either side of its parts."""
    text = draw(masked())[draw(st.integers(0, 1))]
    sign = "-" if text[0] == "-" else ""
    parts = text.removeprefix("-").split("-")
    parts[0] = sign + parts[0]
    return "-".join(draw(qualifiers) + part + draw(qualifiers) for part in parts)


seasons = st.builds(
    lambda year, code, q: f"{year_text(year)}-{code}{q}", years, st.integers(21, 41), qualifiers
)
long_years = st.one_of(
    st.integers(10_000, 10**12).map(lambda n: f"Y{n}"),
    st.integers(-(10**12), -10_000).map(lambda n: f"Y{n}"),
    st.builds(
        lambda n, e, s: f"Y{n}E{e}{s}",
        st.integers(-99, 99).filter(bool),
        st.sampled_from((4, 7, 30, 400)),
        st.sampled_from(("", "S1", "S3", "S5")),
    ),
    st.builds(lambda n, s: f"{n}S{s}", st.integers(1000, 9999), st.integers(1, 4)),
)
times = st.sampled_from(
    ("00:00", "12:09", "23:59", "24:00", "12:09:00", "12:09:30", "12:09:30.5", "12:09:30.25")
)
offsets = st.sampled_from(("", "Z", "+07:00", "+14:00", "-12:00", "-03:30"))


@st.composite
def zoned_moments(draw):
    """A wall time in one of six zones, with its offset and perhaps the zone's name."""
    name = draw(st.sampled_from(ZONES))
    wall = draw(
        st.one_of(
            st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),
            st.datetimes(datetime(2024, 10, 17), datetime(2024, 10, 21)),
        )
    )
    spec = draw(st.sampled_from(("minutes", "seconds", "milliseconds")))
    local = wall.replace(tzinfo=UTC).astimezone(ZoneInfo(name))
    zone = draw(st.sampled_from(("", f"[{name}]")))
    return local.isoformat(timespec=spec) + zone + draw(qualifiers)


whole_days = st.builds(
    lambda year, month, day: f"{year_text(year)}-{month:02}-{day:02}",
    years,
    st.integers(1, 12),
    st.integers(1, 28),
)
moments = st.one_of(
    st.tuples(whole_days, st.just("T"), times, offsets, qualifiers).map("".join),
    zoned_moments(),
)
singles = st.one_of(plain_dates(), qualified(), seasons, long_years, moments)


@st.composite
def intervals(draw):
    first, last = draw(st.one_of(singles, st.sampled_from(("", "..")))), draw(singles)
    if draw(st.booleans()) or not is_date(f"{first}/{last}"):
        first, last = last, first
    assume(is_date(f"{first}/{last}"))
    return f"{first}/{last}"


@st.composite
def ranges(draw):
    one = draw(st.one_of(plain_dates(), moments, seasons))
    other = draw(st.one_of(plain_dates(), moments, seasons))
    text = next((t for t in (f"{one}..{other}", f"{other}..{one}") if is_date(f"[{t}]")), "")
    return text or one


@st.composite
def sets(draw):
    members = draw(st.lists(st.one_of(singles, ranges()), min_size=1, max_size=4))
    if draw(st.booleans()) and ".." not in members[0]:
        members[0] = ".." + members[0]
    if draw(st.booleans()) and ".." not in members[-1]:
        members[-1] += ".."
    inside = ",".join(members)
    return draw(st.sampled_from((f"[{inside}]", f"{{{inside}}}")))


texts = st.one_of(singles, intervals(), sets(), st.sampled_from(("../..", "/..", "../")))
whens = texts.map(When.parse)


def bounds(when):
    return when.earliest, when.latest


# parsing


@laws
@given(texts)
def test_the_canonical_form_parses_back_to_an_equal_value_and_is_a_fixed_point(text):
    when = When.parse(text)
    again = When.parse(str(when))
    assert when.text == text
    assert again == when
    assert hash(again) == hash(when)
    assert str(again) == str(when)
    assert bounds(again) == bounds(when)
    assert again.sort_key() == when.sort_key()


@laws
@given(whens)
def test_the_first_day_is_not_after_the_last(when):
    earliest, latest = bounds(when)
    if isinstance(earliest, Day) and isinstance(latest, Day):
        assert earliest <= latest


@laws
@given(whens)
def test_every_date_answers_every_question_about_itself(when):
    assert when.precision in type(when.precision)
    assert when.anchor is None or when.anchor in bounds(when)
    assert isinstance(when.is_exact, bool)
    assert isinstance(when.sort_key(), tuple)
    assert when.instant is None or when.instant.tzinfo is UTC
    assert sum((when.is_interval, when.is_one_of, when.is_all_of, when.is_moment, when.is_day)) <= 1
    assert not (when.is_exact and when.qualifier)
    assert when.relation(when)
    assert when.format()


@laws
@given(qualified(), st.data())
def test_qualifiers_move_no_bound(text, data):
    bare = "".join(c for c in text if c not in "?~%")
    assert bounds(When.parse(text)) == bounds(When.parse(bare))
    assert When.parse(text).sort_key()[:3] == When.parse(bare).sort_key()[:3]
    sign = data.draw(st.sampled_from("?~%"))
    assert bounds(When.parse(bare + sign)) == bounds(When.parse(bare))
    assert When.parse(bare + sign).qualifier.sign == sign


@laws
@given(masked(), whens)
def test_hidden_digits_only_widen_and_only_add_possible_relations(pair, other):
    text, hidden = pair
    when, wider = When.parse(text), When.parse(hidden)
    assert wider.earliest <= when.earliest
    assert when.latest <= wider.latest
    assert when.relation(other) <= wider.relation(other)


@laws
@given(masked(masked().map(lambda pair: pair[1])))
def test_hiding_more_digits_widens_more(pair):
    less, more = map(When.parse, pair)
    assert more.earliest <= less.earliest
    assert less.latest <= more.latest


@settings(laws, max_examples=600)
@given(st.one_of(st.text(max_size=30), st.text("0123456789-XYESTZ/?~%.,:+[]{} ", max_size=30)))
@example("\ud800")
@example("2024-10-18T12:09[\x00]")
def test_any_text_is_a_date_or_a_date_error(text):
    if error := error_of(text):
        assert error.text == text
        assert error.position is None or 0 <= error.position <= len(text)
        assert str(error).splitlines() == [str(error)]
    else:
        when = When.parse(text)
        assert When.parse(str(when)) == when


@laws
@given(texts, st.data())
def test_one_wrong_character_is_a_date_or_a_date_error(text, data):
    at = data.draw(st.integers(0, len(text)))
    letter = data.draw(st.sampled_from("0123456789-XYESTZ/?~%.,:+[]{} \n\x00é"))
    wrong = text[:at] + letter + text[at + data.draw(st.integers(0, 1)) :]
    error = error_of(wrong)
    assert error.reason if error else When.parse(wrong).text == wrong


@pytest.mark.parametrize(
    "piece",
    [
        "2", "X", "Y1", "-", "[", "]", "{", "/", ".", ",", "?", " ", "\n", "\x00", "é", "2024,",
        "2024/", "[2024]", "..", "2024-10-18T12:09[", "1E1", "~?", "[,]", "2024-10-18T12:09:30.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("wrap", ["{}", "[{}]", "{}/2024", "2024-10-18T12:09[{}]", "Y{}"])
@pytest.mark.parametrize("length", [3_900, 1_000_000])
def test_a_long_text_is_refused_or_taken_at_once(piece, wrap, length):
    text = wrap.replace("{}", piece * (length // len(piece)))
    started = time.process_time()
    error = error_of(text)
    assert time.process_time() - started < 0.5
    assert error is None or len(str(error)) < 1_500


@laws
@given(texts)
def test_the_short_ways_of_the_parser_lead_where_its_grammar_does(text):
    when, form = When.parse(text), parse_form(text)
    assert when.form == form
    assert str(when) == str(form)
    assert (when._start, when._end) == (form.start, form.end)
    assert [b.number if isinstance(b, Day) else b for b in bounds(when)] == [
        form.earliest,
        form.latest,
    ]


# equality, order, copies


@laws
@given(whens)
def test_pickles_and_copies_are_equal_and_keep_what_was_written(when):
    for other in (pickle.loads(pickle.dumps(when)), copy.copy(when), copy.deepcopy(when)):
        assert other == when
        assert other.text == when.text
        assert bounds(other) == bounds(when)
        assert hash(other) == hash(when)


@settings(laws, max_examples=400)
@given(whens, whens)
def test_the_order_is_total_and_agrees_with_equality(a, b):
    assert (a < b) + (a == b) + (b < a) == 1
    assert (a <= b) == (not b < a)
    assert (a > b) == (b < a)
    assert (a >= b) == (b <= a)
    assert (a < b) == (a.sort_key() < b.sort_key())
    if a == b:
        assert hash(a) == hash(b)
        assert str(a) == str(b)


@laws
@given(whens, whens, whens)
def test_the_order_is_transitive_and_sorting_forgets_the_input_order(a, b, c):
    orders = {tuple(map(str, sorted(p))) for p in permutations((a, b, c))}
    assert len(orders) == 1
    if a < b and b < c:
        assert a < c


@settings(laws, max_examples=400)
@given(whens, whens)
def test_what_is_over_before_another_begins_sorts_before_it(a, b):
    if a.before(b) is Answer.YES:
        assert a < b


# questions


@settings(laws, max_examples=300)
@given(whens, whens)
def test_the_questions_agree_with_the_relations(a, b):
    relations = a.relation(b)
    assert relations
    assert b.relation(a) == {relation.inverse for relation in relations}
    assert a.before(b) is b.after(a)
    assert a.before(b) is told(relations, {Allen.BEFORE, Allen.MEETS})
    assert a.after(b) is told(relations, {Allen.AFTER, Allen.MET_BY})
    assert a.overlaps(b) is b.overlaps(a)
    if not (a.is_all_of or b.is_all_of):  # they may have gaps
        apart = {Allen.BEFORE, Allen.MEETS, Allen.MET_BY, Allen.AFTER}
        around = {Allen.CONTAINS, Allen.STARTED_BY, Allen.FINISHED_BY, Allen.EQUALS}
        assert a.overlaps(b) is told(relations, set(Allen) - apart)
        assert a.contains(b) is told(relations, around)


def told(possible, asked):
    if possible <= asked:
        return Answer.YES
    return Answer.MAYBE if possible & asked else Answer.NO


@settings(laws, max_examples=300)
@given(whens, whens)
def test_no_two_answers_contradict_each_other(a, b):
    yes = [q for q in ("before", "after", "overlaps") if getattr(a, q)(b) is Answer.YES]
    assert len(yes) <= 1
    if a.contains(b) is Answer.YES:
        assert a.overlaps(b) is Answer.YES
    if a.overlaps(b) is Answer.YES:
        assert Answer.NO is a.before(b) is a.after(b)


@laws
@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(1, 5), whens)
def test_a_range_means_the_same_as_the_list_of_its_days(first, length, other):
    days = [f"{first + timedelta(n)}" for n in range(length)]
    for brackets in ("[{}]", "{{{}}}"):
        spread = When.parse(brackets.format(f"{days[0]}..{days[-1]}"))
        listed = When.parse(brackets.format(",".join(days)))
        assert spread.relation(other) == listed.relation(other)
        assert spread.overlaps(other) is listed.overlaps(other)
        assert bounds(spread) == bounds(listed)
