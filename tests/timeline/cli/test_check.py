"""`timeline check`: what it prints in each format, and its exit status."""

import io
import json
import os
import subprocess
import sys
from subprocess import CompletedProcess
from urllib.parse import unquote

import pytest

from timeline.cli import main
from timeline.cli.findings import FORMATS, Report, summary
from timeline.rule import Finding, Severity

NOTE = (
    "title: t\nevents:\n  - {when: 2024-10-18, title: a, stamp: published, url: 'https://a.org/'}\n"
)
WARNING = "title: t\nevents:\n  - {when: 2024-10-18, title: a}\n"
ERROR = """\
title: t
events:
  - when: 2024-10-20
    title: a
    speaker: x
    reported: {by: b, when: 2024-10-18}
"""
BROKEN = "title: t\nevents:\n  - {id: b, when: 2024-13, title: a}\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Check t.yaml, which holds the text, or what is given on standard input."""

    def command(text, *arguments, given=None):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "t.yaml").write_text(text, "utf-8")
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode("utf-8"))))
        status = main(["check", "t.yaml" if given is None else "-", *arguments])
        printed = capsys.readouterr()
        return CompletedProcess(arguments, status, printed.out, printed.err)

    return command


@pytest.fixture
def run_installed(tmp_path):
    """Run a subcommand where the distributions of `install` are there."""

    def command(text, *arguments, **environment):
        (tmp_path / "t.yaml").write_text(text, "utf-8")
        return subprocess.run(
            [sys.executable, "-m", "timeline", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return command


@pytest.mark.parametrize(
    ("text", "status", "strict", "last"),
    [
        (NOTE, 0, 0, "t.yaml: 1 note; 1 event, 0 sources"),
        (WARNING, 0, 1, "t.yaml: 1 warning; 1 event, 0 sources"),
        (ERROR, 1, 1, "t.yaml: 1 error, 1 warning; 1 event, 0 sources"),
    ],
)
def test_the_status_tells_whether_something_counts(run, text, status, strict, last):
    done = run(text)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.splitlines()[-1] == last
    assert run(text, "--strict").returncode == strict


def test_text_is_a_line_a_finding_in_the_order_of_the_file(run):
    lines = run(ERROR).stdout.splitlines()
    assert lines[0] == (
        "t.yaml:3:5: warning: event 'a': it has no source; "
        "cite where it is said, under 'sources' [source-missing]"
    )
    assert lines[1].startswith("t.yaml:6:29: error: event 'a': it was said 20 October 2024 and ")
    assert lines[1].endswith(" [statement-after-report]")
    assert len(lines) == 3


def test_rules_are_selected_and_ignored_by_commas_and_globs(run):
    def codes(*arguments):
        return [
            f["code"]
            for f in json.loads(run(ERROR, "--format=json", *arguments).stdout)["findings"]
        ]

    both = ["source-missing", "statement-after-report"]
    assert codes() == codes("--select", "source-*, statement-*") == both
    assert codes("--select=source-*", "--select=statement-after-report") == both
    assert codes("--select", "source-*") == codes("--ignore", "event-*,statement-*") == both[:1]
    assert codes("--ignore", "*") == []


def test_a_rule_that_there_is_not_is_wrong_usage(run):
    done = run(ERROR, "--select", "source-mising")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline: there is no rule 'source-mising'; did you mean 'source-missing'?\n"
    )


def test_the_rules_are_listed(run):
    done = run("", "--list")
    assert done.returncode == 0
    rows = done.stdout.splitlines()
    assert rows[0].split() == ["CODE", "SEVERITY", "FINDS"]
    assert "source-missing          warning   An event without a source" in rows
    assert len(run("", "--list", "--select", "source-*").stdout.splitlines()) < len(rows)


def test_without_a_file_there_is_nothing_to_check(capsys):
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "timeline: name the file to check, or - for standard input\n"


@pytest.mark.parametrize(
    "text", [WARNING, json.dumps({"title": "t", "events": [{"when": "2024", "title": "a"}]})]
)
def test_standard_input_is_checked_too(run, text):
    done = run("", given=text)
    assert done.returncode == 0
    first, last = done.stdout.splitlines()
    assert first.startswith("standard input:")
    assert last == "standard input: 1 warning; 1 event, 0 sources"


def test_mistakes_are_sentences_on_standard_error_as_in_every_command(run):
    done = run(BROKEN)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("t.yaml:3:19: event 'b': '2024-13': ")


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_mistakes_are_results_in_every_other_format(run, format):
    done = run(BROKEN, "--format", format)
    assert (done.returncode, done.stderr) == (1, "")
    if format == "json":
        [finding] = json.loads(done.stdout)["findings"]
        assert (finding["code"], finding["line"], finding["column"]) == ("date", 3, 19)
    elif format == "sarif":
        [result] = json.loads(done.stdout)["runs"][0]["results"]
        assert (result["ruleId"], result["level"]) == ("date", "error")
    else:
        assert done.stdout.startswith("::error file=t.yaml,line=3,col=19,title=date::event 'b': ")


def test_a_missing_file_is_a_result_as_well(capsys):
    assert main(["check", "missing.yaml", "--format", "json"]) == 1
    [missing] = json.loads(capsys.readouterr().out)["findings"]
    assert (missing["line"], missing["message"]) == (0, "there is no such file")


def test_json_has_every_field_and_the_counts(run):
    data = json.loads(run(ERROR, "--format", "json").stdout)
    assert (data["version"], data["file"]) == (1, "t.yaml")
    assert data["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert data["findings"][0] == {
        "code": "source-missing",
        "severity": "warning",
        "message": "it has no source",
        "remedy": "cite where it is said, under 'sources'",
        "event": "a",
        "source": "",
        "file": "t.yaml",
        "line": 3,
        "column": 5,
    }


def test_sarif_has_the_structure_of_its_standard(run):
    data = json.loads(run(ERROR, "--format", "sarif").stdout)
    assert data["version"] == "2.1.0"
    assert data["$schema"].endswith("sarif-2.1.0.json")
    [tool_run] = data["runs"]
    driver = tool_run["tool"]["driver"]
    assert driver["name"] == "timeline-kit"
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert len(tool_run["results"]) == 2
    for result in tool_run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        [location] = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "t.yaml"
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1


def test_no_findings_are_valid_in_every_format(run):
    assert json.loads(run(NOTE, "--ignore=*", "--format=json").stdout)["findings"] == []
    assert json.loads(run(NOTE, "--ignore=*", "--format=sarif").stdout)["runs"][0]["results"] == []
    assert run(NOTE, "--ignore=*", "--format=github").stdout == ""
    assert run(NOTE, "--ignore=*").stdout == "t.yaml: no mistakes; 1 event, 0 sources\n"


def printed(format, *findings, file="t.yaml"):
    return "\n".join(FORMATS[format](Report(file, findings, [])))


HOSTILE = Finding(
    "a-b",
    Severity.NOTE,
    "100%\n::error::x [click](https://evil.example) {0} \x1b[31m \u202e",
    file="a,b:c%\n\udcff.yaml",
    line=3,
)


def test_a_workflow_command_cannot_be_broken_out_of():
    text = printed("github", HOSTILE)
    assert text == (
        "::notice file=a%2Cb%3Ac%25%0A\\udcff.yaml,line=3,title=a-b::"
        r"100%25\n::error::x [click](https://evil.example) {0} \x1b[31m \u202e"
    )
    assert text.encode("utf-8")


def test_a_message_in_sarif_has_no_links_and_no_placeholders():
    data = json.loads(printed("sarif", HOSTILE))
    [result] = data["runs"][0]["results"]
    assert r"\[click](https://evil.example) {{0}}" in result["message"]["text"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri, errors="surrogateescape") == HOSTILE.file
    assert "startColumn" not in result["locations"][0]["physicalLocation"]["region"]


def test_json_is_ascii_and_whole_whatever_a_file_is_called():
    for name in ("json", "sarif"):
        text = printed(name, HOSTILE, file=HOSTILE.file)
        assert text.isascii()
        assert "\\ud" not in text.replace("\\\\ud", "")
    assert json.loads(printed("json", HOSTILE))["findings"][0]["message"] == HOSTILE.message


def test_text_is_a_line_a_finding_whatever_is_in_it():
    lines = printed("text", HOSTILE, file=HOSTILE.file).split("\n")
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_an_absolute_path_is_a_file_uri(tmp_path):
    finding = Finding("a-b", Severity.ERROR, "m", file=str(tmp_path / "ä t.yaml"))
    [result] = json.loads(printed("sarif", finding))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (tmp_path / "ä t.yaml").as_uri()
    assert "region" not in place


def test_the_summary_has_the_worst_first():
    findings = [Finding("a-b", severity, "m") for severity in reversed(Severity)]
    assert summary([*findings, findings[0]]) == "1 error, 1 warning, 2 notes"
    assert summary([]) == "no mistakes"


RULE = """
from timeline import Rule, hookimpl

class Mine(Rule):
    code, title = "CODE", "Something"

    def check(self, timeline):
        BODY

@hookimpl
def timeline_checks():
    return [Mine()]
"""


@pytest.fixture
def install(tmp_path):
    """Put a distribution with a rule on the path as an installer would."""

    def put(code="mine-found", body="yield self.problem('here it is')", name="mine"):
        (tmp_path / f"{name}.py").write_text(RULE.replace("CODE", code).replace("BODY", body))
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[timeline]\n{name} = {name}\n")

    return put


def test_an_installed_rule_runs_like_ours(run_installed, install):
    install()
    done = run_installed(NOTE, "check", "t.yaml", "--select", "mine-*")
    assert "warning: here it is [mine-found]" in done.stdout
    assert "mine-found " in run_installed("", "check", "--list").stdout
    plugins = run_installed("", "plugins").stdout
    assert "checks 1 rule\n" in plugins


def test_an_installed_rule_that_fails_is_told_and_hides_no_other(run_installed, install):
    install(body="raise RuntimeError('no luck'); yield")
    done = run_installed(WARNING, "check", "t.yaml")
    assert done.returncode == 1
    assert "error: the rule 'mine-found' itself failed: RuntimeError: no luck;" in done.stdout
    assert "[rule-failed]" in done.stdout
    assert "[source-missing]" in done.stdout
    assert done.stderr == ""


def test_what_a_rule_prints_is_no_part_of_the_output(run_installed, install):
    install(body="print('hello'); yield self.problem('here it is')")
    done = run_installed(NOTE, "check", "t.yaml", "--format", "json")
    assert json.loads(done.stdout)["version"] == 1
    assert done.stderr == "hello\n"


def test_a_code_of_ours_is_a_conflict_that_is_told(run_installed, install):
    install(code="source-missing")
    done = run_installed(WARNING, "check", "t.yaml")
    assert "[source-missing]" not in done.stdout
    assert (
        "more than one plugin claims the rule 'source-missing': checks (timeline-kit" in done.stderr
    )
    assert "and mine (mine 1.0)" in done.stderr
    again = run_installed(WARNING, "check", "t.yaml", TIMELINE_DISABLE_PLUGINS="mine")
    assert "[source-missing]" in again.stdout
    assert again.stderr == ""


def test_a_broken_plugin_is_told_because_its_rules_do_not_run(run_installed, install):
    install(code="Wrong")
    done = run_installed(NOTE, "check", "t.yaml")
    assert done.returncode == 0
    assert done.stderr.startswith("timeline: the plugin mine (mine 1.0) is broken: Mine.code is ")
    assert done.stderr.endswith("; a rule of it may be missing\n")
    assert "Mine.code is 'Wrong' and should be words with hyphens" in done.stderr


def test_an_ignore_in_the_file_needs_a_reason_and_a_use(run):
    ignore = "    ignore: {rule: source-missing, reason: everybody knows it}\n"
    event = "title: t\nevents:\n  - when: 2024-10-18\n    title: a\n"
    assert run(event + ignore).stdout == "t.yaml: no mistakes; 1 event, 0 sources\n"
    unused = run(event + ignore.replace("source-missing", "title-long"))
    assert (
        "t.yaml:5:20: warning: event 'a': the rule 'title-long' finds nothing to" in unused.stdout
    )
    assert "[ignore-unused]" in unused.stdout
    done = run(event + "    ignore: {rule: source-missing}\n")
    assert done.returncode == 1
    assert "an ignore needs 'reason'" in done.stderr
