"""Who stands where on a contested event, as of any date."""

import itertools

import pytest

from timeline import (
    About,
    Correction,
    Event,
    Figure,
    ModelError,
    Report,
    Source,
    Stance,
    State,
    Statement,
    Timeline,
)
from timeline.withheld import without_hidden

NUMBERS = itertools.count(100)


def said(speaker, stance, when="2024-10-18", **fields):
    about = About(event="e", stance=stance)
    id_ = f"s{next(NUMBERS)}"
    return Statement(id=id_, title="x", when=when, speaker=speaker, about=about, **fields)


def standing(*statements, at=None):
    event = Event(id="e", title="It happened", when="[..2024-10-18]")
    return Timeline(title="T", events=[event, *statements]).standing("e", at=at)


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        ([], State.UNSUPPORTED),
        (["neither"], State.UNSUPPORTED),
        (["neither", "neither"], State.UNSUPPORTED),
        (["asserts"], State.ASSERTED),
        (["supports"], State.ASSERTED),
        (["asserts", "neither"], State.ASSERTED),
        (["asserts", "supports"], State.CORROBORATED),
        (["asserts", "denies"], State.DISPUTED),
        (["supports", "doubts"], State.DISPUTED),
        (["denies"], State.DENIED),
        (["doubts", "neither"], State.DENIED),
        (["retracts"], State.RETRACTED),
        (["retracts", "asserts"], State.ASSERTED),
        (["retracts", "denies"], State.DENIED),
        (["retracts", "neither"], State.RETRACTED),
    ],
)
def test_the_state_follows_from_the_voices(stances, state):
    voices = [said(f"speaker {n}", stance) for n, stance in enumerate(stances)]
    assert standing(*voices).state is state


def test_two_outlets_that_carry_one_speaker_are_one_voice():
    first = said("A", "asserts", "2024-10-18", reported=Report(by="Politico"))
    second = said("A", "asserts", "2024-10-19", reported=Report(by="CNN"))
    assert standing(first, second).state is State.ASSERTED
    assert len(standing(first, second).voices) == 1


def test_two_speakers_of_one_statement_are_two_voices():
    assert standing(said(["A", "B"], "asserts")).state is State.CORROBORATED


def test_a_speaker_counts_with_what_they_said_last():
    assert standing(
        said("A", "asserts", "2024-10-18"), said("A", "denies", "2024-10-20")
    ).state is (State.DENIED)
    assert standing(
        said("A", "denies", "2024-10-18"), said("A", "asserts", "2024-10-20")
    ).state is (State.ASSERTED)


def test_what_was_taken_back_no_longer_counts():
    taken_back = standing(said("A", "asserts"), said("A", "retracts", "2024-10-20"))
    assert taken_back.state is State.RETRACTED


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2024-10-17", State.UNSUPPORTED),
        ("2024-10-18", State.ASSERTED),
        ("2024-10-19", State.ASSERTED),
        ("2024-10-20", State.DISPUTED),
        ("2024-10", State.DISPUTED),
    ],
)
def test_only_what_had_been_said_by_a_date_counts(at, state):
    assert (
        standing(said("A", "asserts"), said("B", "denies", "[..2024-10-20]"), at=at).state is state
    )


def test_a_statement_that_is_only_known_by_its_report_counts_from_the_report_on():
    reported = said("A", "asserts", "../..", reported=Report(by="CNN", when="2024-10-20"))
    assert standing(reported, at="2024-10-19").state is State.UNSUPPORTED
    assert standing(reported, at="2024-10-20").state is State.ASSERTED


def test_figures_stand_side_by_side_with_their_speakers():
    low = said("A", "asserts", figures=Figure(name="soldiers", best=1500))
    high = said("B", "asserts", figures=Figure(name="soldiers", best=12000))
    counts = standing(low, high).counts
    assert [(c.speaker[0].name, c.figure.best) for c in counts] == [("A", 1500), ("B", 12000)]


def test_the_deployment_of_the_seed_is_disputed(seed):
    found = seed.standing("troops-sent")
    assert found.state is State.DISPUTED
    assert {v.speaker.name for v in found.by(Stance.DENIES)} == {
        "Dmitry Peskov", "North Korea", "Russia",
    }  # fmt: skip
    assert {v.speaker.name for v in found.by(Stance.NEITHER)} == {"Mark Rutte", "Keir Starmer"}
    assert {c.figure.best for c in found.counts} == {1500, 12000}
    assert seed.standing("troops-sent", at="2024-10-17").state is State.UNSUPPORTED


def test_an_event_that_is_not_there_is_told():
    with pytest.raises(ModelError, match="there is no event 'x'"):
        Timeline(title="T").standing("x")


def test_figures_that_were_taken_back_are_gone_even_if_the_speaker_speaks_again():
    first = said("A", "asserts", "2024-10-18", figures=Figure(name="soldiers", best=1500))
    back = said("A", "retracts", "2024-10-19")
    again = said("A", "asserts", "2024-10-20")
    assert standing(first, back, again).counts == ()
    assert len(standing(first, back, again, at="2024-10-18").counts) == 1


def test_the_last_figure_of_a_speaker_stands():
    first = said("A", "asserts", "2024-10-18", figures=Figure(name="soldiers", best=1500))
    second = said("A", "asserts", "2024-10-19", figures=Figure(name="soldiers", best=3000))
    assert [c.figure.best for c in standing(first, second).counts] == [3000]
    assert standing(first, second).comparisons == ()


def test_two_counts_of_one_thing_have_a_range():
    first = said("A", "asserts", figures=Figure(name="soldiers", best=1500))
    second = said("B", "denies", figures=Figure(name="soldiers", low=10, high=200))
    other = said("C", "asserts", figures=Figure(name="tanks", best=1))
    [found] = standing(first, second, other).comparisons
    assert (str(found), len(found.counts)) == ("soldiers: 10–1,500", 2)


def test_a_withdrawn_statement_does_not_count():
    gone = said(
        "A", "asserts", corrections=Correction(kind="withdrawn", when="2025", reason="a hoax")
    )
    assert standing(gone).state is State.UNSUPPORTED


def test_a_voice_tells_since_when_it_takes_its_stance():
    first = said("A", "denies", "2024-10-17")
    turn = said("A", "asserts", "2024-10-18")
    again = said("A", "asserts", "2024-10-20")
    [voice] = standing(first, turn, again).voices
    assert (str(voice.since), str(voice.statement.when)) == ("2024-10-18", "2024-10-20")


def test_what_had_certainly_been_said_last_counts():
    # its own date is vaguer, and the source that carries it is the older one
    vague = said("A", "asserts", "2024-10", sources="paper")
    later = said("A", "denies", "2024-10-25")
    paper = Source(id="paper", title="A paper", published="2024-10-20")
    event = Event(id="e", title="It happened", when="[..2024-10-18]")
    tl = Timeline(title="T", sources=[paper], events=[event, vague, later])
    assert tl.standing("e").state is State.DENIED
    assert tl.standing("e", at="2024-10-20").state is State.ASSERTED
    assert tl.standing("e", at="2024-10-19").state is State.UNSUPPORTED


def test_as_of_a_moment_only_what_was_said_before_it_counts():
    morning = said("A", "asserts", "2024-10-18T08:00Z")
    that_day = said("B", "denies", "2024-10-18")
    assert standing(morning, that_day, at="2024-10-18T07:59Z").state is State.UNSUPPORTED
    assert standing(morning, that_day, at="2024-10-18T08:00Z").state is State.ASSERTED
    assert standing(morning, that_day, at="2024-10-19T00:00Z").state is State.DISPUTED


def test_rival_dates_stand_side_by_side():
    about = [About(event="e", stance="asserts", when=when) for when in ("-0752", "-0813")]
    rivals = [
        Statement(title=name, when="-01XX", speaker=name, about=a)
        for name, a in zip(("Varro", "Timaeus"), about, strict=True)
    ]
    dates = {v.speaker.name: str(v.about.when) for v in standing(*rivals).dates}
    assert dates == {"Varro": "-0752", "Timaeus": "-0813"}


def test_last_is_by_the_instant_whatever_the_zones_say():
    back = said("A", "retracts", "2024-02-01T09:00+09:00")
    again = said("A", "asserts", "2024-01-31T23:00-05:00")
    assert standing(back, again).state is State.ASSERTED


def test_a_retraction_takes_back_what_may_be_older():
    vague = said("A", "asserts", "[..2024-10-30]", figures=Figure(name="soldiers", best=5))
    back = said("A", "retracts", "2024-10-20")
    assert standing(vague, back).state is State.RETRACTED
    assert standing(vague, back).counts == ()


def test_a_figure_of_two_is_gone_once_both_have_taken_it_back():
    both = said(["A", "B"], "asserts", "2024-10-01", figures=Figure(name="soldiers", best=5))
    first, other = said("A", "retracts", "2024-10-02"), said("A", "denies", "2024-10-03")
    assert len(standing(both, first, other).counts) == 1
    assert standing(both, first, other, said("B", "retracts", "2024-10-04")).counts == ()


def test_a_retraction_may_give_another_figure():
    first = said("A", "asserts", "2024-10-01", figures=Figure(name="soldiers", best=5))
    back = said("A", "retracts", "2024-10-02", figures=Figure(name="soldiers", best=3))
    assert [count.figure.best for count in standing(first, back).counts] == [3]


def test_a_report_at_a_moment_counts_from_that_moment_on():
    reported = said(
        "A", "asserts", "[..2024-05]", reported=Report(by="R", when="2024-02-01T15:00Z")
    )
    assert standing(reported, at="2024-02-01T16:00Z").state is State.ASSERTED
    assert standing(reported, at="2024-02-01T14:00Z").state is State.UNSUPPORTED


def dating(speaker, stance, when, date):
    about = About(event="e", stance=stance, when=date)
    return Statement(title=f"{speaker} {when}", when=when, speaker=speaker, about=about)


def test_a_date_stands_until_it_is_taken_back_denied_or_replaced():
    first = dating("A", "asserts", "2024-01-01", "2022")
    assert [str(v.about.when) for v in standing(first).dates] == ["2022"]
    silent = said("A", "supports", "2024-01-02")
    assert [str(v.about.when) for v in standing(first, silent).dates] == ["2022"]
    second = dating("A", "asserts", "2024-01-03", "2023")
    assert [str(v.about.when) for v in standing(first, silent, second).dates] == ["2023"]
    for stance in ("retracts", "denies"):
        assert standing(first, dating("A", stance, "2024-01-04", "2022")).dates == ()


def test_hidden_sources_date_nothing_so_that_all_see_the_same_standing():
    secret = Source(id="s", title="S", published="2024-10-18", hidden=True)
    vague = said("A", "asserts", "[..2024-10-30]", sources="s")
    denial = said("A", "denies", "2024-10-20")
    event = Event(id="e", title="It happened", when="[..2024-10-18]")
    tl = Timeline(title="T", sources=[secret], events=[event, vague, denial])
    assert tl.standing("e").state is without_hidden(tl).standing("e").state is State.ASSERTED


def test_names_of_figures_are_compared_whatever_their_capitals():
    low = said("A", "asserts", figures=Figure(name="dead", best=1))
    high = said("B", "asserts", figures=Figure(name="Dead", best=2))
    assert [str(found) for found in standing(low, high).comparisons] == ["dead: 1–2"]
