"""statement-after-report: something said after it was reported."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import Problem, Rule, Severity, Statement, Timeline, When
from timeline_plugins.checks.common import Path, certain, counting, known

__all__ = ["StatementAfterReport"]


class StatementAfterReport(Rule):
    """Certainly said later than the date of its report, or than all dates of a source of it.

    The dates of a source are `published` and `updated`. What may be earlier, as `[..2024-10-30]`,
    is let be.
    """

    code = "statement-after-report"
    title = "A statement that is later than its own report"
    severity = Severity.ERROR
    remedy = "correct one of the two dates, or remove the report that is of something else"
    trips = """\
title: News
events:
  - when: 2024-10-20
    title: NATO cannot confirm it
    speaker: Mark Rutte
    reported:
      by: Politico
      when: 2024-10-18
"""
    passes = """\
title: News
events:
  - when: 2024-10-18
    title: NATO cannot confirm it
    speaker: Mark Rutte
    reported:
      by: Politico
      when: 2024-10-18
"""

    def check(self, timeline: Timeline) -> Iterator[Problem]:
        for event in counting(timeline):
            if isinstance(event, Statement):
                for path, name, bounds in _bounds(event, timeline):
                    if bounds and all(certain(event.when.after(bound)) for bound in bounds):
                        said = f"it was said {event.when.format()}"
                        last = max(bounds).format()
                        yield self.problem(f"{said} and {name} is of {last}", event, *path)


def _bounds(
    statement: Statement, timeline: Timeline
) -> Iterator[tuple[Path, str, tuple[When, ...]]]:
    """What can only be later than the statement: its path, what to call it, and its dates."""
    told: set[str] = set()
    for i, report in enumerate(statement.reported):
        if report.when:
            yield ("reported", i, "when"), "its report", (report.when,)
        if source := timeline.source(report.source):
            told.add(source.id)
            yield ("reported", i, "source"), f"its report '{source.id}'", known(source)
    for i, citation in enumerate(statement.sources):
        source = timeline.source(citation.source)
        if source and source.id not in told:
            told.add(source.id)
            yield ("sources", i), f"its source '{source.id}'", known(source)
