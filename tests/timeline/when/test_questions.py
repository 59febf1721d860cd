"""Questions about two dates: yes, no or maybe, and Allen's relations."""

import time

import pytest

from timeline import Answer, DateError, When
from timeline.when import Allen

# first, second: before, after, overlaps, contains (y, n or ? for maybe), and the relations
TABLE = """
# two known days
2024-10-18              2024-10-19              y n n n  meets
2024-10-18              2024-10-20              y n n n  before
2024-10-18              2024-10-18              n n y y  equals
2024-10-19              2024-10-18              n y n n  met-by
-0043-03-15             0014-08-19              y n n n  before
2024-10-18?             2024-10-19~             y n n n  meets
2024-10-18/2024-10-18   2024-10-18              n n y y  equals
{2024-10-18}            [2024-10-18]            n n y y  equals

# a known interval
2024-10-18/2024-10-20   2024-10-17              n y n n  met-by
2024-10-18/2024-10-20   2024-10-18              n n y y  started-by
2024-10-18/2024-10-20   2024-10-19              n n y y  contains
2024-10-18/2024-10-20   2024-10-20              n n y y  finished-by
2024-10-18/2024-10-20   2024-10-21              y n n n  meets
2024-10-18/2024-10-20   2024-10-22              y n n n  before
2024-10-18              2024-10-18/2024-10-20   n n y n  starts
2024-10-19              2024-10-18/2024-10-20   n n y n  during
2024-10-20              2024-10-18/2024-10-20   n n y n  finishes
2024-10-18/2024-10-20   2024-10-18/2024-10-20   n n y y  equals
2024-10-18/2024-10-20   2024-10-20/2024-10-22   n n y n  overlaps
2024-10-20/2024-10-22   2024-10-18/2024-10-20   n n y n  overlapped-by
2024-10-18/2024-10-20   2024-10-21/2024-10-22   y n n n  meets
{2024-10-18..2024-10-20} 2024-10-19             n n y y  contains

# a date that is coarser than a day lies somewhere in its unit
2024                    2025                    y n n n  before meets
2024                    2026                    y n n n  before
2024-10                 2024-11-02              y n n n  before
2024                    2024-10-18              ? ? ? ?  before meets equals finished-by
                                                         contains started-by met-by after
2024-10-18              2024                    ? ? ? ?  before meets starts during finishes
                                                         equals met-by after
2024                    2024                    ? ? ? ?  all
2024                    2024-01-01              n ? ? ?  equals started-by met-by after
202X                    2030                    y n n n  before meets
202X                    2024-10                 ? ? ? ?  all
1950S2                  2000                    y n n n  before meets
2024-21                 2024-06                 y n n n  before meets
Y170000002              2024                    n y n n  after
2024-10-01/2024-12-31   2024-11                 n n y y  contains
2024-10/2024-12         2024-11                 n n y y  contains
2024-10/2024-12         2024-10                 n ? ? ?  contains started-by overlapped-by
                                                         met-by after

# one unknown day of three
[2024-10-18..2024-10-20] 2024-10-17             n y n n  met-by after
[2024-10-18..2024-10-20] 2024-10-18             n ? ? ?  equals met-by after
[2024-10-18..2024-10-20] 2024-10-19             ? ? ? ?  meets equals met-by
[2024-10-18..2024-10-20] 2024-10-21             y n n n  before meets
[2024-10-18..2024-10-20] 2024-10-18/2024-10-20  n n y n  starts during finishes
[2024-10-18,2024-10-20] 2024-10-19              ? ? n n  meets met-by
[1667,1760-12]          1700                    ? ? n n  before after
2024-10-18/2024-10-20   [2024-10-18,2024-10-20] n n y y  finished-by started-by

# all of several days, and none between them
{2024-10-18,2024-10-20} 2024-10-17              n y n n  met-by
{2024-10-18,2024-10-20} 2024-10-21              y n n n  meets
{2024-10-18,2024-10-20} 2024-10-19              n n n n  contains
{2024-10-18,2024-10-20} 2024-10-20              n n y y  finished-by
{2024-10-18,2024-10-20} {2024-10-18,2024-10-20} n n y y  equals
{2024-10-18,2024-10-20} 2024-10-18/2024-10-20   n n y n  equals
2024-10-18/2024-10-20   {2024-10-18,2024-10-20} n n y y  equals
{2024-10-18,2024-10-19} 2024-10-18/2024-10-19   n n y y  equals
{2024,2024-01-02}       2024-01-15              ? n ? ?  any
{2024,2024-12-30}       2024-06-01              n ? ? ?  any

# bounds on one side alone
[..2024-10-30]          2024-10-31              y n n n  before meets
[..2024-10-30]          2024-10-30              ? n ? ?  before meets equals
[..2024-10-30]          2024-10-01              ? ? ? ?  before meets equals met-by after
[2024-10-30..]          2024-10-29              n y n n  met-by after
/2024-10-30             2024-10-31              y n n n  meets
/2024-10-30             2024-10-30              n n y y  equals finished-by
/2024-10-30             2024-10-01              n ? ? ?  contains started-by met-by after
../2024-10-30           2024-10-30              n n y y  equals finished-by
2024-10-18/             2024-10-17              n y n n  met-by
2024-10-18/             2024-10-18              n n y y  equals started-by
2024-10-18/..           2024-10-17              n y n n  met-by
../..                   2024                    ? ? ? ?  all

# times
2024-10-18T12:09        2024-10-18T12:10        y n n n  meets
2024-10-18T12:09        2024-10-18T12:09        n n y y  equals
2024-10-18T12:09Z       2024-10-18T12:09:30Z    ? ? ? ?  before meets equals finished-by
                                                         contains started-by met-by after
2024-10-18T12:09:30.25Z 2024-10-18T12:09:30.5Z  y n n n  before
2024-10-18T12:09+07:00  2024-10-18T05:09Z       n n y y  equals
2024-10-18T12:09+07:00  2024-10-18T05:10Z       y n n n  meets
2024-10-30T12:09+07:00[Asia/Jakarta] 2024-10-30T07:09+02:00[Europe/Kyiv] n n y y equals
2024-10-18T12:00Z/2024-10-18T13:00Z 2024-10-18T12:30Z n n y y contains
2024-10-18/2024-10-20   2024-10-19T12:00        n n y y  contains
2024-10-18T24:00        2024-10-19T00:00        n n y y  equals

# without an offset it may have been anywhere on Earth
2024-10-18T12:09        2024-10-18T12:09Z       ? ? ? ?  before meets equals met-by after
2024-10-18              2024-10-18T12:00Z       ? ? ? ?  before meets equals finished-by
                                                         contains started-by met-by after
2024-10-18              2024-10-19T11:59Z       ? n ? ?  before meets equals finished-by
2024-10-18              2024-10-19T12:00Z       y n n n  before meets
2024-10-18              2024-10-17T09:59Z       n y n n  met-by after
2024-10-18/2024-10-22   2024-10-20T12:00Z       n n y y  contains
"""

ANSWERS = {"y": Answer.YES, "n": Answer.NO, "?": Answer.MAYBE}


def rows():
    found = []
    for line in TABLE.splitlines():
        if line.startswith("  "):
            found[-1][3].extend(line.split())
        elif line and line[0] != "#":
            first, second, *answers = line.split()
            found.append((first, second, [ANSWERS[a] for a in answers[:4]], answers[4:]))
    return found


@pytest.mark.parametrize(("first", "second", "answers", "names"), rows())
def test_questions_about_two_dates_have_these_answers(first, second, answers, names):
    a, b = When.parse(first), When.parse(second)
    assert [a.before(b), a.after(b), a.overlaps(b), a.contains(b)] == answers
    if names == ["any"]:
        assert len(a.relation(b)) > 1
    else:
        wanted = set(Allen) if names == ["all"] else {Allen(name) for name in names}
        assert a.relation(b) == wanted


@pytest.mark.parametrize(("first", "second", "answers", "names"), rows())
def test_the_same_questions_asked_from_the_other_side_are_mirrored(first, second, answers, names):
    a, b = When.parse(first), When.parse(second)
    assert [b.after(a), b.before(a), b.overlaps(a)] == answers[:3]
    assert b.relation(a) == {relation.inverse for relation in a.relation(b)}


def test_yes_is_true_and_no_is_false():
    assert When.parse("2024").before("2025")
    assert not When.parse("2025").before("2024")


def test_maybe_is_neither_true_nor_false():
    maybe = When.parse("2024").before("2024-10")
    assert maybe is Answer.MAYBE
    with pytest.raises(ValueError, match=r"the answer is maybe: compare it with Answer\.YES"):
        bool(maybe)
    with pytest.raises(ValueError, match="maybe"):
        _ = "a" if maybe else "b"
    with pytest.raises(ValueError, match="maybe"):
        _ = not maybe


@pytest.mark.parametrize(("answer", "text"), [("YES", "yes"), ("NO", "no"), ("MAYBE", "maybe")])
def test_an_answer_is_its_word(answer, text):
    assert str(Answer[answer]) == text
    assert Answer(text) is Answer[answer]
    assert Answer[answer] == text


def test_a_question_takes_a_text_as_well():
    day = When.parse("2024-10-18")
    for question in ("before", "after", "overlaps", "contains", "relation"):
        ask = getattr(day, question)
        assert ask("2024-10-19") == ask(When.parse("2024-10-19"))
        with pytest.raises(DateError):
            ask("2024-10-32")


@pytest.mark.parametrize("relation", Allen)
def test_every_relation_has_an_inverse_and_a_name(relation):
    assert relation.inverse.inverse is relation
    assert Allen(str(relation)) is relation


def test_equals_alone_is_its_own_inverse():
    assert [relation for relation in Allen if relation.inverse is relation] == [Allen.EQUALS]


def test_large_sets_are_compared_in_a_moment():
    even = When.parse(f"[{','.join(map(str, range(1000, 1200, 2)))}]")
    odd = When.parse(f"[{','.join(map(str, range(1001, 1201, 2)))}]")
    started = time.process_time()
    assert even.overlaps(odd) is Answer.NO
    assert even.before(odd) is Answer.MAYBE
    assert time.process_time() - started < 1


@pytest.mark.parametrize("text", ["Y1E400", "Y-1E400", "Y1E400/..", "../Y1E400", "[Y1E400..]"])
def test_years_too_large_for_floats_are_compared_as_others_are(text):
    year = When.parse(text)
    for other in ("2024", "2024/..", "/2024", "Y1E401", "[..2024]", text):
        assert When.parse(other).relation(year) == {r.inverse for r in year.relation(other)}
        assert year.before(other) is When.parse(other).after(year)
        assert sorted([year, When.parse(other)]) == sorted([When.parse(other), year])
