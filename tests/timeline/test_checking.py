"""Rules of one's own, ignores, and what becomes of rules that fail."""

import io
from types import ModuleType

import pytest

import timeline
from timeline import (
    Event,
    Finding,
    Ignore,
    PluginError,
    Plugins,
    Problem,
    Rule,
    Severity,
    Source,
    Timeline,
    UsageError,
    check,
    hookimpl,
)


class Untagged(Rule):
    code, title = "tags-missing", "An event without tags"
    severity = Severity.NOTE

    def check(self, timeline):
        for event in timeline:
            if not event.tags:
                yield self.problem("it has no tags", event)
        for source in timeline.sources:
            yield self.problem("sources have no tags", source, "title")
        if not timeline.description:
            yield self.problem("it has no description", None, "title")


class Failing(Rule):
    code, title = "mind-lost", "Whatever"

    def check(self, timeline):
        yield self.problem("found before it failed")
        raise RuntimeError("out of\nluck")


def plugin(*rules, name="mine"):
    module = ModuleType(name)
    module.timeline_checks = hookimpl(lambda: list(rules), specname="timeline_checks")
    return module


def found(tl, *rules, **options):
    return check(tl, plugins=Plugins([plugin(*rules)]), **options)


TL = Timeline(
    title="t", events=[Event(title="a", when="2024")], sources=[Source(id="s", title="s")]
)


def ignoring(**where):
    """TL with ignores at these places."""
    ignore = {
        place: [Ignore(rule=code, reason="so") for code in codes] for place, codes in where.items()
    }
    return Timeline(
        title="t",
        events=[Event(title="a", when="2024", ignore=ignore.get("event"))],
        sources=[Source(id="s", title="s", ignore=ignore.get("source"))],
        ignore=ignore.get("timeline"),
    )


def test_a_rule_of_a_plugin_is_found_and_run():
    findings = found(TL, Untagged())
    assert [(f.event, f.source, f.message) for f in findings] == [
        ("a", "", "it has no tags"),
        ("", "s", "sources have no tags"),
        ("", "", "it has no description"),
    ]
    assert {f.severity for f in findings} == {Severity.NOTE}


def test_a_finding_in_a_file_has_its_place():
    text = b"title: t\nsources:\n  - id: s\n    title: s\nevents:\n  - when: 2024\n    title: a\n"
    rule, reader = plugin(Untagged()), timeline_plugins_yaml()
    findings = check(io.BytesIO(text), format="yaml", plugins=Plugins([rule, reader]))
    assert [(f.line, f.column, f.source or f.event) for f in findings] == [
        (1, 8, ""),
        (4, 12, "s"),
        (6, 5, "a"),
    ]
    assert str(findings[1]) == ("input:4:12: note: source 's': sources have no tags [tags-missing]")


def timeline_plugins_yaml():
    from timeline_plugins import yaml

    return yaml


def test_a_rule_that_fails_says_so_and_hides_nothing():
    findings = found(TL, Failing(), Untagged())
    assert {f.code for f in findings} == {"rule-failed", "mind-lost", "tags-missing"}
    [failed] = [f for f in findings if f.code == "rule-failed"]
    assert failed.severity is Severity.ERROR
    assert failed.message == "the rule 'mind-lost' itself failed: RuntimeError: out of luck"


@pytest.mark.parametrize("wrong", ["a word", None, Finding("a-b", Severity.NOTE, "m")])
def test_a_rule_that_yields_anything_else_has_failed(wrong):
    class Odd(Untagged):
        code = "odd-one"

        def check(self, timeline):
            yield wrong

    [finding] = found(TL, Odd())
    assert finding.code == "rule-failed"
    assert f"it yielded {type(wrong).__name__}, which is no Problem" in finding.message


@pytest.mark.parametrize("wrong", [Problem(5), Problem("m", event=None), Problem("m", path=5)])
def test_a_problem_of_the_wrong_kind_is_a_failure_of_its_rule(wrong, tmp_path):
    class Odd(Untagged):
        code = "odd-one"

        def check(self, timeline):
            yield wrong

    (tmp_path / "t.yaml").write_text("title: t\nevents: []\n")
    plugins = Plugins([plugin(Odd()), timeline_plugins_yaml()])
    [finding] = check(tmp_path / "t.yaml", plugins=plugins)
    assert finding.code == "rule-failed"
    assert str(finding)


def test_a_rule_cannot_end_the_program():
    class Odd(Untagged):
        code = "odd-one"

        def check(self, timeline):
            raise SystemExit(3)

    assert [f.code for f in found(TL, Odd())] == ["rule-failed"]


def test_a_rule_that_returns_nothing_has_failed():
    class Odd(Untagged):
        code = "odd-one"

        def check(self, timeline):
            return None

    assert [f.code for f in found(TL, Odd())] == ["rule-failed"]


def test_a_failed_rule_makes_no_ignore_unused():
    tl = ignoring(timeline=["mind-lost"])
    assert [f.code for f in found(tl, Failing())] == ["rule-failed"]


def test_two_rules_of_one_code_are_a_conflict_that_names_both():
    class Other(Untagged):
        pass

    with pytest.raises(PluginError, match="claims the rule 'tags-missing': mine and yours"):
        Plugins([plugin(Untagged()), plugin(Other(), name="yours")])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "tags"}, "Odd.code is 'tags' and should be words with hyphens"),
        ({"code": "Tags-Missing"}, "Odd.code is 'Tags-Missing' and should be"),
        ({"code": None}, "Odd.code is None and should be"),
        ({"title": ""}, "Odd.title is ''; it is text"),
        ({"title": 5}, "Odd.title is 5; it is text"),
        ({"remedy": None}, "Odd.remedy is None; it is text"),
        ({"severity": "error"}, "Odd.severity is 'error', not a Severity"),
    ],
)
def test_wrong_metadata_break_the_plugin_with_a_sentence(change, said):
    odd = type("Odd", (Untagged,), change)
    with pytest.raises(PluginError, match="the plugin mine is broken") as told:
        Plugins([plugin(odd())])
    assert said in str(told.value)


def test_what_is_no_rule_is_refused():
    with pytest.raises(PluginError, match="returns the class Untagged; return Untagged"):
        Plugins([plugin(Untagged)])
    with pytest.raises(PluginError, match="timeline_checks returns 5, which is no Rule"):
        Plugins([plugin(5)])


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ({"event": ["tags-missing"]}, ["s", ""]),
        ({"source": ["tags-missing"]}, ["a", ""]),
        ({"timeline": ["tags-missing"]}, []),
        ({"event": ["tags-missing"], "source": ["tags-missing"]}, [""]),
    ],
)
def test_an_ignore_silences_what_it_stands_in(where, left):
    findings = found(ignoring(**where), Untagged())
    assert [f.event or f.source for f in findings] == left


def test_an_ignore_that_is_of_no_use_is_told():
    class Never(Untagged):
        code = "never-found"

        def check(self, timeline):
            return iter(())

    tl = ignoring(event=["never-found"], source=["never-found"], timeline=["never-found"])
    findings = found(tl, Never())
    assert {f.code for f in findings} == {"ignore-unused"}
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert [(f.event, f.source) for f in findings] == [("", ""), ("a", ""), ("", "s")]
    assert findings[0].message == "the rule 'never-found' finds nothing to ignore here"


def test_an_ignore_of_a_rule_that_there_is_not_is_told():
    [finding] = found(ignoring(event=["tags-mising"]), Untagged(), select=["ignore-*"])
    assert finding.code == "ignore-unused"
    assert finding.message == "there is no rule 'tags-mising'; did you mean 'tags-missing'?"


def test_an_ignore_of_a_rule_that_did_not_run_is_let_be():
    class Other(Untagged):
        code = "other-rule"

    tl = ignoring(event=["tags-missing"])
    assert all(f.code == "other-rule" for f in found(tl, Untagged(), Other(), select=["other-*"]))


def test_unused_ignores_can_be_ignored():
    tl = ignoring(event=["tags-mising"])
    assert "ignore-unused" in {f.code for f in found(tl, Untagged())}
    assert "ignore-unused" not in {f.code for f in found(tl, Untagged(), ignore=["ignore-unused"])}


def test_rules_are_chosen_by_code_and_glob():
    class Other(Untagged):
        code = "tags-odd"

    def codes(**options):
        return {f.code for f in found(TL, Untagged(), Other(), **options)}

    assert codes() == codes(select=["tags-*"]) == {"tags-missing", "tags-odd"}
    assert codes(select=["tags-odd"]) == codes(ignore=["*-missing"]) == {"tags-odd"}
    assert codes(select=["tags-*"], ignore=["tags-odd"]) == {"tags-missing"}
    with pytest.raises(UsageError, match="no rule 'tags-mising'; did you mean 'tags-missing'"):
        codes(select=["tags-mising"])
    with pytest.raises(UsageError, match="there is no rule 'x-\\*'; there are: tags-missing"):
        codes(ignore=["x-*"])


def test_a_file_that_cannot_be_read_has_its_mistakes_as_findings(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text("title: t\nevents:\n  - {id: a, when: 2024-13, title: x}\n  - {when: 2024}\n")
    findings = check(path)
    assert [(f.code, f.line, f.severity) for f in findings] == [
        ("date", 3, Severity.ERROR),
        ("mistake", 4, Severity.ERROR),
    ]
    [missing] = check(tmp_path / "missing.yaml")
    assert "there is no such file" in missing.message


def test_a_message_of_a_rule_stays_one_line_without_tricks():
    class Loud(Untagged):
        code = "loud-one"

        def check(self, timeline):
            yield Problem("one\ntwo \x1b[31m \u202e")

    [finding] = found(TL, Loud())
    assert str(finding) == r"note: one\ntwo \x1b[31m \u202e [loud-one]"


def test_checking_changes_nothing(seed):
    before = timeline.export(seed, "json")
    check(seed)
    assert timeline.export(seed, "json") == before
