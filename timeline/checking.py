"""Running the rules of `timeline check` over a timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Final

from attrs import evolve

from timeline.correction import Ignore
from timeline.document import Places
from timeline.errors import Mistake, UsageError, did_you_mean, visible
from timeline.loading import reason
from timeline.rule import Finding, Problem, Rule, Severity
from timeline.timeline import Timeline

__all__ = ["FAILED", "UNUSED", "choose_rules", "findings", "mistake_finding"]

FAILED: Final = "rule-failed"
UNUSED: Final = "ignore-unused"


def choose_rules(
    rules: Sequence[Rule], select: Collection[str] = (), ignore: Collection[str] = ()
) -> list[Rule]:
    """The rules whose code fits one of `select` (or all) and none of `ignore`.

    Patterns are codes, or globs such as `source-*`. Raises UsageError for one that fits no rule.
    """
    codes = [rule.code for rule in rules]
    for pattern in (*select, *ignore):
        if not any(fnmatchcase(code, pattern) for code in (*codes, UNUSED)):
            remedy = did_you_mean(pattern, codes) or f"; there are: {', '.join(codes)}"
            raise UsageError(f"there is no rule '{visible(pattern)}'{remedy}")

    def chosen(code: str) -> bool:
        wanted = not select or any(fnmatchcase(code, pattern) for pattern in select)
        return wanted and not any(fnmatchcase(code, pattern) for pattern in ignore)

    return [rule for rule in rules if chosen(rule.code)]


def findings(
    timeline: Timeline, rules: Iterable[Rule], places: Places | None = None, file: str = ""
) -> list[Finding]:
    """What the rules find that the timeline does not say to ignore, in the order of the file."""
    ignored = _Ignored(timeline)
    run = list(rules)
    found = [
        Finding(
            rule.code, rule.severity, p.message, rule.remedy, p.event, p.source, file,
            *(places.at(p.event, p.source, p.path) if places else (0, 0)),
        )
        for rule in run
        for p in _problems(rule, timeline)
        if not ignored.covers(rule.code, p)
    ]  # fmt: skip
    for problem in ignored.unused({rule.code for rule in run}):
        place = places.at(problem.event, problem.source, problem.path) if places else (0, 0)
        remedy, owner = "remove the ignore, or mend its rule", (problem.event, problem.source)
        found.append(
            Finding(UNUSED, Severity.WARNING, problem.message, remedy, *owner, file, *place)
        )
    return sorted(found, key=lambda f: (f.line, f.column))


def mistake_finding(mistake: Mistake) -> Finding:
    """A mistake that keeps a file from being read, as a finding."""
    finding = Finding(mistake.code, Severity.ERROR, mistake.message, event=mistake.event)
    return evolve(finding, file=mistake.file, line=mistake.line, column=mistake.column)


def _problems(rule: Rule, timeline: Timeline) -> list[Problem]:
    """What a rule finds; a rule that fails says so and hides no other."""
    problems: list[Problem] = []
    try:
        for problem in rule.check(timeline):
            if not isinstance(problem, Problem):  # a plugin may do anything
                raise TypeError(f"it yielded {type(problem).__name__}, which is no Problem")
            problems.append(problem)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is only its own
        problems.append(Problem(f"the rule itself failed: {reason(error)}"))
    return problems


class _Ignored:
    """The ignores of a timeline and of its entries, and which of them were of use."""

    def __init__(self, timeline: Timeline) -> None:
        self.of: dict[tuple[str, str], tuple[Ignore, ...]] = {("", ""): timeline.ignore}
        self.of |= {("event", event.id): event.ignore for event in timeline if event.ignore}
        self.of |= {("source", s.id): s.ignore for s in timeline.sources if s.ignore}
        self.used: set[tuple[str, str, str]] = set()

    def covers(self, code: str, problem: Problem) -> bool:
        owner = ("event", problem.event) if problem.event else ("source", problem.source)
        covered = False
        for kind, id_ in ((owner if owner[1] else ("", "")), ("", "")):
            if any(ignore.rule == code for ignore in self.of.get((kind, id_), ())):
                self.used.add((kind, id_, code))
                covered = True
        return covered

    def unused(self, run: set[str]) -> Iterator[Problem]:
        """Ignores of rules that ran and found nothing there."""
        for (kind, owner), ignores in self.of.items():
            for i, ignore in enumerate(ignores):
                if ignore.rule in run and (kind, owner, ignore.rule) not in self.used:
                    message = f"the rule '{visible(ignore.rule)}' finds nothing to ignore here"
                    event, source = (owner if kind == k else "" for k in ("event", "source"))
                    yield Problem(message, event, source, ("ignore", i))
