"""Running the rules of `timeline check` over a timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Final

from attrs import field, frozen

from timeline.correction import Ignore
from timeline.document import Places
from timeline.errors import Mistake, UsageError, did_you_mean, visible
from timeline.remedies import reason
from timeline.rule import Finding, Problem, Rule, Severity
from timeline.timeline import Timeline

__all__ = ["FAILED", "UNUSED", "Choice", "findings", "mistake_finding"]

FAILED: Final = "rule-failed"
UNUSED: Final = "ignore-unused"


@frozen
class Choice:
    """The rules to run: those whose code fits one of `select` (or all) and none of `ignore`.

    Patterns are codes, or globs such as `source-*`. Raises UsageError for one that fits no rule.
    """

    rules: Sequence[Rule]
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    run: tuple[Rule, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        codes = [*self.codes, UNUSED]
        for pattern in (*self.select, *self.ignore):
            if not any(fnmatchcase(code, pattern) for code in codes):
                remedy = did_you_mean(pattern, codes) or f"; there are: {', '.join(codes)}"
                raise UsageError(f"there is no rule '{visible(pattern)}'{remedy}")
        object.__setattr__(self, "run", tuple(r for r in self.rules if self.takes(r.code)))

    @property
    def codes(self) -> list[str]:
        """The codes of all rules, chosen or not."""
        return [rule.code for rule in self.rules]

    def takes(self, code: str) -> bool:
        """Whether findings of that code are wanted."""
        wanted = not self.select or any(fnmatchcase(code, pattern) for pattern in self.select)
        return wanted and not any(fnmatchcase(code, pattern) for pattern in self.ignore)


def findings(
    timeline: Timeline, choice: Choice, places: Places | None = None, file: str = ""
) -> list[Finding]:
    """What the rules find that the timeline does not say to ignore, in the order of the file."""
    found: list[Finding] = []

    def tell(code: str, severity: Severity, problem: Problem, remedy: str) -> None:
        owner = problem.event, problem.source
        line, column = places.at(*owner, problem.path) if places else (0, 0)
        found.append(Finding(code, severity, problem.message, remedy, *owner, file, line, column))

    ignored = _Ignored(timeline)
    failed: set[str] = set()
    for rule in choice.run:
        try:
            for problem in _checked(rule, timeline):
                if not ignored.covers(rule.code, problem):
                    tell(rule.code, rule.severity, problem, rule.remedy)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it hides no other rule
            failed.add(rule.code)
            wrong = Problem(f"the rule '{rule.code}' itself failed: {reason(error)}")
            tell(FAILED, Severity.ERROR, wrong, "tell its author, and leave it out till then")
    if choice.takes(UNUSED):
        ran = {rule.code for rule in choice.run} - failed
        for problem in ignored.unused(ran, choice.codes):
            tell(UNUSED, Severity.WARNING, problem, "remove the ignore, or correct its rule")
    return sorted(found, key=lambda f: (f.line, f.column))


def mistake_finding(mistake: Mistake) -> Finding:
    """A mistake that keeps a file from being read, as a finding."""
    return Finding(
        mistake.code, Severity.ERROR, mistake.message, event=mistake.event,
        file=mistake.file, line=mistake.line, column=mistake.column,
    )  # fmt: skip


def _checked(rule: Rule, timeline: Timeline) -> Iterator[Problem]:
    for problem in rule.check(timeline):
        if not isinstance(problem, Problem):  # a plugin may do anything
            raise TypeError(f"it yielded {type(problem).__name__}, which is no Problem")
        texts: tuple[object, ...] = (problem.message, problem.event, problem.source)
        if not all(isinstance(text, str) for text in texts):
            raise TypeError(f"it yielded {problem}, whose message and ids should be text")
        yield problem


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

    def unused(self, ran: Collection[str], known: Iterable[str]) -> Iterator[Problem]:
        """Ignores of rules that ran and found nothing there, and of rules that there are not."""
        codes = list(known)
        for (kind, owner), ignores in self.of.items():
            for i, ignore in enumerate(ignores):
                rule = visible(ignore.rule)
                if ignore.rule not in codes:
                    message = f"there is no rule '{rule}'{did_you_mean(ignore.rule, codes)}"
                elif ignore.rule in ran and (kind, owner, ignore.rule) not in self.used:
                    message = f"the rule '{rule}' finds nothing to ignore here"
                else:
                    continue
                event, source = (owner if kind == k else "" for k in ("event", "source"))
                yield Problem(message, event, source, ("ignore", i, "rule"))
