"""The rules of `timeline check` that ship with timeline-kit: one rule, one file."""

from __future__ import annotations

from timeline import Rule, hookimpl
from timeline_plugins.checks.source_missing import SourceMissing

__all__ = ["RULES", "timeline_checks"]

RULES: tuple[type[Rule], ...] = (SourceMissing,)


@hookimpl
def timeline_checks() -> list[Rule]:
    return [rule() for rule in RULES]
