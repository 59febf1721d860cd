"""The rules that compare events, names and numbers with each other."""

import pytest

from timeline_plugins.checks.circles import circles


def related(*edges, kind="part-of", statements=False):
    """Events a, b, c … with these relations, each an edge as 'ab'."""
    names = sorted({name for edge in edges for name in edge})
    lines = ["events:"]
    for name in names:
        targets = [edge[1] for edge in edges if edge[0] == name]
        lines.append(f"  - id: {name}\n    when: 2024\n    title: {name}")
        if statements:
            abouts = ", ".join(f"{{event: {t}, stance: asserts}}" for t in targets)
            lines.append(f"    speaker: x\n    about: [{abouts}]")
        else:
            relations = ", ".join(f"{{kind: {kind}, event: {t}}}" for t in targets)
            lines.append(f"    relations: [{relations}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", ["part-of", "caused-by", "follows", "corrects"])
def test_a_circle_of_each_kind_is_told_once_in_its_order(found, kind):
    [(line, message)] = found("relation-cycle", related("ab", "bc", "ca", "dc", kind=kind))
    assert line == 6
    assert message.endswith("a circle: a → b → c → a")


def test_statements_about_each_other_are_a_circle(found):
    [(_, message)] = found("relation-cycle", related("ab", "ba", statements=True))
    assert message == "'about' leads in a circle: a → b → a"


def test_two_circles_are_two_and_chains_are_none(found):
    assert len(found("relation-cycle", related("ab", "ba", "cd", "dc"))) == 2
    assert found("relation-cycle", related("ab", "ac", "bd", "cd")) == []
    assert found("relation-cycle", related("ab", "ba", kind="same-as")) == []


def test_causes_and_followers_make_circles_together(found):
    text = """\
events:
  - {id: a, when: 2024, title: a, relations: {kind: caused-by, event: b}}
  - {id: b, when: 2024, title: b, relations: {kind: follows, event: a}}
"""
    assert len(found("relation-cycle", text)) == 1
    assert found("relation-cycle", text.replace("follows", "part-of")) == []


def test_an_excerpt_may_hold_an_event_that_leads_to_itself(found):
    text = "excerpt: true\n" + related("aa")
    assert [m for _, m in found("relation-cycle", text)] == ["'part-of' leads in a circle: a → a"]


def test_a_long_chain_and_a_long_circle_are_walked_without_recursion():
    chain = {str(n): [str(n + 1)] for n in range(50_000)}
    assert list(circles(chain)) == []
    [circle] = circles({**chain, "50000": ["0"]})
    assert circle == [str(n) for n in range(50_001)]


def test_what_an_excerpt_leaves_out_is_told_at_its_place(found):
    text = """\
excerpt: true
events:
  - when: 2024
    title: a
    speaker: x
    relations: {kind: follows, event: gone}
    about: {event: lost, stance: asserts}
    sources: away
"""
    assert [line for line, _ in found("relation-dangling", text)] == [7, 8, 9]


@pytest.mark.parametrize(
    ("kind", "when", "other", "told"),
    [
        ("caused-by", "2024-10-18", "2024-10-19", True),
        ("follows", "2024-10-18", "2024-10-19", True),
        ("corrects", "2024-10-18", "2024-10-19", True),
        ("caused-by", "2024-10-19", "2024-10-19", False),
        ("caused-by", "2024-10-20", "2024-10-19", False),
        ("caused-by", "2024-10", "2024-10-19", False),
        ("caused-by", "[..2024-10-30]", "2024-10-19", False),
        ("caused-by", "-0044", "-0043", True),
        ("part-of", "2024-10-18", "2024-10-19/2024-10-20", True),
        ("part-of", "2024-10-21", "2024-10-19/2024-10-20", True),
        ("part-of", "2024-10-20", "2024-10-19/2024-10-20", False),
        ("part-of", "2024-10", "2024-10-19/2024-10-20", False),
        ("same-as", "2024-10-18", "2024-10-19", False),
    ],
)
def test_an_event_is_told_where_its_date_certainly_contradicts_a_relation(
    found, kind, when, other, told
):
    text = f"""\
events:
  - {{id: a, when: "{when}", title: a, relations: {{kind: {kind}, event: b}}}}
  - {{id: b, when: "{other}", title: b}}
"""
    assert [line for line, _ in found("relation-order", text)] == [3] * told


def two(first, second):
    return f"events:\n  - {{id: a, {first}}}\n  - {{id: b, {second}}}\n"


DENIES = "about: {event: c, stance: denies}"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("when: 2024, title: A parade", "when: 2024, title: 'a  Parade!'", True),
        ("when: 2024, title: A parade", "when: 2024, title: Another parade", False),
        ("when: 2024, title: A parade", "when: 2023, title: A parade", False),
        ("when: 2024, title: Été", "when: 2024, title: Ete", False),
        ("when: 2024, title: A, place: Kyiv", "when: 2024, title: A, place: Lviv", False),
        ("when: 2024, title: A, speaker: x", "when: 2024, title: A, speaker: x", True),
        ("when: 2024, title: A, speaker: x", "when: 2024, title: A, speaker: y", False),
        ("when: 2024, title: A, speaker: x", "when: 2024, title: A", False),
        (
            "when: 2024, title: A",
            "when: 2024, title: A, relations: {kind: same-as, event: a}",
            False,
        ),
        (
            "when: 2024, title: A, relations: {kind: corrects, event: b}",
            "when: 2024, title: A",
            False,
        ),
        (
            "when: 2024, title: A, corrections: {kind: withdrawn, when: 2025, reason: r}",
            "when: 2024, title: A",
            False,
        ),
    ],
)
def test_one_event_is_there_once(found, first, second, told):
    assert [line for line, _ in found("event-repeated", two(first, second))] == [4] * told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("when: 2024-10-18, speaker: x, about: {event: c, stance: denies}", True),
        ("when: 2024-10-19, speaker: x, about: {event: c, stance: denies}", False),
        ("when: 2024-10-18, speaker: y, about: {event: c, stance: denies}", False),
        ("when: 2024-10-18, speaker: [x, y], about: {event: c, stance: denies}", False),
        ("when: 2024-10-18, speaker: x, about: {event: c, stance: doubts}", False),
        ("when: 2024-10-18, speaker: x", False),
        (f"when: 2024-10-18, speaker: x, {DENIES}, figures: {{name: n, best: 5}}", False),
    ],
)
def test_one_statement_is_there_once_whatever_its_title(found, second, told):
    first = "when: 2024-10-18, title: No, speaker: x, about: {event: c, stance: denies}"
    text = two(first, f"title: It is denied, {second}") + "  - {id: c, when: 2024, title: c}\n"
    assert [line for line, _ in found("event-repeated", text)] == [4] * told


LONG = "A military parade is held in Pyongyang"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (f"when: 2024-10-18, title: {LONG}", f"when: 2024-10-18, title: {LONG} today", True),
        (f"when: 2024-10-18, title: {LONG}", f"when: 2024-10-19, title: {LONG} today", False),
        (f"when: 2024-10-18, title: {LONG}", f"when: 2024, title: {LONG}", True),
        (f"when: 2024-10-18, title: {LONG}", f"when: 2024-10-18, title: {LONG}", False),
        (f"when: ../.., title: {LONG}", f"when: ../.., title: {LONG} now", True),
        (f"when: 2024, title: {LONG}", "when: 2024, title: A parade", False),
        (f"when: 2024, title: {LONG}, speaker: x", f"when: 2024, title: {LONG}, speaker: y", False),
        (f"when: 2024, title: {LONG}, place: x", f"when: 2024, title: {LONG}s, place: y", False),
        (f"when: 2024, title: {LONG}, place: x", f"when: 2024, title: {LONG}", True),
        (
            f"when: 2024, title: {LONG}, relations: {{kind: part-of, event: b}}",
            f"when: 2024, title: {LONG} today",
            False,
        ),
    ],
)
def test_what_may_be_one_event_is_noted(found, first, second, told):
    assert len(found("event-similar", two(first, second))) == told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("when: 2024, stamp: updated, source: s", True),
        ("when: 2024, stamp: published, source: s", False),
        ("when: 2024-10, stamp: updated, source: s", False),
        ("when: 2024, stamp: updated, source: r", False),
        ("when: 2024, stamp: updated", False),
    ],
)
def test_one_publication_is_there_once(found, second, told):
    sources = "sources:\n  - {id: s, title: s}\n  - {id: r, title: r}\n"
    text = sources + two("when: 2024, title: a, stamp: updated, source: s", f"title: b, {second}")
    assert [line for line, _ in found("publication-repeated", text)] == [7] * told


def statements(*figures):
    """A speaker's statements of one day with these figures; or whatever else they say."""
    lines = ["events:", "  - {id: e, when: 2024-10-01, title: e}"]
    for day, figure in enumerate(figures, 10):
        about = "about: {event: e, stance: asserts}"
        is_number = figure.startswith(("best", "low", "high"))
        said = f"{about}, figures: {{name: soldiers, {figure}}}" if is_number else figure
        if figure == "retracted":
            said = "about: {event: e, stance: retracts}"
        speaker = "" if "speaker" in said else "speaker: x, "
        lines.append(f"  - {{id: s{day}, when: 2024-10-10, title: s{day}, {speaker}{said}}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        (["best: 1500", "best: 12000"], [5]),
        (["best: 1500", "best: 1500"], []),
        (["best: 1500", "low: 1000"], []),
        (["best: 1500", "low: 2000"], [5]),
        (["best: 1500", "high: 2000"], []),
        (["best: 1500", "low: 1000, high: 2000"], []),
        (["best: 1500", "best: 1600, approximate: true"], []),
        (["best: 1500", "best: 2000, approximate: true"], [5]),
        (["best: 1500, unit: soldiers", "best: 12000, unit: tons"], []),
        (["best: 1.5", "best: 1.50"], []),
        (["best: -5", "best: -4"], [5]),
        (["best: 1", "low: 0, high: 9", "best: 3"], [6]),
        (["best: 1500", "retracted", "best: 12000"], []),
        (["best: 1500", "speaker: y, figures: {name: soldiers, best: 12000}"], []),
        (
            [
                "best: 1500",
                f"speaker: y, figures: {{name: soldiers, best: 12}}, {DENIES}".replace(
                    " c,", " e,"
                ),
            ],
            [],
        ),
        (["best: 1500", "best: 12000}, relations: {kind: corrects, event: s10"], []),
        (["best: 1500", "best: 12000}, relations: {kind: follows, event: s10"], []),
        (["best: 1500", "best: 12000}, relations: {kind: same-as, event: s10"], [5]),
    ],
)
def test_one_speaker_gives_numbers_that_can_both_be_right(found, figures, lines):
    assert [line for line, _ in found("figure-contradicts", statements(*figures))] == lines


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("{name: Soldiers, best: 12000}", True),
        ("{name: soldiers, best: 12000, unit: tons}", False),
        ("{name: soldiers, best: 12000, note: in all}", False),
        ("{name: tanks, best: 12000}", False),
        ("{name: soldiers, low: 1000}", False),
    ],
)
def test_the_numbers_of_one_event_can_both_be_right(found, second, told):
    figures = f"    figures:\n      - {{name: soldiers, best: 1500}}\n      - {second}\n"
    text = f"events:\n  - when: 2024\n    title: t\n{figures}"
    assert [line for line, _ in found("figure-contradicts", text)] == [7] * told


@pytest.mark.parametrize(
    ("usual", "other", "same"),
    [
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Kim Jong-un", "KIM JONGUN", True),
        ("São Paulo", "Sao Paulo", True),
        ("Київ", "київ", True),
        ("Київ", "Кіїв", False),
        ("Peskov", "Peskow", False),
        ("Unit 1-1", "Unit 11", False),
        ("दिल्ली", "दल्ली", False),
        ("?", "!", False),
    ],
)
@pytest.mark.parametrize("field", ["place", "actors", "speaker"])
def test_names_that_differ_in_little_are_one(found, usual, other, same, field):
    code = "place-misspelt" if field == "place" else "actor-misspelt"
    names = [other, usual, usual, other, usual]
    lines = [
        f'  - {{id: e{i}, when: 202{i}, title: t, {field}: "{n}"}}' for i, n in enumerate(names)
    ]
    # the first use of the rarer spelling, and that alone
    findings = found(code, "events:\n" + "\n".join(lines))
    assert [line for line, _ in findings] == [3] * same
    if same:
        assert findings[0][1] == f"'{other}' is written '{usual}' elsewhere"


def test_a_later_count_of_one_speaker_is_no_contradiction(found):
    text = statements("best: 912", "low: 3419").replace("10-10, title: s11", "10-11, title: s11")
    assert not found("figure-contradicts", text)
