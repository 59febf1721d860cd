"""What holds for every rule that ships."""

import io
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import Event, Publication, Relation, Source, Timeline, check
from timeline_plugins.checks import RULES

LINES = {
    "actor-misspelt": 8,
    "date-finer-than-source": 7,
    "date-new-year": 3,
    "date-unbounded": 3,
    "event-after-source": 7,
    "event-repeated": 6,
    "event-similar": 4,
    "figure-contradicts": 15,
    "language-unknown": 2,
    "place-misspelt": 8,
    "publication-repeated": 10,
    "range-overlong": 3,
    "relation-cycle": 14,
    "relation-dangling": 8,
    "relation-order": 7,
    "source-missing": 3,
    "source-order": 6,
    "source-repeated": 8,
    "source-unarchived": 5,
    "source-unused": 5,
    "statement-after-report": 8,
    "text-ambiguous-date": 5,
    "title-long": 4,
    "weekday-mismatch": 5,
    "zone-missing": 3,
}
"""Where each rule finds what it looks for in its own example."""

CODES = [rule.code for rule in RULES]


def checked(text, **options):
    return check(io.BytesIO(text.encode("utf-8")), format="yaml", **options)


def test_the_rules_are_in_the_order_of_their_codes_and_all_have_a_line():
    assert sorted(CODES) == CODES == list(LINES)


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_finds_one_thing_in_its_example_at_its_line(rule):
    [finding] = checked(rule.trips, select=[rule.code])
    assert (finding.code, finding.severity) == (rule.code, rule.severity)
    assert finding.line == LINES[rule.code]
    assert finding.column > 1


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_finds_nothing_in_its_mended_example(rule):
    assert checked(rule.passes, select=[rule.code]) == []


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_says_what_it_finds_and_what_to_do(rule):
    rule().validate()
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.remedy
    assert not rule.remedy.endswith(".")
    assert re.fullmatch(r"[A-Z].*[.]", rule.__doc__.partition("\n")[0])


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_an_ignore_with_a_reason_silences_any_rule(rule):
    ignored = rule.trips + f"ignore:\n  - {{rule: {rule.code}, reason: it is so}}\n"
    assert checked(ignored, select=[rule.code, "ignore-unused"]) == []


def test_the_seed_has_nothing_to_tell(seed_path):
    assert check(seed_path) == []


@given(st.data())
@settings(max_examples=200)
def test_no_rule_fails_on_any_timeline(timelines, data):
    tl = data.draw(timelines)
    for finding in check(tl):
        assert finding.code != "rule-failed", finding
        assert "\n" not in str(finding)
        owner = tl.event(finding.event) if finding.event else tl.source(finding.source)
        assert owner or not (finding.event or finding.source)


ODD = [
    "Y-17E7", "Y17E7", "Y1E30", "-9999-12-31", "0000-01-01", "-0043-03-15", "XXXX", "XXXX-12-XX",
    "../..", "/..", "../", "[..-0043]", "[-0043..]", "{..2024}", "1XXX-1X", "2024-21", "Y19500S2",
    "-0043-03-15/2024-10-18", "Y-17E7/Y17E7", "[1667-01-01..2024-12-31]", "{1667,1668,1670..1672}",
    "2024-10-30T00:00", "2024-10-30T24:00", "0001-01-01T00:00Z", "9999-12-31T23:59:59.999999999Z",
    "2024-10-30T00:00/2024-10-30T12:00+07:00", "2004-06-~01/2004-06-~20", "156X~",
]  # fmt: skip


def dates():
    def readable(text):
        try:
            return timeline.When.parse(text)
        except timeline.DateError:
            return None

    found = [when for text in ODD if (when := readable(text))]
    assert len(found) > len(ODD) - 4
    return st.sampled_from(found)


@given(st.lists(dates(), min_size=5, max_size=5))
def test_no_rule_fails_on_odd_dates(whens):
    first, second, published, updated, said = whens
    source = Source(id="s", title="Monday 1 January 2024", published=published, updated=updated)
    relation = Relation(kind="caused-by", event="second")
    events = [
        Event(id="first", title="First", when=first, sources="s", relations=[relation]),
        Event(id="second", title="Second", when=second, sources="s"),
        Publication(id="p", title="It is printed", when=second, source="s"),
        timeline.Statement(
            id="said", title="It is said", when=said, speaker="A", sources="s",
            about=timeline.About(event="first", stance="asserts", when=second),
            reported=timeline.Report(by="B", when=published, source="s"),
        ),
    ]  # fmt: skip
    tl = Timeline(title="t", events=events, sources=[source])
    assert "rule-failed" not in {finding.code for finding in check(tl)}


def test_thousands_of_entries_of_one_day_are_checked_in_seconds():
    size = 3000
    events = [
        Event(
            id=f"e{n}", title=f"Rocket attack on Kyiv, number {n}", when="2024-10-18",
            sources=f"s{n % 100}", place="Kyiv", actors=["Russia"],
            relations=[Relation(kind="follows", event=f"e{n - 1}")] if n else [],
        )
        for n in range(size)
    ]  # fmt: skip
    sources = [Source(id=f"s{n}", title=f"Report {n}", published="2024-10-19") for n in range(100)]
    tl = Timeline(title="War", events=events, sources=sources)
    before = time.process_time()
    assert {finding.code for finding in check(tl)} == {"event-similar"}
    # a rule that compares all pairs takes many minutes
    assert time.process_time() - before < 60
