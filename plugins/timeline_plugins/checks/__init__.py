"""The rules of `timeline check` that ship with timeline-kit: one rule, one file."""

from __future__ import annotations

from timeline import Rule, hookimpl
from timeline_plugins.checks.actor_misspelt import ActorMisspelt
from timeline_plugins.checks.date_finer_than_source import DateFinerThanSource
from timeline_plugins.checks.date_new_year import DateNewYear
from timeline_plugins.checks.date_unbounded import DateUnbounded
from timeline_plugins.checks.event_after_source import EventAfterSource
from timeline_plugins.checks.event_repeated import EventRepeated
from timeline_plugins.checks.event_similar import EventSimilar
from timeline_plugins.checks.figure_contradicts import FigureContradicts
from timeline_plugins.checks.language_unknown import LanguageUnknown
from timeline_plugins.checks.place_misspelt import PlaceMisspelt
from timeline_plugins.checks.publication_repeated import PublicationRepeated
from timeline_plugins.checks.range_overlong import RangeOverlong
from timeline_plugins.checks.relation_cycle import RelationCycle
from timeline_plugins.checks.relation_dangling import RelationDangling
from timeline_plugins.checks.relation_order import RelationOrder
from timeline_plugins.checks.source_missing import SourceMissing
from timeline_plugins.checks.source_order import SourceOrder
from timeline_plugins.checks.source_repeated import SourceRepeated
from timeline_plugins.checks.source_unarchived import SourceUnarchived
from timeline_plugins.checks.source_unused import SourceUnused
from timeline_plugins.checks.statement_after_report import StatementAfterReport
from timeline_plugins.checks.text_ambiguous_date import TextAmbiguousDate
from timeline_plugins.checks.title_long import TitleLong
from timeline_plugins.checks.weekday_mismatch import WeekdayMismatch
from timeline_plugins.checks.zone_missing import ZoneMissing

__all__ = ["RULES", "timeline_checks"]

RULES: tuple[type[Rule], ...] = (
    ActorMisspelt,
    DateFinerThanSource,
    DateNewYear,
    DateUnbounded,
    EventAfterSource,
    EventRepeated,
    EventSimilar,
    FigureContradicts,
    LanguageUnknown,
    PlaceMisspelt,
    PublicationRepeated,
    RangeOverlong,
    RelationCycle,
    RelationDangling,
    RelationOrder,
    SourceMissing,
    SourceOrder,
    SourceRepeated,
    SourceUnarchived,
    SourceUnused,
    StatementAfterReport,
    TextAmbiguousDate,
    TitleLong,
    WeekdayMismatch,
    ZoneMissing,
)
"""By code."""


@hookimpl
def timeline_checks() -> list[Rule]:
    return [rule() for rule in RULES]
