"""What `timeline check` found, in the forms that people and other programs read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from attrs import frozen

import timeline
from timeline.cli.output import counted
from timeline.errors import visible
from timeline.rule import Finding, Rule, Severity

__all__ = ["FORMATS", "Report", "summary"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LINK: Final = re.compile(r"\[(?=[^\]]*\]\()")
_PLACEHOLDER: Final = re.compile(r"\{([0-9]+)\}")


@frozen
class Report:
    """What was found in a file by which rules; `read` says what is in it, or is empty."""

    file: str
    findings: Sequence[Finding]
    rules: Sequence[Rule]
    read: str = ""


def summary(findings: Sequence[Finding]) -> str:
    """How many there are of each severity, the worst first.

    >>> summary([Finding("a-b", Severity.NOTE, ""), Finding("a-b", Severity.ERROR, "")])
    '1 error, 1 note'
    """
    counts = Counter(finding.severity for finding in findings)
    told = [counted(counts[s], s.value) for s in Severity if counts[s]]
    return ", ".join(told) or "no mistakes"


def _text(report: Report) -> Iterator[str]:
    yield from map(str, report.findings)
    yield f"{visible(report.file)}: {summary(report.findings)}; {report.read}"


def _github(report: Report) -> Iterator[str]:
    """Workflow commands, which become annotations at the lines of a pull request."""
    for finding in report.findings:
        command = "notice" if finding.severity is Severity.NOTE else finding.severity.value
        place = {"file": finding.file, "line": finding.line, "col": finding.column}
        place["title"] = finding.code
        properties = ",".join(f"{k}={_property(str(v))}" for k, v in place.items() if v)
        yield f"::{command} {properties}::{_data(_words(finding))}"


def _data(text: str) -> str:
    """A message as the commands have it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value of a command, in which colons and commas have a meaning, too."""
    return _data(_sound(text)).replace(":", "%3A").replace(",", "%2C")


def _json(report: Report) -> Iterator[str]:
    counts = Counter(finding.severity for finding in report.findings)
    yield _dumped(
        {
            "version": 1,
            "file": _sound(report.file),
            "counts": {severity.value: counts[severity] for severity in Severity},
            "findings": [
                {
                    "code": f.code,
                    "severity": f.severity.value,
                    "message": _sound(f.message),
                    "remedy": _sound(f.remedy),
                    "event": _sound(f.event),
                    "source": _sound(f.source),
                    "file": _sound(f.file),
                    "line": f.line,
                    "column": f.column,
                }
                for f in report.findings
            ],
        }
    )


def _sarif(report: Report) -> Iterator[str]:
    """SARIF 2.1.0, which code-scanning services and editors read."""
    told = {finding.code: finding for finding in report.findings}
    rules = {rule.code: (rule.title, rule.severity, rule.remedy) for rule in report.rules}
    rules |= {
        code: ("A mistake that is none of a rule", finding.severity, finding.remedy)
        for code, finding in told.items()
        if code not in rules
    }
    order = sorted(rules)
    driver = {
        "name": "timeline-kit",
        "version": timeline.__version__,
        "semanticVersion": timeline.__version__,
        "rules": [_sarif_rule(code, *rules[code]) for code in order],
    }
    results = [_sarif_result(finding, order.index(finding.code)) for finding in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield _dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, title: str, severity: Severity, remedy: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": _message(title)}}
    if remedy:
        rule["help"] = {"text": _message(remedy)}
    return {**rule, "defaultConfiguration": {"level": severity.value}}


def _sarif_result(finding: Finding, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
        if finding.column:
            place["region"]["startColumn"] = finding.column
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": _message(_words(finding))},
        "locations": [{"physicalLocation": place}],
    }


def _message(text: str) -> str:
    """Text in which nothing is a link or a placeholder."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub(r"\\[", text))


def _uri(file: str) -> str:
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))


def _words(finding: Finding) -> str:
    """Whose mistake it is, what is wrong, and what to do."""
    owner = f"event '{finding.event}': " if finding.event else ""
    owner = owner or (f"source '{finding.source}': " if finding.source else "")
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return visible(f"{owner}{finding.message}{remedy}", 1000)


def _sound(text: str) -> str:
    """Text that UTF-8 can hold, whatever the name of a file was made of."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _dumped(data: dict[str, Any]) -> str:
    # all but ASCII is escaped, so that nothing of it can deceive on a screen
    return json.dumps(data, indent=2)


_Format: TypeAlias = Callable[[Report], Iterator[str]]

FORMATS: Final[dict[str, _Format]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
}
"""Each makes lines of a report."""
